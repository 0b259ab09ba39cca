import { z } from 'zod'
import { reason } from './member-act'

/** What may be done with many people at once. */
export const BULK_INTENTS = ['approve', 'refuse', 'suspend', 'end-sessions'] as const
export type BulkIntent = (typeof BULK_INTENTS)[number]

/** More than a page of the list: who needs more does it in two goes. */
export const MOST_AT_ONCE = 50

export const isBulkIntent = (word: unknown): word is BulkIntent => BULK_INTENTS.includes(word as BulkIntent)

/** One act for each of these people; a refusal, or a suspension, has one reason for all. */
export const BulkAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('approve') }),
  z.object({ intent: z.literal('refuse'), reason }),
  z.object({ intent: z.literal('suspend'), reason }),
  z.object({ intent: z.literal('end-sessions') }),
])
export type BulkAct = z.infer<typeof BulkAct>
