import type { Transaction } from '~/storage/database.server'

/**
 * Holds changes of one member apart: the second waits, and then sees what the first has done. Taken before his tokens,
 * his sessions and his factors, so that no two wait for each other.
 */
export async function lockMember(tx: Transaction, memberId: string): Promise<void> {
  await tx.$queryRaw`select 1 from "Member" where "id" = ${memberId} for update`
}
