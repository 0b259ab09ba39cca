import type { Prisma } from '~/generated/prisma/client'
import type { Transaction } from '~/storage/database.server'

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
    where: { AND: [which, { acceptedAt: null, revokedAt: null, expiresAt: { gt: now } }] },
    data: acceptedBy(memberId, now),
  })
  return count === 1
}
