import { z } from 'zod'
import type { FieldError } from '../field-error'
import { emailField } from '../membership/registration'

/** Whether members may let somebody without an account read one document for some days. */
export const SHARING_RULES = ['off', 'on'] as const

/** Days that a share lasts. */
export const SHARE_DAYS = { least: 1, most: 30, usual: 7 }

const days: FieldError = 'share-days-invalid'

/** What a member says who shares a document: with whom, and for how long. */
export const ShareOrder = z.object({
  email: emailField,
  days: z.coerce
    .number({ error: days })
    .int(days)
    .min(SHARE_DAYS.least, days)
    .max(SHARE_DAYS.most, days)
    .default(SHARE_DAYS.usual),
})
export type ShareOrder = z.infer<typeof ShareOrder>

/** Ends one share. */
export const ShareEnd = z.object({ shareId: z.string() })
