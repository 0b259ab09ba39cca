// A suspended member is a guest to everything; by a letter to his address he would else read as one.
import type { Transaction } from '~/storage/database.server'
import { erasedSuspendedAmong } from '../members/erased-suspended.server'
import { WITH_STANDING } from '../members/standing-filter'

/**
 * Which of these addresses are those of suspended accounts; of those erased while they were suspended, too, unless an
 * admin has let their people in again.
 */
export async function suspendedAmong(
  tx: Transaction,
  emailKeys: string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  if (emailKeys.length === 0) return new Set()
  const among = { emailKey: { in: emailKeys } }
  const select = { emailKey: true } as const
  const suspended = await tx.member.findMany({ where: { AND: [among, WITH_STANDING.suspended] }, select })
  const erased = await erasedSuspendedAmong(tx, emailKeys, now)
  const active = erased.length
    ? await tx.member.findMany({ where: { AND: [among, WITH_STANDING.active] }, select })
    : []
  const found = new Set([...suspended.map(({ emailKey }) => emailKey), ...erased])
  for (const { emailKey } of active) found.delete(emailKey)
  return found
}

/** Whether this address opens nothing and asks for nothing: it is told as little as an unknown one. */
export const isSuspended = async (tx: Transaction, emailKey: string, now: Date): Promise<boolean> =>
  (await suspendedAmong(tx, [emailKey], now)).size > 0
