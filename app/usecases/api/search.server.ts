import { z } from 'zod'
import type { SearchPage } from '~/domain/api/answers'
import type { SearchQuestion } from '~/domain/api/questions'
import { readSearch } from '~/domain/search/search-query'
import type { SearchHit } from '~/domain/search/search-view'
import { readPlace, signPlace } from '../machines/signed-place.server'
import { searchLibrary } from '../search/search-library.server'
import { type Asked, absolute, type TellableDocument, tellDocuments } from './document-entries.server'

const PURPOSE = 'api-search'
const Place = z.object({ after: z.string() })

export type SearchedLibrary =
  | { outcome: 'found'; page: Omit<z.input<typeof SearchPage>, 'next' | 'previous'>; next: string | null }
  /** What was typed holds nothing that can be looked for. */
  | { outcome: 'nothing-asked' }
  | { outcome: 'too-long' }
  | { outcome: 'no-such-page' }

/** The search of the pages, for programs: found and excerpted by right, with the pages on which it was found. */
export async function searchForPrograms(question: SearchQuestion, asked: Asked): Promise<SearchedLibrary> {
  const { q, page, sort, access, ...filters } = question
  const place = page === undefined ? { after: null } : readPlace(PURPOSE, page, Place)
  if (!place) return { outcome: 'no-such-page' }
  const { lang: _asked, ...narrowed } = filters
  const mine = access === 'open' ? { access: 'mine' as const } : {}
  const wish = { q: readSearch(q), filters: { ...narrowed, ...mine }, sort, after: place.after }
  const view = await searchLibrary(asked.visitor, wish, asked.lang, asked.now)
  if (view.outcome !== 'found') return { outcome: view.outcome }
  const entries = await entriesOf(view.hits, asked)
  const { total, bounded, relaxed, correction, next } = view
  const items = view.hits.flatMap((hit) => {
    const document = entries.get(hit.card.slug)
    return document ? [itemOf(hit, document)] : []
  })
  return {
    outcome: 'found',
    page: { q: wish.q, total, bounded, relaxed, correction, items },
    next: next === null ? null : signPlace(PURPOSE, { after: next }),
  }
}

/** The same entries as lists have, so that the gate is asked once more for each. */
async function entriesOf(hits: SearchHit[], asked: Asked): Promise<Map<string, TellableDocument['entry']>> {
  const slugs = hits.map(({ card }) => card.slug)
  const told = await tellDocuments({ where: { slug: { in: slugs } } }, asked)
  return new Map(told.map(({ entry }) => [entry.slug, entry]))
}

const itemOf = ({ excerpt, pages, morePages }: SearchHit, document: TellableDocument['entry']) => ({
  document,
  excerpt,
  pages: pages.map(({ number, title, excerpt: pieces, address }) => ({
    ...{ number, title, excerpt: pieces },
    page: absolute(address),
  })),
  morePages,
})
