import { generateSecret, generateURI, verifySync } from 'otplib'
import { encode } from 'uqr'
import type { SignedIn } from '~/domain/access/visitor'
import { isRecoveryCode } from '~/domain/membership/second-factor'
import type { BegunFactor } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { readSite } from '~/storage/content.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { countUse, forgetUses } from '~/storage/rate-limits.server'
import { seal, unseal } from '~/storage/sealing.server'
import {
  endAllOthers,
  goOnAlone,
  type Here,
  holdSession,
  type StartedSession,
  sessionIdOf,
} from '../login-sessions.server'
import { lockMember } from '../members/lock-member.server'
import { noteWrongCode } from '../security-events.server'
import { areAppCodesClosed, countAppCode, forgetAppCodes, noteWrongAppCode } from './app-code-guesses.server'
import { factorsOf, isDemandedOf, type Stands } from './factors.server'
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
  | { state: 'scanning'; secret: string; uri: string; qr: { size: number; path: string }; replaces: boolean }
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
  const inService = app.state === 'on' || (app.state === 'scanning' && app.replaces)
  const hasCodes = inService || (passkeys > 0 && demanded)
  return { app, passkeys, codesLeft: hasCodes ? codes : null, removable: passkeys > 0 || !demanded }
}

async function openApp(person: SignedIn, token: string, now: Date): Promise<AppView> {
  const where = { memberId: person.id }
  const [inService, begun] = await Promise.all([
    db().secondFactor.findUnique({ where }),
    db().begunFactor.findUnique({ where }),
  ])
  const secret = begun && isBegunHere(begun, token, now) && unseal(PURPOSE, person.id, begun.sealed)
  if (!secret)
    return inService ? { state: 'on', since: inService.confirmedAt.toISOString() } : { state: 'none' }
  const uri = generateURI({ issuer: (await readSite()).name, label: person.email, secret })
  const typed = secret.replace(/(.{4})(?=.)/g, '$1 ')
  return { state: 'scanning', secret: typed, uri, qr: drawn(uri), replaces: inService !== null }
}

function drawn(uri: string): { size: number; path: string } {
  const { size, data } = encode(uri, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { size, path }
}

/** How long a secret may be scanned, in milliseconds. */
const SCANNING = 15 * 60_000

/** What was begun in another session, or longer ago, is neither shown nor put into service. */
const isBegunHere = ({ startedIn, startedAt }: BegunFactor, token: string, now: Date): boolean =>
  startedIn === sessionIdOf(token) && now.getTime() - startedAt.getTime() < SCANNING

/**
 * A fresh secret to scan, which goes with the session in which it was begun, by the database's own rule; one that was
 * begun before is forgotten. An app in service stays so until the new one has given its first code: nothing is open
 * between the two. Nothing is begun in a session that has ended.
 */
export async function startSecondFactor(person: SignedIn, token: string, now: Date): Promise<void> {
  const sealed = seal(PURPOSE, person.id, generateSecret())
  await db().$executeRaw`
    insert into "BegunFactor" ("memberId", "sealed", "startedAt", "startedIn")
    select ${person.id}, ${sealed}, ${now}, "id" from "LoginSession" where "id" = ${sessionIdOf(token)}
    on conflict ("memberId") do update set "sealed" = excluded."sealed", "startedAt" = excluded."startedAt",
      "startedIn" = excluded."startedIn"`
}

/** What was begun is not wanted any more: what is in service stays. */
export async function forgetBegunFactor({ id: memberId }: SignedIn): Promise<void> {
  await db().begunFactor.deleteMany({ where: { memberId } })
}

export type SecondFactorOn = { outcome: 'on'; codes: string[]; session: StartedSession }

/**
 * Puts the scanned app into service with its first code, in the place of one that was. Every session ends, this one goes
 * on under a new token; the ten recovery codes are shown this once.
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
    const begun = await tx.begunFactor.findUnique({ where: { memberId: person.id } })
    if (!begun || !isBegunHere(begun, here.token, now)) return null
    const step = stepOf(person.id, begun.sealed, code, now)
    if (step === null) return null
    const replaced = await putIntoService(tx, begun, step, now)
    const session = await goOnAlone(tx, person.id, { ...here, secondFactorAt: now }, now)
    if (!session) throw new Error('an app that was begun in a session outlived it')
    await tellSecurityChange(tx, person, replaced ? 'second-factor-replaced' : 'second-factor-on', now)
    return { codes: await writeRecoveryCodes(tx, person.id), session }
  })
  if (!done) return { outcome: 'wrong-code' }
  await Promise.all([forgetUses(['second-factor', person.id]), forgetAppCodes(person.id), wakeLetters()])
  return { outcome: 'on', ...done }
}

/** Whether there was another one, whose codes are worth nothing from now on. */
async function putIntoService(
  tx: Transaction,
  { memberId, sealed }: BegunFactor,
  lastStep: number,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.secondFactor.deleteMany({ where: { memberId } })
  await tx.secondFactor.create({ data: { memberId, sealed, confirmedAt: now, lastStep } })
  await tx.begunFactor.delete({ where: { memberId } })
  return count > 0
}

/** Takes the app away; the other sessions and the tokens of programs end. Nothing is taken away in a session that has ended. */
export async function removeApp(person: SignedIn, token: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await holdSession(tx, person.id, token))) return
    const where = { memberId: person.id }
    await tx.begunFactor.deleteMany({ where })
    if ((await tx.secondFactor.deleteMany({ where })).count === 0) return
    await dropCodesWithoutFactor(tx, person.id)
    await endAllOthers(tx, person.id, token)
    await tellSecurityChange(tx, person, 'second-factor-off', now)
  })
  await wakeLetters()
}

/** Twenty wrong codes of the app in a row: it opens nothing until its owner has proved himself otherwise. */
export type AppCodesClosed = { outcome: 'app-codes-closed' }

/**
 * Uses up a code of the app or a recovery code, each for exactly one caller; `stands` asks later whether what it came
 * from is still his. Five tries in a quarter of an hour, counted for the account, whatever the session; codes of a closed
 * app are not tries, and stop no recovery code.
 */
export async function spendCode(
  person: SignedIn,
  code: string,
  now: Date,
): Promise<{ outcome: 'right'; stands: Stands } | { outcome: 'wrong-code' } | AppCodesClosed | Limited> {
  const ofApp = !isRecoveryCode(code)
  if (ofApp && (await areAppCodesClosed(person.id))) return { outcome: 'app-codes-closed' }
  const seconds = await countUse(['second-factor', person.id])
  if (seconds) return limited(seconds)
  const inARow = ofApp ? await countAppCode(person.id) : 0
  const stands = ofApp ? await spendAppCode(person.id, code, now) : await spendRecoveryCode(person, code, now)
  if (!stands) {
    await noteWrongAppCode(person, inARow, now)
    await noteWrongCode(person.id, now)
    return { outcome: 'wrong-code' }
  }
  await forgetUses(['second-factor', person.id])
  return { outcome: 'right', stands }
}

async function spendAppCode(memberId: string, code: string, now: Date): Promise<Stands | null> {
  const row = await db().secondFactor.findUnique({ where: { memberId } })
  const step = row && stepOf(memberId, row.sealed, code, now)
  if (!row || step === null) return null
  const same = { memberId, sealed: row.sealed }
  const { count } = await db().secondFactor.updateMany({
    where: { ...same, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  })
  return count === 1 ? async (tx) => (await tx.secondFactor.count({ where: same })) === 1 : null
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
