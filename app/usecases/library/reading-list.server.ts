import { accessTo, gateReason } from '~/domain/access/access-policy'
import { isSignedIn, type SignedIn, type Visitor } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { MOST_BOOKMARKS } from '~/domain/library/reading-list'
import type { DocumentCard } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import type { Prisma } from '~/generated/prisma/client'
import { db, inTransaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { lockMember } from '../members/lock-member.server'
import { type DocumentCardRow, documentCardSelect, documentCards, inLang } from './cards.server'
import { gated, gateFacts } from './gate-facts.server'

const PAGE_SIZE = 24

/** `full`: the list holds as many as it may. `missing`: there is no such document for this person. */
export type Keeping = { outcome: 'kept' } | { outcome: 'full' } | { outcome: 'missing' }

/** Keeps a document that this person may know of for later. Doing it twice changes nothing. */
export async function keepDocument(person: SignedIn, slug: string, now: Date): Promise<Keeping> {
  const row = await db().libraryDocument.findUnique({
    where: { slug },
    select: { id: true, ...gateFacts(person) },
  })
  if (!row || accessTo(gated(row), person, now) === 'hidden') return { outcome: 'missing' }
  const [memberId, documentId] = [person.id, row.id]
  return inTransaction(async (tx) => {
    await lockMember(tx, memberId)
    const known = await tx.bookmark.findUnique({ where: { memberId_documentId: { memberId, documentId } } })
    if (known) return { outcome: 'kept' }
    if ((await tx.bookmark.count({ where: { memberId } })) >= MOST_BOOKMARKS) return { outcome: 'full' }
    await tx.bookmark.create({ data: { id: newId(), memberId, documentId, addedAt: now } })
    return { outcome: 'kept' }
  })
}

/** Lets go of a document, whatever has become of it. */
export async function letGoOfDocument(person: SignedIn, slug: string): Promise<void> {
  await db().bookmark.deleteMany({ where: { memberId: person.id, document: { slug } } })
}

/** Takes a line off this person's own list. */
export async function removeBookmark(person: SignedIn, id: string): Promise<void> {
  await db().bookmark.deleteMany({ where: { memberId: person.id, id } })
}

/** Which of these this visitor keeps; null for who has no list. */
export async function keptAmong(visitor: Visitor, slugs: string[]): Promise<string[] | null> {
  if (!isSignedIn(visitor)) return null
  if (!slugs.length) return []
  const rows = await db().bookmark.findMany({
    where: { memberId: visitor.id, document: { slug: { in: slugs } } },
    select: { document: { select: { slug: true } } },
  })
  return rows.map(({ document }) => document.slug)
}

/** Whether this visitor keeps a document; null for who has no list. */
export async function isKept(visitor: Visitor, slug: string): Promise<boolean | null> {
  const kept = await keptAmong(visitor, [slug])
  return kept && kept.length > 0
}

/** A line of the list. What he may no longer know of has no card; of what was withdrawn the card is its tombstone's. */
export type ReadingListEntry = { id: string; addedAt: string } & (
  | { state: 'open'; card: DocumentCard }
  | { state: 'withdrawn'; card: Pick<DocumentCard, 'slug' | 'title' | 'kind'> }
  | { state: 'gone' }
)

export type ReadingListView = {
  entries: ReadingListEntry[]
  total: number
  /** The line after which the next page begins; null: there is none. */
  next: string | null
}

/** A page of what this person keeps, the last that was added first, as far as he may still know of it. */
export async function openReadingList(
  person: SignedIn,
  after: string | null,
  lang: Locale,
  now: Date,
): Promise<ReadingListView> {
  const [total, start] = await Promise.all([
    db().bookmark.count({ where: { memberId: person.id } }),
    isId(after) ? db().bookmark.findFirst({ where: { memberId: person.id, id: after } }) : null,
  ])
  const rows = await db().bookmark.findMany({
    where: { memberId: person.id, ...(start ? beyond(start) : {}) },
    orderBy: [{ addedAt: 'desc' }, { id: 'desc' }],
    take: PAGE_SIZE + 1,
    select: { id: true, addedAt: true, document: { select: documentCardSelect(person) } },
  })
  const shown = rows.slice(0, PAGE_SIZE)
  const cards = await documentCards(
    shown.map(({ document }) => document),
    person,
    { lang, now },
  )
  const bySlug = new Map(cards.map((card) => [card.slug, card]))
  return {
    entries: shown.map(({ id, addedAt, document }) => ({
      ...{ id, addedAt: addedAt.toISOString() },
      ...stateOf(document, person, bySlug.get(document.slug), { lang, now }),
    })),
    total,
    next: rows.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null,
  }
}

const beyond = ({ addedAt, id }: { addedAt: Date; id: string }): Prisma.BookmarkWhereInput => ({
  OR: [{ addedAt: { lt: addedAt } }, { addedAt, id: { lt: id } }],
})

type State =
  | { state: 'open'; card: DocumentCard }
  | { state: 'withdrawn'; card: Pick<DocumentCard, 'slug' | 'title' | 'kind'> }
  | { state: 'gone' }

function stateOf(
  row: DocumentCardRow,
  person: SignedIn,
  card: DocumentCard | undefined,
  { lang, now }: { lang: Locale; now: Date },
): State {
  if (!card) return { state: 'gone' }
  if (gateReason(gated(row), person, now) !== 'withdrawn') return { state: 'open', card }
  const { slug, kind } = card
  return { state: 'withdrawn', card: { slug, kind, title: inLang(row.texts, lang, 'title') } }
}

/** What the copy of a member's data says of his list: of what he may no longer know of, only that it is there. */
export async function bookmarksOf(person: SignedIn, now: Date) {
  const rows = await db().bookmark.findMany({
    where: { memberId: person.id },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    select: {
      addedAt: true,
      document: {
        select: { slug: true, texts: { select: { lang: true, title: true } }, ...gateFacts(person) },
      },
    },
  })
  return rows.map(({ addedAt, document }) => {
    const hidden = accessTo(gated(document), person, now) === 'hidden'
    return hidden
      ? { addedAt }
      : { addedAt, document: document.slug, title: inLang(document.texts, person.lang, 'title').text }
  })
}
