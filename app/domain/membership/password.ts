import type { FieldError } from '../field-error'
import { COMMON_WORDS, RUNS } from './common-passwords'

const PASSWORD_MIN = 12
const PASSWORD_MAX = 128
/** More is refused before anything is computed from it. */
const PASSWORD_MOST_BYTES = 1024

/** Below these, what is left to guess is too little. */
const ENOUGH = 7
const ENOUGH_BESIDE_OWN_WORDS = 9

/** The form that is hashed and judged: an é typed on two keyboards is one é. Neither trimmed nor cut. */
export const normalisedPassword = (typed: string): string => typed.normalize('NFKC')

/** True for a password that no page of ours lets through; it is never hashed. */
export const isOversizedPassword = (typed: string): boolean =>
  typed.length > PASSWORD_MOST_BYTES || new TextEncoder().encode(typed).length > PASSWORD_MOST_BYTES

/**
 * Why a new password is refused, or null: 12 to 128 code points, not digits alone, not made of common words and
 * patterns, not of the person's or the site's own words (security rule 6.3; NIST SP 800-63B, 3.1.1.2).
 */
export function passwordFault(typed: string, ownWords: readonly string[] = []): FieldError | null {
  if (isOversizedPassword(typed)) return 'password-too-long'
  const password = normalisedPassword(typed)
  const length = [...password].length
  if (length < PASSWORD_MIN) return 'password-too-short'
  if (length > PASSWORD_MAX) return 'password-too-long'
  if (/^[\p{N}\s]+$/u.test(password)) return 'password-digits-only'
  const own = foldedWords(ownWords)
  if (effort(password, own) < (containsAny(password, own) ? ENOUGH_BESIDE_OWN_WORDS : 0))
    return 'password-personal'
  return effort(password, new Set()) < ENOUGH ? 'password-common' : null
}

/** Words of a person or a site that his password must not be made of: names, parts of the address. */
export function ownWordsOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 3)
}

function foldedWords(words: readonly string[]): Set<string> {
  return new Set(words.map((word) => fold(word).replace(/[^a-z0-9]/g, '')).filter((word) => word.length >= 3))
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}
const unleet = (text: string): string => text.replace(/[013457@$]/g, (sign) => LEET[sign] ?? sign)

function containsAny(password: string, words: ReadonlySet<string>): boolean {
  const plain = lettersOf(fold(password))
  const read = lettersOf(unleet(fold(password)))
  return [...words].some((word) => plain.includes(word) || read.includes(word))
}

/** Letters and digits of any script; signs between them are the first thing that guessing programs try. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** A rough count of what must be guessed: a character 1, a common word 2, a run or repetition 1, an own word 0. */
function effort(password: string, own: ReadonlySet<string>): number {
  const folded = fold(password)
  return Math.min(effortOf(folded, own), effortOf(unleet(folded), own))
}

function effortOf(text: string, own: ReadonlySet<string>): number {
  const signs = [...text].filter((sign) => !/[\p{L}\p{N}]/u.test(sign))
  const rest = [...lettersOf(text)]
  // Emoji and other rare signs are worth a character each, hyphens and dots little.
  let sum = signs.reduce((total, sign) => total + ((sign.codePointAt(0) ?? 0) > 0xff ? 1 : 0), 0)
  sum += Math.min(2, signs.length / 2)
  for (let at = 0; at < rest.length; ) {
    const piece = pieceAt(rest, at, own)
    sum += piece.worth
    at += piece.length
  }
  return sum
}

type Piece = { length: number; worth: number }

function pieceAt(text: readonly string[], at: number, own: ReadonlySet<string>): Piece {
  const candidates: Piece[] = [
    { length: wordAt(text, at, own), worth: 0 },
    { length: repetitionAt(text, at), worth: 1 },
    { length: runAt(text, at), worth: 1 },
    { length: wordAt(text, at, COMMON_WORDS), worth: 2 },
    { length: /^(19|20)\d\d$/.test(text.slice(at, at + 4).join('')) ? 4 : 0, worth: 1.5 },
    { length: 1, worth: /\p{N}/u.test(text[at] ?? '') ? 0.6 : 1 },
  ]
  return candidates.reduce((best, one) => (one.length > best.length ? one : best))
}

const LONGEST_WORD = 24

function wordAt(text: readonly string[], at: number, words: ReadonlySet<string>): number {
  const window = text.slice(at, at + LONGEST_WORD).join('')
  for (let length = window.length; length >= 3; length--)
    if (words.has(window.slice(0, length))) return length
  return 0
}

/** How much of the text from here repeats the one to twelve characters before it (`aaaa`, `abcabc`). */
function repetitionAt(text: readonly string[], at: number): number {
  let longest = 0
  for (let period = 1; period <= Math.min(12, at); period++) {
    let length = 0
    while (at + length < text.length && text[at + length] === text[at + length - period]) length++
    if (length >= Math.max(2, period)) longest = Math.max(longest, length)
  }
  return longest
}

const BOTH_WAYS = RUNS.flatMap((run) => [run, [...run].reverse().join('')])

function runAt(text: readonly string[], at: number): number {
  let length = 3
  if (!isRun(text.slice(at, at + length).join(''), length)) return 0
  while (at + length < text.length && isRun(text.slice(at, at + length + 1).join(''), length + 1)) length++
  return length
}

const isRun = (part: string, length: number): boolean =>
  part.length === length && BOTH_WAYS.some((run) => run.includes(part))
