import { z } from 'zod'
import type { FieldError } from '../field-error'

/** Why an admin erases somebody. One of four, never his own words: this stays in the audit trail when the person is gone. */
export const ERASURE_GROUNDS = ['wished', 'double', 'mistake', 'misuse'] as const
export type ErasureGround = (typeof ERASURE_GROUNDS)[number]

const error = (code: FieldError): FieldError => code

/** What an admin says who erases an account. */
export const ErasureOrder = z.object({
  ground: z.enum(ERASURE_GROUNDS, { error: error('choose-one') }),
  confirm: z.literal('on', { error: error('required') }),
})
export type ErasureOrder = z.infer<typeof ErasureOrder>
