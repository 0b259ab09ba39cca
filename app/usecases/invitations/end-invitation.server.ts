import type { Prisma } from '~/generated/prisma/client'
import type { Transaction } from '~/storage/database.server'
import { NO_PASSWORD } from '~/storage/passwords.server'
import type { Act } from '../audit.server'
import { WITH_STANDING } from '../members/standing-filter'
import { tellAdminsOfApplicant } from '../membership/applicants.server'
import { retireOpenDoors } from '../membership/one-time-tokens.server'

/** Neither accepted nor revoked; it may be over by its date. */
export const UNANSWERED = { acceptedAt: null, revokedAt: null }

/** Inviting is approving: an invitation stands while who sent it may approve (decision 26). */
export const openInvitation = (now: Date) =>
  ({
    ...UNANSWERED,
    expiresAt: { gt: now },
    invitedBy: { is: { AND: [{ role: 'admin' }, WITH_STANDING.active] } },
  }) satisfies Prisma.InvitationWhereInput

/** What taking back leaves: no link opens it, and its address may be invited again. */
export const revokedAt = (now: Date) => ({ revokedAt: now, openFor: null, tokenHash: null })

type Record = (act: Act) => Promise<void>

/**
 * Who approved is no admin any more: all that he has left open ends, invitations and accounts that he made; `record`
 * writes each into the audit trail.
 */
export async function withdrawApprovalsOf(
  tx: Transaction,
  memberId: string,
  record: Record,
  now: Date,
): Promise<void> {
  await revokeInvitationsOf(tx, memberId, record, now)
  await withdrawAddedBy(tx, memberId, record, now)
}

/**
 * Accounts that he added and nobody has entered wait for approval, as if their people had registered: the letter to
 * choose a password is worth nothing, and one for a forgotten password makes an applicant.
 */
async function withdrawAddedBy(tx: Transaction, memberId: string, record: Record, now: Date): Promise<void> {
  const added = await tx.auditEntry.findMany({
    where: { act: 'add-member', actorId: memberId },
    select: { thingId: true },
  })
  const unentered = { passwordHash: NO_PASSWORD, lastSeenAt: null, approvedAt: { not: null } }
  const withdrawn = await tx.member.updateManyAndReturn({
    where: { ...unentered, id: { in: added.map(({ thingId }) => thingId) } },
    data: { approvedAt: null, role: 'member' },
    select: { id: true },
  })
  for (const { id } of withdrawn) {
    await retireOpenDoors(tx, id, now)
    await record({ act: 'withdraw-approval', thing: { kind: 'member', id }, detail: { member: memberId } })
  }
  if (withdrawn.length) await tellAdminsOfApplicant(tx, now)
}

async function revokeInvitationsOf(
  tx: Transaction,
  memberId: string,
  record: Record,
  now: Date,
): Promise<void> {
  const revoked = await tx.invitation.updateManyAndReturn({
    where: { ...UNANSWERED, invitedById: memberId, expiresAt: { gt: now } },
    data: revokedAt(now),
    select: { id: true },
  })
  for (const { id } of revoked)
    await record({
      act: 'revoke-invitation',
      thing: { kind: 'invitation', id },
      detail: { member: memberId },
    })
}

/** From now on the member's row has his data; the invitation keeps that it was accepted, when and by whom. */
const acceptedBy = (memberId: string, now: Date) => ({
  acceptedAt: now,
  memberId,
  openFor: null,
  tokenHash: null,
  email: '',
  emailKey: '',
  firstName: '',
  lastName: '',
  organisation: '',
  message: null,
})

/** Ends the open invitation that fits, as accepted by this member: true for exactly one caller, while it lives. */
export async function endInvitation(
  tx: Transaction,
  which: Prisma.InvitationWhereInput,
  memberId: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { AND: [which, openInvitation(now)] },
    data: acceptedBy(memberId, now),
  })
  return count === 1
}
