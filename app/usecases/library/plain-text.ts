const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The text of safe HTML, cut at a word's end after at most `most` characters, with an ellipsis where it was cut. */
export function plainText(html: string, most: number): string {
  const text = html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => ENTITIES[name] ?? '')
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/ (?=[.,;)])/g, '')
    .trim()
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  const wordEnd = cut.lastIndexOf(' ')
  return `${cut.slice(0, wordEnd > most / 2 ? wordEnd : most).trimEnd()}…`
}
