import type { Transaction } from '~/storage/database.server'
import { WITH_STANDING } from './standing-filter'

/**
 * Locks the admins first: of two who demote each other at once, the second waits, and then is the last one. Who has
 * asked to be erased does not count: he will be gone.
 */
export async function isLastAdmin(tx: Transaction, id: string): Promise<boolean> {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    select "id" from "Member"
    where "role" = 'admin' and "approvedAt" is not null and "suspendedAt" is null and "refusedAt" is null
      and "deletionAskedAt" is null
    order by "id" for update`
  return admins.length === 1 && admins[0]?.id === id
}

/** Whether this is an active admin at this moment: what takes long, or comes late, asks again. */
export async function isAdminStill(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.member.count({ where: { AND: [{ id, role: 'admin' }, WITH_STANDING.active] } })) > 0
}
