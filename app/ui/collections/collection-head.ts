import type { MetaDescriptor } from '@remix-run/react'
import { collectionGraph } from '~/domain/citing/schema-org'
import type { CollectionView } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'

/** What search engines read in a collection's page; `origin` is the site's. */
export function collectionHead(view: CollectionView, lang: Locale, origin: string): MetaDescriptor[] {
  if (view.life !== 'published') return [{ name: 'robots', content: 'noindex' }]
  const works = view.documents.map((card) => origin + paths.lasting(card.slug))
  return [{ 'script:ld+json': collectionGraph(view, origin + paths.collection(lang, view.slug), works) }]
}
