import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { nanoid } from 'nanoid'
import { config } from '~/config.server'

/** 126 random bits, 21 URL-safe characters. */
export const newId = (): string => nanoid(21)

/** 32 random bytes, base64url: for a cookie or a letter; only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Six digits, for those who read the letter on another device. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Keyed, because six digits or an address could be guessed from a plain hash. */
export const keyedHash = (purpose: string, value: string): string =>
  createHmac('sha256', config().secret).update(`${purpose}\0${value}`).digest('base64url')

export function equalHashes(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
