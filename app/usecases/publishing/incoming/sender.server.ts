import type { Transaction } from '~/storage/database.server'
import { isStaffStill } from '../../members/still-staff.server'

/**
 * Who has sent a file, as long as he may publish; null when he was suspended, has another role by now, or is erased. His
 * rights change after the transaction, or have changed before it.
 */
export async function senderWhoMay(
  tx: Transaction,
  { memberId }: { memberId: string | null },
): Promise<{ id: string } | null> {
  return memberId && (await isStaffStill(tx, memberId)) ? { id: memberId } : null
}
