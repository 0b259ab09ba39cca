import type { MetaDescriptor } from '@remix-run/react'
import { workshopGraph } from '~/domain/citing/schema-org'
import type { WorkshopView } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { feedTexts } from '~/i18n/feeds'
import { paths } from '~/paths'

/** What search engines read in a workshop's page, and the feed of its documents. */
export function workshopHead(view: WorkshopView, lang: Locale, origin: string): MetaDescriptor[] {
  if (view.access === 'tombstone') return [{ name: 'robots', content: 'noindex' }]
  const { slug, title } = view.card
  const works = view.documents.map((card) => origin + paths.lasting(card.slug))
  return [
    { 'script:ld+json': workshopGraph(view, origin + paths.workshop(lang, slug), works) },
    {
      tagName: 'link',
      rel: 'alternate',
      type: 'application/atom+xml',
      title: feedTexts[lang].title(title.text, null),
      href: paths.feed(lang, 'xml', { workshop: slug }),
    },
  ]
}
