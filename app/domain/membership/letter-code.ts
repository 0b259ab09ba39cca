import { z } from 'zod'
import type { FieldError } from '../field-error'

/** Digits and capitals without I, L, O and U (Crockford’s base32): nothing that is read as something else. */
export const CODE_SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 40 random bits: guessing has no end worth waiting for, over however many addresses and letters. */
export const CODE_LENGTH = 8

const FORM = new RegExp(`^[${CODE_SIGNS}]{${CODE_LENGTH}}$`)
const error = (code: FieldError): FieldError => code

/** As it is kept: what people type between its signs, and small letters, O for 0, I and L for 1, do not count. */
const codeAsKept = (typed: string): string =>
  typed
    .replace(/[\s\p{Dash}]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/** As letters show it: two groups of four are easier to read out and to type. */
export const codeAsShown = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** The code of a letter, for those who read it on another device. */
export const letterCode = z
  .string({ error: error('required') })
  .transform(codeAsKept)
  .pipe(z.string().regex(FORM, error('code-invalid')))
