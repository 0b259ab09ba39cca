import { limitOf, type Metered, meterUse } from '~/storage/rate-limits.server'

export type { Metered }

/** Under whose name a request of a program is counted: its token, or the network address of who has none. */
export type Program = { tokenId: string } | { address: string }

/** One more request; what is left is told with each answer. */
export const countRequest = (program: Program): Promise<Metered> =>
  'tokenId' in program ? meterUse(['api-token', program.tokenId]) : meterUse(['api-address', program.address])

/** One more search. */
export const countSearch = (program: Program): Promise<Metered> =>
  'tokenId' in program
    ? meterUse(['api-search', program.tokenId])
    : meterUse(['api-search-address', program.address])

/** Requests that are free within so many seconds, for the page that says so. */
export const API_LIMITS = {
  token: limitOf('api-token'),
  address: limitOf('api-address'),
  search: limitOf('api-search'),
  'search-address': limitOf('api-search-address'),
}
