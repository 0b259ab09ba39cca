import { endedBefore } from '~/domain/retention'
import type { Transaction } from '~/storage/database.server'
import { keyedHash } from '~/storage/ids.server'

/** All that is kept of the address of who was suspended when he was erased: it tells whether one is that one. */
export const markOfSuspended = (emailKey: string): string => keyedHash('suspended-address', emailKey)

/** Who is erased while he is suspended, and comes again, is decided about by an admin: when he was erased, or null. */
export async function erasedWhileSuspended(
  tx: Transaction,
  emailKey: string,
  now: Date,
): Promise<Date | null> {
  const found = await tx.erasedMember.findFirst({
    where: {
      suspendedKey: markOfSuspended(emailKey),
      erasedAt: { gt: endedBefore('suspendedAddress', now) },
    },
    orderBy: { erasedAt: 'desc' },
  })
  return found?.erasedAt ?? null
}
