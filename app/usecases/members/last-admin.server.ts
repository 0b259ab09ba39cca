import type { Transaction } from '~/storage/database.server'
import { lockWithAdmins } from './lock-member.server'
import { WITH_STANDING } from './standing-filter'

/**
 * Whether nobody but this one could approve, suspend and set things. Locks the admins first: of two who demote each
 * other at once, the second waits, and then is the last one. Who has asked to be erased does not count: he will be gone.
 */
export async function isLastAdmin(tx: Transaction, id: string): Promise<boolean> {
  await lockWithAdmins(tx, [id])
  const admins = await tx.member.findMany({
    where: { AND: [{ role: 'admin', deletionAskedAt: null }, WITH_STANDING.active] },
    select: { id: true },
    take: 2,
  })
  return admins.length === 1 && admins[0]?.id === id
}
