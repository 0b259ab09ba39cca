import { z } from 'zod'
import type { FieldError } from '../field-error'
import { type EmailAddress, readEmail } from './email'
import { letterCode } from './letter-code'
import { STAKEHOLDER_GROUPS } from './membership'
import { isOversizedPassword, ownWordsOf, passwordFault } from './password'

const error = (code: FieldError): FieldError => code

// biome-ignore lint/suspicious/noControlCharactersInRegex: names go into headers of letters
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/

/** One line of text about a person or an organisation. */
export const lineOfText = (longest: number) =>
  z
    .string({ error: error('required') })
    .trim()
    .min(1, error('required'))
    .max(longest, error('too-long'))
    .refine((text) => !CONTROL.test(text), error('invalid'))

/** A paragraph or none; line breaks are kept as `\n`. */
export const optionalParagraph = (longest: number) =>
  z
    .string({ error: error('invalid') })
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(longest, error('too-long')))
    .optional()
    .transform((text) => text || null)

/** An e-mail address as typed, with its key for comparison. */
export const emailField = z.string({ error: error('required') }).transform((typed, context): EmailAddress => {
  const email = readEmail(typed)
  if (email) return email
  context.addIssue({ code: 'custom', message: error(typed.trim() ? 'email-invalid' : 'required') })
  return z.NEVER
})

/** A password that exists already: any that we may ever have accepted. */
const knownPasswordField = z
  .string({ error: error('required') })
  .refine((typed) => !isOversizedPassword(typed), error('password-too-long'))

/** A new password, by its form; its strength and the length that the settings ask for are the use case's to judge. */
const newPasswordField = z.string({ error: error('required') }).superRefine((typed, context) => {
  const fault = passwordFault(typed)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})

/** What mail programs make a link of: letters greet by name whoever was registered, perhaps by somebody else. */
const LINK = /:\/\/|[\p{L}\p{N}]{2,}\.[\p{L}\p{N}]{2,}|\.\p{L}{2,}\//u

/** A person's name, in letters that may go to a stranger. */
export const nameField = lineOfText(80).refine((text) => !LINK.test(text), error('invalid'))

const person = {
  firstName: nameField,
  lastName: nameField,
  email: emailField,
  password: newPasswordField,
  organisation: lineOfText(160),
}

type Person = {
  firstName: string
  lastName: string
  email: EmailAddress
  password: string
  organisation: string
}

/** The person's own words, of which his password must not be made. */
export const wordsOfPerson = (p: Omit<Person, 'password'>): string[] =>
  ownWordsOf([p.firstName, p.lastName, p.email.key, p.organisation])

/** What a visitor gives to become a member. */
export const Registration = z.object({
  ...person,
  stakeholderGroup: z.enum(STAKEHOLDER_GROUPS, { error: error('choose-one') }),
  motivation: optionalParagraph(1000),
  acceptTerms: z.literal('on', { error: error('terms-required') }),
})
export type Registration = z.infer<typeof Registration>

/** What an invited person gives: his address is confirmed by the letter that brought him. */
export const InvitedRegistration = z.object({
  firstName: person.firstName,
  lastName: person.lastName,
  password: newPasswordField,
  organisation: person.organisation,
  stakeholderGroup: z.enum(STAKEHOLDER_GROUPS, { error: error('choose-one') }),
  acceptTerms: z.literal('on', { error: error('terms-required') }),
})
export type InvitedRegistration = z.infer<typeof InvitedRegistration>

/** The first admin, who holds the one-time secret. */
export const FirstAdmin = z.object({ ...person, token: z.string({ error: error('invalid') }) })
export type FirstAdmin = z.infer<typeof FirstAdmin>

export const SignIn = z.object({
  email: emailField,
  password: knownPasswordField,
  remember: z.literal('on').optional().catch(undefined),
})
export type SignIn = z.infer<typeof SignIn>

/** Asking for a letter: a new confirmation, a forgotten password. */
export const EmailOnly = z.object({ email: emailField })
export type EmailOnly = z.infer<typeof EmailOnly>

/** The code of a letter, and whose it is. */
export const ConfirmationCode = z.object({ email: emailField, code: letterCode })
export type ConfirmationCode = z.infer<typeof ConfirmationCode>

const token = z.string({ error: error('invalid') }).regex(/^[A-Za-z0-9_-]{43}$/, error('invalid'))

export const ConfirmationToken = z.object({ token })

export const NewPassword = z.object({ token, password: newPasswordField })
export type NewPassword = z.infer<typeof NewPassword>

export const PasswordChange = z.object({ password: knownPasswordField, newPassword: newPasswordField })
export type PasswordChange = z.infer<typeof PasswordChange>
