import type { Admin } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { endOfInvitation, type InvitationAct } from '~/domain/membership/invitation'
import { wakeLetters } from '~/jobs/queue.server'
import { invitationLetters } from '~/mail/letters-invitations.server'
import { inTransaction, isTaken, type Transaction } from '~/storage/database.server'
import { hashToken, newToken } from '~/storage/ids.server'
import { recordAct } from '../audit.server'
import { isAdminStill } from '../members/still-staff.server'
import { hasAccount } from './check-invitees.server'
import { revokedAt, UNANSWERED } from './end-invitation.server'

/**
 * `over`: it was accepted or revoked meanwhile, or another one replaces it, and nothing was done; `missing`: nothing of
 * this id, or who asks is no admin any more.
 */
export type InvitationChange = { outcome: 'done' } | { outcome: 'over' } | { outcome: 'missing' }

/** Sends an invitation anew or takes it back; the link of its last letter dies either way. */
export async function changeInvitation(
  admin: Admin,
  { intent, id }: InvitationAct,
  now: Date,
): Promise<InvitationChange> {
  if (!isId(id)) return { outcome: 'missing' }
  try {
    const change = await inTransaction(async (tx): Promise<InvitationChange> => {
      if (!(await isAdminStill(tx, admin.id))) return { outcome: 'missing' }
      return intent === 'resend' ? resend(tx, admin, id, now) : revoke(tx, admin, id, now)
    })
    if (change.outcome === 'done') await wakeLetters()
    return change
  } catch (error) {
    // An expired one whose address has been invited again meanwhile: that one is resent, not this.
    if (isTaken(error)) return { outcome: 'over' }
    throw error
  }
}

async function resend(tx: Transaction, admin: Admin, id: string, now: Date): Promise<InvitationChange> {
  const known = await tx.invitation.findUnique({ where: { id } })
  if (!known) return { outcome: 'missing' }
  if (await hasAccount(tx, known.emailKey)) return { outcome: 'over' }
  const token = newToken()
  const expiresAt = endOfInvitation(now)
  const { count } = await tx.invitation.updateMany({
    where: { id, ...UNANSWERED },
    data: {
      tokenHash: hashToken(token),
      openFor: known.emailKey,
      sentAt: now,
      expiresAt,
      // Who sends it answers for it: it outlives the one who wrote it first.
      invitedById: admin.id,
    },
  })
  if (count === 0) return { outcome: 'over' }
  await recordAct(tx, admin, { act: 'resend-invitation', thing: { kind: 'invitation', id } }, now)
  const inviter = `${admin.firstName} ${admin.lastName}`
  const { email, firstName, lang, message, wantedPath } = known
  const facts = { token, inviter, message, wantedPath, expiresAt }
  await invitationLetters.invitation(tx, { email, firstName, lang }, facts, now)
  return { outcome: 'done' }
}

async function revoke(tx: Transaction, admin: Admin, id: string, now: Date): Promise<InvitationChange> {
  const { count } = await tx.invitation.updateMany({
    where: { id, ...UNANSWERED },
    data: revokedAt(now),
  })
  if (count === 0)
    return { outcome: (await tx.invitation.findUnique({ where: { id } })) ? 'over' : 'missing' }
  await recordAct(tx, admin, { act: 'revoke-invitation', thing: { kind: 'invitation', id } }, now)
  return { outcome: 'done' }
}
