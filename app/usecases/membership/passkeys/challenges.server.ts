import { randomBytes } from 'node:crypto'
import type { PasskeyPurpose } from '~/domain/membership/passkey'
import { db } from '~/storage/database.server'
import { hashToken } from '~/storage/ids.server'

const LIFETIME = 5 * 60_000

/** For what a challenge may be answered, and by whom; `memberId` is null while nobody has said who he is. */
export type AskedFor = { purpose: PasskeyPurpose; memberId: string | null }

/** 32 random bytes to be signed, kept as their hash for five minutes. */
export async function issueChallenge(
  { purpose, memberId }: AskedFor,
  now: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(randomBytes(32))
  const id = hashToken(Buffer.from(bytes).toString('base64url'))
  const expiresAt = new Date(now.getTime() + LIFETIME)
  await db().passkeyChallenge.create({ data: { id, purpose, memberId, expiresAt } })
  return bytes
}

/** Uses a challenge up, as a browser sends it back: true for exactly one caller, for what it was given, in its time. */
export async function spendChallenge(
  challenge: string,
  { purpose, memberId }: AskedFor,
  now: Date,
): Promise<boolean> {
  const { count } = await db().passkeyChallenge.deleteMany({
    where: { id: hashToken(challenge), purpose, memberId, expiresAt: { gt: now } },
  })
  return count === 1
}

/** Forgets the questions that nobody answered; how many there were. */
export async function forgetOldChallenges(now: Date): Promise<number> {
  return (await db().passkeyChallenge.deleteMany({ where: { expiresAt: { lte: now } } })).count
}
