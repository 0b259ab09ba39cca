import { isSignedIn, type Visitor } from '~/domain/access/visitor'
import { countUse } from '~/storage/rate-limits.server'

/** Seconds to wait before this person may look for words in a document again; 0 when he may now. */
export const askToSearchWithin = (visitor: Visitor, address: string): Promise<number> =>
  countUse(isSignedIn(visitor) ? ['search-within', visitor.id] : ['search-within-address', address])
