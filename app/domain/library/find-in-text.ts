import { foldText } from '../fold'

// Hyphens do not count, nor the line that ends with one: a word is found that was cut in two, and « e-mail » as « email ».
const HYPHENS = /[-\u00ad\u2010\u2011]/g
const HYPHEN_HERE = /[-\u00ad\u2010\u2011](?:[^\S\n]*\n\s*)?/y
/** « inno-⏎vation » is one word; « Saint-⏎Denis » keeps its hyphen. */
const CUT_WORD = /\u00ad(?:\s*\n\s*)?|(?<=\p{L})[-\u2010][^\S\n]*\n\s*(?=\p{Ll})/gu
const CUT_COMPOUND = /(?<=[\p{L}\p{N}][-\u2010\u2011])[^\S\n]*\n\s*(?=[\p{L}\p{N}])/gu

/** A piece of a text; `hit` where it is what was looked for. */
export type TextPiece = { text: string; hit: boolean }

/** The longest that is looked for. */
export const LONGEST_QUERY = 100

/** What was typed to be looked for: one line, without blanks around it; `''` for nothing. */
export const readQuery = (typed: string | null): string =>
  (typed ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUERY)

/** The text in pieces, with each place of the query marked, whatever its accents, case and blanks. */
export function markText(text: string, query: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const [start, end] of placesOf(text, query)) {
    if (start > from) pieces.push({ text: text.slice(from, start), hit: false })
    pieces.push({ text: text.slice(start, end), hit: true })
    from = end
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false })
  return pieces
}

/** How often the query stands in the text. */
export const countHits = (text: string, query: string): number => placesOf(text, query).length

/** As the database looks for it: {@link foldText}, and no hyphens. */
export const foldQuery = (query: string): string =>
  foldText(query).replace(HYPHENS, '').replace(/\s+/g, ' ').trim()

/** The surroundings of the first place, cut at words' ends, in pieces; null when it is nowhere. */
export function excerptOf(text: string, query: string, around = 80): TextPiece[] | null {
  const line = text.replace(CUT_WORD, '').replace(CUT_COMPOUND, '').replace(/\s+/g, ' ').trim()
  const [first] = placesOf(line, query)
  if (!first) return null
  const from = first[0] <= around ? 0 : wordStart(line, first[0] - around, first[0])
  const to = first[1] + around >= line.length ? line.length : wordEnd(line, first[1] + around, first[1])
  return markText(`${from ? '… ' : ''}${line.slice(from, to)}${to < line.length ? ' …' : ''}`, query)
}

function wordStart(line: string, at: number, before: number): number {
  const blank = line.indexOf(' ', at)
  return blank < 0 || blank >= before ? at : blank + 1
}

function wordEnd(line: string, at: number, after: number): number {
  const blank = line.lastIndexOf(' ', at)
  return blank <= after ? at : blank
}

type Place = [start: number, end: number]

function placesOf(text: string, query: string): Place[] {
  const wanted = foldQuery(query)
  if (!wanted) return []
  const { folded, origin } = foldWithOrigin(text)
  const places: Place[] = []
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length))
    places.push([origin[at] ?? 0, endOf(text, origin[at + wanted.length - 1] ?? 0)])
  return places
}

/** The folded text, blanks as one, hyphens none, and for each of its characters where it comes from. */
function foldWithOrigin(text: string): { folded: string; origin: number[] } {
  let folded = ''
  const origin: number[] = []
  let at = 0
  while (at < text.length) {
    HYPHEN_HERE.lastIndex = at
    const [hyphen] = HYPHEN_HERE.exec(text) ?? []
    if (hyphen) {
      at += hyphen.length
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const plain = /\s/.test(character) ? (folded.endsWith(' ') ? '' : ' ') : foldText(character)
    for (let i = 0; i < plain.length; i++) origin.push(at)
    folded += plain
    at += character.length
  }
  return { folded, origin }
}

/** The end of the character that begins here, with the accents that follow it apart. */
function endOf(text: string, start: number): number {
  let end = start + String.fromCodePoint(text.codePointAt(start) ?? 0).length
  while (/[\u0300-\u036f]/.test(text[end] ?? '')) end++
  return end
}
