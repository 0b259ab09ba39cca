import { z } from 'zod'
import type { FieldError } from '../field-error'

/** Hours between an admin's word and the loss of a second factor, in which its owner may object. */
export const REMOVAL_HOURS = 24

/** How an admin may have made sure that he who asks is the member: never by a letter alone. */
export const IDENTITY_CHECKS = ['in-person', 'video', 'phone', 'colleague'] as const
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number]

const error = (code: FieldError): FieldError => code

/** What an admin does for who has lost his second factor. */
export const FactorLossAct = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('ask-removal'),
    check: z.enum(IDENTITY_CHECKS, { error: error('choose-one') }),
  }),
  z.object({ intent: z.literal('stop-removal') }),
])
export type FactorLossAct = z.infer<typeof FactorLossAct>
