import { foldText } from '../fold'

// A hyphen is a blank, so that « saint denis » finds « Saint-Denis »; at the end of a line it may have cut a word in two.
const HYPHEN_HERE = /[-\u2010\u2011](?:[^\S\n]*\n\s*)?|\u00ad(?:\s*\n\s*)?/y
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

/** The text on one line, with the words whole that were cut at the end of one. */
export const joinCutWords = (text: string): string =>
  text.replace(CUT_WORD, '').replace(CUT_COMPOUND, '').replace(/\s+/g, ' ').trim()

/** How often the query stands in the text. */
export const countHits = (text: string, query: string): number => placesOf(text, query).length

/** What is looked for in folded text: hyphens are blanks, those that only say where a word may be cut are none. */
export const foldQuery = (query: string): string =>
  foldText(query)
    .replace(/\u00ad/g, '')
    .replace(/[-\u2010\u2011\s]+/g, ' ')
    .trim()

/** The surroundings of the first place, cut at words' ends, in pieces; null when it is nowhere. */
export function excerptOf(text: string, query: string, around = 80): TextPiece[] | null {
  const line = joinCutWords(text)
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

/** A word at the end of a line is joined first; « porte-⏎monnaie » is found as it is written when that finds nothing. */
function placesOf(text: string, query: string): Place[] {
  const wanted = foldQuery(query)
  if (!wanted) return []
  const joined = placesIn(text, wanted, true)
  return joined.length ? joined : placesIn(text, wanted, false)
}

function placesIn(text: string, wanted: string, joins: boolean): Place[] {
  const { folded, origin } = foldWithOrigin(text, joins)
  const places: Place[] = []
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length))
    places.push([origin[at] ?? 0, endOf(text, origin[at + wanted.length - 1] ?? 0)])
  return places
}

/** The folded text, blanks and hyphens as one blank, and for each of its characters where it comes from. */
function foldWithOrigin(text: string, joins: boolean): { folded: string; origin: number[] } {
  let folded = ''
  const origin: number[] = []
  let at = 0
  while (at < text.length) {
    HYPHEN_HERE.lastIndex = at
    const piece = HYPHEN_HERE.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0)
    const plain = isJoint(piece, text[at + piece.length], joins) ? '' : foldPiece(piece, folded)
    for (let i = 0; i < plain.length; i++) origin.push(at)
    folded += plain
    at += piece.length
  }
  return { folded, origin }
}

/** A sign that only says where a word is cut, or a hyphen that cuts it: small letters follow in the next line. */
const isJoint = (piece: string, next: string | undefined, joins: boolean): boolean =>
  piece.startsWith('\u00ad') ||
  (joins && /^[-\u2010]/.test(piece) && piece.includes('\n') && /\p{Ll}/u.test(next ?? ''))

const foldPiece = (piece: string, before: string): string =>
  /^[\s\u2010\u2011-]/.test(piece) ? (before.endsWith(' ') ? '' : ' ') : foldText(piece)

/** The end of the character that begins here, with the accents that follow it apart. */
function endOf(text: string, start: number): number {
  let end = start + String.fromCodePoint(text.codePointAt(start) ?? 0).length
  while (/[\u0300-\u036f]/.test(text[end] ?? '')) end++
  return end
}
