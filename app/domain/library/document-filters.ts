import { isLocale, type Locale } from '../locale'
import { isSlug } from '../slug'
import { DOCUMENT_KINDS, type DocumentKind } from './library-document'

/** What a list of documents is narrowed to; an absent filter narrows nothing. */
export type DocumentFilters = {
  theme?: string
  kind?: DocumentKind
  /** Slug. */
  workshop?: string
  /** Language of a file. */
  language?: Locale
  /** Only what this visitor may read in full. */
  access?: 'mine'
}

export const FILTER_NAMES = ['theme', 'kind', 'workshop', 'language', 'access'] as const

const LAST_PAGE = 1_000_000

/** Filters and page of an address; a value that means nothing is left out, as an address may be typed by hand. */
export function readFilters(query: URLSearchParams): { filters: DocumentFilters; page: number } {
  const [theme, kind, workshop, language, access] = FILTER_NAMES.map((name) => query.get(name))
  const filters: DocumentFilters = {}
  if (isSlug(theme)) filters.theme = theme
  if (isOneOf(DOCUMENT_KINDS, kind)) filters.kind = kind
  if (isSlug(workshop)) filters.workshop = workshop
  if (isLocale(language)) filters.language = language
  if (access === 'mine') filters.access = access
  return { filters, page: readPageNumber(query.get('page')) }
}

/** A page from 1 on; whatever else is typed is the first, and what is too large is the largest that can be asked. */
export function readPageNumber(text: string | null): number {
  if (!text || !/^\d{1,1000}$/.test(text)) return 1
  return Math.min(Math.max(Number(text), 1), LAST_PAGE)
}

/** The query of an address with these filters: `?theme=…&page=2`, or `''` for none of them on page 1. */
export function filterQuery(filters: DocumentFilters, page = 1): string {
  const query = new URLSearchParams()
  for (const name of FILTER_NAMES) {
    const value = filters[name]
    if (value) query.set(name, value)
  }
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** The filters without one of them. */
export function withoutFilter(
  filters: DocumentFilters,
  name: (typeof FILTER_NAMES)[number],
): DocumentFilters {
  const { [name]: _left, ...others } = filters
  return others
}

function isOneOf<T extends string>(values: readonly T[], value: unknown): value is T {
  return values.includes(value as T)
}
