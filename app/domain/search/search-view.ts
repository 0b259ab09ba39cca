import type { Facets } from '../library/document-filters'
import type { TextPiece } from '../library/find-in-text'
import type { ReadingShape } from '../library/reading'
import type { DocumentCard, ThemeView } from '../library/views'
import type { Locale } from '../locale'
import type { SearchWish } from './search-filters'

/** A page, slide or sheet on which it was found. */
export type PageHit = { number: number; title: string | null; excerpt: TextPiece[]; address: string }

/** A document that was found, holding nothing of it that this visitor may not read. */
export type SearchHit = {
  card: DocumentCard
  title: TextPiece[]
  /** Where the words stand in the abstract or the text, else the abstract's beginning. */
  excerpt: { pieces: TextPiece[]; lang: Locale }
  shape: ReadingShape
  pages: PageHit[]
  /** So many more pages have it. */
  morePages: number
}

export type SearchView = { wish: SearchWish } & (
  | { outcome: 'nothing-asked'; themes: ThemeView[] }
  /** The search took longer than the portal gives it. */
  | { outcome: 'too-long' }
  | {
      outcome: 'found'
      hits: SearchHit[]
      total: number
      /** There are more than were counted; the counts of the facets are of the newest. */
      bounded: boolean
      /** So many are shown in this order, of more. */
      cut: number | null
      /** Words in an order were looked for in so many texts, the newest that have the words: others may have them so. */
      unread: number | null
      facets: Facets
      /** Slug after which the next page begins. */
      next: string | null
      /** No document has all the words: these have some. */
      relaxed: boolean
      /** What may have been meant, and finds something for this visitor. */
      correction: string | null
      themes: ThemeView[]
      /** Of those, what is looked for stands in the names of these. */
      called: ThemeView[]
    }
)
