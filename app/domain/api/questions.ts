// What programs may ask, parameter by parameter; app/i18n/api.ts says of each what it means.
import { z } from 'zod'
import { DOCUMENT_KINDS } from '../library/library-document'
import { LOCALES } from '../locale'
import { SEARCH_SORTS } from '../search/search-filters'
import { LONGEST_SEARCH } from '../search/search-query'
import { Slug } from '../slug'

const MOST_ITEMS = 100
const USUAL_ITEMS = 20

const lang = z.enum(LOCALES).optional()
const limit = z.coerce.number().int().min(1).max(MOST_ITEMS).default(USUAL_ITEMS)
const key = z.string().min(1).max(1000).optional()

const filters = {
  theme: Slug.optional(),
  kind: z.enum(DOCUMENT_KINDS).optional(),
  workshop: Slug.optional(),
  language: z.enum(LOCALES).optional(),
  access: z.enum(['open']).optional(),
}

export const OneQuestion = z.strictObject({ lang })
export const DocumentsQuestion = z.strictObject({ ...filters, limit, page: key, lang })
export const WorkshopsQuestion = z.strictObject({ limit, page: key, lang })
export const SearchQuestion = z.strictObject({
  q: z.string().trim().min(1).max(LONGEST_SEARCH),
  ...filters,
  year: z.coerce.number().int().min(1000).max(2999).optional(),
  author: z.string().trim().min(1).max(200).optional(),
  sort: z.enum(SEARCH_SORTS).default('relevance'),
  page: key,
  lang,
})

export type DocumentsQuestion = z.infer<typeof DocumentsQuestion>
export type WorkshopsQuestion = z.infer<typeof WorkshopsQuestion>
export type SearchQuestion = z.infer<typeof SearchQuestion>
