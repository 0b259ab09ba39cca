import type { Visitor } from '~/domain/access/visitor'
import { foldText } from '~/domain/fold'
import { libraryQuery } from '~/domain/library/library-wish'
import type { Locale } from '~/domain/locale'
import { searchQuery } from '~/domain/search/search-filters'
import { composeSearch, type SearchTerm, searchTerms } from '~/domain/search/search-query'
import { SUGGESTED, type Suggestion } from '~/domain/search/suggestion'
import { paths } from '~/paths'
import { isCanceled } from '~/storage/database.server'
import { type Suggestible, suggestible } from '~/storage/search/suggest.server'
import { termForms } from '~/storage/search/term-forms.server'
import { readThemes } from '../library/cards.server'

type Asked = { visitor: Visitor; lang: Locale; now: Date }

/** What may be meant by what is being typed, of the themes and of the cards that this visitor may see. */
export async function suggest(q: string, asked: Asked): Promise<Suggestion[]> {
  const terms = searchTerms(q)
  const last = terms.at(-1)
  if (!last?.begins) return []
  const { lang } = asked
  const found = await onCards(terms, asked)
  if (!found) return []
  const searchFor = (words: string) =>
    paths.search(lang) + searchQuery({ q: words, filters: {}, sort: 'relevance', after: null })
  const named = (kind: 'author' | 'keyword', names: string[]): Suggestion[] =>
    withWord(names, last.text)
      .slice(0, SUGGESTED[kind])
      .map((text) => ({ kind, text, address: searchFor(kind === 'author' ? `"${text}"` : text) }))
  return [
    ...(await themesWith(last.text, lang)),
    ...named('keyword', found.keywords),
    ...named('author', found.authors),
    ...found.titles.map(
      ({ slug, title }): Suggestion => ({
        kind: 'document',
        text: title,
        address: paths.document(lang, slug),
      }),
    ),
  ]
}

/** What cards have of it: nothing where that takes too long; null when nothing is asked. */
async function onCards(terms: readonly SearchTerm[], asked: Asked): Promise<Suggestible | null> {
  try {
    const search = composeSearch(terms, await termForms(terms))
    return search && (await suggestible(search, asked))
  } catch (error) {
    if (isCanceled(error)) return { titles: [], authors: [], keywords: [] }
    throw error
  }
}

async function themesWith(word: string, lang: Locale): Promise<Suggestion[]> {
  const themes = [...(await readThemes(lang)).values()]
  const fitting = withWord(
    themes.map(({ name }) => name),
    word,
  )
  return themes
    .filter(({ name }) => fitting.includes(name))
    .slice(0, SUGGESTED.theme)
    .map(({ key, name }) => ({
      kind: 'theme',
      text: name,
      address: paths.documents(lang) + libraryQuery({ filters: { theme: key } }),
    }))
}

/** Those in which a word begins like this one. */
function withWord(names: readonly string[], typed: string): string[] {
  const beginning =
    foldText(typed)
      .split(/[^\p{L}\p{N}]+/u)
      .at(-1) ?? ''
  const words = (name: string) => foldText(name).split(/[^\p{L}\p{N}]+/u)
  return [...new Set(names)].filter((name) => words(name).some((word) => word.startsWith(beginning)))
}
