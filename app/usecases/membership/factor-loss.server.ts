// When somebody has lost his second factor and his recovery codes: an admin who has made sure who he is begins its
// removal, the member is told and may stop it, a day later it is done. The operator's command line acts at once.
import type { Admin } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { type FactorLossAct, type IdentityCheck, REMOVAL_HOURS } from '~/domain/membership/factor-loss'
import { wakeLetters } from '~/jobs/queue.server'
import { letters } from '~/mail/letters.server'
import { passkeyLetters } from '~/mail/letters-passkeys.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'
import { lockMember, lockPeople } from '../members/lock-member.server'
import { isAdminStill } from '../members/still-staff.server'
import { dropFactors, factorsOf } from './factors.server'
import { findLiveToken, issueToken, retireTokens, spendToken } from './one-time-tokens.server'

export type FactorLossView = {
  id: string
  name: string
  itself: boolean
  has: boolean
  /** The removal that is under way. */
  removal: { askedAt: string; dueAt: string; by: string | null; check: IdentityCheck } | null
}

/** What the desk's page of a member's second factor shows; null when there is nobody of this id. */
export async function openFactorLoss(admin: Admin, id: string | undefined): Promise<FactorLossView | null> {
  if (!isId(id)) return null
  const member = await db().member.findUnique({ where: { id }, include: { factorRemoval: true } })
  if (!member) return null
  const { app, passkey } = await factorsOf(db(), id)
  const removal = member.factorRemoval
  const by = removal && (await db().member.findUnique({ where: { id: removal.adminId } }))
  return {
    id,
    name: `${member.firstName} ${member.lastName}`,
    itself: id === admin.id,
    has: app || passkey,
    removal: removal && {
      askedAt: removal.askedAt.toISOString(),
      dueAt: removal.dueAt.toISOString(),
      by: by && `${by.firstName} ${by.lastName}`,
      check: removal.identityCheck as IdentityCheck,
    },
  }
}

export type FactorLossChange =
  | { outcome: 'asked' | 'stopped' }
  /** Nothing to remove, or nothing to stop any more. */
  | { outcome: 'already' }
  /** One’s own is changed on one’s own page, with a proof; nobody is his own witness. */
  | { outcome: 'yourself' }
  | { outcome: 'missing' }

/** Begins a removal, or stops it before it is done. */
export async function changeFactorLoss(
  admin: Admin,
  id: string | undefined,
  act: FactorLossAct,
  now: Date,
): Promise<FactorLossChange> {
  if (!isId(id) || !(await db().member.findUnique({ where: { id } }))) return { outcome: 'missing' }
  if (id === admin.id) return { outcome: 'yourself' }
  const change = await inTransaction(async (tx): Promise<FactorLossChange> => {
    await lockPeople(tx, [id, admin.id])
    if (!(await isAdminStill(tx, admin.id))) return { outcome: 'missing' }
    return act.intent === 'ask-removal'
      ? askRemoval(tx, admin, { id, check: act.check }, now)
      : stopRemoval(tx, admin, id, now)
  })
  await wakeLetters()
  return change
}

async function askRemoval(
  tx: Transaction,
  admin: Admin,
  { id, check }: { id: string; check: IdentityCheck },
  now: Date,
): Promise<FactorLossChange> {
  const { app, passkey } = await factorsOf(tx, id)
  if (!app && !passkey) return { outcome: 'already' }
  const dueAt = new Date(now.getTime() + REMOVAL_HOURS * 3_600_000)
  const facts = { memberId: id, adminId: admin.id, identityCheck: check, askedAt: now, dueAt }
  if ((await tx.factorRemoval.createMany({ data: facts, skipDuplicates: true })).count === 0)
    return { outcome: 'already' }
  const token = await issueToken(tx, { memberId: id, purpose: 'keep-second-factor', returnTo: null }, now)
  const member = await tx.member.findUniqueOrThrow({ where: { id } })
  await passkeyLetters.removalAsked(tx, member, { token, dueAt }, now)
  const thing = { kind: 'member', id } as const
  await recordAct(tx, admin, { act: 'ask-factor-removal', thing, detail: { check } }, now)
  return { outcome: 'asked' }
}

/** `by` null: the member himself, by the link of his letter. */
async function stopRemoval(
  tx: Transaction,
  by: Admin | null,
  id: string,
  now: Date,
): Promise<FactorLossChange> {
  await lockMember(tx, id)
  if ((await tx.factorRemoval.deleteMany({ where: { memberId: id } })).count === 0)
    return { outcome: 'already' }
  await retireTokens(tx, id, 'keep-second-factor', now)
  const member = await tx.member.findUniqueOrThrow({ where: { id } })
  await passkeyLetters.removalStopped(tx, member, now)
  await recordAct(tx, by, { act: 'stop-factor-removal', thing: { kind: 'member', id } }, now)
  return { outcome: 'stopped' }
}

/** What the page of the letter's link shows; looking stops nothing, because mail scanners follow links. */
export async function lookAtRemoval(token: string, now: Date): Promise<'ready' | 'spent'> {
  return (await findLiveToken(token, 'keep-second-factor', now)) ? 'ready' : 'spent'
}

/** The member's own objection, by the button of the page that his letter leads to. */
export async function keepSecondFactor(
  token: string,
  now: Date,
): Promise<{ outcome: 'kept' } | { outcome: 'spent' }> {
  const live = await findLiveToken(token, 'keep-second-factor', now)
  if (!live) return { outcome: 'spent' }
  const change = await inTransaction(async (tx) =>
    (await spendToken(tx, live.id, now)) ? stopRemoval(tx, null, live.memberId, now) : null,
  )
  if (change?.outcome !== 'stopped') return { outcome: 'spent' }
  await wakeLetters()
  return { outcome: 'kept' }
}

/** Who has just signed in by his second factor has not lost it, whatever somebody told an admin. */
export async function endRemovalOfWhoHasIt(memberId: string, now: Date): Promise<void> {
  if (!(await db().factorRemoval.findUnique({ where: { memberId } }))) return
  await inTransaction((tx) => stopRemoval(tx, null, memberId, now))
  await wakeLetters()
}

/** Does what is due for one member; when he signs in he does not wait for the job. */
export async function removeFactorsIfDue(memberId: string, now: Date): Promise<boolean> {
  const due = { memberId, dueAt: { lte: now } }
  const asked = await db().factorRemoval.findFirst({ where: due })
  if (!asked) return false
  const { adminId } = asked
  const done = await inTransaction(async (tx) => {
    await lockPeople(tx, [memberId, adminId])
    if ((await tx.factorRemoval.count({ where: { ...due, adminId } })) === 0) return false
    // It does not outlive his being an admin who asked for it.
    if (!(await isAdminStill(tx, adminId))) {
      await stopRemoval(tx, null, memberId, now)
      return false
    }
    await tx.factorRemoval.deleteMany({ where: { memberId } })
    if (!(await dropFactors(tx, memberId))) return false
    const member = await tx.member.findUniqueOrThrow({ where: { id: memberId } })
    await letters.securityChanged(tx, member, { change: 'second-factor-off' }, now)
    const act = { act: 'remove-second-factor', thing: { kind: 'member', id: memberId } } as const
    await recordAct(tx, null, act, now, 'portal')
    return true
  })
  await wakeLetters()
  return done
}

/** Does every removal that is due; how many. Safe in several processes at once. */
export async function removeDueFactors(now: Date): Promise<number> {
  const due = await db().factorRemoval.findMany({ where: { dueAt: { lte: now } } })
  let removed = 0
  for (const { memberId } of due) if (await removeFactorsIfDue(memberId, now)) removed++
  return removed
}
