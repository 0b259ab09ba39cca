import type { SignedIn } from '~/domain/access/visitor'
import { type Every, PAUSE, wishOf } from '~/domain/search/saved-search'
import { composeSearch, searchTerms } from '~/domain/search/search-query'
import type { Member, SavedSearch } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { searchLetters } from '~/mail/letters-searches.server'
import { db, inTransaction } from '~/storage/database.server'
import { findDocuments } from '~/storage/search/find-documents.server'
import { termForms } from '~/storage/search/term-forms.server'
import { documentCardSelect, documentCards } from '../library/cards.server'
import { personOf } from '../login-sessions.server'
import { endToken } from './saved-searches.server'

/** Of one run; the others are the next one's. */
const AT_ONCE = 200
/** So many are named in a letter; of more there is the number. */
const MOST_NAMED = 10

/**
 * Looks whether something new answers the searches that members follow, and writes to those for whom it does: titles of
 * what each of them may know of at this moment, found by words that he may read. Who may not sign in is told nothing.
 */
export async function tellOfSearches(now: Date): Promise<{ looked: number; told: number }> {
  const due = await db().savedSearch.findMany({
    where: { nextAt: { lte: now } },
    orderBy: { nextAt: 'asc' },
    take: AT_ONCE,
    include: { member: true },
  })
  let told = 0
  for (const search of due) if (await tellOfOne(search, now)) told += 1
  if (told) await wakeLetters()
  return { looked: due.length, told }
}

async function tellOfOne(
  { member, ...search }: SavedSearch & { member: Member },
  now: Date,
): Promise<boolean> {
  const person = member.deletionAskedAt ? null : personOf(member)
  const mayKnow = person !== null && person.kind !== 'pending'
  const news = mayKnow ? await newsOf(search, person, now) : { titles: [], total: 0 }
  const nextAt = new Date(now.getTime() + PAUSE[search.every as Every])
  return inTransaction(async (tx) => {
    // One process marks it, and writes the letter in the same transaction; what he may not know yet is told later.
    const { count } = await tx.savedSearch.updateMany({
      where: { id: search.id, lookedAt: search.lookedAt, nextAt: search.nextAt },
      data: { nextAt, ...(mayKnow ? { lookedAt: now } : {}) },
    })
    if (!count || !news.total) return false
    const { q } = wishOf(search.query)
    await searchLetters.somethingNew(
      tx,
      member,
      { ...news, q, query: search.query, token: endToken(search.id) },
      now,
    )
    return true
  })
}

async function newsOf({ query, lookedAt }: SavedSearch, person: SignedIn, now: Date) {
  const { q, filters } = wishOf(query)
  const terms = searchTerms(q)
  const search = composeSearch(terms, await termForms(terms))
  if (!search) return { titles: [], total: 0 }
  const asked = { visitor: person, lang: person.lang, now }
  const found = await findDocuments(search, { filters, sort: 'recent', after: null, since: lookedAt }, asked)
  const ids = found.hits.slice(0, MOST_NAMED).map(({ id }) => id)
  const rows = await db().libraryDocument.findMany({
    where: { id: { in: ids } },
    select: documentCardSelect(person),
  })
  const cards = await documentCards(rows, person, asked)
  return { titles: cards.map(({ title }) => title.text), total: found.total }
}
