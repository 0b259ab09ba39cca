import type { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { config } from '~/config.server'
import { databasePool } from './database.server'
import { keyedHash } from './ids.server'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Points within seconds (security rule 6.7). `…-address`: the peer's IP address; `…-email`: a normalised e-mail. */
const LIMITS = {
  'login-address-minute': [6, MINUTE],
  'login-address-hour': [30, HOUR],
  'login-account': [5, 15 * MINUTE],
  'login-wait': [1, 15 * MINUTE],
  'login-total': [100, 365 * DAY],
  // Only counted, for the audit trail.
  'sign-in-failed': [1, HOUR],
  'second-factor-failed': [1, HOUR],
  'register-address': [10, HOUR],
  'register-email': [3, DAY],
  'forgot-address-minute': [3, MINUTE],
  'forgot-address-hour': [6, HOUR],
  'forgot-email': [3, HOUR],
  'resend-email-minute': [1, MINUTE],
  'resend-email-day': [5, DAY],
  'resend-address': [10, HOUR],
  'code-email': [5, 15 * MINUTE],
  'code-address': [20, 15 * MINUTE],
  // In a row: guessing comes to an end, whoever asks for new letters.
  'letter-codes': [20, 365 * DAY],
  'password-check': [5, 15 * MINUTE],
  'password-judged': [60, 10 * MINUTE],
  'second-factor': [5, 15 * MINUTE],
  'app-codes': [20, 365 * DAY],
  'app-codes-letter': [1, DAY],
  'app-codes-reopened': [2, 30 * DAY],
  // Each page with a sign-in form asks once, and a campus shares one address.
  'passkey-address': [600, 15 * MINUTE],
  'new-device-letter': [3, DAY],
  'letter-address': [10, HOUR],
  'letter-email': [4, HOUR],
  'change-email': [5, DAY],
  'change-email-to': [3, HOUR],
  'guest-ask-address': [10, HOUR],
  'guest-ask-email': [5, DAY],
  'guest-link': [4, DAY],
  'share-member': [10, DAY],
  'share-document': [30, DAY],
  'share-email': [5, DAY],
  'setup-address': [10, 15 * MINUTE],
  download: [120, MINUTE],
  'download-address': [600, MINUTE],
  // A viewer reads one file in many ranges.
  'download-range': [1200, MINUTE],
  // Who turns pages with hits marked asks at each of them, and a campus shares one address.
  'search-within': [120, MINUTE],
  'search-within-address': [300, MINUTE],
  search: [60, MINUTE],
  'search-address': [30, MINUTE],
  // Who types asks several times for each word, and a campus shares one address.
  suggest: [300, MINUTE],
  'suggest-address': [600, MINUTE],
  // Of programs, by token or by address.
  'api-token': [300, MINUTE],
  'api-address': [120, MINUTE],
  'api-search': [60, MINUTE],
  'api-search-address': [30, MINUTE],
  // An editor puts up all slides of a workshop, one after the other.
  upload: [300, HOUR],
} as const satisfies Record<string, readonly [points: number, seconds: number]>
export type Limit = keyof typeof LIMITS

/** A limit and whose it is; the key is stored as an HMAC, never in clear. */
export type Counted = readonly [limit: Limit, key: string]

const limiters = new WeakMap<Pool, Map<Limit, RateLimiterPostgres>>()

function limiter(name: Limit): RateLimiterPostgres {
  const pool = databasePool()
  const known = limiters.get(pool) ?? new Map<Limit, RateLimiterPostgres>()
  limiters.set(pool, known)
  const found = known.get(name)
  if (found) return found
  const [points, duration] = LIMITS[name]
  const made = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration,
    // One of them sweeps for all: they share the table.
    clearExpiredByTimeout: known.size === 0,
  })
  known.set(name, made)
  return made
}

const secondsOf = (res: RateLimiterRes): number => Math.max(1, Math.ceil(res.msBeforeNext / 1000))
const hashed = (key: string): string => keyedHash('rate-limit', key)

/** Counts one use of each. Seconds to wait, 0 when all of them are free. */
export async function countUse(...uses: Counted[]): Promise<number> {
  if (!config().rateLimits) return 0
  const waits = await Promise.all(uses.map(countOne))
  return Math.max(0, ...waits)
}

/** A limit in points within seconds. */
export const limitOf = (name: Limit): { points: number; seconds: number } => ({
  points: LIMITS[name][0],
  seconds: LIMITS[name][1],
})

/** What is left of a limit after one more use; `resetsIn` seconds all of it is free again. null: nothing is limited. */
export type Metered = {
  points: number
  seconds: number
  left: number
  resetsIn: number
  allowed: boolean
} | null

/** Counts one use and says how many more are free. */
export async function meterUse([name, key]: Counted): Promise<Metered> {
  if (!config().rateLimits) return null
  const told = (res: RateLimiterRes, allowed: boolean): Metered => ({
    ...limitOf(name),
    left: Math.max(0, res.remainingPoints),
    resetsIn: secondsOf(res),
    allowed,
  })
  try {
    return told(await limiter(name).consume(hashed(key)), true)
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return told(refusal, false)
    throw refusal
  }
}

async function countOne([name, key]: Counted): Promise<number> {
  try {
    await limiter(name).consume(hashed(key))
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return secondsOf(refusal)
    throw refusal
  }
}

/** Seconds to wait before one more use of each would be free, without counting. */
export async function waitFor(...uses: Counted[]): Promise<number> {
  if (!config().rateLimits) return 0
  const waits = await Promise.all(
    uses.map(async ([name, key]) => {
      const res = await limiter(name).get(hashed(key))
      return res && res.consumedPoints >= LIMITS[name][0] ? secondsOf(res) : 0
    }),
  )
  return Math.max(0, ...waits)
}

/** Counts one use and says how many there are now, without refusing. */
export async function addUse([name, key]: Counted): Promise<number> {
  if (!config().rateLimits) return 0
  return (await limiter(name).penalty(hashed(key))).consumedPoints
}

/** Sets a count and when it is forgotten. */
export async function setUses([name, key]: Counted, points: number, seconds: number): Promise<void> {
  if (config().rateLimits) await limiter(name).set(hashed(key), points, seconds)
}

/** Forgets what was counted. */
export async function forgetUses(...uses: Counted[]): Promise<void> {
  if (!config().rateLimits) return
  await Promise.all(uses.map(([name, key]) => limiter(name).delete(hashed(key))))
}

/** Forgets all that was ever counted under these keys, whatever the limit. */
export async function forgetKeys(keys: readonly string[]): Promise<void> {
  await databasePool().query("delete from rate_limit where split_part(key, ':', 2) = any($1)", [
    keys.map(hashed),
  ])
}
