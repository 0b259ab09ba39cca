import { z } from 'zod'
import type { FieldError } from '../field-error'
import { LOCALES } from '../locale'
import { STAKEHOLDER_GROUPS } from './membership'
import { lineOfText, nameField } from './registration'

/** What a member may change about himself. */
export const Profile = z.object({
  firstName: nameField,
  lastName: nameField,
  organisation: lineOfText(160),
  stakeholderGroup: z.enum(STAKEHOLDER_GROUPS, { error: 'choose-one' satisfies FieldError }),
  lang: z.enum(LOCALES, { error: 'choose-one' satisfies FieldError }),
})
export type Profile = z.infer<typeof Profile>
