import { type DocumentFilters, isOneOf, readFilters, writeFilters } from '../library/document-filters'
import { isSlug } from '../slug'
import { readSearch } from './search-query'

export const SEARCH_SORTS = ['relevance', 'recent', 'title'] as const
export type SearchSort = (typeof SEARCH_SORTS)[number]

export type SearchWish = {
  q: string
  filters: DocumentFilters
  sort: SearchSort
  /** Slug of the document after which the page begins. */
  after: string | null
}

/** What an address asks for; a value that means nothing is left out, as an address may be typed by hand. */
export function readSearchWish(query: URLSearchParams): SearchWish {
  const [sort, after] = [query.get('sort'), query.get('after')]
  return {
    q: readSearch(query.get('q')),
    filters: readFilters(query),
    sort: isOneOf(SEARCH_SORTS, sort) ? sort : 'relevance',
    after: isSlug(after) ? after : null,
  }
}

/** The query of an address that asks for this: `?q=…&theme=…`. */
export function searchQuery({ q, filters, sort, after }: SearchWish): string {
  const query = new URLSearchParams({ q })
  writeFilters(query, filters)
  if (sort !== 'relevance') query.set('sort', sort)
  if (after) query.set('after', after)
  return `?${query}`
}
