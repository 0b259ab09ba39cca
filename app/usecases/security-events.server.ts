// Security rule 6.18: what has to stand in the trail and would flood it if each time were written (decision 19).
import { isSignedIn, type SignedIn, type Visitor } from '~/domain/access/visitor'
import { db, inTransaction } from '~/storage/database.server'
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

/** A file that is not for everybody was opened: once for each person, file and day. */
export function noteFileRead(person: Visitor, fileId: string, now: Date): Promise<void> {
  return oncePerDay(person, { act: 'read-file', thing: { kind: 'file', id: fileId } }, now)
}

/** A file was refused to somebody signed in: once for each person, file and day. */
export function noteFileRefused(person: Visitor, fileId: string, now: Date): Promise<void> {
  return oncePerDay(person, { act: 'refuse-file', thing: { kind: 'file', id: fileId } }, now)
}

/** Somebody signed in asked for a page of the desk that is not for him: once for each person and day. */
export function noteDeskRefused(person: SignedIn, now: Date): Promise<void> {
  return oncePerDay(person, { act: 'refuse-desk', thing: { kind: 'member', id: person.id } }, now)
}

async function oncePerDay(person: Visitor, act: Act, now: Date): Promise<void> {
  if (!isSignedIn(person)) return
  const where = {
    actorId: person.id,
    act: act.act,
    thingId: act.thing.id,
    at: { gte: new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`) },
  }
  const select = { id: true } as const
  if (await db().auditEntry.findFirst({ where, select })) return
  await inTransaction(async (tx) => {
    // A viewer asks for many parts at once: one of them writes.
    const key = [person.id, act.act, act.thing.id].join(' ')
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
    if (!(await tx.auditEntry.findFirst({ where, select }))) await recordAct(tx, person, act, now)
  })
}
