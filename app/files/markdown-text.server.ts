import { Marked, type Token } from 'marked'

const marked = new Marked({ gfm: true })
const MOST_CHARACTERS = 20_000

/** The text of Markdown without its signs, its paragraphs a line apart; for what takes no HTML, to be escaped there. */
export function markdownText(markdown: string): string {
  const blocks = marked.lexer(markdown.slice(0, MOST_CHARACTERS))
  return blocks
    .map((block) =>
      textOf(block)
        .replace(/[ \t]*\n[ \t]*/g, ' ')
        .trim(),
    )
    .filter(Boolean)
    .join('\n')
}

function textOf(token: Token): string {
  if (token.type === 'html') return ''
  if (token.type === 'br' || token.type === 'space') return ' '
  if (token.type === 'list') return token.items.map((item: Token) => textOf(item).trim()).join('\u00a0; ')
  if (token.type === 'table')
    return [token.header, ...token.rows]
      .map((cells: { tokens: Token[] }[]) =>
        cells.map(({ tokens }) => tokens.map(textOf).join('')).join(', '),
      )
      .join('\u00a0; ')
  if ('tokens' in token && token.tokens) return token.tokens.map(textOf).join('')
  return withoutEntities('text' in token ? String(token.text) : '')
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** Marked escapes what stands in running text. */
const withoutEntities = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
