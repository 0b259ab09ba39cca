import type { Prisma } from '~/generated/prisma/client'
import type { Transaction } from '~/storage/database.server'
import type { Act } from '../audit.server'
import { WITH_STANDING } from '../members/standing-filter'

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

/** Who invited is no admin any more: all that he has left open ends; `record` writes each into the audit trail. */
export async function revokeInvitationsOf(
  tx: Transaction,
  memberId: string,
  record: (act: Act) => Promise<void>,
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
