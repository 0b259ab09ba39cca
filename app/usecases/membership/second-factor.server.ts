import { randomBytes } from 'node:crypto'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { encode } from 'uqr'
import { config } from '~/config.server'
import type { SignedIn } from '~/domain/access/visitor'
import { demandsSecondFactor, isRecoveryCode, RECOVERY_CODES } from '~/domain/membership/second-factor'
import { wakeLetters } from '~/jobs/queue.server'
import { letters } from '~/mail/letters.server'
import { readSite } from '~/storage/content.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { keyedHash } from '~/storage/ids.server'
import { countUse, forgetUses } from '~/storage/rate-limits.server'
import { seal, unseal } from '~/storage/sealing.server'
import { recordAct } from '../audit.server'
import { type StartedSession, startLoginSession } from '../login-sessions.server'
import { readSettings } from '../settings.server'
import { type Limited, limited } from './refusals.server'

const PURPOSE = 'totp'
/** One step of 30 seconds before and after: clocks of phones are not exact (RFC 6238, 5.2). */
const TOLERANCE_SECONDS = 30

export type SecondFactorView =
  | { state: 'none' }
  /** `qr`: the squares of the code as one SVG path, in a square of `size`; `secret` for those who type it. */
  | { state: 'scanning'; secret: string; uri: string; qr: { size: number; path: string } }
  | { state: 'on'; since: string; codesLeft: number }

/** What a person's page of his second factor shows. */
export async function openSecondFactor(person: SignedIn): Promise<SecondFactorView> {
  const row = await db().secondFactor.findUnique({ where: { memberId: person.id } })
  if (row?.confirmedAt) {
    const codesLeft = await db().recoveryCode.count({ where: { memberId: person.id, usedAt: null } })
    return { state: 'on', since: row.confirmedAt.toISOString(), codesLeft }
  }
  const secret = row && unseal(PURPOSE, person.id, row.sealed)
  if (!secret) return { state: 'none' }
  const uri = generateURI({ issuer: (await readSite()).name, label: person.email, secret })
  return { state: 'scanning', secret: secret.replace(/(.{4})(?=.)/g, '$1 '), uri, qr: drawn(uri) }
}

function drawn(uri: string): { size: number; path: string } {
  const { size, data } = encode(uri, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { size, path }
}

/** A fresh secret to scan; one that was never confirmed is replaced, one in use is not touched. */
export async function startSecondFactor(person: SignedIn, now: Date): Promise<void> {
  const facts = { sealed: seal(PURPOSE, person.id, generateSecret()), startedAt: now }
  await db().$executeRaw`
    insert into "SecondFactor" ("memberId", "sealed", "startedAt") values (${person.id}, ${facts.sealed}, ${now})
    on conflict ("memberId") do update set "sealed" = excluded."sealed", "startedAt" = excluded."startedAt",
      "lastStep" = null where "SecondFactor"."confirmedAt" is null`
}

export type SecondFactorOn = { outcome: 'on'; codes: string[]; session: StartedSession }

/**
 * Puts the scanned app into service with its first code. Every session ends, this one goes on under a new token;
 * the ten recovery codes are shown this once.
 */
export async function confirmSecondFactor(
  person: SignedIn,
  code: string,
  here: { remembered: boolean; deviceName: string },
  now: Date,
): Promise<SecondFactorOn | { outcome: 'wrong-code' } | Limited> {
  const seconds = await countUse(['second-factor', person.id])
  if (seconds) return limited(seconds)
  const codes = await inTransaction(async (tx) => {
    const row = await tx.secondFactor.findUnique({ where: { memberId: person.id } })
    const step = row && !row.confirmedAt ? stepOf(person.id, row.sealed, code, now) : null
    if (step === null) return null
    const { count } = await tx.secondFactor.updateMany({
      where: { memberId: person.id, confirmedAt: null, sealed: row?.sealed },
      data: { confirmedAt: now, lastStep: step },
    })
    if (count === 0) return null
    await tx.loginSession.deleteMany({ where: { memberId: person.id } })
    await tell(tx, person, 'second-factor-on', now)
    return writeCodes(tx, person.id)
  })
  if (!codes) return { outcome: 'wrong-code' }
  await Promise.all([forgetUses(['second-factor', person.id]), wakeLetters()])
  const { role, id } = await db().member.findUniqueOrThrow({ where: { id: person.id } })
  const session = await startLoginSession({ id, role }, { ...here, secondFactorAt: now }, now)
  return { outcome: 'on', codes, session }
}

/** Ten new recovery codes; the old ones are worth nothing from now on. Null without second factor. */
export async function renewRecoveryCodes(person: SignedIn, now: Date): Promise<string[] | null> {
  const codes = await inTransaction(async (tx) => {
    if (!(await isOn(tx, person.id))) return null
    await tell(tx, person, 'recovery-codes-renewed', now)
    return writeCodes(tx, person.id)
  })
  if (codes) await wakeLetters()
  return codes
}

/** Takes the second factor away; the other sessions end. */
export async function removeSecondFactor(person: SignedIn, keptSession: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await dropSecondFactor(tx, person.id))) return
    await tx.loginSession.deleteMany({ where: { memberId: person.id, id: { not: keptSession } } })
    await tx.loginSession.updateMany({ where: { memberId: person.id }, data: { secondFactorAt: null } })
    await tell(tx, person, 'second-factor-off', now)
  })
  await wakeLetters()
}

/** Removes the app and its recovery codes; false when there was none in use. */
export async function dropSecondFactor(tx: Transaction, memberId: string): Promise<boolean> {
  const { count } = await tx.secondFactor.deleteMany({ where: { memberId, confirmedAt: { not: null } } })
  await tx.recoveryCode.deleteMany({ where: { memberId } })
  return count === 1
}

/** True when a code is asked of this member after his password. */
export async function isOn(tx: Transaction, memberId: string): Promise<boolean> {
  return (await tx.secondFactor.count({ where: { memberId, confirmedAt: { not: null } } })) === 1
}

/**
 * Uses up a code of the app or a recovery code, each for exactly one caller. Five tries in a quarter of an hour,
 * counted for the account, whatever the session.
 */
export async function spendCode(
  person: SignedIn,
  code: string,
  now: Date,
): Promise<{ outcome: 'right' } | { outcome: 'wrong-code' } | Limited> {
  const seconds = await countUse(['second-factor', person.id])
  if (seconds) return limited(seconds)
  const right = isRecoveryCode(code)
    ? await spendRecoveryCode(person, code, now)
    : await spendAppCode(person.id, code, now)
  if (!right) return { outcome: 'wrong-code' }
  await forgetUses(['second-factor', person.id])
  return { outcome: 'right' }
}

async function spendAppCode(memberId: string, code: string, now: Date): Promise<boolean> {
  const row = await db().secondFactor.findUnique({ where: { memberId } })
  const step = row?.confirmedAt ? stepOf(memberId, row.sealed, code, now) : null
  if (step === null) return false
  const { count } = await db().secondFactor.updateMany({
    where: { memberId, confirmedAt: { not: null }, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  })
  return count === 1
}

async function spendRecoveryCode(person: SignedIn, code: string, now: Date): Promise<boolean> {
  const spent = await inTransaction(async (tx) => {
    const { count } = await tx.recoveryCode.updateMany({
      where: { memberId: person.id, codeHash: hashOf(person.id, code), usedAt: null },
      data: { usedAt: now },
    })
    if (count) await tell(tx, person, 'recovery-code-used', now)
    return count === 1
  })
  if (spent) await wakeLetters()
  return spent
}

/** The 30-second step of a right code; null for a wrong one. */
function stepOf(memberId: string, sealed: string, code: string, now: Date): number | null {
  const secret = unseal(PURPOSE, memberId, sealed)
  if (!secret || !/^\d{6}$/.test(code)) return null
  const epoch = Math.floor(now.getTime() / 1000)
  const verdict = verifySync({ secret, token: code, epoch, epochTolerance: TOLERANCE_SECONDS })
  return verdict.valid && 'timeStep' in verdict ? verdict.timeStep : null
}

/** Keyed and bound to the member: 80 random bits need no slow hash. */
const hashOf = (memberId: string, code: string): string => keyedHash('recovery-code', `${memberId}\0${code}`)

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

async function writeCodes(tx: Transaction, memberId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    [...randomBytes(16)].map((byte) => BASE32[byte % BASE32.length]).join(''),
  )
  await tx.recoveryCode.deleteMany({ where: { memberId } })
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ memberId, codeHash: hashOf(memberId, code) })),
  })
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'))
}

type SecurityChange =
  | 'second-factor-on'
  | 'second-factor-off'
  | 'recovery-codes-renewed'
  | 'recovery-code-used'

/** The audit entry and the letter of a change of security. */
async function tell(tx: Transaction, person: SignedIn, act: SecurityChange, now: Date): Promise<void> {
  await recordAct(tx, person, { act, thing: { kind: 'member', id: person.id } }, now)
  await letters.securityChanged(tx, person, { change: act }, now)
}

/** False while the settings demand it of this person. */
export async function mayRemoveSecondFactor(person: SignedIn): Promise<boolean> {
  const { secondFactor } = await readSettings()
  return !demandsSecondFactor(person.kind, secondFactor, config().loopback)
}
