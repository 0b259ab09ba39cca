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

/**
 * Turns at a table at which so many work at once, while fifty wait; null for who finds the queue full. Hashing is the
 * cheapest way to overload the portal.
 */
function tableFor(atOnce: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T | null> => {
    if (running < atOnce) running++
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
}

const inTurn = tableFor(AT_ONCE)
/** For what only old hashes take: nobody else waits for it, and learns by waiting whose hash is one. */
const inOldTurn = tableFor(1)

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
 * the same turn: what it counts cannot be overtaken by tries that wait; when it answers false nothing is compared. Who
 * has an old hash holds that turn as long as everybody, by the dummy; what takes longer comes after it.
 */
export async function verifyPassword(
  stored: string | null,
  password: string,
  before: () => Promise<boolean> = async () => true,
): Promise<PasswordVerdict | 'stopped'> {
  const text = fitForHashing(password)
  const against = stored?.startsWith('$argon2') ? stored : await dummyHash()
  const verdict = await inTurn(async () => {
    if (!(await before())) return 'stopped'
    const same = await verifyBehind(against, text)
    return same && against === stored ? 'right' : 'wrong'
  })
  if (verdict === 'wrong' && stored !== null && isWrapped(stored)) return verifyWrapped(stored, password)
  return verdict ?? 'busy'
}

async function verifyWrapped(stored: string, password: string): Promise<PasswordVerdict> {
  const { setting, hash } = unwrapped(stored)
  const same = await inOldTurn(async () => verifyBehind(hash, await foundAgain(setting, password)))
  if (same === null) return 'busy'
  return same ? 'right' : 'wrong'
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
