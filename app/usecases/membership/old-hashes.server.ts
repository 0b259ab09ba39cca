import { setTimeout as delay } from 'node:timers/promises'
import { db } from '~/storage/database.server'
import { WRAPPED } from '~/storage/wordpress-passwords.server'

/** Milliseconds that the costliest hash of WordPress takes which the portal accepts, and some. */
const COSTLIEST = 1200
const REMEMBERED = 60_000

let asked: { until: number; some: boolean } = { until: 0, some: false }

/**
 * As long as somebody has come from WordPress and not signed in yet, whose hash takes longer, every sign-in in vain
 * takes as long: its time does not tell whose account is such a one. `begun` is of `performance.now()`.
 */
export async function asLongAsOldHashes(begun: number, now: Date): Promise<void> {
  if (await someAreLeft(now)) await delay(Math.max(0, COSTLIEST - (performance.now() - begun)))
}

async function someAreLeft(now: Date): Promise<boolean> {
  if (asked.until > now.getTime()) return asked.some
  const one = await db().member.findFirst({
    where: { passwordHash: { startsWith: WRAPPED } },
    select: { id: true },
  })
  asked = { until: now.getTime() + REMEMBERED, some: one !== null }
  return asked.some
}
