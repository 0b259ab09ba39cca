import { foldText } from '../fold'
import type { SearchTerm } from './search-query'

const SHORTEST = 3

/** The themes in whose names all that is looked for stands, as words or their beginnings. */
export function themesCalled<T extends { name: string }>(
  terms: readonly SearchTerm[],
  themes: readonly T[],
): T[] {
  const wanted = terms.flatMap(({ text }) => wordsOf(text))
  if (!wanted.some((word) => word.length >= SHORTEST) || terms.some(({ excluded }) => excluded)) return []
  return themes.filter(({ name }) => {
    const its = wordsOf(name)
    return wanted.every((word) => its.some((one) => one.startsWith(word)))
  })
}

const wordsOf = (text: string): string[] =>
  foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
