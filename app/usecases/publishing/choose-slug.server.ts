import { isSlug, slugFrom } from '~/domain/slug'
import type { DraftRefused } from './draft-outcomes'

const RESERVED = new Set(['new'])

export const SLUG_TAKEN: DraftRefused = { outcome: 'refused', errors: { slug: ['slug-taken'] } }

/** The typed slug, or one made of the title with a number where that is taken; null when the typed one is taken. */
export async function chooseSlug(
  typed: string,
  title: string,
  isFree: (slug: string) => Promise<boolean>,
): Promise<string | null> {
  if (typed) return !RESERVED.has(typed) && (await isFree(typed)) ? typed : null
  const made = slugFrom(title).slice(0, 70).replace(/-$/, '')
  const base = isSlug(made) && !RESERVED.has(made) ? made : 'document'
  for (let i = 1; ; i++) {
    const slug = i === 1 ? base : `${base}-${i}`
    if (await isFree(slug)) return slug
  }
}
