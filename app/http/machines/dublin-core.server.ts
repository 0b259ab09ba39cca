import { authorName } from '~/domain/citing/author-name'
import { accessRightOf } from '~/domain/citing/datacite'
import { doiAddress } from '~/domain/citing/doi'
import { LICENCE_ADDRESSES } from '~/domain/citing/licence'
import type { Work } from '~/domain/citing/work'
import type { DocumentKind } from '~/domain/library/library-document'
import type { XmlNode } from './xml.server'

/** Of the vocabulary info:eu-repo, which harvesters of open archives know. */
const TYPES: Record<DocumentKind, string> = {
  presentation: 'lecture',
  report: 'report',
  survey: 'report',
  watch: 'report',
  minutes: 'report',
  article: 'article',
  dataset: 'other',
  other: 'other',
}

/** A work in unqualified Dublin Core (oai_dc), in all languages in which it is described. */
export function dublinCore(work: Work, themes: ReadonlyMap<string, string>): XmlNode {
  const licence = LICENCE_ADDRESSES[work.licence]
  const theme = themes.get(work.theme ?? '')
  const embargo = work.embargoUntil?.toISOString().slice(0, 10)
  return {
    'oai_dc:dc': {
      '@xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
      '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xsi:schemaLocation':
        'http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
      'dc:title': work.texts.map(({ title, lang }) => inLang(title, lang)),
      'dc:creator': work.authors.map(({ name }) => sorted(name)),
      'dc:subject': [
        ...(theme ? [theme] : []),
        ...work.texts.flatMap(({ keywords, lang }) => keywords.map((word) => inLang(word, lang))),
      ] as XmlNode[],
      'dc:description': work.texts
        .filter(({ abstract }) => abstract)
        .map(({ abstract, lang }) => inLang(abstract, lang)),
      'dc:publisher': work.publisher,
      'dc:date': [
        ...(work.date ? [work.date] : []),
        ...(embargo ? [`info:eu-repo/date/embargoEnd/${embargo}`] : []),
      ],
      'dc:type': [`info:eu-repo/semantics/${TYPES[work.kind]}`, work.kind],
      'dc:identifier': work.doi ? [doiAddress(work.doi), work.address] : work.address,
      'dc:language': [...new Set(work.texts.map(({ lang }) => lang))],
      'dc:rights': [`info:eu-repo/semantics/${accessRightOf(work)}`, ...(licence ? [licence] : [])],
    },
  }
}

const inLang = (text: string, lang: string): XmlNode => ({ '@xml:lang': lang, '#text': text })

/** « Exemple, Marie », as catalogues sort it. */
function sorted(name: string): string {
  const parts = authorName(name)
  if ('literal' in parts) return parts.literal
  return `${[parts['non-dropping-particle'], parts.family].filter(Boolean).join(' ')}, ${parts.given}`
}
