import { readFileSync } from 'node:fs'
import { Marked } from 'marked'
import { escapeHtml, fontFaces, strokes, typeset, WORDS } from './print-parts.mjs'

/** A research document as a report: cover, contents, the text of the library, a colophon. */
export function reportPage({ title, abstract, body }, language, colour) {
  const words = WORDS[language]
  const set = (text) => escapeHtml(typeset(text, language))
  const { html, headings } = renderBody(body.replace(/^<!--\s*members\s*-->\s*$/m, ''))
  const plain = new Marked()
  return `<!doctype html><html lang="${language}" data-colour="${colour}"><head><meta charset="utf-8"><title>${set(title)}</title><style>${fontFaces()}${readFileSync('content/sources/report.css', 'utf8')}</style></head><body>
<div class="cover">${strokes()}<p class="tag">${set(words.tag)}</p><h1>${set(title)}</h1><p class="by">${set(words.centre)}<br>${set(words.by)}</p></div>
<nav class="toc"><h2>${set(words.contents)}</h2><ol>${headings.map(({ id, text }) => `<li><a href="#${id}">${text}</a></li>`).join('')}</ol></nav>
<div class="abstract">${plain.parse(abstract)}</div>
${html}
<div class="colophon"><h3>${set(words.about)}</h3><p>${set(words.note)}</p></div>
</body></html>`
}

/** Markdown as HTML with numbered anchors on its second-level headings. */
function renderBody(markdown) {
  const headings = []
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const text = this.parser.parseInline(tokens)
        const level = Math.max(2, depth)
        if (level > 2) return `<h${level}>${text}</h${level}>`
        headings.push({ id: `t${headings.length + 1}`, text })
        return `<h2 id="t${headings.length}">${text}</h2>`
      },
    },
  })
  return { html: marked.parse(markdown), headings }
}
