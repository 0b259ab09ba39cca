import type { Visitor } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import type { SearchWish } from '~/domain/search/search-filters'
import { type ComposedSearch, composeSearch, searchTerms } from '~/domain/search/search-query'
import type { SearchView } from '~/domain/search/search-view'
import { themesCalled } from '~/domain/search/themes-called'
import { isCanceled } from '~/storage/database.server'
import {
  type FoundDocuments,
  findDocuments,
  MOST_COUNTED,
  MOST_RANKED,
  MOST_READ,
} from '~/storage/search/find-documents.server'
import { termForms } from '~/storage/search/term-forms.server'
import { readThemes } from '../library/cards.server'
import { correctSearch } from './correct-search.server'
import { nameFacets } from './name-facets.server'
import { showHits } from './show-hits.server'

type Asked = { visitor: Visitor; lang: Locale; now: Date }

/**
 * What the library has on what was typed, as this visitor may see it. When nothing has all of it, what has some of it,
 * and what may have been meant.
 */
export async function searchLibrary(
  visitor: Visitor,
  wish: SearchWish,
  lang: Locale,
  now: Date,
): Promise<SearchView> {
  const asked = { visitor, lang, now }
  const themes = [...(await readThemes(lang)).values()]
  try {
    const terms = searchTerms(wish.q)
    const search = composeSearch(terms, await termForms(terms))
    if (!search) return { outcome: 'nothing-asked', wish, themes }
    const found = await findDocuments(search, wish, asked)
    const named = { themes, called: themesCalled(terms, themes) }
    if (found.total)
      return { ...(await show(found, search, wish, asked)), relaxed: false, correction: null, ...named }
    const [correction, some] = await Promise.all([
      correctSearch(terms, wish, asked),
      findSome(search, wish, asked),
    ])
    const shown = { ...some, unread: found.unread || some.unread }
    return { ...(await show(shown, search, wish, asked)), relaxed: some.total > 0, correction, ...named }
  } catch (error) {
    if (isCanceled(error)) return { outcome: 'too-long', wish }
    throw error
  }
}

/** What has any of several words, where nothing has all of them. */
async function findSome(search: ComposedSearch, wish: SearchWish, asked: Asked): Promise<FoundDocuments> {
  const none = { hits: [], total: 0, unread: false, more: false, facets: {} }
  return search.several ? findDocuments({ ...search, ...search.some }, wish, asked) : none
}

function cutOf(total: number, sort: SearchWish['sort']): number | null {
  const most = sort === 'relevance' ? MOST_RANKED : MOST_COUNTED
  return total > most ? most : null
}

async function show(found: FoundDocuments, search: ComposedSearch, wish: SearchWish, asked: Asked) {
  const [hits, facets] = await Promise.all([
    showHits(found.hits, search, asked),
    nameFacets(found.facets, asked.lang),
  ])
  return {
    outcome: 'found' as const,
    wish,
    hits,
    facets,
    total: Math.min(found.total, MOST_COUNTED),
    bounded: found.total > MOST_COUNTED,
    cut: cutOf(found.total, wish.sort),
    unread: found.unread ? MOST_READ : null,
    next: found.more ? (hits.at(-1)?.card.slug ?? null) : null,
  }
}
