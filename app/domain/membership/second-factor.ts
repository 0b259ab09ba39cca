import { z } from 'zod'
import type { FieldError } from '../field-error'

/**
 * Of whom a second factor is demanded: of the team where the portal is reachable from elsewhere, of the team always,
 * or of every member.
 */
export const SECOND_FACTOR_RULES = ['staff', 'staff-always', 'everybody'] as const
export type SecondFactorRule = (typeof SECOND_FACTOR_RULES)[number]

/** `loopback`: the portal answers to its own machine alone, as it does on a first try. */
export function demandsSecondFactor(
  kind: 'pending' | 'member' | 'editor' | 'admin',
  rule: SecondFactorRule,
  loopback: boolean,
): boolean {
  if (kind === 'editor' || kind === 'admin') return rule !== 'staff' || !loopback
  return kind === 'member' && rule === 'everybody'
}

/** What somebody has beside his password. */
export type Factors = { app: boolean; passkey: boolean }

/**
 * Whether a second step follows the password: with an app always; a passkey alone is a way in beside the password,
 * and its second step where a second factor is demanded.
 */
export const asksSecondStep = ({ app, passkey }: Factors, demanded: boolean): boolean =>
  app || (passkey && demanded)

/** Of ten recovery codes each has 80 bits: sixteen signs of base32, shown in four groups. */
export const RECOVERY_CODES = 10
const RECOVERY = /^[a-z2-7]{16}$/
const APP_CODE = /^\d{6}$/

const error = (code: FieldError): FieldError => code

/** The six digits of the app, or a recovery code; blanks, hyphens and capitals do not count. */
export const SecondFactorCode = z.object({
  code: z
    .string({ error: error('required') })
    .transform((typed) => typed.replace(/[\s-]/g, '').toLowerCase())
    .refine((code) => APP_CODE.test(code) || RECOVERY.test(code), error('code-invalid')),
})
export type SecondFactorCode = z.infer<typeof SecondFactorCode>

export const isRecoveryCode = (code: string): boolean => RECOVERY.test(code)

/** Who asks to prove himself again, before something dangerous. */
export const PasswordProof = z.object({
  password: z.string({ error: error('required') }).max(1024, error('password-too-long')),
})
