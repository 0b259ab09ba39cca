import { availableParallelism } from 'node:os'
import { parseOptions } from '@node-rs/argon2'
import { isOversizedPassword, normalisedPassword } from '~/domain/membership/password'
import { hashBehind, verifyBehind } from './hashing-thread.server'
import { remembered } from './remembered'
import { foundAgain, isWrapped, unwrapped, wordpressSetting, wrapped } from './wordpress-passwords.server'

/** argon2id; OWASP's second choice of parameters, about 40 ms of one core (security rule 6.3). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

/** One core is left to the pages (decision 17). */
const AT_ONCE = Math.max(1, Math.min(4, availableParallelism() - 1))
const MOST_WAITING = 50

/** What the row holds of who has no password, or none that is surely his: no password answers to it. */
export const NO_PASSWORD = ''

let running = 0
const waiting: (() => void)[] = []

/**
 * A turn at the hashing table: hashing is the cheapest way to overload the portal, so that four run at once at most
 * and fifty wait. Null when the queue is full.
 */
async function inTurn<T>(work: () => Promise<T>): Promise<T | null> {
  if (running < AT_ONCE) running++
  else if (waiting.length >= MOST_WAITING) return null
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

function fitForHashing(password: string): string {
  if (isOversizedPassword(password)) throw new Error('An oversized password came as far as hashing.')
  return normalisedPassword(password)
}

/** The hash of a password, or null when too many wait. */
export function hashPassword(password: string): Promise<string | null> {
  const text = fitForHashing(password)
  return inTurn(() => hashBehind(text, COST))
}

/** A hash that no password has, at the cost of a real one. */
const dummyHash = remembered(() => hashBehind(crypto.randomUUID(), COST))

export type PasswordVerdict = 'right' | 'wrong' | 'busy'

/**
 * Compares a password with a member's hash; without member (null) with a dummy, in the same time. `before` runs in
 * the same turn: what it counts cannot be overtaken by tries that wait; when it answers false nothing is compared.
 */
export async function verifyPassword(
  stored: string | null,
  password: string,
  before: () => Promise<boolean> = async () => true,
): Promise<PasswordVerdict | 'stopped'> {
  const text = fitForHashing(password)
  const comparable = stored !== null && (stored.startsWith('$argon2') || isWrapped(stored))
  const against = comparable ? stored : await dummyHash()
  const verdict = await inTurn(async () => {
    if (!(await before())) return 'stopped'
    const same = isWrapped(against)
      ? await verifyWrapped(against, password)
      : await verifyBehind(against, text)
    return same && against === stored ? 'right' : 'wrong'
  })
  return verdict ?? 'busy'
}

async function verifyWrapped(stored: string, password: string): Promise<boolean> {
  const { setting, hash } = unwrapped(stored)
  return verifyBehind(hash, await foundAgain(setting, password))
}

/**
 * What the row holds of who comes from WordPress with this hash, until he signs in (decision 41): the hash is hashed
 * once more, so that a leaked database holds none of its kind. Null for one that the portal cannot compute.
 */
export async function wrapWordpressHash(hash: string): Promise<string | null> {
  const setting = wordpressSetting(hash)
  return setting === null ? null : wrapped(setting, await hashBehind(hash, COST))
}

/** True when the parameters have become stronger since this hash was made, or it still holds one of WordPress. */
export function needsRehash(stored: string): boolean {
  if (isWrapped(stored)) return true
  const made = parseOptions(stored)
  return made.memoryCost < COST.memoryCost || made.timeCost < COST.timeCost
}
