import type { Locale } from '../locale'

/** Styles of citations, in the order in which they are offered. */
export const CITATION_STYLES = ['apa', 'chicago', 'iso690', 'mla'] as const
export type CitationStyle = (typeof CITATION_STYLES)[number]

/** The style that is most asked for in each language. */
export const STYLE_OF: Record<Locale, CitationStyle> = { fr: 'iso690', en: 'apa' }

/** What reference managers and repositories take, by its place in the address. */
export const CITATION_FORMATS = {
  bibtex: { name: 'BibTeX', ending: 'bib', mediaType: 'application/x-bibtex; charset=utf-8' },
  ris: { name: 'RIS', ending: 'ris', mediaType: 'application/x-research-info-systems; charset=utf-8' },
  'csl-json': {
    name: 'CSL-JSON',
    ending: 'csl.json',
    mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
  },
  'datacite-json': {
    name: 'DataCite JSON',
    ending: 'datacite.json',
    mediaType: 'application/vnd.datacite.datacite+json; charset=utf-8',
  },
} as const
export type CitationFormat = keyof typeof CITATION_FORMATS

export const isCitationFormat = (value: unknown): value is CitationFormat =>
  typeof value === 'string' && Object.hasOwn(CITATION_FORMATS, value)

/** A page or slide of the work, for the reference in the running text. */
export type PlaceInWork = { shape: 'slides' | 'paper' | 'sheets'; number: number }

export type CitationAsked = { style: CitationStyle; place: PlaceInWork | null }

/** What an address asks to be cited (`?cite=apa&place=slides-3`); null: nothing. */
export function readCitationAsked(query: URLSearchParams): CitationAsked | null {
  const style = CITATION_STYLES.find((one) => one === query.get('cite'))
  const place = /^(slides|paper|sheets)-(\d{1,5})$/.exec(query.get('place') ?? '')
  if (!style) return null
  return {
    style,
    place: place && { shape: place[1] as PlaceInWork['shape'], number: Number(place[2]) },
  }
}

/** The work's entry in a bibliography, and how the running text refers to it: « (Exemple, 2015) ». */
export type Citation = {
  style: CitationStyle
  place: PlaceInWork | null
  text: string
  /** Safe: italics alone. */
  html: string
  inText: string
}
