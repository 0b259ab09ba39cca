import { z } from 'zod'
import { readSearchWish, type SearchWish, searchQuery } from './search-filters'

/** How often a member hears of a search that he follows, at most. */
export const EVERY = ['week', 'day'] as const
export type Every = (typeof EVERY)[number]

/** Searches that one member may follow. */
export const MOST_SAVED = 20

const DAY = 24 * 3_600_000
/** Milliseconds from one look to the next. */
export const PAUSE: Record<Every, number> = { day: DAY, week: 7 * DAY }

/** What makes two searches the same: their words and filters, in one writing; null where nothing is asked. */
export const savedQuery = (wish: SearchWish): string | null =>
  wish.q ? searchQuery({ ...wish, sort: 'relevance', after: null }) : null

/** The search of an address's query. */
export const wishOf = (query: string): SearchWish => readSearchWish(new URLSearchParams(query))

/** « Follow this search » of its results. */
export const SavedSearchPost = z.object({
  search: z.string().max(2000),
  every: z.enum(EVERY).default('week'),
})

/** « Follow no more » in the list of them. */
export const SavedSearchRemoval = z.object({ search: z.string().max(40) })
