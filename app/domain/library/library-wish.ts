import { isSlug } from '../slug'
import { type DocumentFilters, isOneOf, readFilters, writeFilters } from './document-filters'

export const LIBRARY_SORTS = ['recent', 'added', 'title'] as const
/** By the date of the document, by the day on which it came out here, by its title. */
export type LibrarySort = (typeof LIBRARY_SORTS)[number]

/** What the library's page is asked for. */
export type LibraryWish = {
  filters: DocumentFilters
  /** Only what came out since this member's previous visit began. */
  since: 'visit' | null
  sort: LibrarySort
  /** Slug of the document that stands before the page, or after it; never both. */
  after: string | null
  before: string | null
}

/** What an address asks for; a value that means nothing is left out, as an address may be typed by hand. */
export function readLibraryWish(query: URLSearchParams): LibraryWish {
  const [sort, after, before] = ['sort', 'after', 'before'].map((name) => query.get(name))
  const begins = isSlug(after) ? after : null
  return {
    filters: readFilters(query),
    since: query.get('since') === 'visit' ? 'visit' : null,
    sort: isOneOf(LIBRARY_SORTS, sort) ? sort : 'recent',
    after: begins,
    before: !begins && isSlug(before) ? before : null,
  }
}

/** The query of an address that asks for this, or `''` for the first page of all. */
export function libraryQuery(wish: Partial<LibraryWish>): string {
  const query = new URLSearchParams()
  writeFilters(query, wish.filters ?? {})
  if (wish.since) query.set('since', wish.since)
  if (wish.sort && wish.sort !== 'recent') query.set('sort', wish.sort)
  if (wish.after) query.set('after', wish.after)
  if (wish.before) query.set('before', wish.before)
  return query.size ? `?${query}` : ''
}

/** The same library from its first page, with some of this changed. */
export const fromTheStart = (wish: LibraryWish, changed: Partial<LibraryWish>): LibraryWish => ({
  ...wish,
  after: null,
  before: null,
  ...changed,
})

/** Whether it is the page with which one begins. */
export const isFirstOfAll = (wish: LibraryWish): boolean => libraryQuery(wish) === ''

/** Whether it is narrowed to a part of what this visitor may know of. */
export const isNarrowed = ({ filters, since }: LibraryWish): boolean =>
  since !== null || Object.keys(filters).length > 0
