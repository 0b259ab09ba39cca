import { DOCUMENT_KINDS, type DocumentKind } from '../library/library-document'
import { isLocale, type Locale } from '../locale'
import { isSlug } from '../slug'
import { readSearch } from './search-query'

export const SEARCH_SORTS = ['relevance', 'recent', 'title'] as const
export type SearchSort = (typeof SEARCH_SORTS)[number]

/** What results are narrowed to; an absent filter narrows nothing. */
export type SearchFilters = {
  theme?: string
  kind?: DocumentKind
  /** Slug. */
  workshop?: string
  year?: number
  /** Language of a file. */
  language?: Locale
  /** As it stands on the card. */
  author?: string
  /** Only what this visitor may read in full. */
  access?: 'mine'
}

export const SEARCH_FILTERS = ['theme', 'kind', 'workshop', 'year', 'language', 'author', 'access'] as const
export type SearchFilter = (typeof SEARCH_FILTERS)[number]

export type SearchWish = {
  q: string
  filters: SearchFilters
  sort: SearchSort
  /** Slug of the document after which the page begins. */
  after: string | null
}

const LONGEST_NAME = 200

/** What an address asks for; a value that means nothing is left out, as an address may be typed by hand. */
export function readSearchWish(query: URLSearchParams): SearchWish {
  const [theme, kind, workshop, year, language, author, access] = SEARCH_FILTERS.map((name) =>
    query.get(name),
  )
  const filters: SearchFilters = {}
  if (isSlug(theme)) filters.theme = theme
  if (isOneOf(DOCUMENT_KINDS, kind)) filters.kind = kind
  if (isSlug(workshop)) filters.workshop = workshop
  if (year && /^[12]\d{3}$/.test(year)) filters.year = Number(year)
  if (isLocale(language)) filters.language = language
  const name = author?.replace(/\p{C}/gu, '').trim()
  if (name && name.length <= LONGEST_NAME) filters.author = name
  if (access === 'mine') filters.access = access
  const [sort, after] = [query.get('sort'), query.get('after')]
  return {
    q: readSearch(query.get('q')),
    filters,
    sort: isOneOf(SEARCH_SORTS, sort) ? sort : 'relevance',
    after: isSlug(after) ? after : null,
  }
}

/** The query of an address that asks for this: `?q=…&theme=…`. */
export function searchQuery({ q, filters, sort, after }: SearchWish): string {
  const query = new URLSearchParams({ q })
  for (const name of SEARCH_FILTERS) {
    const value = filters[name]
    if (value !== undefined) query.set(name, String(value))
  }
  if (sort !== 'relevance') query.set('sort', sort)
  if (after) query.set('after', after)
  return `?${query}`
}

/** The same search, narrowed to this as well, from its first page. */
export function withFilter<K extends SearchFilter>(
  wish: SearchWish,
  name: K,
  value: SearchFilters[K],
): SearchWish {
  return { ...wish, after: null, filters: { ...wish.filters, [name]: value } }
}

/** The same search without one of its filters, from its first page. */
export function withoutFilter(wish: SearchWish, name: SearchFilter): SearchWish {
  const { [name]: _left, ...filters } = wish.filters
  return { ...wish, after: null, filters }
}

function isOneOf<T extends string>(values: readonly T[], value: unknown): value is T {
  return values.includes(value as T)
}
