import type { SignedIn, Visitor } from '~/domain/access/visitor'
import { type Every, MOST_SAVED, PAUSE, savedQuery, wishOf } from '~/domain/search/saved-search'
import type { SearchWish } from '~/domain/search/search-filters'
import { db, inTransaction } from '~/storage/database.server'
import { hashToken, keyedHash, newId } from '~/storage/ids.server'
import { lockMember } from '../members/lock-member.server'

export type SavedSearch = { id: string; query: string; q: string; narrowed: boolean; every: Every }

/** Made anew for each letter, since it is kept nowhere: only its hash is. */
export const endToken = (id: string): string => keyedHash('end-search', id)

/** `full`: he follows as many as he may. `nothing`: there is nothing to follow, or not for this person. */
export type Saving = { outcome: 'saved' } | { outcome: 'full' } | { outcome: 'nothing' }

/** Follows a search from now on; a search that is followed already changes its pace alone. */
export async function saveSearch(
  person: SignedIn,
  wish: SearchWish,
  every: Every,
  now: Date,
): Promise<Saving> {
  const query = savedQuery(wish)
  if (!query || person.kind === 'pending') return { outcome: 'nothing' }
  const memberId = person.id
  return inTransaction(async (tx) => {
    await lockMember(tx, memberId)
    const nextAt = new Date(now.getTime() + PAUSE[every])
    const { count } = await tx.savedSearch.updateMany({ where: { memberId, query }, data: { every, nextAt } })
    if (count) return { outcome: 'saved' }
    if ((await tx.savedSearch.count({ where: { memberId } })) >= MOST_SAVED) return { outcome: 'full' }
    const id = newId()
    const endHash = hashToken(endToken(id))
    const data = { id, memberId, query, every, createdAt: now, lookedAt: now, nextAt, endHash }
    await tx.savedSearch.create({ data })
    return { outcome: 'saved' }
  })
}

/** Those that this person follows, the last first. */
export async function listSavedSearches(person: SignedIn): Promise<SavedSearch[]> {
  const rows = await db().savedSearch.findMany({
    where: { memberId: person.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, query: true, every: true },
  })
  return rows.map(({ id, query, every }) => {
    const { q, filters } = wishOf(query)
    return { id, query, q, narrowed: Object.keys(filters).length > 0, every: every as Every }
  })
}

/** How often this visitor hears of this search; null where he does not follow it, `undefined` where he cannot. */
export async function followed(visitor: Visitor, wish: SearchWish): Promise<Every | null | undefined> {
  const query = savedQuery(wish)
  if (!query || visitor.kind === 'guest' || visitor.kind === 'pending') return undefined
  const row = await db().savedSearch.findUnique({
    where: { memberId_query: { memberId: visitor.id, query } },
    select: { every: true },
  })
  return (row?.every as Every | undefined) ?? null
}

/** Takes a line off this person's own list. */
export async function removeSavedSearch(person: SignedIn, id: string): Promise<void> {
  await db().savedSearch.deleteMany({ where: { memberId: person.id, id } })
}

/** What the link of a letter would end; null where it has been ended. Looking ends nothing. */
export async function lookAtEnd(token: string): Promise<{ q: string } | null> {
  const row = await db().savedSearch.findUnique({
    where: { endHash: hashToken(token) },
    select: { query: true },
  })
  return row && { q: wishOf(row.query).q }
}

/** Whoever holds the letter ends the search that it tells of, and nothing else. */
export async function endByToken(token: string): Promise<{ outcome: 'done' | 'spent' }> {
  const { count } = await db().savedSearch.deleteMany({ where: { endHash: hashToken(token) } })
  return { outcome: count ? 'done' : 'spent' }
}
