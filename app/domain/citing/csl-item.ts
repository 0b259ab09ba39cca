import type { DocumentKind } from '../library/library-document'
import { inLocale, type Locale } from '../locale'
import { type AuthorName, authorName } from './author-name'
import { citedAddress, textOf, type Work } from './work'

type CslDate = { 'date-parts': [number[]] }

/** A work as citation styles read it (CSL-JSON, schema 1.0). */
export type CslItem = {
  id: string
  type: 'speech' | 'report' | 'article' | 'dataset' | 'document'
  title: string
  author: AuthorName[]
  genre: string
  publisher: string
  URL: string
  DOI?: string
  language: Locale
  issued?: CslDate
  accessed?: CslDate
  abstract?: string
  keyword?: string
  'event-title'?: string
  'event-place'?: string
}

const TYPES: Record<DocumentKind, CslItem['type']> = {
  presentation: 'speech',
  report: 'report',
  survey: 'report',
  watch: 'report',
  minutes: 'report',
  article: 'article',
  dataset: 'dataset',
  other: 'document',
}

/** In one language; `genre` is the kind's name in it, `consultedOn` (YYYY-MM-DD) the day for styles that name it. */
export function cslItem(work: Work, lang: Locale, genre: string, consultedOn?: string): CslItem {
  const text = textOf(work, lang)
  const workshop = work.kind === 'presentation' && work.workshop ? inLocale(work.workshop.texts, lang) : null
  return {
    id: work.slug,
    type: TYPES[work.kind],
    title: text.title,
    author: work.authors.map(({ name }) => authorName(name)),
    genre,
    publisher: work.publisher,
    URL: citedAddress(work),
    ...(work.doi ? { DOI: work.doi } : {}),
    language: text.lang,
    ...(work.date ? { issued: cslDate(work.date) } : {}),
    ...(consultedOn ? { accessed: cslDate(consultedOn) } : {}),
    ...(text.abstract ? { abstract: text.abstract } : {}),
    ...(text.keywords.length ? { keyword: text.keywords.join(',') } : {}),
    ...(workshop ? { 'event-title': workshop.title } : {}),
    ...(workshop?.place ? { 'event-place': workshop.place } : {}),
  }
}

const cslDate = (day: string): CslDate => ({ 'date-parts': [day.split('-').map(Number)] })
