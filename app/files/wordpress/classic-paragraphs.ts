const BLOCKS =
  'p|div|ul|ol|li|dl|dt|dd|h[1-6]|blockquote|pre|table|thead|tbody|tfoot|tr|th|td|figure|figcaption|section|article|aside|header|footer|nav|form|fieldset|hr|address|iframe|video|audio|script|style'
const BLOCK_BEFORE = new RegExp(`(<\\/?(?:${BLOCKS})\\b[^<>]*>)\\n{1,2}`, 'gi')
const BLOCK_AFTER = new RegExp(`\\n{1,2}(<\\/?(?:${BLOCKS})\\b)`, 'gi')

/** Whether a post was written in the editor before WordPress 5. */
export const isClassic = (html: string): boolean => !/<!--\s*wp:/.test(html)

/**
 * The paragraphs of the editor before WordPress 5, which keeps them as empty lines and makes `<p>` of them when it shows
 * them; single line ends are `<br>`. Takes as long as the text is, whatever stands in it.
 */
export function withParagraphs(html: string): string {
  const text = html.replace(/\r\n?/g, '\n')
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const begin = placeOf(/<pre\b/gi, text, at) ?? text.length
    const end = placeOf(/<\/pre>/gi, text, begin) ?? text.length
    pieces.push(paragraphs(text.slice(at, begin)), text.slice(begin, end))
    at = end
  }
  return pieces.join('')
}

function placeOf(what: RegExp, text: string, from: number): number | null {
  what.lastIndex = from
  return what.exec(text)?.index ?? null
}

const paragraphs = (html: string): string =>
  html
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .replace(BLOCK_BEFORE, '$1')
    .replace(BLOCK_AFTER, '$1')
    .trim()
    .replace(/\n\n/g, '<p>')
    .replace(/\n/g, '<br>\n')
