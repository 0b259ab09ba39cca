import { askIndex } from './ask-index.server'

/** Of these words, folded or not, those of which the search is one. */
export async function wordsThatMatch(words: readonly string[], any: string): Promise<Set<string>> {
  if (!words.length) return new Set()
  const rows = await askIndex<{ word: string }>`
    select word from unnest(${words}::text[]) as word
    where search_vector(word, 'fr') @@ ${any}::tsquery or search_vector(word, 'en') @@ ${any}::tsquery
      or to_tsvector('simple', search_words(word)) @@ ${any}::tsquery`
  return new Set(rows.map(({ word }) => word))
}

const MOST_ALIKE = 12

/** Words that stand somewhere in the library and are like this one, the likest first: not yet to be shown to anybody. */
export async function wordsLike(word: string): Promise<{ word: string; written: string }[]> {
  return askIndex<{ word: string; written: string }>`
    select "word", "written" from "SearchWord"
    where "word" % search_words(${word}) and "word" <> search_words(${word})
    order by similarity("word", search_words(${word})) desc, "word" limit ${MOST_ALIKE}`
}
