import { DEFAULT_LOCALE } from '~/domain/locale'
import { maySignIn, standingOf } from '~/domain/membership/membership'
import type { Factors } from '~/domain/membership/second-factor'
import type { Member } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { deviceLetters } from '~/mail/letters-devices.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { countUse } from '~/storage/rate-limits.server'
import { recordAct } from '../audit.server'
import { personOf, type StartedSession, startLoginSession } from '../login-sessions.server'
import { lockMember } from '../members/lock-member.server'
import { forgetAppCodes } from './app-code-guesses.server'
import { endRemovalOfWhoHasIt, removeFactorsIfDue } from './factor-loss.server'
import { factorsOf, mustStepAgain, type Stands } from './factors.server'
import { forgetLetterCodes } from './letter-codes.server'
import { findLiveToken, issueToken, spendToken } from './one-time-tokens.server'
import type { Limited } from './refusals.server'
import { type AppCodesClosed, spendCode } from './second-factor.server'

export type CameIn = {
  outcome: 'signed-in'
  /** `leaving`: his deletion is asked for; nothing but keeping the account is open to him. */
  kind: 'pending' | 'member' | 'editor' | 'admin' | 'leaving'
  lang: string
  emailKey: string
  session: StartedSession
  returnTo: string | null
}

/** Password, address or standing have changed since he was asked, or his letter was used: what was right is so no more. */
export type TooLate = { outcome: 'too-late' }

/** The first factor was right, the second is still asked for: no session until then, only this token. */
export type HalfWay = { outcome: 'second-factor'; token: string }

type Way = {
  how: 'password' | 'letter' | 'passkey' | 'second-factor'
  remember: boolean
  deviceName: string
  returnTo: string | null
  /** True when the password alone opened, on a device without this member's mark: a letter tells him. */
  onNewDevice?: boolean
  /** The token that is used up by coming in with it. */
  spends?: string
  /** Of the second factor that was given, if one was. */
  stands?: Stands
}

/** Lets a person in who has proved himself once: a session, or the question for his second factor. */
export async function comeIn(member: Member, way: Way, now: Date): Promise<CameIn | HalfWay | TooLate> {
  await removeFactorsIfDue(member.id, now)
  if (!(await mustStepAgain(member))) return openDoor(member, { ...way, secondFactorAt: null }, now)
  const { id: memberId } = member
  const token = await inTransaction(async (tx) =>
    (await isInTime(tx, member, way, now))
      ? issueToken(tx, { memberId, purpose: 'second-factor', returnTo: way.returnTo }, now)
      : null,
  )
  return token ? { outcome: 'second-factor', token } : { outcome: 'too-late' }
}

/**
 * Whether he is still the one who was looked at, his second factor is still his, and he is the first with this token.
 * Waits for a change that is under way; one that comes later finds what was opened here, and ends it.
 */
async function isInTime(
  tx: Transaction,
  { id, passwordHash, emailKey }: Member,
  { spends, stands }: Pick<Way, 'spends' | 'stands'>,
  now: Date,
): Promise<boolean> {
  await lockMember(tx, id)
  const still = await tx.member.findFirst({ where: { id, passwordHash, emailKey } })
  if (!still || !maySignIn(standingOf(still))) return false
  if (stands && !(await stands(tx))) return false
  return spends === undefined || spendToken(tx, spends, now)
}

/** A session for who has proved himself as far as he must. */
export async function openDoor(
  member: Member,
  way: Way & { secondFactorAt: Date | null },
  now: Date,
): Promise<CameIn | TooLate> {
  const { remember: remembered, deviceName, secondFactorAt } = way
  const person = personOf(member)
  const tell = way.onNewDevice && !secondFactorAt && (await countUse(['new-device-letter', member.id])) === 0
  const session = await inTransaction(async (tx) => {
    if (!(await isInTime(tx, member, way, now))) return null
    if (tell) await deviceLetters.newDevice(tx, member, { device: deviceName }, now)
    const detail = { how: way.how }
    await recordAct(tx, person, { act: 'sign-in', thing: { kind: 'member', id: member.id }, detail }, now)
    return startLoginSession(tx, member, { remembered, deviceName, secondFactorAt }, now)
  })
  if (!session) return { outcome: 'too-late' }
  if (tell) await wakeLetters()
  await forgetLetterCodes(member.emailKey)
  if (secondFactorAt) {
    await endRemovalOfWhoHasIt(member.id, now)
    await forgetAppCodes(member.id)
  }
  return {
    outcome: 'signed-in',
    kind: member.deletionAskedAt ? 'leaving' : (person?.kind ?? 'pending'),
    lang: person?.lang ?? DEFAULT_LOCALE,
    emailKey: member.emailKey,
    session,
    returnTo: way.returnTo,
  }
}

/** What somebody who came half-way may still give; null when it is too late. */
export async function lookHalfWay(token: string, now: Date): Promise<Factors | null> {
  const live = await findLiveToken(token, 'second-factor', now)
  return live && factorsOf(db(), live.memberId)
}

/** The second half of signing in: five minutes, a code of the app or a recovery code. */
export async function giveCode(
  { token, code }: { token: string; code: string },
  { remember, deviceName }: { remember: boolean; deviceName: string },
  now: Date,
): Promise<CameIn | { outcome: 'spent' } | { outcome: 'wrong-code' } | AppCodesClosed | Limited> {
  const live = await findLiveToken(token, 'second-factor', now)
  const person = live && personOf(live.member)
  if (!live || !person) return { outcome: 'spent' }
  const answer = await spendCode(person, code, now)
  if (answer.outcome !== 'right') return answer
  const way = {
    how: 'second-factor' as const,
    remember,
    deviceName,
    returnTo: live.returnTo,
    spends: live.id,
    stands: answer.stands,
  }
  const came = await openDoor(live.member, { ...way, secondFactorAt: now }, now)
  return came.outcome === 'too-late' ? { outcome: 'spent' } : came
}
