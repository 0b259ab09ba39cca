import { z } from 'zod'
import { isId } from '../ids'
import { isSlug } from '../slug'

/** So many documents a member may keep for later. */
export const MOST_BOOKMARKS = 500

/** What a form sends that keeps a document or lets go of it; `redirectTo`: the page on which it stands. */
export const BookmarkPost = z.object({
  slug: z.string().refine(isSlug),
  redirectTo: z.string().optional(),
})

/** What a form of the list sends that takes something off it: what it is may be hidden by now. */
export const BookmarkRemoval = z.object({ bookmark: z.string().refine(isId) })
