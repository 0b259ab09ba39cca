export const doiFacts = { doi: true, doiSince: true } as const

/** A DOI is named once it leads somewhere; null before. */
export const registeredDoi = ({
  doi,
  doiSince,
}: {
  doi: string | null
  doiSince: Date | null
}): string | null => (doiSince ? doi : null)
