// Security rule 6.18: what has to stand in the trail and would flood it if each time were written (decision 19).
import { isSignedIn, type SignedIn, type Visitor } from '~/domain/access/visitor'
import type { Member, Prisma } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { passkeyLetters } from '~/mail/letters-passkeys.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { addUse } from '~/storage/rate-limits.server'
import { type Act, recordAct } from './audit.server'

/** 1st, 5th, 10th, 50th, 100th …: an attack shows its size in a few entries. Not counted is written. */
const isMilestone = (n: number): boolean => n === 0 || /^[15]0*$/.test(String(n))

/**
 * A wrong password; `null` for an address that has no account, all of which are counted together. Never fails and is
 * not waited for: its time must not tell whether there is an account.
 */
export function noteFailedSignIn(memberId: string | null, now: Date): void {
  noteFailure('sign-in-failed', memberId ?? 'unknown', now).catch(() => {})
}

/** A wrong code of the second factor. */
export function noteWrongCode(memberId: string, now: Date): Promise<void> {
  return noteFailure('second-factor-failed', memberId, now)
}

async function noteFailure(
  act: 'sign-in-failed' | 'second-factor-failed',
  id: string,
  now: Date,
): Promise<void> {
  const tries = await addUse([act, id])
  if (!isMilestone(tries)) return
  const thing = { kind: 'member', id } as const
  await inTransaction((tx) => recordAct(tx, null, { act, thing, detail: { tries } }, now))
}

/** A viewer asks for a file in many parts: what is known to stand in the trail today is not looked for there again. */
const readToday = new Set<string>()
const MOST_REMEMBERED = 10_000

/** A file that is not for everybody was opened: once for each person, file and day. */
export async function noteFileRead(person: Visitor, fileId: string, now: Date): Promise<void> {
  if (!isSignedIn(person)) return
  const key = [person.id, fileId, now.toISOString().slice(0, 10)].join(' ')
  if (readToday.has(key)) return
  await oncePerDay(person, { act: 'read-file', thing: { kind: 'file', id: fileId } }, now)
  if (readToday.size >= MOST_REMEMBERED) readToday.clear()
  readToday.add(key)
}

/** A file was refused to somebody signed in: once for each person, file and day. */
export function noteFileRefused(person: Visitor, fileId: string, now: Date): Promise<void> {
  return oncePerDay(person, { act: 'refuse-file', thing: { kind: 'file', id: fileId } }, now)
}

/** Somebody signed in asked for a page of the desk that is not for him: once for each person and day. */
export function noteDeskRefused(person: SignedIn, now: Date): Promise<void> {
  return oncePerDay(person, { act: 'refuse-desk', thing: { kind: 'member', id: person.id } }, now)
}

/** A person's copy of his data was fetched: once for each copy, however often it is. */
export function noteExportFetched(person: SignedIn, exportId: string, now: Date): Promise<void> {
  const detail = { export: exportId }
  const act = { act: 'fetch-export', thing: { kind: 'member', id: person.id }, detail } as const
  return once({ actor: person, act, among: { detail: { equals: detail } } }, now)
}

/**
 * A passkey of this member has counted backwards: somebody may hold a copy of it. In the trail and told to its owner,
 * once a day: who holds the copy does not fill either.
 */
export async function notePasskeyCopied(member: Member, passkeyName: string, now: Date): Promise<void> {
  const act = { act: 'passkey-copied', thing: { kind: 'member', id: member.id } } as const
  const tell = (tx: Transaction) => passkeyLetters.passkeyCopied(tx, member, { name: passkeyName }, now)
  await once({ actor: null, act, among: { at: { gte: midnight(now) } }, tell }, now)
  await wakeLetters()
}

async function oncePerDay(person: Visitor, act: Act, now: Date): Promise<void> {
  if (isSignedIn(person)) await once({ actor: person, act, among: { at: { gte: midnight(now) } } }, now)
}

const midnight = (now: Date): Date => new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`)

type Once = {
  actor: SignedIn | null
  act: Act
  /** Among which entries of this actor, act and thing there shall be one. */
  among: Prisma.AuditEntryWhereInput
  tell?: (tx: Transaction) => Promise<void>
}

async function once({ actor, act, among, tell }: Once, now: Date): Promise<void> {
  const actorId = actor?.id ?? null
  const where = { actorId, act: act.act, thingId: act.thing.id, ...among }
  const select = { id: true } as const
  if (await db().auditEntry.findFirst({ where, select })) return
  await inTransaction(async (tx) => {
    // A viewer asks for many parts at once: one of them writes.
    const key = [actorId, act.act, act.thing.id].join(' ')
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
    if (await tx.auditEntry.findFirst({ where, select })) return
    await recordAct(tx, actor, act, now)
    await tell?.(tx)
  })
}
