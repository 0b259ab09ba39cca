import type { Visitor } from '~/domain/access/visitor'
import {
  CITATION_FORMATS,
  type Citation,
  type CitationAsked,
  type CitationFormat,
} from '~/domain/citing/citation'
import { cslItem } from '~/domain/citing/csl-item'
import { dataciteOf } from '~/domain/citing/datacite'
import type { Work } from '~/domain/citing/work'
import type { DocumentKind } from '~/domain/library/library-document'
import type { Locale } from '~/domain/locale'
import { inFormat, inStyle } from './citation-processor.server'
import { openWork } from './works.server'

/** The page's language and what it calls the kinds of documents. */
type Wording = { lang: Locale; kinds: Record<DocumentKind, string> }

/** The citation of a document whose card this visitor may see, in a style; null: it is hidden or missing. */
export async function citeDocument(
  visitor: Visitor,
  slug: string,
  { style, place }: CitationAsked,
  wording: Wording,
  now: Date,
): Promise<Citation | null> {
  const work = await openWork(visitor, slug, now)
  if (!work) return null
  // Only ISO 690 names the day on which a work on line was consulted.
  const consultedOn = style === 'iso690' ? now.toISOString().slice(0, 10) : undefined
  return { style, place, ...(await inStyle(itemOf(work, wording, consultedOn), style, wording.lang)) }
}

/** The same card for reference managers and repositories. */
export async function exportCitation(
  visitor: Visitor,
  slug: string,
  format: CitationFormat,
  wording: Wording,
  now: Date,
): Promise<{ name: string; mediaType: string; body: string } | null> {
  const work = await openWork(visitor, slug, now)
  if (!work) return null
  const { ending, mediaType } = CITATION_FORMATS[format]
  return { name: `${work.slug}.${ending}`, mediaType, body: await written(work, format, wording) }
}

async function written(work: Work, format: CitationFormat, wording: Wording): Promise<string> {
  switch (format) {
    case 'datacite-json':
      return json(dataciteOf(work))
    case 'csl-json':
      return json([itemOf(work, wording)])
    default:
      return inFormat(itemOf(work, wording), format)
  }
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

const itemOf = (work: Work, { lang, kinds }: Wording, consultedOn?: string) =>
  cslItem(work, lang, kinds[work.kind].toLowerCase(), consultedOn)
