import { LOCALES, type Locale } from '~/domain/locale'
import { absoluteAddress } from '~/http/addresses.server'
import { now } from '~/http/clock.server'
import { paths } from '~/paths'
import { listPublicAddresses } from '~/usecases/library/public-addresses.server'

type Entry = { path: (lang: Locale) => string; updatedAt?: string }

/** What a guest may see, in both languages, by the sitemap protocol with `hreflang` alternates. */
export async function loader() {
  const { pages, workshops, documents } = await listPublicAddresses(now())
  const entries: Entry[] = [
    { path: paths.home },
    { path: paths.workshops },
    { path: paths.documents },
    ...pages
      .filter((page) => page !== 'home')
      .map((page) => ({ path: (lang: Locale) => paths.page(lang, page) })),
    ...workshops.map(({ slug, updatedAt }) => ({
      path: (lang: Locale) => paths.workshop(lang, slug),
      updatedAt,
    })),
    ...documents.map(({ slug, updatedAt }) => ({
      path: (lang: Locale) => paths.document(lang, slug),
      updatedAt,
    })),
  ]
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries.flatMap((entry) => LOCALES.map((lang) => urlElement(entry, lang))),
    '</urlset>',
    '',
  ].join('\n')
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}

function urlElement({ path, updatedAt }: Entry, lang: Locale): string {
  const alternates = LOCALES.map(
    (other) =>
      `<xhtml:link rel="alternate" hreflang="${other}" href="${escapeXml(absoluteAddress(path(other)))}"/>`,
  )
  const changed = updatedAt ? `<lastmod>${escapeXml(updatedAt)}</lastmod>` : ''
  return `<url><loc>${escapeXml(absoluteAddress(path(lang)))}</loc>${changed}${alternates.join('')}</url>`
}

const XML_ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => XML_ESCAPES[character] ?? '')
}
