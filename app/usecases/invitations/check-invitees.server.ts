import { isOfDomain } from '~/domain/membership/email-domains'
import type { InviteeFault } from '~/domain/membership/invitation'
import { standingOf } from '~/domain/membership/membership'
import { db, type Transaction } from '~/storage/database.server'
import { readSettings } from '../settings.server'

/**
 * Why these addresses (their keys) may not be invited; who is not in the answer may. Only admins learn this. Somebody
 * who registered and never confirmed may be invited: the invitation confirms him.
 */
export async function checkInvitees(keys: string[], now: Date): Promise<Map<string, InviteeFault>> {
  const [{ refusedDomains }, members, open] = await Promise.all([
    readSettings(),
    db().member.findMany({ where: { emailKey: { in: keys } } }),
    db().invitation.findMany({
      where: { openFor: { in: keys }, expiresAt: { gt: now } },
      select: { emailKey: true },
    }),
  ])
  const faults = new Map<string, InviteeFault>()
  for (const key of keys) if (isOfDomain(key, refusedDomains)) faults.set(key, 'domain-refused')
  for (const { emailKey } of open) faults.set(emailKey, 'invited')
  for (const member of members) {
    const standing = standingOf(member)
    if (standing === 'unconfirmed') continue
    faults.set(member.emailKey, standing === 'active' ? 'member' : standing)
  }
  return faults
}

/** Whether somebody with this address has an account that an invitation would not change. */
export async function hasAccount(tx: Transaction, emailKey: string): Promise<boolean> {
  const member = await tx.member.findUnique({ where: { emailKey } })
  return member !== null && standingOf(member) !== 'unconfirmed'
}
