import { isLocale, type Locale } from '../locale'
import { isSlug } from '../slug'
import { DOCUMENT_KINDS, type DocumentKind } from './library-document'
import type { InLang } from './views'

/** What documents are narrowed to, in the library and in the search; an absent filter narrows nothing. */
export type DocumentFilters = {
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

export const FILTER_NAMES = ['theme', 'kind', 'workshop', 'year', 'language', 'author', 'access'] as const
export type FilterName = (typeof FILTER_NAMES)[number]

const LONGEST_NAME = 200

/** The filters of an address; a value that means nothing is left out, as an address may be typed by hand. */
export function readFilters(query: URLSearchParams): DocumentFilters {
  const [theme, kind, workshop, year, language, author, access] = FILTER_NAMES.map((name) => query.get(name))
  const filters: DocumentFilters = {}
  if (isSlug(theme)) filters.theme = theme
  if (isOneOf(DOCUMENT_KINDS, kind)) filters.kind = kind
  if (isSlug(workshop)) filters.workshop = workshop
  if (year && /^[12]\d{3}$/.test(year)) filters.year = Number(year)
  if (isLocale(language)) filters.language = language
  const name = author?.replace(/\p{C}/gu, '').trim()
  if (name && name.length <= LONGEST_NAME) filters.author = name
  if (access === 'mine') filters.access = access
  return filters
}

/** Writes the filters into the query of an address. */
export function writeFilters(query: URLSearchParams, filters: DocumentFilters): void {
  for (const name of FILTER_NAMES) {
    const value = filters[name]
    if (value !== undefined) query.set(name, String(value))
  }
}

/** The filters with one more. */
export function withFilter<K extends FilterName>(
  filters: DocumentFilters,
  name: K,
  value: DocumentFilters[K],
): DocumentFilters {
  return { ...filters, [name]: value }
}

/** The filters without one of them. */
export function withoutFilter(filters: DocumentFilters, name: FilterName): DocumentFilters {
  const { [name]: _left, ...others } = filters
  return others
}

/** How many documents there are for this visitor with a value of a filter; `label` where its words are no dictionary's. */
export type FacetValue = { value: string; count: number; label: InLang | null }

/** What documents may still be narrowed to. */
export type Facets = Partial<Record<FilterName, FacetValue[]>>

export function isOneOf<T extends string>(values: readonly T[], value: unknown): value is T {
  return values.includes(value as T)
}
