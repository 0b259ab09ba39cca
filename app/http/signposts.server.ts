import { CITATION_FORMATS } from '~/domain/citing/citation'
import { LICENCE_ADDRESSES } from '~/domain/citing/licence'
import { SCHEMA_TYPES } from '~/domain/citing/schema-org'
import { citedAddress } from '~/domain/citing/work'
import { FILE_FORMATS } from '~/domain/library/file-format'
import type { DocumentView } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'
import { absoluteAddress } from './addresses.server'

/**
 * The `Link` header of a document's page (Signposting, signposting.org/FAIR): its address for citations, its
 * authors' pages, descriptions, licence and kind; its files only when everybody may read them, whoever asks.
 */
export function signposts(view: DocumentView, lang: Locale): string {
  const { card, licence, authors } = view
  const licenceAddress = LICENCE_ADDRESSES[licence]
  const files = view.access === 'full' && view.forEverybody ? (view.versions[0]?.files ?? []) : []
  return [
    link(citedAddress(view), 'cite-as'),
    ...authors.flatMap(({ slug }) =>
      slug ? [link(absoluteAddress(paths.author(lang, slug)), 'author')] : [],
    ),
    link('https://schema.org/AboutPage', 'type'),
    link(`https://schema.org/${SCHEMA_TYPES[card.kind]}`, 'type'),
    ...(licenceAddress ? [link(licenceAddress, 'license')] : []),
    ...Object.entries(CITATION_FORMATS).map(([format, { mediaType }]) =>
      link(absoluteAddress(paths.citationFile(lang, card.slug, format)), 'describedby', mediaType),
    ),
    ...files.map(({ href, format }) => link(absoluteAddress(href), 'item', FILE_FORMATS[format].mediaType)),
    ...(card.workshop ? [link(absoluteAddress(paths.workshop(lang, card.workshop.slug)), 'collection')] : []),
  ].join(', ')
}

const link = (address: string, rel: string, mediaType?: string): string =>
  `<${address}>; rel="${rel}"${mediaType ? `; type="${mediaType.split(';')[0]}"` : ''}`
