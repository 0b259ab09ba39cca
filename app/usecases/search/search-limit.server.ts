import { isSignedIn, type Visitor } from '~/domain/access/visitor'
import { countUse } from '~/storage/rate-limits.server'

/** Seconds to wait before this person may search the library again; 0 when he may now. */
export const askToSearch = (visitor: Visitor, address: string): Promise<number> =>
  countUse(isSignedIn(visitor) ? ['search', visitor.id] : ['search-address', address])

/** The same for what is offered while he types. */
export const askToSuggest = (visitor: Visitor, address: string): Promise<number> =>
  countUse(isSignedIn(visitor) ? ['suggest', visitor.id] : ['suggest-address', address])
