import type { Member } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'

/**
 * Whether the password that was compared is the member's still. Waits for a change that is under way (`for share`), so
 * that who asks after he has written finds that change, or is found by it.
 */
export async function hasPasswordStill({
  id,
  passwordHash,
}: Pick<Member, 'id' | 'passwordHash'>): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`
    select 1 from "Member" where "id" = ${id} and "passwordHash" = ${passwordHash} for share`
  return rows.length > 0
}
