import { maySignIn, standingOf } from '~/domain/membership/membership'
import type { ConfirmationCode, EmailOnly } from '~/domain/membership/registration'
import type { Member } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { letters } from '~/mail/letters.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { newCode } from '~/storage/ids.server'
import { countUse } from '~/storage/rate-limits.server'
import { lockMemberOf } from '../members/lock-member.server'
import { type CameIn, comeIn, type HalfWay } from './come-in.server'
import { isRightCode } from './letter-codes.server'
import { findLiveToken, issueToken } from './one-time-tokens.server'
import { inEvenTime, type Limited, limited } from './refusals.server'
import { codeHashOf, sendConfirmation } from './send-confirmation.server'

/** Sends a letter that signs in without password, if somebody with this address may; the answer is the same for all. */
export async function askForSignInLetter(
  { email }: EmailOnly,
  { address, wanted }: { address: string; wanted: string | null },
  now: Date,
): Promise<{ outcome: 'taken' } | Limited> {
  const seconds = await countUse(['letter-address', address], ['letter-email', email.key])
  if (seconds) return limited(seconds)
  return inEvenTime(150, async () => {
    if (await inTransaction((tx) => send(tx, email.key, wanted, now))) await wakeLetters()
    return { outcome: 'taken' }
  })
}

/** Whether there was somebody to write to. */
async function send(tx: Transaction, emailKey: string, returnTo: string | null, now: Date): Promise<boolean> {
  const member = await lockMemberOf(tx, emailKey)
  if (!member) return false
  const standing = standingOf(member)
  if (standing === 'unconfirmed') await sendConfirmation(tx, member, returnTo ?? member.wantedPath, now)
  else if (maySignIn(standing)) {
    const code = newCode()
    const codeHash = codeHashOf(member.id, code)
    const token = await issueToken(tx, { memberId: member.id, purpose: 'sign-in', returnTo, codeHash }, now)
    await letters.signIn(tx, member, { token, code }, now)
  } else return false
  return true
}

/** What the page of the letter's link shows; looking uses nothing up, because mail scanners follow links. */
export async function lookAtSignInLetter(token: string, now: Date): Promise<'ready' | 'spent'> {
  return (await findLiveToken(token, 'sign-in', now)) ? 'ready' : 'spent'
}

type Letter = { id: string; returnTo: string | null; member: Member }

/** Signs in by the letter's link, once. */
export async function signInByLink(
  token: string,
  deviceName: string,
  now: Date,
): Promise<CameIn | HalfWay | { outcome: 'spent' }> {
  const live = await findLiveToken(token, 'sign-in', now)
  return live ? enter(live, deviceName, now) : { outcome: 'spent' }
}

/** Signs in by the code of the letter; five tries for each letter, one answer for all that is wrong. */
export async function signInByCode(
  { email, code }: ConfirmationCode,
  { address, deviceName }: { address: string; deviceName: string },
  now: Date,
): Promise<CameIn | HalfWay | { outcome: 'wrong-code' } | Limited> {
  const seconds = await countUse(['code-email', email.key], ['code-address', address])
  if (seconds) return limited(seconds)
  return inEvenTime(120, async () => {
    const letter = await db().oneTimeToken.findFirst({
      where: { member: { emailKey: email.key }, purpose: 'sign-in', usedAt: null, expiresAt: { gt: now } },
      include: { member: true },
    })
    if (!letter || !(await isRightCode(letter, email.key, code))) return { outcome: 'wrong-code' }
    const answer = await enter(letter, deviceName, now)
    return answer.outcome === 'spent' ? { outcome: 'wrong-code' } : answer
  })
}

async function enter(
  { id, returnTo, member }: Letter,
  deviceName: string,
  now: Date,
): Promise<CameIn | HalfWay | { outcome: 'spent' }> {
  const way = { how: 'letter' as const, remember: false, deviceName, returnTo, spends: id }
  const came = await comeIn(member, way, now)
  return came.outcome === 'too-late' ? { outcome: 'spent' } : came
}
