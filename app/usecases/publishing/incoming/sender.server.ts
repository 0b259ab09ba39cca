import type { Transaction } from '~/storage/database.server'
import { lockMember } from '../../members/lock-member.server'
import { WITH_STANDING } from '../../members/standing-filter'

/**
 * Who has sent a file, as long as he may publish; null when he was suspended, has another role by now, or is erased. His
 * rights change after the transaction, or have changed before it.
 */
export async function senderWhoMay(
  tx: Transaction,
  { memberId }: { memberId: string | null },
): Promise<{ id: string } | null> {
  if (!memberId) return null
  await lockMember(tx, memberId)
  return tx.member.findFirst({
    where: { ...WITH_STANDING.active, id: memberId, role: { in: ['editor', 'admin'] } },
    select: { id: true },
  })
}
