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

/** Which of these addresses are those of who was erased while he was suspended. */
export async function erasedSuspendedAmong(
  tx: Transaction,
  emailKeys: string[],
  now: Date,
): Promise<string[]> {
  const marks = new Map(emailKeys.map((emailKey) => [markOfSuspended(emailKey), emailKey]))
  const found = await tx.erasedMember.findMany({
    where: {
      suspendedKey: { in: [...marks.keys()] },
      erasedAt: { gt: endedBefore('suspendedAddress', now) },
    },
    select: { suspendedKey: true },
  })
  return found.flatMap(({ suspendedKey }) => marks.get(suspendedKey ?? '') ?? [])
}
