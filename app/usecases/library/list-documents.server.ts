import type { Visitor } from '~/domain/access/visitor'
import type { Facets } from '~/domain/library/document-filters'
import { isFirstOfAll, type LibraryWish, libraryQuery } from '~/domain/library/library-wish'
import type { DocumentCard, ThemeView } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'
import { browsePage } from '~/storage/search/browse.server'
import { browseCounts } from '~/storage/search/browse-counts.server'
import { previousVisitOf } from '../members/visits.server'
import { nameFacets } from '../search/name-facets.server'
import { documentCardSelect, documentCards, readThemes } from './cards.server'
import { cardsOf } from './cards-of.server'
import { listedDocuments } from './listed.server'
import { listMostRead, type MostRead } from './readers.server'
import { keptAmong } from './reading-list.server'

export type DocumentList = {
  /** What was asked for and means something for this visitor. */
  wish: LibraryWish
  cards: DocumentCard[]
  /** How many this visitor may know of and asked for. */
  total: number
  facets: Facets
  themes: ThemeView[]
  /** Queries of the pages beside this one; null: there is none. */
  previous: string | null
  next: string | null
  /** ISO moment at which his previous visit began, where only what is newer was asked for. */
  since: string | null
  /** Slugs of those that this visitor keeps for later; null: he has no list. */
  kept: string[] | null
  /** On the first page of all. */
  mostRead: MostRead
}

type Asked = { visitor: Visitor; lang: Locale; now: Date }

/** A page of the library, with what it may be narrowed to, as this visitor may know of it. */
export async function listDocuments(
  visitor: Visitor,
  asked: LibraryWish,
  lang: Locale,
  now: Date,
): Promise<DocumentList> {
  const since = asked.since ? await previousVisitOf(visitor) : null
  const wish: LibraryWish = { ...asked, since: since && 'visit' }
  const who = { visitor, lang, now, since }
  const [{ page, cards, kept }, { total, facets }, themes, mostRead] = await Promise.all([
    readPage(wish, who),
    countAll(wish, who),
    readThemes(lang),
    isFirstOfAll(wish) ? listMostRead(visitor, lang, now) : [],
  ])
  const beside = (there: boolean, place: Partial<LibraryWish>) =>
    there ? libraryQuery({ ...wish, after: null, before: null, ...place }) : null
  return {
    wish,
    cards,
    total,
    facets,
    themes: [...themes.values()],
    previous: beside(page.earlier, { before: cards[0]?.slug }),
    next: beside(page.later, { after: cards.at(-1)?.slug }),
    since: since?.toISOString() ?? null,
    kept,
    mostRead,
  }
}

type Since = Asked & { since: Date | null }

async function readPage(wish: LibraryWish, who: Since) {
  const page = await browsePage(wish, who)
  const cards = await cardsOf(page.ids, who)
  const kept = await keptAmong(
    who.visitor,
    cards.map(({ slug }) => slug),
  )
  return { page, cards, kept }
}

async function countAll({ filters }: LibraryWish, who: Since) {
  const { total, facets } = await browseCounts(filters, who)
  return { total, facets: await nameFacets(facets, who.lang) }
}

/** `since`: ISO moment. */
export type LibraryNews = { cards: DocumentCard[]; since: string }

/** What came out since this visitor's previous visit began, the newest first; null where there is nothing to say. */
export async function listNews(visitor: Visitor, lang: Locale, now: Date): Promise<LibraryNews | null> {
  const since = await previousVisitOf(visitor)
  if (!since) return null
  const who = { visitor, lang, now, since }
  const { ids } = await browsePage({ filters: {}, sort: 'added', after: null, before: null }, who)
  const cards = await cardsOf(ids.slice(0, MOST_NEWS), who)
  return cards.length ? { cards, since: since.toISOString() } : null
}

const MOST_NEWS = 3

/** The documents published last, for the home page. */
export async function listLatestDocuments(
  visitor: Visitor,
  lang: Locale,
  now: Date,
  most = 6,
): Promise<DocumentCard[]> {
  const rows = await db().libraryDocument.findMany({
    where: listedDocuments(visitor, now),
    orderBy: [{ publishedAt: 'desc' }, { position: 'asc' }, { id: 'asc' }],
    take: most,
    select: documentCardSelect(visitor),
  })
  return documentCards(rows, visitor, { lang, now })
}
