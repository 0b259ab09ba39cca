import { maySignIn, standingOf } from '~/domain/membership/membership'
import { type EmailOnly, type NewPassword, wordsOfPerson } from '~/domain/membership/registration'
import type { Member } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { letters } from '~/mail/letters.server'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { hashPassword } from '~/storage/passwords.server'
import { countUse } from '~/storage/rate-limits.server'
import { recordAct } from '../audit.server'
import { lockMember, lockMemberOf } from '../members/lock-member.server'
import { reopenAppCodes } from './app-code-guesses.server'
import { type CameIn, comeIn, type HalfWay } from './come-in.server'
import { knownDevice } from './known-devices.server'
import { refusedPassword } from './new-password.server'
import { findLiveToken, issueToken, retireOpenDoors, spendToken } from './one-time-tokens.server'
import { BUSY, type Busy, inEvenTime, type Limited, limited, type PasswordRefused } from './refusals.server'
import { sendConfirmation } from './send-confirmation.server'
import { forgetAllTries } from './sign-in-limits.server'

/** Sends a letter to choose a new password, if somebody with this address may; the answer is the same for all. */
export async function askForNewPassword(
  { email }: EmailOnly,
  address: string,
  now: Date,
): Promise<{ outcome: 'taken' } | Limited> {
  const seconds = await countUse(
    ['forgot-address-minute', address],
    ['forgot-address-hour', address],
    ['forgot-email', email.key],
  )
  if (seconds) return limited(seconds)
  return inEvenTime(150, async () => {
    if (await inTransaction((tx) => sendLetter(tx, email.key, now))) await wakeLetters()
    return { outcome: 'taken' }
  })
}

/** Whether there was somebody to write to. */
async function sendLetter(tx: Transaction, emailKey: string, now: Date): Promise<boolean> {
  const member = await lockMemberOf(tx, emailKey)
  if (!member) return false
  const standing = standingOf(member)
  if (standing === 'unconfirmed') await sendConfirmation(tx, member, member.wantedPath, now)
  else if (maySignIn(standing)) {
    const asked = { memberId: member.id, purpose: 'reset-password', returnTo: null } as const
    await letters.resetPassword(tx, member, { token: await issueToken(tx, asked, now) }, now)
  } else return false
  return true
}

/** A new password; or the first one, of who was made a member without having registered. */
const findResetToken = async (token: string, now: Date) =>
  (await findLiveToken(token, 'reset-password', now)) ?? (await findLiveToken(token, 'choose-password', now))

export type ResetView = { state: 'ready' | 'first'; email: string } | { state: 'spent' }

/**
 * Whether a letter's link can still be used, and for a first password; looking uses nothing up. Whoever holds it reads
 * the letters of this address.
 */
export async function lookAtReset(token: string, now: Date): Promise<ResetView> {
  const live = await findResetToken(token, now)
  if (!live) return { state: 'spent' }
  return { state: live.purpose === 'choose-password' ? 'first' : 'ready', email: live.member.email }
}

/** `deviceMark`: what the browser keeps of earlier sign-ins. */
type Here = { deviceMark: string | null; deviceName: string }

/**
 * Sets a new password with a letter's token, once; every login session of the member ends, and tries begin anew. Who
 * chose his first one comes in with it (`came`): his letter would have done so by itself.
 */
export async function resetPassword(
  { token, password }: NewPassword,
  { deviceMark, deviceName }: Here,
  now: Date,
): Promise<
  | { outcome: 'changed'; came: CameIn | HalfWay | null }
  | { outcome: 'spent' }
  | PasswordRefused
  | Limited
  | Busy
> {
  const live = await findResetToken(token, now)
  if (!live || !maySignIn(standingOf(live.member))) return { outcome: 'spent' }
  const refused = await refusedPassword(password, wordsOfMember(live.member), live.id)
  if (refused) return refused
  const passwordHash = await hashPassword(password)
  if (!passwordHash) return BUSY
  const { member, returnTo } = live
  const first = live.purpose === 'choose-password'
  const done = await inTransaction(async (tx) => {
    await lockMember(tx, member.id)
    if (!(await spendToken(tx, live.id, now))) return false
    await tx.member.update({ where: { id: member.id }, data: { passwordHash } })
    await tx.loginSession.deleteMany({ where: { memberId: member.id } })
    await retireOpenDoors(tx, member.id, now)
    if (!first) await letters.passwordChanged(tx, member, now)
    const act = first ? 'choose-password' : 'reset-password'
    await recordAct(tx, null, { act, thing: { kind: 'member', id: member.id } }, now)
    return true
  })
  if (!done) return { outcome: 'spent' }
  await reopenAppCodes(member.id)
  await forgetAllTries(member.emailKey, knownDevice(deviceMark, member.emailKey, now))
  await wakeLetters()
  const way = { how: 'letter' as const, remember: false, deviceName, returnTo }
  const came = first ? await comeIn({ ...member, passwordHash }, way, now) : null
  return { outcome: 'changed', came: came?.outcome === 'too-late' ? null : came }
}

/** A member's own words, of which his new password must not be made. */
export const wordsOfMember = (member: Member): string[] =>
  wordsOfPerson({ ...member, email: { address: member.email, key: member.emailKey } })
