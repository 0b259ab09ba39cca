import type { Audience } from '~/domain/access/access-policy'
import { foldWord } from '~/domain/fold'
import type { Locale } from '~/domain/locale'
import type { Addresses } from '~/files/wordpress/addresses'
import { partPost } from '~/files/wordpress/private-parts'
import { wordpressLine, wordpressMarkdown } from '~/files/wordpress/to-markdown.server'
import type { WxrItem, WxrTerm } from '~/files/wordpress/wxr-fields'
import type { FolderPublication } from '../library-folder'
import { postAudience } from './post-audience'
import { postBody } from './post-text'
import type { WordpressOptions } from './wordpress-options'

/** One post in one language, as our document will say it. */
export type WrittenPart = {
  lang: Locale
  title: string
  abstract: string
  keywords: string[]
  theme: string | null
  markdown: string
  audience: Audience
  publication: FolderPublication
  datedOn: Date | null
  authors: string[]
  notes: string[]
}

export type SiteFacts = {
  /** By what a category may be called, folded: key of a theme. */
  themes: ReadonlyMap<string, string>
  /** By login: the name that the site shows. */
  authors: ReadonlyMap<string, string>
}

/** As the desk takes them. */
const MOST = {
  html: 2_000_000,
  title: 300,
  abstract: 10_000,
  body: 400_000,
  keywords: 30,
  keyword: 80,
  author: 200,
}
const NO_CATEGORY = new Set(['uncategorized', 'non-classe', 'sans-categorie'])

/**
 * Writes a post as a document says it.
 * @throws {RangeError} for HTML that is nested deeper than a machine can follow, or is longer than a document may be.
 */
export function writePart(
  item: WxrItem,
  lang: Locale,
  { options, site, addresses }: { options: WordpressOptions; site: SiteFacts; addresses: Addresses },
): WrittenPart {
  if (item.html.length + item.excerpt.length > MOST.html) throw new RangeError('its HTML is too long')
  const flags = postAudience(item, options)
  const body = postBody(item.html, flags.audience, addresses)
  const abstract = excerptOf(item, addresses)
  if (body.markdown.length > MOST.body || abstract.length > MOST.abstract)
    throw new RangeError(`its text is longer than ${MOST.body} characters`)
  const { theme, keywords, notes } = termsOf(item.terms, site.themes)
  const authors = authorsOf(item, site)
  if (!authors.length) notes.push('its author is not in the export')
  return {
    ...{ lang, abstract, keywords, theme, authors },
    title: wordpressLine(item.title, MOST.title) || item.slug || `${item.type} ${item.id}`,
    markdown: body.markdown,
    audience: body.audience,
    publication: publicationOf(item),
    datedOn: momentOf(item.posted.slice(0, 10)),
    notes: [...flags.notes, ...body.notes, ...notes],
  }
}

/** Everybody reads it, so that it has nothing of what the post closes. */
function excerptOf({ excerpt }: WxrItem, addresses: Addresses): string {
  const open = partPost(excerpt).parts.filter((part) => part.for === 'all')
  return open.map(({ html }) => wordpressMarkdown(html, { classic: true, addresses }).markdown).join('\n\n')
}

function termsOf(terms: WxrTerm[], themes: SiteFacts['themes']) {
  const told = terms.filter(
    ({ domain, nicename }) => (domain === 'category' || domain === 'post_tag') && !NO_CATEGORY.has(nicename),
  )
  const themeOf = ({ nicename, name }: WxrTerm) =>
    themes.get(foldWord(nicename)) ?? themes.get(foldWord(name))
  const found = [...new Set(told.map(themeOf).filter((theme) => theme !== undefined))]
  const words = told
    .filter((term) => themeOf(term) === undefined)
    .map(({ name }) => wordpressLine(name, MOST.keyword))
    .filter(Boolean)
  const keywords = [...new Set(words)]
  const notes = [
    ...(found.length > 1 ? [`has more themes than one: ${found[0]} is kept`] : []),
    ...(keywords.length > MOST.keywords ? [`keywords beyond ${MOST.keywords} are left out`] : []),
  ]
  return { theme: found[0] ?? null, keywords: keywords.slice(0, MOST.keywords), notes }
}

/** Those whom a plugin for several authors names, else the one who sent it. */
function authorsOf({ creator, terms }: WxrItem, { authors }: SiteFacts): string[] {
  const several = terms.filter(({ domain }) => domain === 'author').map(({ name }) => name)
  const names = several.length
    ? several.map((name) => authors.get(name) ?? name)
    : [authors.get(creator) ?? '']
  return [...new Set(names.map((name) => wordpressLine(name, MOST.author)).filter(Boolean))]
}

/** A draft stays one; what is to come out later comes out then. */
function publicationOf({ status, postedGmt, posted }: WxrItem): FolderPublication {
  if (status !== 'publish' && status !== 'future' && status !== 'private') return null
  return { publishedAt: momentOf(postedGmt) ?? momentOf(posted) }
}

/** WordPress writes zeros for « never ». */
function momentOf(text: string): Date | null {
  if (!/^[1-9]\d{3}-\d\d-\d\d/.test(text)) return null
  const moment = new Date(`${text.slice(0, 10)}T${text.slice(11) || '00:00:00'}Z`)
  return Number.isNaN(moment.getTime()) ? null : moment
}
