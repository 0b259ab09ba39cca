import type { SignedIn } from '~/domain/access/visitor'
import { dueSince, erasedOn, remindedSince } from '~/domain/membership/deletion'
import { wakeLetters } from '~/jobs/queue.server'
import { accountLetters } from '~/mail/letters-account.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'
import { holdSession } from '../login-sessions.server'
import { eraseMember } from '../members/erase-member.server'
import { isLastAdmin } from '../members/last-admin.server'
import { findLiveToken, issueToken, retireOpenDoors } from './one-time-tokens.server'
import type { Ended } from './prove-again.server'

export type DeletionView = { state: 'staying' } | { state: 'leaving'; askedAt: string; erasedOn: string }

/** Where a person stands between staying and being erased. */
export async function openDeletion(person: SignedIn): Promise<DeletionView> {
  const { deletionAskedAt } = await db().member.findUniqueOrThrow({ where: { id: person.id } })
  if (!deletionAskedAt) return { state: 'staying' }
  return {
    state: 'leaving',
    askedAt: deletionAskedAt.toISOString(),
    erasedOn: erasedOn(deletionAskedAt).toISOString(),
  }
}

export type DeletionAsked = { outcome: 'asked' | 'already' | 'last-admin' } | Ended

/**
 * First step: signed out everywhere, a letter that can undo it, and two weeks to change one's mind. `here`: the token of
 * the session in which he asks, which has not ended.
 */
export async function askForDeletion(person: SignedIn, here: string, now: Date): Promise<DeletionAsked> {
  const answer = await inTransaction(async (tx): Promise<DeletionAsked> => {
    const last = await isLastAdmin(tx, person.id)
    if (!(await holdSession(tx, person.id, here))) return { outcome: 'ended' }
    if (last) return { outcome: 'last-admin' }
    const { count } = await tx.member.updateMany({
      where: { id: person.id, deletionAskedAt: null },
      data: { deletionAskedAt: now, deletionRemindedAt: null },
    })
    if (count === 0) return { outcome: 'already' }
    await tx.loginSession.deleteMany({ where: { memberId: person.id } })
    await retireOpenDoors(tx, person.id, now)
    const token = await issueToken(tx, { memberId: person.id, purpose: 'keep-account', returnTo: null }, now)
    const member = await tx.member.findUniqueOrThrow({ where: { id: person.id } })
    await accountLetters.deletionAsked(tx, member, { token, erasedOn: erasedOn(now) }, now)
    await recordAct(tx, person, { act: 'ask-deletion', thing: { kind: 'member', id: person.id } }, now)
    return { outcome: 'asked' }
  })
  if (answer.outcome === 'asked') await wakeLetters()
  return answer
}

/** Whether the link of a letter can still keep the account; looking changes nothing, because mail scanners follow links. */
export async function lookAtKeeping(token: string, now: Date): Promise<'ready' | 'spent'> {
  const live = await findLiveToken(token, 'keep-account', now)
  return live?.member.deletionAskedAt ? 'ready' : 'spent'
}

/** Keeps the account by a letter's link. */
export async function keepByToken(token: string, now: Date): Promise<{ outcome: 'kept' | 'spent' }> {
  const live = await findLiveToken(token, 'keep-account', now)
  return live && (await keep(live.memberId, null, now)) ? { outcome: 'kept' } : { outcome: 'spent' }
}

/** Keeps the account of who has signed in again. Kept already, in another tab: what was wanted is so. */
export async function keepAccount(person: SignedIn, now: Date): Promise<void> {
  await keep(person.id, person, now)
}

async function keep(id: string, actor: SignedIn | null, now: Date): Promise<boolean> {
  const kept = await inTransaction(async (tx) => {
    const { count } = await tx.member.updateMany({
      where: { id, deletionAskedAt: { not: null } },
      data: { deletionAskedAt: null, deletionRemindedAt: null },
    })
    if (count === 0) return false
    await accountLetters.accountKept(tx, await tx.member.findUniqueOrThrow({ where: { id } }), now)
    await recordAct(tx, actor, { act: 'keep-account', thing: { kind: 'member', id } }, now)
    return true
  })
  if (kept) await wakeLetters()
  return kept
}

export type LeavingReport = { reminded: number; erased: number; lastAdmins: number }

/** Second step, by the portal itself: reminds who has three days left, erases who has none. Safe in two processes at once. */
export async function eraseLeaving(now: Date): Promise<LeavingReport> {
  const report: LeavingReport = { reminded: 0, erased: 0, lastAdmins: 0 }
  const due = { deletionAskedAt: { lte: dueSince(now) } }
  for (const { id } of await db().member.findMany({ where: due, select: { id: true } })) {
    const { outcome } = await eraseMember(id, { by: 'portal', cause: 'asked', onlyIf: due }, now)
    if (outcome === 'erased') report.erased += 1
    if (outcome === 'last-admin') report.lastAdmins += 1
  }
  const near = { deletionAskedAt: { lte: remindedSince(now) }, deletionRemindedAt: null }
  for (const { id } of await db().member.findMany({ where: near, select: { id: true } }))
    if (await inTransaction((tx) => remind(tx, id, now))) report.reminded += 1
  if (report.reminded) await wakeLetters()
  return report
}

async function remind(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.member.updateMany({
    where: { id, deletionRemindedAt: null, deletionAskedAt: { lte: remindedSince(now) } },
    data: { deletionRemindedAt: now },
  })
  if (count === 0) return false
  const member = await tx.member.findUniqueOrThrow({ where: { id } })
  const askedAt = member.deletionAskedAt ?? now
  const token = await issueToken(tx, { memberId: id, purpose: 'keep-account', returnTo: null }, now)
  await accountLetters.deletionNear(tx, member, { token, erasedOn: erasedOn(askedAt) }, now)
  return true
}
