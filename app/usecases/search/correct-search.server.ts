import type { Visitor } from '~/domain/access/visitor'
import { foldText } from '~/domain/fold'
import { editDistance } from '~/domain/search/edit-distance'
import type { SearchWish } from '~/domain/search/search-filters'
import { composeSearch, type SearchTerm, searchTerms } from '~/domain/search/search-query'
import { findsAnything } from '~/storage/search/find-documents.server'
import { termForms } from '~/storage/search/term-forms.server'
import { wordsLike } from '~/storage/search/words.server'

type Asked = { visitor: Visitor; now: Date }

const SHORTEST = 4
const MOST_CORRECTED = 3
const MOST_TRIED = 6

/**
 * What may have been meant by a search that finds nothing: it finds something for this visitor, and each word that
 * was changed does so by itself. null when nothing is known that does.
 */
export async function correctSearch(
  terms: readonly SearchTerm[],
  { q }: Pick<SearchWish, 'q'>,
  asked: Asked,
): Promise<string | null> {
  const words = terms.filter(({ phrase, excluded, text }) => !phrase && !excluded && text.length >= SHORTEST)
  let corrected = q
  for (const { text } of words.slice(0, MOST_CORRECTED)) {
    if (await finds(text, asked)) continue
    const better = await correctWord(text, asked)
    if (better) corrected = corrected.replace(text, better)
  }
  return corrected !== q && (await finds(corrected, asked)) ? corrected : null
}

async function finds(text: string, asked: Asked): Promise<boolean> {
  const terms = searchTerms(text).map((term) => ({ ...term, begins: false }))
  const search = composeSearch(terms, await termForms(terms))
  return search !== null && findsAnything(search, asked)
}

/** The word that differs least and finds something for this visitor. */
async function correctWord(text: string, asked: Asked): Promise<string | null> {
  const typed = foldText(text)
  const most = typed.length < 6 ? 1 : typed.length < 10 ? 2 : 3
  const alike = (await wordsLike(text))
    .map((one) => ({ ...one, distance: editDistance(typed, one.word) }))
    .filter(({ distance }) => distance > 0 && distance <= most)
    .toSorted((a, b) => a.distance - b.distance)
  for (const { written } of alike.slice(0, MOST_TRIED)) if (await finds(written, asked)) return written
  return null
}
