import type { MetaDescriptor } from '@remix-run/react'
import { authorGraph } from '~/domain/citing/schema-org'
import type { AuthorView } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { feedTexts } from '~/i18n/feeds'
import { paths } from '~/paths'

/** What search engines read in an author's page, and the feed of his documents. */
export function authorHead(view: AuthorView, lang: Locale): MetaDescriptor[] {
  const { origin } = new URL(view.address)
  const works = view.documents.map((card) => origin + paths.lasting(card.slug))
  return [
    { 'script:ld+json': authorGraph(view, view.address, works) },
    {
      tagName: 'link',
      rel: 'alternate',
      type: 'application/atom+xml',
      title: feedTexts[lang].title(view.name, null),
      href: paths.feed(lang, 'xml', { author: view.slug }),
    },
  ]
}
