import { z } from 'zod'
import type { FieldError } from '../field-error'
import { emailField, lineOfText, nameField } from '../membership/registration'

const tooLong: FieldError = 'too-long'
const required: FieldError = 'required'
const choose: FieldError = 'choose-one'

const message = z.string({ error: required }).trim().min(1, required).max(2000, tooLong)

/** What a member writes when he asks for a by-request document. */
export const AccessRequest = z.object({ message })
export type AccessRequest = z.infer<typeof AccessRequest>

/** What somebody without an account writes who asks for one. */
export const GuestRequest = z.object({
  firstName: nameField,
  lastName: nameField,
  email: emailField,
  organisation: lineOfText(160),
  message,
})
export type GuestRequest = z.infer<typeof GuestRequest>

/** How long a granted access lasts, in days. */
export const GRANT_DAYS = ['7', '30', '90', '365', 'open'] as const

/** What an editor answers who asked for a document: how long, and what he tells him. */
export const GrantAnswer = z.object({
  grantId: z.string(required),
  days: z.enum(GRANT_DAYS, choose).default('open'),
  answer: z.string().trim().max(1000, tooLong).default(''),
})
export type GrantAnswer = z.infer<typeof GrantAnswer>
