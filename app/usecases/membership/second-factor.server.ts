import { generateSecret, generateURI, verifySync } from 'otplib'
import { encode } from 'uqr'
import type { SignedIn } from '~/domain/access/visitor'
import { isRecoveryCode } from '~/domain/membership/second-factor'
import type { SecondFactor } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { readSite } from '~/storage/content.server'
import { db, inTransaction } from '~/storage/database.server'
import { countUse, forgetUses } from '~/storage/rate-limits.server'
import { seal, unseal } from '~/storage/sealing.server'
import { goOnAlone, type Here, type StartedSession, sessionIdOf } from '../login-sessions.server'
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

/** What a person's page of his second factor shows in this session. */
export async function openFactors(person: SignedIn, token: string, now: Date): Promise<FactorsView> {
  const [app, passkeys, demanded, codes] = await Promise.all([
    openApp(person, token, now),
    db().passkey.count({ where: { memberId: person.id } }),
    isDemandedOf(person),
    countRecoveryCodes(db(), person.id),
  ])
  const hasCodes = app.state === 'on' || (passkeys > 0 && demanded)
  return { app, passkeys, codesLeft: hasCodes ? codes : null, removable: passkeys > 0 || !demanded }
}

async function openApp(person: SignedIn, token: string, now: Date): Promise<AppView> {
  const row = await db().secondFactor.findUnique({ where: { memberId: person.id } })
  if (row?.confirmedAt) return { state: 'on', since: row.confirmedAt.toISOString() }
  const secret = row && isBegunHere(row, token, now) && unseal(PURPOSE, person.id, row.sealed)
  if (!secret) return { state: 'none' }
  const uri = generateURI({ issuer: (await readSite()).name, label: person.email, secret })
  return { state: 'scanning', secret: secret.replace(/(.{4})(?=.)/g, '$1 '), uri, qr: drawn(uri) }
}

function drawn(uri: string): { size: number; path: string } {
  const { size, data } = encode(uri, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { size, path }
}

/** How long a secret may be scanned, in milliseconds. */
const SCANNING = 15 * 60_000

/** What was begun in another session, or longer ago, is neither shown nor put into service. */
const isBegunHere = ({ startedIn, startedAt }: SecondFactor, token: string, now: Date): boolean =>
  startedIn === sessionIdOf(token) && now.getTime() - startedAt.getTime() < SCANNING

/**
 * A fresh secret to scan, which goes with the session in which it was begun, by the database's own rule; one that was
 * never confirmed is replaced, one in use is not touched. Nothing is begun in a session that has ended.
 */
export async function startSecondFactor(person: SignedIn, token: string, now: Date): Promise<void> {
  const sealed = seal(PURPOSE, person.id, generateSecret())
  await db().$executeRaw`
    insert into "SecondFactor" ("memberId", "sealed", "startedAt", "startedIn")
    select ${person.id}, ${sealed}, ${now}, "id" from "LoginSession" where "id" = ${sessionIdOf(token)}
    on conflict ("memberId") do update set "sealed" = excluded."sealed", "startedAt" = excluded."startedAt",
      "startedIn" = excluded."startedIn", "lastStep" = null where "SecondFactor"."confirmedAt" is null`
}

export type SecondFactorOn = { outcome: 'on'; codes: string[]; session: StartedSession }

/**
 * Puts the scanned app into service with its first code. Every session ends, this one goes on under a new token;
 * the ten recovery codes are shown this once.
 */
export async function confirmSecondFactor(
  person: SignedIn,
  code: string,
  here: Here,
  now: Date,
): Promise<SecondFactorOn | { outcome: 'wrong-code' } | Limited> {
  const seconds = await countUse(['second-factor', person.id])
  if (seconds) return limited(seconds)
  const done = await inTransaction(async (tx) => {
    await lockMember(tx, person.id)
    const row = await tx.secondFactor.findUnique({ where: { memberId: person.id, confirmedAt: null } })
    const step = row && isBegunHere(row, here.token, now) ? stepOf(person.id, row.sealed, code, now) : null
    if (step === null) return null
    await tx.secondFactor.update({
      where: { memberId: person.id },
      data: { confirmedAt: now, lastStep: step, startedIn: null },
    })
    const session = await goOnAlone(tx, person.id, { ...here, secondFactorAt: now }, now)
    if (!session) throw new Error('an app that was begun in a session outlived it')
    await tellSecurityChange(tx, person, 'second-factor-on', now)
    return { codes: await writeRecoveryCodes(tx, person.id), session }
  })
  if (!done) return { outcome: 'wrong-code' }
  await Promise.all([forgetUses(['second-factor', person.id]), forgetAppCodes(person.id), wakeLetters()])
  return { outcome: 'on', ...done }
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
