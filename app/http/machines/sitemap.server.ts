import { DEFAULT_LOCALE, LOCALES, type Locale } from '~/domain/locale'
import { paths } from '~/paths'
import {
  listSitemaps,
  readSitemap,
  type SitemapKind,
  type SitemapPart,
} from '~/usecases/machines/sitemaps.server'
import { absoluteAddress } from '../addresses.server'
import { now } from '../clock.server'
import { notFound } from '../guards.server'
import { machineAnswer } from './machine-answer.server'
import { writeXml, type XmlNode } from './xml.server'

const XMLNS = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const MEDIA_TYPE = 'application/xml; charset=utf-8'

/** The parts of the sitemap (sitemaps.org). */
export async function answerSitemaps(request: Request): Promise<Response> {
  const names = await listSitemaps(now())
  const sitemap = names.map((name) => ({ loc: absoluteAddress(paths.sitemapPart(name)) }))
  return machineAnswer(request, writeXml({ sitemapindex: { '@xmlns': XMLNS, sitemap } }), MEDIA_TYPE)
}

/** One part: what a guest may see, in each language, with its other ones. @throws a 404 Response for none. */
export async function answerSitemapPart(request: Request, name: string): Promise<Response> {
  const part = name.endsWith('.xml') ? await readSitemap(name.slice(0, -4), now()) : null
  if (!part) throw notFound()
  const url = entriesOf(part).flatMap((entry) => LOCALES.map((lang) => urlNode(entry, lang)))
  const urlset = { '@xmlns': XMLNS, '@xmlns:xhtml': 'http://www.w3.org/1999/xhtml', url }
  return machineAnswer(request, writeXml({ urlset }), MEDIA_TYPE)
}

type Entry = { path: (lang: Locale) => string; changedAt?: Date }

const PATH_OF: Record<SitemapKind, (lang: Locale, slug: string) => string> = {
  workshops: paths.workshop,
  documents: paths.document,
  collections: paths.collection,
  authors: paths.author,
}

function entriesOf(part: SitemapPart): Entry[] {
  if (part.kind === 'pages')
    return [
      ...[
        ...[paths.home, paths.workshops, paths.documents, paths.collections, paths.authors],
        paths.aboutApi,
      ].map((path) => ({
        path,
      })),
      ...part.pages
        .filter((page) => page !== 'home')
        .map((page) => ({ path: (lang: Locale) => paths.page(lang, page) })),
    ]
  const path = PATH_OF[part.kind]
  return part.things.map(({ slug, changedAt }) => ({ path: (lang: Locale) => path(lang, slug), changedAt }))
}

function urlNode({ path, changedAt }: Entry, lang: Locale): XmlNode {
  const alternate = (hreflang: string, of: Locale) => ({
    '@rel': 'alternate',
    '@hreflang': hreflang,
    '@href': absoluteAddress(path(of)),
  })
  return {
    loc: absoluteAddress(path(lang)),
    lastmod: changedAt?.toISOString(),
    'xhtml:link': [
      ...LOCALES.map((other) => alternate(other, other)),
      alternate('x-default', DEFAULT_LOCALE),
    ],
  }
}
