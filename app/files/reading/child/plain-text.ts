const CONTROLS = /(?![\n\t])\p{Cc}|[\ufffe\uffff]/gu
/** PDFium's sign for a hyphen at the end of a line: the word goes on. */
const BROKEN_WORD = '\u0002\r\n'
const LONE_SURROGATES = /\p{Surrogate}/gu

/** Text as it is kept: composed, lines ended by a line feed, nothing that a database or a page would refuse. */
export function plainText(text: string, most: number): string {
  return text
    .slice(0, 2 * most)
    .replaceAll(BROKEN_WORD, '')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .slice(0, most)
    .replace(LONE_SURROGATES, '')
    .trim()
}

/** A title in one line of at most 300 characters; null when nothing is left of it. */
export function plainTitle(text: string): string | null {
  const line = plainText(text, 2000).replace(/\s+/g, ' ').trim()
  const title = line.length > 300 ? `${line.slice(0, 299).replace(LONE_SURROGATES, '').trim()}…` : line
  return title || null
}
