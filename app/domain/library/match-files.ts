import { foldText } from '../fold'
import { DEFAULT_LOCALE, type Locale } from '../locale'

/** A presentation of a workshop, as names of files may tell of it. */
export type Presentation = {
  id: string
  /** In all languages. */
  titles: string[]
  /** Names of its speakers. */
  people: string[]
  /** Names of the files that it has. */
  files: string[]
}

/** Words that say nothing of what a file is about, in both languages. */
const EMPTY_WORDS = new Set(
  'a an and au aux avec d dans de des du en et for in l la le les of on ou par pour presentation slides diapos diapositives support sur the to un une with'.split(
    ' ',
  ),
)
/** « v2 », « version 3 », « final », « (1) », « copie » at the end of a name. */
const MARK = /(?:^|[\s_.-]+)(?:v(?:ersion)?[\s_.-]*\d+(?:[._]\d+)*|finale?|def|copie|copy|\(\d+\))$/i
/** « 03 - », « 3. » at its beginning. */
const NUMBER = /^0*(\d{1,2})(?=[\s_.)-])[\s_.)-]+/
const LANGUAGE = /(?:^|[\s_.-])(fr|en)$/i
/** From so much on a name is taken to tell of a presentation, when no other is so near. */
const ENOUGH = 0.45
const APART = 0.1

/** The presentation that each file name tells of; null where none does, or two do alike. */
export function matchFiles(names: string[], presentations: Presentation[]): (string | null)[] {
  return names.map((name) => {
    const scored = presentations
      .map((presentation, i) => ({ id: presentation.id, score: likeness(name, presentation, i + 1) }))
      .sort((a, b) => b.score - a.score)
    const [best, second] = scored
    if (!best || best.score < ENOUGH) return null
    return second && best.score - second.score < APART ? null : best.id
  })
}

/** Whether a presentation has a file of this name already: it becomes a new version of it. */
export function hasFile(name: string, { files }: Presentation): boolean {
  return files.some((file) => file.toLowerCase() === name.toLowerCase())
}

/** « 03_La-mobilité_v2.pptx » is « La mobilité ». */
export function titleOfFile(name: string): string {
  const words = core(name)
    .replace(NUMBER, '')
    .replace(/[\s_]+|(?<=\p{L})-(?=\p{L})/gu, ' ')
    .trim()
  return words.charAt(0).toLocaleUpperCase('fr') + words.slice(1)
}

/** What the end of its name says of a file's language. */
export function languageOfFile(name: string): Locale {
  return (LANGUAGE.exec(unmarked(stem(name)))?.[1]?.toLowerCase() as Locale | undefined) ?? DEFAULT_LOCALE
}

const stem = (name: string): string => name.normalize('NFC').replace(/\.[^.]{1,9}$/, '')

function unmarked(text: string): string {
  const shorter = text.replace(MARK, '')
  return shorter === text || shorter === '' ? text : unmarked(shorter)
}

const core = (name: string): string => unmarked(unmarked(stem(name)).replace(LANGUAGE, ''))

/** From 0 to 1 by words, and more for the same file, a speaker's name, the number in the programme. */
function likeness(name: string, { titles, people, files }: Presentation, number: number): number {
  if (files.some((file) => sameCore(file, name))) return 2
  const words = wordsOf(core(name).replace(NUMBER, ''))
  const byTitle = Math.max(0, ...titles.map((title) => shared(wordsOf(title), words)))
  const names = people.flatMap((person) => [...wordsOf(person)]).filter((word) => word.length > 2)
  const bySpeaker = names.some((word) => words.has(word)) ? 0.5 : 0
  const byNumber = Number(NUMBER.exec(stem(name))?.[1]) === number ? 0.2 : 0
  return byTitle + bySpeaker + byNumber
}

const sameCore = (a: string, b: string): boolean =>
  [...wordsOf(core(a))].join(' ') === [...wordsOf(core(b))].join(' ')

function wordsOf(text: string): Set<string> {
  const words = foldText(text).split(/[^\p{L}\p{N}]+/u)
  return new Set(words.filter((word) => word && !EMPTY_WORDS.has(word)))
}

/** How much of the shorter of the two stands in the other; one word alone is worth half. */
function shared(title: Set<string>, name: Set<string>): number {
  const common = [...title].filter((word) => name.has(word)).length
  const shorter = Math.min(title.size, name.size)
  if (common === 0 || shorter === 0) return 0
  return (common / shorter) * (common === 1 && title.size > 1 ? 0.5 : 1)
}
