import type { MetaDescriptor } from '@remix-run/react'
import { documentGraph } from '~/domain/citing/schema-org'
import type { DocumentView } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'

/**
 * What scholarly search engines (Highwire tags) and others (schema.org) read in a document's page. The file's address
 * stands there only when everybody may read it, whoever asks for the page.
 */
export function documentHead(view: DocumentView, lang: Locale): MetaDescriptor[] {
  if (view.access === 'tombstone') return [{ name: 'robots', content: 'noindex' }]
  const { origin } = new URL(view.address)
  const url = origin + paths.document(lang, view.card.slug)
  const authorUrl = (slug: string) => origin + paths.author(lang, slug)
  return [...highwire(view, url), { 'script:ld+json': documentGraph(view, url, authorUrl) }]
}

function highwire(view: DocumentView, url: string): MetaDescriptor[] {
  const { card, authors, keywords, publisher } = view
  const isTalk = card.kind === 'presentation' && card.workshop
  const tags: [string, string | undefined][] = [
    ['citation_title', card.title.text],
    ...authors.flatMap(({ name, affiliation }): [string, string | undefined][] => [
      ['citation_author', name],
      ['citation_author_institution', affiliation ?? undefined],
    ]),
    ['citation_publication_date', card.date?.replaceAll('-', '/')],
    ['citation_language', card.title.lang],
    ['citation_keywords', keywords.join('; ') || undefined],
    ['citation_doi', view.doi ?? undefined],
    ['citation_publisher', publisher],
    isTalk
      ? ['citation_conference_title', card.workshop?.title.text]
      : ['citation_technical_report_institution', publisher],
    ['citation_abstract_html_url', url],
    ['citation_pdf_url', pdfOf(view)],
  ]
  return tags.flatMap(([name, content]) => (content ? [{ name, content }] : []))
}

function pdfOf(view: DocumentView): string | undefined {
  if (view.access !== 'full' || !view.forEverybody) return undefined
  const pdf = view.versions[0]?.files.find(({ format }) => format === 'pdf')
  return pdf && new URL(pdf.href, view.address).href
}
