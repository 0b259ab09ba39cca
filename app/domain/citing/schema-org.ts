// What search engines read in a page (schema.org), of what the page itself shows.
import type { DocumentKind } from '../library/library-document'
import type { CollectionView, DocumentView, WorkshopView } from '../library/views'
import { authorName } from './author-name'
import { doiAddress } from './doi'
import { LICENCE_ADDRESSES } from './licence'

export const SCHEMA_TYPES: Record<DocumentKind, string> = {
  presentation: 'PresentationDigitalDocument',
  report: 'Report',
  survey: 'Report',
  watch: 'Report',
  minutes: 'Report',
  article: 'ScholarlyArticle',
  dataset: 'Dataset',
  other: 'DigitalDocument',
}

/**
 * `url` is the page's own address, `authorUrl` that of an author's page. What is closed is said to be, and where on the
 * page it begins.
 */
export function documentGraph(view: DocumentView, url: string, authorUrl: (slug: string) => string) {
  const { card, authors, licence, keywords, publisher, address, doi, forEverybody } = view
  return {
    '@context': 'https://schema.org',
    '@type': SCHEMA_TYPES[card.kind],
    '@id': address,
    url,
    ...(doi
      ? { identifier: { '@type': 'PropertyValue', propertyID: 'DOI', value: doi, url: doiAddress(doi) } }
      : {}),
    name: card.title.text,
    headline: card.title.text,
    inLanguage: card.title.lang,
    author: authors.map(({ name, affiliation, slug }) => ({
      '@type': typeOfAuthor(name),
      name,
      ...(slug ? { '@id': authorUrl(slug), url: authorUrl(slug) } : {}),
      ...(affiliation ? { affiliation: { '@type': 'Organization', name: affiliation } } : {}),
    })),
    publisher: { '@type': 'Organization', name: publisher },
    ...(card.date ? { datePublished: card.date } : {}),
    ...(card.summary.text ? { abstract: card.summary.text } : {}),
    ...(keywords.length ? { keywords } : {}),
    ...(LICENCE_ADDRESSES[licence] ? { license: LICENCE_ADDRESSES[licence] } : {}),
    isAccessibleForFree: forEverybody,
    ...(forEverybody
      ? {}
      : { hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.gate' } }),
  }
}

const typeOfAuthor = (name: string) => ('literal' in authorName(name) ? 'Organization' : 'Person')

/** An author's page; `works` are the addresses of what it lists. */
export function authorGraph(
  { name, affiliations }: { name: string; affiliations: string[] },
  url: string,
  works: string[],
) {
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    url,
    mainEntity: {
      '@type': typeOfAuthor(name),
      '@id': url,
      url,
      name,
      ...(affiliations.length && typeOfAuthor(name) === 'Person'
        ? { affiliation: affiliations.map((its) => ({ '@type': 'Organization', name: its })) }
        : {}),
    },
    ...(works.length ? { hasPart: works.map((work) => ({ '@id': work })) } : {}),
  }
}

/** A collection's page; `works` are the addresses of what it lists, in its order. */
export function collectionGraph({ title, summary }: CollectionView, url: string, works: string[]) {
  return {
    '@context': 'https://schema.org',
    '@type': 'Collection',
    '@id': url,
    url,
    name: title.text,
    inLanguage: title.lang,
    ...(summary.text ? { description: summary.text } : {}),
    ...(works.length ? { hasPart: works.map((work) => ({ '@id': work })) } : {}),
  }
}

/** A workshop as an event; `origin` is the site's. */
export function workshopGraph({ card, ...view }: WorkshopView, url: string, works: string[]) {
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': url,
    url,
    name: card.title.text,
    inLanguage: card.title.lang,
    ...(card.summary.text ? { description: card.summary.text } : {}),
    ...(card.date ? { startDate: card.date } : {}),
    ...(card.place.text ? { location: { '@type': 'Place', name: card.place.text } } : {}),
    ...(view.access === 'full' && view.speakers.length
      ? { performer: view.speakers.map((name) => ({ '@type': 'Person', name })) }
      : {}),
    ...(works.length ? { workFeatured: works.map((work) => ({ '@id': work })) } : {}),
  }
}
