import { foldText } from '../fold'
import { joinCutWords, type TextPiece } from '../library/find-in-text'

const WORD = /[\p{L}\p{N}\p{M}]+/gu
const PLAIN = /^[a-z0-9]+$/
const SAME_BEGINNING = 3
const AROUND = 90
const LONGEST = 260

/** Words as they are compared: `find` gives those that may match, the index says which do. */
const keyOf = (word: string): string => word.normalize('NFC').toLowerCase()

/** The distinct words of these texts that begin as something that is looked for (an expression of tsquery). */
export function wordsThatMayMatch(texts: readonly string[], any: string): string[] {
  const beginnings = new Set(
    [...any.matchAll(/'([^']+)'/g)].map(([, lexeme = '']) => lexeme.slice(0, SAME_BEGINNING)),
  )
  const words = new Set<string>()
  for (const text of texts) for (const [word] of joinCutWords(text).matchAll(WORD)) words.add(word)
  const fitting = [...words].filter((word) => {
    const folded = PLAIN.test(word) ? word : foldText(word)
    return beginnings.has(folded.slice(0, SAME_BEGINNING)) || beginnings.has(folded)
  })
  return [...new Set(fitting.map(keyOf))]
}

/** The text in pieces, each word that matches marked. */
export function markWords(text: string, matching: ReadonlySet<string>): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const [start, end] of placesOf(text, matching)) {
    if (start > from) pieces.push({ text: text.slice(from, start), hit: false })
    pieces.push({ text: text.slice(start, end), hit: true })
    from = end
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false })
  return pieces
}

/** The surroundings of the words that match, where the most different ones stand together; null without any. */
export function excerptWith(text: string, matching: ReadonlySet<string>): TextPiece[] | null {
  const line = joinCutWords(text)
  const places = placesOf(line, matching)
  const best = densest(line, places)
  if (!best) return null
  const from = best[0] <= AROUND ? 0 : afterBlank(line, best[0] - AROUND, best[0])
  const to = Math.min(line.length, Math.max(from + LONGEST, best[1]))
  const end = to === line.length ? to : beforeBlank(line, to, best[1])
  return markWords(`${from ? '… ' : ''}${line.slice(from, end)}${end < line.length ? ' …' : ''}`, matching)
}

type Place = [start: number, end: number]

function placesOf(text: string, matching: ReadonlySet<string>): Place[] {
  if (!matching.size) return []
  return [...text.matchAll(WORD)].flatMap((match): Place[] =>
    matching.has(keyOf(match[0])) ? [[match.index, match.index + match[0].length]] : [],
  )
}

/** The first and the last place of the stretch in which the most different words stand. */
function densest(line: string, places: Place[]): Place | null {
  let best: { place: Place; different: number } | null = null
  for (const [i, [start]] of places.entries()) {
    const near = places.slice(i, i + 12).filter(([, end]) => end - start <= LONGEST - AROUND)
    const different = new Set(near.map(([from, to]) => foldText(line.slice(from, to)))).size
    if (!best || different > best.different) best = { place: [start, near.at(-1)?.[1] ?? start], different }
  }
  return best?.place ?? null
}

function afterBlank(line: string, at: number, before: number): number {
  const blank = line.indexOf(' ', at)
  return blank < 0 || blank >= before ? at : blank + 1
}

function beforeBlank(line: string, at: number, after: number): number {
  const blank = line.lastIndexOf(' ', at)
  return blank <= after ? at : blank
}
