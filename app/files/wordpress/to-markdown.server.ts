import sanitizeHtml from 'sanitize-html'
import TurndownService from 'turndown'
import type { Addresses } from './addresses'
import { withParagraphs } from './classic-paragraphs'
import { shownShortcodes } from './shown-shortcodes'

export type Converted = { markdown: string; notes: string[] }

const INLINE = ['em', 'i', 'strong', 'b', 'del', 's', 'strike', 'code', 'sup', 'sub', 'br', 'a', 'img']
const BLOCKS = [
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'div',
    'blockquote',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'hr',
    'pre',
  ],
  ...[
    'figure',
    'figcaption',
    'table',
    'caption',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'th',
    'td',
    'section',
    'article',
  ],
]

/** First wall: what is left of the page's own HTML has no script, no style, and no address but these. */
const KEPT: sanitizeHtml.IOptions = {
  allowedTags: [...INLINE, ...BLOCKS],
  allowedAttributes: { a: ['href'], img: ['src', 'alt'], ol: ['start'], code: ['class'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: true,
  // What lies deeper keeps its text and loses its tags.
  nestingLimit: 100,
  nonTextTags: [
    'style',
    'script',
    'textarea',
    'option',
    'noscript',
    'template',
    'svg',
    'math',
    'title',
    'head',
  ],
  transformTags: {
    // What was shown in place is fetched from others: here it is a link.
    iframe: (_tag, { src = '' }) => asLink(src),
    video: (_tag, { src = '' }) => asLink(src),
    audio: (_tag, { src = '' }) => asLink(src),
    embed: (_tag, { src = '' }) => asLink(src),
    source: (_tag, { src = '' }) => asLink(src),
  },
}

const asLink = (href: string): sanitizeHtml.Tag =>
  href ? { tagName: 'a', attribs: { href }, text: href } : { tagName: 'p', attribs: {} }

/** The writer looks for the end of blanks from each of them anew. */
const LONG_BLANK = /\s{100,}/g

/**
 * The HTML of a part of a post as our Markdown, shortcodes and the tags of the block editor included. What it cannot say
 * is left out and noted; text that looks like Markdown, or like our own cut, stays text.
 */
export function wordpressMarkdown(
  html: string,
  { classic, addresses }: { classic: boolean; addresses: Addresses },
): Converted {
  const shown = shownShortcodes(html, addresses)
  const clean = sanitizeHtml(classic ? withParagraphs(shown.html) : shown.html, KEPT)
  const markdown = writerFor(addresses).turndown(clean.replace(LONG_BLANK, (blanks) => blanks.slice(0, 100)))
  return { markdown: tidy(markdown), notes: [...shown.notes, ...blocksWithoutText(html)] }
}

/** Blocks that have no text of their own: WordPress fills them when it shows them, some from elsewhere on the site. */
function blocksWithoutText(html: string): string[] {
  const names = [...html.matchAll(/<!--\s*wp:([\w/-]+)\s[^<>]*\/-->/g)].map(([, name]) => name)
  return [...new Set(names)].filter((name) => name !== 'more').map((name) => `the block ${name}`)
}

/** The text of HTML in one line: titles have entities, and now and then a tag. */
export function wordpressLine(html: string, most: number): string {
  const text = sanitizeHtml(html, { allowedTags: [], allowedAttributes: {} })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
  return [...text.replace(/[\s\p{Cc}]+/gu, ' ').trim()].slice(0, most).join('')
}

const tidy = (markdown: string): string =>
  markdown
    // The cut of the teaser is ours to make: inside of code nothing else would keep it from being one.
    .replace(/(?<!\\)<!--(?=[ \t]*members[ \t]*-->)/g, '&lt;!--')
    .split('\n')
    .map(withoutBlanks)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Two blanks at the end of a line are a line break; on a line alone they are none. */
function withoutBlanks(line: string): string {
  const text = line.trimEnd()
  return text && line.endsWith('  ') ? `${text}  ` : text
}

function writerFor(addresses: Addresses): TurndownService {
  const writer = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
  })
  const asText = writer.escape.bind(writer)
  // Our Markdown takes no HTML: an angle bracket in a text is one.
  writer.escape = (text) =>
    asText(text)
      .replace(/</g, '\\<')
      .replace(/&(?=#?\w+;)/g, '&amp;')
  writer.addRule('struck', {
    filter: ['del', 's'],
    replacement: (text) => (text.trim() ? `~~${text}~~` : ''),
  })
  writer.addRule('link', {
    filter: (node) => node.nodeName === 'A',
    replacement: (text, node) => linked(text, (node as Element).getAttribute('href') ?? '', addresses),
  })
  writer.addRule('picture', {
    filter: 'img',
    replacement: (_text, node) => pictured(writer, node as Element, addresses),
  })
  writer.addRule('table', {
    filter: 'table',
    replacement: (text, node) => tabled(writer, text, node as HTMLTableElement),
  })
  return writer
}

function linked(text: string, href: string, { link }: Addresses): string {
  const words = text.trim()
  const target = link(href) ?? href
  if (!words || !target || target.startsWith('#')) return words
  return `[${words.replace(/\n+/g, ' ')}](${target.replace(/[\s()<>]/g, (sign) => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'))})`
}

/** Pictures are files of the document here, and shown there: in the text stands what they show, and their name. */
function pictured(writer: TurndownService, node: Element, { picture }: Addresses): string {
  const name = picture(node.getAttribute('src') ?? '')
  const shows = (node.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim()
  const words = [shows, name && name !== shows ? `(${name})` : ''].filter(Boolean).join(' ')
  return words ? `*${writer.escape(words)}*` : ''
}

/** Every cell is one line; the first row is the heading, as Markdown wants one. Tables that lay out others are no tables. */
function tabled(writer: TurndownService, text: string, table: HTMLTableElement): string {
  if (table.querySelector('table')) return `\n\n${text}\n\n`
  const rows = Array.from(table.rows, (row) =>
    Array.from(row.cells, (cell) =>
      writer
        .turndown(cell.innerHTML)
        .replace(/\s*\n\s*/g, ' ')
        .replace(/\|/g, '\\|')
        .trim(),
    ),
  )
  const columns = Math.max(0, ...rows.map((row) => row.length))
  if (columns < 2) return `\n\n${rows.flat().join('\n\n')}\n\n`
  const line = (cells: string[]) =>
    `| ${Array.from({ length: columns }, (_x, i) => cells[i] ?? '').join(' | ')} |`
  const [first = [], ...others] = rows
  return `\n\n${[line(first), line(Array(columns).fill('---')), ...others.map(line)].join('\n')}\n\n`
}
