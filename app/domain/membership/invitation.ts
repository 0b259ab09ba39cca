import { z } from 'zod'
import type { FieldError } from '../field-error'
import { LOCALES } from '../locale'
import { emailField, lineOfText, optionalParagraph } from './registration'

/** Days that an invitation lives; its letter says so. */
export const INVITATION_DAYS = 14
const DAY = 24 * 3_600_000

export const endOfInvitation = (sentAt: Date): Date => new Date(sentAt.getTime() + INVITATION_DAYS * DAY)

export const INVITATION_STATES = ['waiting', 'accepted', 'expired', 'revoked'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

export function invitationState(
  facts: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (facts.acceptedAt) return 'accepted'
  if (facts.revokedAt) return 'revoked'
  return facts.expiresAt > now ? 'waiting' : 'expired'
}

/** Why somebody is not invited, beyond what is wrong with his address itself. */
export type InviteeFault = 'domain-refused' | 'member' | 'pending' | 'refused' | 'suspended' | 'invited'

const error = (code: FieldError): FieldError => code
const line = (longest: number) =>
  lineOfText(longest)
    .optional()
    .transform((text) => text ?? '')

/** What goes with every invitation, of one person or of many. */
const common = {
  lang: z.enum(LOCALES, { error: error('choose-one') }),
  message: optionalParagraph(1000),
  /** Where the person lands; the door checks that it is one of our own pages. */
  wantedPath: line(500),
}

/** One person whom an admin invites. */
export const InvitationDraft = z.object({
  email: emailField,
  firstName: line(80),
  lastName: line(80),
  organisation: line(160),
  ...common,
})
export type InvitationDraft = z.infer<typeof InvitationDraft>

/** Many people, a line each; `lang` is for those whose line names no language. */
export const InvitationList = z.object({
  list: z.string({ error: error('required') }).max(100_000, error('too-long')),
  ...common,
})
export type InvitationList = z.infer<typeof InvitationList>

/** Resend or revoke, from a row of the list. */
export const InvitationAct = z.object({
  intent: z.enum(['resend', 'revoke']),
  id: z.string().max(40),
})
export type InvitationAct = z.infer<typeof InvitationAct>
