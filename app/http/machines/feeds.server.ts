import type { Locale } from '~/domain/locale'
import { feedTexts } from '~/i18n/feeds'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { type Feed, type FeedEntry, type Narrowed, readFeed } from '~/usecases/machines/feed.server'
import { absoluteAddress } from '../addresses.server'
import { now } from '../clock.server'
import { notFound } from '../guards.server'
import { machineAnswer } from './machine-answer.server'
import { writeXml, type XmlNode } from './xml.server'

type Addresses = { here: string; home: string }

/** The feed that an address asks for, as Atom (RFC 4287) or as JSON Feed 1.1. @throws a 404 Response for none. */
export async function answerFeed(request: Request, lang: Locale, format: 'xml' | 'json'): Promise<Response> {
  const query = new URL(request.url).searchParams
  const of = { theme: query.get('theme'), workshop: query.get('workshop'), author: query.get('author') }
  const feed = await readFeed(of, lang, now())
  if (!feed) throw notFound()
  const narrowed = {
    theme: of.theme ?? undefined,
    workshop: of.workshop ?? undefined,
    author: of.author ?? undefined,
  }
  const addresses: Addresses = {
    here: absoluteAddress(paths.feed(lang, format, narrowed)),
    home: absoluteAddress(homeOf(of, lang)),
  }
  return format === 'xml'
    ? machineAnswer(request, writeXml(atom(feed, lang, addresses)), 'application/atom+xml; charset=utf-8')
    : machineAnswer(
        request,
        JSON.stringify(jsonFeed(feed, lang, addresses)),
        'application/feed+json; charset=utf-8',
      )
}

function homeOf({ workshop, author }: Narrowed, lang: Locale): string {
  if (workshop) return paths.workshop(lang, workshop)
  return author ? paths.author(lang, author) : paths.documents(lang)
}

const titleOf = (feed: Feed, lang: Locale): string => feedTexts[lang].title(feed.site.name, feed.of)

const addressOf = ({ work }: FeedEntry, lang: Locale): string =>
  absoluteAddress(paths.document(lang, work.slug))

/** What a reader of feeds shows first: of whom it is for, when it is not for all. */
const summaryOf = (entry: FeedEntry, lang: Locale): string => {
  const closed = entry.work.access === 'full' ? '' : `${feedTexts[lang].closed[entry.work.audience]} `
  return closed + entry.text.abstract
}

function atom(feed: Feed, lang: Locale, { here, home }: Addresses): XmlNode {
  return {
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      '@xml:lang': lang,
      '@xml:base': absoluteAddress('/'),
      id: here,
      title: titleOf(feed, lang),
      subtitle: feed.site.description,
      updated: (feed.changedAt ?? new Date(0)).toISOString(),
      link: [
        { '@rel': 'self', '@type': 'application/atom+xml', '@href': here },
        { '@rel': 'alternate', '@type': 'text/html', '@href': home },
      ],
      author: { name: feed.site.name },
      entry: feed.entries.map((entry) => atomEntry(entry, lang)),
    },
  }
}

function atomEntry(entry: FeedEntry, lang: Locale): XmlNode {
  const { work, text, body, theme } = entry
  return {
    '@xml:lang': text.lang,
    id: addressOf(entry, lang),
    title: text.title,
    updated: entry.changedAt.toISOString(),
    published: work.publishedAt.toISOString(),
    link: { '@rel': 'alternate', '@type': 'text/html', '@href': addressOf(entry, lang) },
    author: work.authors.map(({ name }) => ({ name })),
    category: [
      { '@term': work.kind, '@label': libraryTexts[lang].kinds[work.kind] },
      ...(theme ? [{ '@term': work.theme ?? '', '@label': theme }] : []),
      ...text.keywords.map((word) => ({ '@term': word })),
    ],
    summary: summaryOf(entry, lang),
    ...(body ? { content: { '@type': 'html', '@xml:lang': body.lang, '#text': body.html } } : {}),
  }
}

function jsonFeed(feed: Feed, lang: Locale, { here, home }: Addresses) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(feed, lang),
    description: feed.site.description,
    home_page_url: home,
    feed_url: here,
    language: lang,
    authors: [{ name: feed.site.name }],
    items: feed.entries.map((entry) => {
      const summary = summaryOf(entry, lang)
      return {
        id: addressOf(entry, lang),
        url: addressOf(entry, lang),
        title: entry.text.title,
        summary,
        ...(entry.body ? { content_html: entry.body.html } : { content_text: summary }),
        date_published: entry.work.publishedAt.toISOString(),
        date_modified: entry.changedAt.toISOString(),
        authors: entry.work.authors.map(({ name }) => ({ name })),
        tags: [...(entry.theme ? [entry.theme] : []), ...entry.text.keywords],
        language: entry.text.lang,
      }
    }),
  }
}
