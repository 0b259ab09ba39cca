import type { Admin } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { MemberAct } from '~/domain/membership/member-act'
import { type Role, type Standing, standingOf } from '~/domain/membership/membership'
import type { Member, Prisma } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { letters } from '~/mail/letters.server'
import { memberLetters } from '~/mail/letters-members.server'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { type Act, recordAct } from '../audit.server'
import { withdrawApprovalsOf } from '../invitations/end-invitation.server'
import { retireOpenDoors } from '../membership/one-time-tokens.server'
import { endTokensOf } from '../tokens/end-tokens.server'
import { isLastAdmin } from './last-admin.server'
import { lockPeople, lockWithAdmins } from './lock-member.server'
import { WITH_STANDING } from './standing-filter'
import { isAdminStill } from './still-staff.server'

export type MembershipChange =
  | { outcome: 'done' }
  /** Somebody, perhaps another admin at this moment, did it before: nothing is done twice. */
  | { outcome: 'already' }
  | { outcome: 'not-possible'; standing: Standing }
  | { outcome: 'last-admin' }
  | { outcome: 'yourself' }
  /** Nobody of this id; or who asks is no admin any more, in the middle of a long list. */
  | { outcome: 'missing' }

/** An admin at the desk, or the operator at the command line, who is nobody's account. */
export type Decider = Admin | 'operator'

/** What may take an admin away. */
const COUNT_ADMINS: MemberAct['intent'][] = ['suspend', 'change-role']

/** Does what was asked, its audit entry and its letter in one transaction. */
export async function changeMembership(
  decider: Decider,
  id: string | undefined,
  act: MemberAct,
  now: Date,
): Promise<MembershipChange> {
  if (!isId(id)) return { outcome: 'missing' }
  const change = await inTransaction(async (tx): Promise<MembershipChange> => {
    const lock = COUNT_ADMINS.includes(act.intent) ? lockWithAdmins : lockPeople
    await lock(tx, decider === 'operator' ? [id] : [id, decider.id])
    if (decider !== 'operator' && !(await isAdminStill(tx, decider.id))) return { outcome: 'missing' }
    return doAct(tx, decider, id, act, now)
  })
  if (change.outcome === 'done') await wakeLetters()
  return change
}

function doAct(tx: Transaction, decider: Decider, id: string, act: MemberAct, now: Date) {
  switch (act.intent) {
    case 'approve':
      return approveMember(tx, decider, id, now)
    case 'refuse':
      return refuseApplicant(tx, decider, id, act.reason, now)
    case 'suspend':
      return suspendMember(tx, decider, id, act.reason, now)
    case 'unsuspend':
      return unsuspendMember(tx, decider, id, now)
    case 'end-sessions':
      return endAllSessions(tx, decider, id, now)
    case 'change-role':
      return changeRole(tx, decider, id, act.role, now)
  }
}

/** The letter carries the page that this person wanted when he registered. Who was refused may be approved after all. */
async function approveMember(
  tx: Transaction,
  decider: Decider,
  id: string,
  now: Date,
): Promise<MembershipChange> {
  const from = { OR: [WITH_STANDING.pending, { ...WITH_STANDING.refused, emailConfirmedAt: { not: null } }] }
  const facts = { approvedAt: now, refusedAt: null, refusalReason: null }
  const member = await move(tx, id, from, facts)
  if (!member) return explain(tx, id, 'active')
  await record(tx, decider, { act: 'approve-member', thing: { kind: 'member', id } }, now)
  await letters.registrationApproved(tx, member, { returnTo: member.wantedPath }, now)
  return { outcome: 'done' }
}

async function refuseApplicant(
  tx: Transaction,
  decider: Decider,
  id: string,
  reason: string | null,
  now: Date,
): Promise<MembershipChange> {
  const member = await move(tx, id, WITH_STANDING.pending, { refusedAt: now, refusalReason: reason })
  if (!member) return explain(tx, id, 'refused')
  await endSessions(tx, id)
  await retireOpenDoors(tx, id, now)
  await record(tx, decider, { act: 'refuse-member', thing: { kind: 'member', id } }, now)
  await letters.registrationRefused(tx, member, { reason }, now)
  return { outcome: 'done' }
}

/** The reason stands in his row and in his letter, which go with him; never in the audit trail. */
async function suspendMember(
  tx: Transaction,
  decider: Decider,
  id: string,
  reason: string | null,
  now: Date,
): Promise<MembershipChange> {
  if (decider !== 'operator' && id === decider.id) return { outcome: 'yourself' }
  if (await isLastAdmin(tx, id)) return { outcome: 'last-admin' }
  const from = { OR: [WITH_STANDING.active, WITH_STANDING.pending] }
  const member = await move(tx, id, from, { suspendedAt: now, suspensionReason: reason })
  if (!member) return explain(tx, id, 'suspended')
  await endSessions(tx, id)
  await retireOpenDoors(tx, id, now)
  // Suspended, he is a guest to everything; a pass of his address would go around that.
  await tx.guestPass.updateMany({
    where: { emailKey: member.emailKey, revokedAt: null },
    data: { revokedAt: now },
  })
  await record(tx, decider, { act: 'suspend-member', thing: { kind: 'member', id } }, now)
  await withdrawApprovalsOf(tx, id, (act) => record(tx, decider, act, now), now)
  await memberLetters.accountSuspended(tx, member, { reason }, now)
  return { outcome: 'done' }
}

async function unsuspendMember(
  tx: Transaction,
  decider: Decider,
  id: string,
  now: Date,
): Promise<MembershipChange> {
  const member = await move(tx, id, WITH_STANDING.suspended, {
    suspendedAt: null,
    suspensionReason: null,
  })
  if (!member) return explain(tx, id, 'active')
  await record(tx, decider, { act: 'unsuspend-member', thing: { kind: 'member', id } }, now)
  await memberLetters.suspensionLifted(tx, member, now)
  return { outcome: 'done' }
}

/** On all his devices, with his tokens; his own an admin ends in his account. */
async function endAllSessions(
  tx: Transaction,
  decider: Decider,
  id: string,
  now: Date,
): Promise<MembershipChange> {
  if (decider !== 'operator' && id === decider.id) return { outcome: 'yourself' }
  const sessions = await tx.loginSession.deleteMany({ where: { memberId: id } })
  const count = sessions.count + (await endTokensOf(tx, id))
  if (count === 0)
    return (await explain(tx, id, null)).outcome === 'missing'
      ? { outcome: 'missing' }
      : { outcome: 'already' }
  const act = { act: 'end-sessions', thing: { kind: 'member', id }, detail: { count } } as const
  await record(tx, decider, act, now)
  return { outcome: 'done' }
}

/** His sessions end, so that no page of his old role stays open (security rule 6.4). */
async function changeRole(
  tx: Transaction,
  decider: Decider,
  id: string,
  role: Role,
  now: Date,
): Promise<MembershipChange> {
  if (role !== 'admin' && (await isLastAdmin(tx, id))) return { outcome: 'last-admin' }
  const before = await tx.member.findUnique({ where: { id }, select: { role: true } })
  if (!before) return { outcome: 'missing' }
  if (before.role === role) return { outcome: 'already' }
  const member = await move(tx, id, { ...WITH_STANDING.active, role: before.role }, { role })
  if (!member) return explain(tx, id, null)
  await endSessions(tx, id)
  const detail = { from: before.role, to: role }
  await record(tx, decider, { act: 'change-role', thing: { kind: 'member', id }, detail }, now)
  if (role !== 'admin') await withdrawApprovalsOf(tx, id, (act) => record(tx, decider, act, now), now)
  return { outcome: 'done' }
}

function record(tx: Transaction, decider: Decider, act: Act, now: Date): Promise<void> {
  return decider === 'operator' ? recordAct(tx, null, act, now, 'cli') : recordAct(tx, decider, act, now)
}

/** Compare and set: the person as he is after the change, or null when he was not in the state that it starts from. */
async function move(
  tx: Transaction,
  id: string,
  from: Prisma.MemberWhereInput,
  facts: Prisma.MemberUpdateManyMutationInput,
): Promise<Member | null> {
  const { count } = await tx.member.updateMany({ where: { AND: [{ id }, from] }, data: facts })
  return count === 1 ? tx.member.findUniqueOrThrow({ where: { id } }) : null
}

async function explain(tx: Transaction, id: string, goal: Standing | null): Promise<MembershipChange> {
  const row = await tx.member.findUnique({ where: { id } })
  if (!row) return { outcome: 'missing' }
  const standing = standingOf(row)
  return standing === goal ? { outcome: 'already' } : { outcome: 'not-possible', standing }
}

async function endSessions(tx: Transaction, memberId: string): Promise<void> {
  await tx.loginSession.deleteMany({ where: { memberId } })
}
