import { isSlug, slugFrom } from '~/domain/slug'
import { isTaken } from '~/storage/database.server'
import type { DraftRefused } from './draft-outcomes'

const RESERVED = new Set(['new'])

export const SLUG_TAKEN: DraftRefused = { outcome: 'refused', errors: { slug: ['slug-taken'] } }

/** Of two who take one address at one moment the second is told so. */
export function orTaken<T>(saving: Promise<T>): Promise<T | DraftRefused> {
  return saving.catch((error: unknown) => {
    if (isTaken(error)) return SLUG_TAKEN
    throw error
  })
}

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
