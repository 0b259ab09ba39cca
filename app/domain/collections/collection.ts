import type { GatedThing } from '../access/access-policy'

/** The most documents of a collection: all stand on one page. */
export const MOST_COLLECTED = 100

/** A collection as the gate sees it: for everybody once it is out. */
export function gatedCollection({ publishedAt }: { publishedAt: Date | null }): GatedThing {
  return {
    audience: 'public',
    publishedAt,
    withdrawnAt: null,
    embargoUntil: null,
    grant: null,
    passes: [],
    shareable: false,
  }
}

/** What an editor does with one document of a collection. */
export const ARRANGEMENTS = ['add', 'remove', 'up', 'down'] as const
export type Arrangement = (typeof ARRANGEMENTS)[number]

/** The order after it; null where it changes nothing: there already, not there, at the end, or too many. */
export function arranged(order: readonly string[], how: Arrangement, id: string): string[] | null {
  const at = order.indexOf(id)
  if (how === 'add') return at === -1 && order.length < MOST_COLLECTED ? [...order, id] : null
  if (at === -1) return null
  const others = order.filter((one) => one !== id)
  if (how === 'remove') return others
  const to = how === 'up' ? at - 1 : at + 1
  if (to < 0 || to > others.length) return null
  return [...others.slice(0, to), id, ...others.slice(to)]
}
