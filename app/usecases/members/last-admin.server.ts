import type { Transaction } from '~/storage/database.server'

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
