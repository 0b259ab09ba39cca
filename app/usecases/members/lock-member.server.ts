import type { Member } from '~/generated/prisma/client'
import type { Transaction } from '~/storage/database.server'

/**
 * Holds changes of one member apart: the second waits, and then sees what the first has done. Taken before his tokens,
 * his sessions and his factors, so that no two wait for each other.
 */
export async function lockMember(tx: Transaction, memberId: string): Promise<void> {
  await tx.$queryRaw`select 1 from "Member" where "id" = ${memberId} for update`
}

/**
 * Whose address this is, locked, or null when it is nobody's, or not any more: a letter that opens something is written
 * to who has the address when it is written.
 */
export async function lockMemberOf(tx: Transaction, emailKey: string): Promise<Member | null> {
  await tx.$queryRaw`select 1 from "Member" where "emailKey" = ${emailKey} for update`
  return tx.member.findUnique({ where: { emailKey } })
}

/**
 * {@link lockMember} for who does something and whom it is done to. Several people are locked here alone, and in one
 * order, admins before others and then by id: so two admins who act on each other do not wait for each other.
 */
export async function lockPeople(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    select 1 from "Member" where "id" = any(${ids}) order by "role" <> 'admin', "id" for update`
}

/** {@link lockPeople}, and every active admin with them: for what may leave the portal without one. */
export async function lockWithAdmins(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    select 1 from "Member"
    where "id" = any(${ids})
      or ("role" = 'admin' and "approvedAt" is not null and "suspendedAt" is null and "refusedAt" is null)
    order by "role" <> 'admin', "id" for update`
}
