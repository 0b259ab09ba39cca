import { z } from 'zod'
import type { FieldError } from '../field-error'

const tooLong: FieldError = 'too-long'
const required: FieldError = 'required'

/** What a member writes when he asks for a by-request document. */
export const AccessRequest = z.object({
  message: z.string({ error: required }).trim().min(1, required).max(2000, tooLong),
})
export type AccessRequest = z.infer<typeof AccessRequest>
