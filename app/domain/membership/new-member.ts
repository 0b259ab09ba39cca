import { z } from 'zod'
import { LOCALES } from '../locale'
import { ROLES, STAKEHOLDER_GROUPS } from './membership'
import { emailField, lineOfText } from './registration'

/** A person whom an admin or the operator makes a member at once; what he is not asked for he may say himself later. */
export const NewMember = z.object({
  email: emailField,
  firstName: lineOfText(80),
  lastName: lineOfText(80),
  organisation: lineOfText(160).or(z.literal('')).default(''),
  stakeholderGroup: z.enum(STAKEHOLDER_GROUPS, { error: 'choose-one' }).default('other'),
  lang: z.enum(LOCALES, { error: 'choose-one' }).default('fr'),
  role: z.enum(ROLES, { error: 'choose-one' }).default('member'),
})
export type NewMember = z.infer<typeof NewMember>
