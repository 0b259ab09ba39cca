import type { Audience } from '../access/access-policy'
import type { DocumentKind, Licence } from '../library/library-document'
import { inLocale, type Locale } from '../locale'
import { doiAddress } from './doi'

/** A document as one cites it and as machines are told of it: its card, and nothing behind the gate. */
export type Work = {
  id: string
  slug: string
  kind: DocumentKind
  /** Key of the theme. */
  theme: string | null
  licence: Licence
  /** One for each language in which it is described; the abstract as plain text. */
  texts: WorkText[]
  authors: { name: string; affiliation: string | null }[]
  /** YYYY-MM-DD */
  date: string | null
  publishedAt: Date
  /** When what is told of it changed last. */
  changedAt: Date
  workshop: { slug: string; texts: { lang: string; title: string; place: string }[] } | null
  audience: Audience
  /** What everybody may have of it. */
  access: 'full' | 'teaser' | 'tombstone'
  /** While it is closed by it. */
  embargoUntil: Date | null
  /** Name of the centre. */
  publisher: string
  /** Absolute, without language: it stays. */
  address: string
  /** Once the registry leads from it to the address. */
  doi: string | null
}

/** What a citation names: what leads there for ever, where there is such a thing. */
export const citedAddress = ({ doi, address }: Pick<Work, 'doi' | 'address'>): string =>
  doi ? doiAddress(doi) : address

export type WorkText = { lang: Locale; title: string; abstract: string; keywords: string[] }

/** The description in the asked language, else in the other. */
export function textOf(work: Work, lang: Locale): WorkText {
  return inLocale(work.texts, lang) ?? { lang, title: '', abstract: '', keywords: [] }
}
