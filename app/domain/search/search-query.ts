/** The longest that is looked for, in characters, and how many words and phrases of it. */
export const LONGEST_SEARCH = 200
const MOST_TERMS = 10

/** One thing to find, or to leave out, as it was typed. */
export type SearchTerm = {
  text: string
  phrase: boolean
  excluded: boolean
  /** The last word may be the beginning of a longer one. */
  begins: boolean
}

const TERM = /(?<=^|\s)(-?)(?:«\s*([^»]*)»|"([^"]*)"|“([^”]*)”|(\S+))/gu
const SHORTEST_BEGINNING = 3

/** What was typed, on one line and no longer than is looked for; `''` for nothing. */
export const readSearch = (typed: string | null): string =>
  (typed ?? '')
    .normalize('NFC')
    .slice(0, LONGEST_SEARCH)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()

/**
 * Words, phrases (« … », "…", “…”) and what is to be left out (-word, -"a phrase") of what was typed. Signs that mean
 * nothing, as quotation marks that do not close, are passed over.
 */
export function searchTerms(search: string): SearchTerm[] {
  const terms = [...search.matchAll(TERM)].slice(0, MOST_TERMS).map((match): SearchTerm => {
    const [, minus, guillemets, quotes, curly, word] = match
    const text = (guillemets ?? quotes ?? curly ?? word ?? '').trim()
    return { text, phrase: word === undefined, excluded: minus === '-', begins: false }
  })
  const last = terms.at(-1)
  if (last && !last.phrase && !last.excluded) last.begins = lettersOf(last.text) >= SHORTEST_BEGINNING
  return terms.filter(({ text }) => lettersOf(text) > 0)
}

const lettersOf = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/** A term as the index knows it; each an expression of PostgreSQL's tsquery, `''` where nothing of it is looked for. */
export type TermForms = {
  /** Folded: without accents, case and signs. */
  words: string
  french: string
  english: string
  /** Further forms of its words: as written, other endings. */
  others: string[]
  /** Of a phrase, its words wherever they stand. */
  loose: string[]
}

/** What a document must have, and must not. */
type Wanted = {
  all: string
  /** The same as far as an index of words knows it: of a phrase its words, wherever they stand. */
  plain: string
  /** Whether `all` asks for more than `plain`, so that texts are to be read. */
  ordered: boolean
}

export type ComposedSearch = Wanted & {
  /** Any of what it must have, and nothing that it must not. */
  some: Wanted
  /** Any of the words: for ranking and marking. */
  any: string
  /** What it must not have; `''` for nothing. */
  none: string
  /** Whether there is more than one thing to find. */
  several: boolean
}

// Words without a meaning of their own that the stemmers let pass once their accents are gone.
const FUNCTION_WORDS = new Set(
  'a les ils elles est sont ont cet cette ces ses leurs plus tres entre sous chez vers donc car comme etre avoir meme'.split(
    ' ',
  ),
)

/** One expression of all terms; null when there is nothing to find. */
export function composeSearch(
  terms: readonly SearchTerm[],
  forms: readonly TermForms[],
): ComposedSearch | null {
  const known = terms.flatMap((term, i) => {
    const form = forms[i]
    return form && alternatives(form, term).length ? [{ term, form }] : []
  })
  const found = known.filter(({ term }) => !term.excluded)
  const telling = found.filter(({ term, form }) => term.phrase || !isFunctionWord(form))
  const wanted = telling.length ? telling : found
  if (!wanted.length) return null
  const left = known.filter(({ term }) => term.excluded)
  const each = wanted.map(({ term, form }) => either(alternatives(form, term)))
  const none = left.length ? either(left.flatMap(({ term, form }) => alternatives(form, term))) : ''
  const leftWords = left.flatMap(({ term, form }) => alternatives(form, term)).filter((one) => !hasOrder(one))
  const without = { all: none, plain: leftWords.length ? either(leftWords) : '' }
  const wants = (expressions: string[]): Wanted => ({
    all: [...expressions, ...(without.all ? [`!${without.all}`] : [])].join(' & '),
    plain: [...expressions.map(withoutOrder), ...(without.plain ? [`!${without.plain}`] : [])].join(' & '),
    ordered: hasOrder(expressions.join() + none),
  })
  return {
    ...wants(each),
    some: wants([either(each)]),
    any: either(wanted.flatMap(({ term, form }) => [...alternatives(form, term), ...form.loose])),
    none,
    several: wanted.length > 1,
  }
}

// PostgreSQL writes « next to » as <->, and as <2> over a word that counts for nothing.
const ORDER = /<(?:-|\d+)>/g
const hasOrder = (expression: string): boolean => expression.search(ORDER) >= 0
const withoutOrder = (expression: string): string => expression.replace(ORDER, '&')

/** A word that one of the two languages passes over would not be found in the texts of that language. */
function isFunctionWord({ words, french, english }: TermForms): boolean {
  return !french || !english || FUNCTION_WORDS.has(words) || words.length < 2
}

function alternatives({ words, french, english, others }: TermForms, { begins }: SearchTerm): string[] {
  const beginning = begins ? beginningOf(words) : null
  const all = [french, english, ...others, ...(beginning ? [`'${beginning}':*`] : [])]
  return [...new Set(all.filter(Boolean))]
}

/** The word after elisions (« l’innov »); null where several words were joined by a hyphen. */
function beginningOf(words: string): string | null {
  const parts = words.split(' ')
  const last = parts.at(-1) ?? ''
  const elided = parts.slice(0, -1).every((part) => part.length === 1 || part === 'qu')
  return elided && last.length >= SHORTEST_BEGINNING ? last : null
}

const either = (expressions: string[]): string =>
  `(${[...new Set(expressions)].map((one) => `(${one})`).join(' | ')})`
