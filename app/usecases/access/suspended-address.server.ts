// A suspended member is a guest to everything; by a letter to his address he would else read as one.
import { db, type Transaction } from '~/storage/database.server'
import { WITH_STANDING } from '../members/standing-filter'

/** Which of these addresses are those of suspended accounts. */
export async function suspendedAmong(tx: Transaction, emailKeys: string[]): Promise<ReadonlySet<string>> {
  if (emailKeys.length === 0) return new Set()
  const where = { AND: [{ emailKey: { in: emailKeys } }, WITH_STANDING.suspended] }
  const rows = await tx.member.findMany({ where, select: { emailKey: true } })
  return new Set(rows.map(({ emailKey }) => emailKey))
}

/** Whether this address opens nothing and asks for nothing: it is told as little as an unknown one. */
export const isSuspended = async (emailKey: string): Promise<boolean> =>
  (await suspendedAmong(db(), [emailKey])).size > 0
