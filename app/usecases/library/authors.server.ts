import { config } from '~/config.server'
import type { Visitor } from '~/domain/access/visitor'
import { ALL_AUTHORS, AUTHOR_LETTERS, type AuthorLetter, keysOf } from '~/domain/library/author-letters'
import type { AuthorView } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { type Paging, pageOf } from '~/domain/paging'
import { isSlug } from '~/domain/slug'
import { paths } from '~/paths'
import { db } from '~/storage/database.server'
import {
  countAuthors,
  type FoundAuthor,
  findAuthor,
  findAuthors,
  rangesWithAuthors,
} from '~/storage/library/authors.server'
import { documentCardSelect, documentCards } from './cards.server'
import { listedDocuments } from './listed.server'
import { listWorkshops } from './workshops.server'

const NAMES = 200
const MOST_NAMES = 20_000
const CARDS = 12

export type AuthorList = {
  authors: FoundAuthor[]
  /** Under which there is a name. */
  letters: AuthorLetter[]
  /** The one that is shown; null: all of them. */
  letter: AuthorLetter | null
  paging: Paging
}

/** Authors of what this visitor may know of: all while they fit into a page, else those of a letter, page by page. */
export async function listAuthors(
  visitor: Visitor,
  asked: { letter: AuthorLetter | null; page: number },
  now: Date,
): Promise<AuthorList> {
  const who = { visitor, now }
  const present = await rangesWithAuthors(AUTHOR_LETTERS.map(keysOf), who)
  const letters = AUTHOR_LETTERS.filter((_letter, place) => present.has(place))
  const isLong = !asked.letter && (await countAuthors(ALL_AUTHORS, NAMES + 1, who)) > NAMES
  const letter = asked.letter ?? (isLong ? (letters[0] ?? null) : null)
  const range = letter ? keysOf(letter) : ALL_AUTHORS
  const paging = pageOf(await countAuthors(range, MOST_NAMES, who), asked.page, NAMES)
  return { authors: await findAuthors(range, paging, who), letters, letter, paging }
}

/** An author with what this visitor may know of his; null when that is nothing, or there is no such author. */
export async function openAuthor(
  visitor: Visitor,
  slug: string,
  { lang, page }: { lang: Locale; page: number },
  now: Date,
): Promise<AuthorView | null> {
  if (!isSlug(slug)) return null
  const author = await findAuthor(slug, { visitor, now })
  if (!author) return null
  const where = { AND: [listedDocuments(visitor, now), { authors: { some: { slug } } }] }
  const paging = pageOf(await db().libraryDocument.count({ where }), page, CARDS)
  const [rows, workshops] = await Promise.all([
    db().libraryDocument.findMany({
      where,
      orderBy: [{ datedOn: { sort: 'desc', nulls: 'last' } }, { publishedAt: 'desc' }, { id: 'asc' }],
      skip: paging.skip,
      take: paging.take,
      select: documentCardSelect(visitor),
    }),
    listWorkshops(visitor, lang, now, { speaker: slug }),
  ])
  return {
    slug,
    ...author,
    documents: await documentCards(rows, visitor, { lang, now }),
    paging,
    workshops,
    address: config().origin + paths.author(lang, slug),
  }
}
