/** What leads to a work for ever, by its DOI. */
export const doiAddress = (doi: string): string => `https://doi.org/${doi}`

/** `10.` and four to nine digits, as registries give them to who registers. */
export const DOI_PREFIX_FORM = /^10\.\d{4,9}$/

/** How far the DOI of a document is; `byHand`: the operator registers it, since the portal cannot. */
export type DoiStanding =
  /** `possible`: everybody finds it here, so that it may get one. */
  | { state: 'none'; possible: boolean }
  | { state: 'assigned'; doi: string; failure: string | null; byHand: boolean }
  | { state: 'registered'; doi: string; registeredAt: string; failure: string | null }
