import type { Role } from '~/domain/membership/membership'
import type { Transaction } from '~/storage/database.server'
import { WITH_STANDING } from './standing-filter'

/**
 * Whether this is an active admin at this moment, and until the transaction ends: who would suspend or lower him waits,
 * and finds what was done here. What lets somebody in, takes long or comes late asks so in its own transaction.
 */
export const isAdminStill = (tx: Transaction, id: string): Promise<boolean> => isStill(tx, id, ['admin'])

/** {@link isAdminStill} for what editors do too. */
export const isStaffStill = (tx: Transaction, id: string): Promise<boolean> =>
  isStill(tx, id, ['editor', 'admin'])

async function isStill(tx: Transaction, id: string, roles: Role[]): Promise<boolean> {
  await tx.$queryRaw`select 1 from "Member" where "id" = ${id} for share`
  const where = { AND: [{ id, role: { in: roles } }, WITH_STANDING.active] }
  return (await tx.member.count({ where })) === 1
}
