import type { Locale } from '~/domain/locale'
import { parisField } from '~/domain/paris-time'
import { type FlatValues, flatValues } from './flat-values'

type Texts = { title: string; abstract: string; keywords: string[]; body: string }

type Stored = {
  slug: string
  kind: string
  theme: string | null
  workshopId: string | null
  position: number
  licence: string
  audience: string | null
  embargoUntil: string | null
  openPages: number
  showsCover: boolean
  shareable: boolean
  datedOn: string | null
  authors: { name: string; affiliation: string }[]
  life: string
  publishedAt: string | null
  updatedAt: string
  texts: Record<Locale, Texts>
}

/** What is stored, as the fields of its form hold it. */
export function storedDocument(document: Stored): FlatValues {
  const { slug, kind, theme, workshopId, position, licence, audience, datedOn, authors, texts } = document
  const typed = ({ keywords, ...rest }: Texts) => ({ ...rest, keywords: keywords.join(', ') })
  return flatValues({
    ...{ slug, kind, theme, workshopId, position, licence, audience, datedOn, authors },
    embargoUntil: parisField(document.embargoUntil),
    openPages: document.openPages,
    showsCover: document.showsCover ? 'on' : '',
    shareable: document.shareable ? 'yes' : 'no',
    publishAt: document.life === 'scheduled' ? parisField(document.publishedAt) : '',
    fr: typed(texts.fr),
    en: typed(texts.en),
    updatedAt: document.updatedAt,
  })
}
