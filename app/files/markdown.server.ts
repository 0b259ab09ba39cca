import { Marked, Renderer } from 'marked'
import sanitizeHtml from 'sanitize-html'

/** Longer texts are refused by the forms; this bound keeps a slip there from costing seconds here. */
const MOST_CHARACTERS = 500_000

// Raw HTML is dropped before it is parsed; the sanitiser is the second wall, not the first.
const marked = new Marked({ gfm: true, breaks: false, async: false })
marked.use({
  renderer: {
    html: () => '',
    // A wide table scrolls in a frame of its own, which keys can reach (WCAG 2.1.1).
    table(token) {
      return `<div class="table-frame" tabindex="0">${Renderer.prototype.table.call(this, token)}</div>`
    },
  },
})

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'ul', 'ol', 'li', 'hr', 'br', 'pre', 'code'],
    ...['em', 'strong', 'del', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'sup', 'sub'],
    'div',
  ],
  allowedClasses: { div: ['table-frame'] },
  allowedAttributes: {
    div: ['tabindex'],
    a: ['href', 'rel'],
    th: ['align', 'scope'],
    td: ['align'],
    ol: ['start'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: {
    // The page has its own first heading; a text begins below it.
    h1: 'h2',
    th: (tagName, attribs) => ({ tagName, attribs: { ...attribs, scope: 'col' } }),
    a: (tagName, attribs) => ({
      tagName,
      attribs: /^https?:/i.test(attribs.href ?? '') ? { ...attribs, rel: 'noopener noreferrer' } : attribs,
    }),
  },
}

/** Signs before the text of a line that open quotations and lists, or indent it. */
const OPENING = /^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t]){80,}/gm
const LONG_WORD = /\S{2000}(?=\S)/g

/**
 * What the parser would take minutes for, or its whole stack, and nobody writes: quotations in quotations and lists
 * in lists beyond 80 signs, words of more than 2000.
 */
const readable = (markdown: string): string =>
  markdown.replace(OPENING, (signs) => signs.slice(0, 80)).replace(LONG_WORD, '$& ')

/** Markdown (GFM) as HTML that is safe to put into a page: no raw HTML, no style, no script, no foreign picture. */
export function renderMarkdown(markdown: string): string {
  const html = marked.parse(readable(markdown.slice(0, MOST_CHARACTERS))) as string
  return sanitizeHtml(html, ALLOWED)
}
