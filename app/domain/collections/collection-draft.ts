import { z } from 'zod'
import { draftLine, draftPosition, draftSlug, draftText, withTitles } from '../draft-fields'

const CollectionTexts = z.object({ title: draftLine(300), introduction: draftText(20_000) })

/** What an editor writes of a collection. */
export const CollectionDraft = withTitles(
  z.object({
    slug: draftSlug,
    position: draftPosition,
    fr: CollectionTexts.prefault({}),
    en: CollectionTexts.prefault({}),
  }),
)
export type CollectionDraft = z.infer<typeof CollectionDraft>
