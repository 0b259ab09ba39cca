import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { nanoid } from 'nanoid'
import { config } from '~/config.server'
import { CODE_LENGTH, CODE_SIGNS, codeAsShown } from '~/domain/membership/letter-code'

/** 126 random bits, 21 URL-safe characters. */
export const newId = (): string => nanoid(21)

/** 32 random bytes, base64url: for a cookie or a letter; only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** The code of a letter. */
export const newCode = (): string =>
  [...randomBytes(CODE_LENGTH)].map((byte) => CODE_SIGNS[byte % CODE_SIGNS.length]).join('')

/** What follows the prefix in a DOI, `4f7q-9k2m`: it says nothing of the work, which may be renamed. */
export const newDoiSuffix = (): string => codeAsShown(newCode()).toLowerCase()

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Keyed, because a short code or an address could be guessed from a plain hash. */
export const keyedHash = (purpose: string, value: string): string =>
  createHmac('sha256', config().secret).update(`${purpose}\0${value}`).digest('base64url')

export function equalHashes(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
