import { z } from 'zod'
import { SHARING_RULES } from '../access/sharing'
import type { FieldError } from '../field-error'
import { readDomains } from './email-domains'
import { MEMBERSHIP_POLICIES, ROLES, type Standing } from './membership'
import { PASSWORD_MINIMUM } from './password'
import { SECOND_FACTOR_RULES } from './second-factor'

const error = (code: FieldError): FieldError => code

/** In the admin's own words. */
export const reason = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())
  .pipe(z.string().max(1000, error('too-long')))
  .optional()
  .transform((text) => text || null)

/** What an admin does with a membership. `reason` goes to the person, in the admin's own words. */
export const MemberAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('approve') }),
  z.object({ intent: z.literal('refuse'), reason }),
  z.object({ intent: z.literal('suspend'), reason }),
  z.object({ intent: z.literal('unsuspend') }),
  z.object({ intent: z.literal('end-sessions') }),
  z.object({ intent: z.literal('change-role'), role: z.enum(ROLES, { error: error('choose-one') }) }),
])
export type MemberAct = z.infer<typeof MemberAct>

const Domains = z
  .string()
  .max(10_000, error('too-long'))
  .transform((text, context) => {
    const domains = readDomains(text)
    if (!domains) context.addIssue({ code: 'custom', message: error('domain-invalid') })
    return domains ?? []
  })
  .default([])

export const MembershipSettings = z.object({
  membershipPolicy: z.enum(MEMBERSHIP_POLICIES, { error: error('choose-one') }),
  /** Members as soon as they have confirmed, whatever the policy. */
  approvedDomains: Domains,
  /** May not register. */
  refusedDomains: Domains,
  secondFactor: z.enum(SECOND_FACTOR_RULES, { error: error('choose-one') }).default('staff'),
  /** Of passwords chosen from now on. */
  passwordMinimum: z.coerce
    .number({ error: error('password-minimum-invalid') })
    .int(error('password-minimum-invalid'))
    .min(PASSWORD_MINIMUM.least, error('password-minimum-invalid'))
    .max(PASSWORD_MINIMUM.most, error('password-minimum-invalid'))
    .default(PASSWORD_MINIMUM.usual),
  memberSharing: z.enum(SHARING_RULES, { error: error('choose-one') }).default('off'),
})

/** The acts that the desk offers for a person; what the use cases then allow is asked again in the transaction. */
export function actsFor(member: { id: string; standing: Standing }, adminId: string): MemberAct['intent'][] {
  switch (member.standing) {
    case 'pending':
      return ['approve', 'refuse', 'suspend', 'end-sessions']
    case 'refused':
      return ['approve']
    case 'suspended':
      return ['unsuspend']
    case 'active':
      return member.id === adminId ? ['change-role'] : ['change-role', 'suspend', 'end-sessions']
    case 'unconfirmed':
      return []
  }
}
