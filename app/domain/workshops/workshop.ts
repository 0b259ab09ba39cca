import { z } from 'zod'
import type { Audience, GatedThing } from '../access/access-policy'

/** One line of a programme. `document` is the slug of a presentation given then. */
export const ProgrammeItem = z.object({
  time: z.string().max(20),
  title: z.string().max(200),
  speaker: z.string().max(200).optional(),
  document: z.string().max(80).optional(),
})
export type ProgrammeItem = z.infer<typeof ProgrammeItem>

export const Programme = z.array(ProgrammeItem).max(60)
export type Programme = z.infer<typeof Programme>

/**
 * The workshop's own page as the gate sees it. Its audience is the default of its documents;
 * the page itself (theme, date, programme) is a card that everybody may read, unless it is for staff.
 */
export function gatedWorkshop(facts: {
  audience: Audience
  publishedAt: Date | null
  withdrawnAt: Date | null
}): GatedThing {
  return {
    audience: facts.audience === 'staff' ? 'staff' : 'public',
    publishedAt: facts.publishedAt,
    withdrawnAt: facts.withdrawnAt,
    embargoUntil: null,
    grant: null,
    passes: [],
    shareable: false,
  }
}
