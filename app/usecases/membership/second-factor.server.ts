import { generateSecret, generateURI, verifySync } from 'otplib'
import { encode } from 'uqr'
import type { SignedIn } from '~/domain/access/visitor'
import { isRecoveryCode } from '~/domain/membership/second-factor'
import { wakeLetters } from '~/jobs/queue.server'
import { readSite } from '~/storage/content.server'
import { db, inTransaction } from '~/storage/database.server'
import { countUse, forgetUses } from '~/storage/rate-limits.server'
import { seal, unseal } from '~/storage/sealing.server'
import { type StartedSession, startLoginSession } from '../login-sessions.server'
import { lockMember } from '../members/lock-member.server'
import { noteWrongCode } from '../security-events.server'
import { areAppCodesClosed, countAppCode, forgetAppCodes, noteWrongAppCode } from './app-code-guesses.server'
import { factorsOf, isDemandedOf } from './factors.server'
import {
  countRecoveryCodes,
  dropCodesWithoutFactor,
  spendRecoveryCode,
  writeRecoveryCodes,
} from './recovery-codes.server'
import { type Limited, limited } from './refusals.server'
import { tellSecurityChange } from './security-change.server'

const PURPOSE = 'totp'
/** One step of 30 seconds before and after: clocks of phones are not exact (RFC 6238, 5.2). */
const TOLERANCE_SECONDS = 30

export type AppView =
  | { state: 'none' }
  /** `qr`: the squares of the code as one SVG path, in a square of `size`; `secret` for those who type it. */
  | { state: 'scanning'; secret: string; uri: string; qr: { size: number; path: string } }
  | { state: 'on'; since: string }

export type FactorsView = {
  app: AppView
  passkeys: number
  /** null: nothing that they could replace. */
  codesLeft: number | null
  /** Whether the app may be taken away without another in its place. */
  removable: boolean
}

/** What a person's page of his second factor shows. */
export async function openFactors(person: SignedIn): Promise<FactorsView> {
  const [app, passkeys, demanded, codes] = await Promise.all([
    openApp(person),
    db().passkey.count({ where: { memberId: person.id } }),
    isDemandedOf(person),
    countRecoveryCodes(db(), person.id),
  ])
  const hasCodes = app.state === 'on' || (passkeys > 0 && demanded)
  return { app, passkeys, codesLeft: hasCodes ? codes : null, removable: passkeys > 0 || !demanded }
}

async function openApp(person: SignedIn): Promise<AppView> {
  const row = await db().secondFactor.findUnique({ where: { memberId: person.id } })
  if (row?.confirmedAt) return { state: 'on', since: row.confirmedAt.toISOString() }
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
    await lockMember(tx, person.id)
    const row = await tx.secondFactor.findUnique({ where: { memberId: person.id } })
    const step = row && !row.confirmedAt ? stepOf(person.id, row.sealed, code, now) : null
    if (step === null) return null
    const { count } = await tx.secondFactor.updateMany({
      where: { memberId: person.id, confirmedAt: null, sealed: row?.sealed },
      data: { confirmedAt: now, lastStep: step },
    })
    if (count === 0) return null
    await tx.loginSession.deleteMany({ where: { memberId: person.id } })
    await tellSecurityChange(tx, person, 'second-factor-on', now)
    return writeRecoveryCodes(tx, person.id)
  })
  if (!codes) return { outcome: 'wrong-code' }
  await Promise.all([forgetUses(['second-factor', person.id]), forgetAppCodes(person.id), wakeLetters()])
  const { role, id } = await db().member.findUniqueOrThrow({ where: { id: person.id } })
  const session = await startLoginSession({ id, role }, { ...here, secondFactorAt: now }, now)
  return { outcome: 'on', codes, session }
}

/** Takes the app away; the other sessions end. */
export async function removeApp(person: SignedIn, keptSession: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await lockMember(tx, person.id)
    const where = { memberId: person.id, confirmedAt: { not: null } }
    if ((await tx.secondFactor.deleteMany({ where })).count === 0) return
    await dropCodesWithoutFactor(tx, person.id)
    await tx.loginSession.deleteMany({ where: { memberId: person.id, id: { not: keptSession } } })
    await tellSecurityChange(tx, person, 'second-factor-off', now)
  })
  await wakeLetters()
}

/** Twenty wrong codes of the app in a row: it opens nothing until its owner has proved himself otherwise. */
export type AppCodesClosed = { outcome: 'app-codes-closed' }

/**
 * Uses up a code of the app or a recovery code, each for exactly one caller. Five tries in a quarter of an hour,
 * counted for the account, whatever the session; codes of a closed app are not tries, and stop no recovery code.
 */
export async function spendCode(
  person: SignedIn,
  code: string,
  now: Date,
): Promise<{ outcome: 'right' } | { outcome: 'wrong-code' } | AppCodesClosed | Limited> {
  const ofApp = !isRecoveryCode(code)
  if (ofApp && (await areAppCodesClosed(person.id))) return { outcome: 'app-codes-closed' }
  const seconds = await countUse(['second-factor', person.id])
  if (seconds) return limited(seconds)
  const inARow = ofApp ? await countAppCode(person.id) : 0
  const right = ofApp ? await spendAppCode(person.id, code, now) : await spendRecoveryCode(person, code, now)
  if (!right) {
    await noteWrongAppCode(person, inARow, now)
    await noteWrongCode(person.id, now)
    return { outcome: 'wrong-code' }
  }
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

/** The 30-second step of a right code; null for a wrong one. */
function stepOf(memberId: string, sealed: string, code: string, now: Date): number | null {
  const secret = unseal(PURPOSE, memberId, sealed)
  if (!secret || !/^\d{6}$/.test(code)) return null
  const epoch = Math.floor(now.getTime() / 1000)
  const verdict = verifySync({ secret, token: code, epoch, epochTolerance: TOLERANCE_SECONDS })
  return verdict.valid && 'timeStep' in verdict ? verdict.timeStep : null
}

/** False while the settings demand a second factor of this person, and the app is all that he has. */
export async function mayRemoveApp(person: SignedIn): Promise<boolean> {
  return (await factorsOf(db(), person.id)).passkey || !(await isDemandedOf(person))
}
