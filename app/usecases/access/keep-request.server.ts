import type { Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'

type Asker = { memberId: string } | { guestId: string }

/** Keeps who asks for a document, and why. False when a request of his waits, or was granted: a double click asks once. */
export async function keepRequest(
  tx: Transaction,
  documentId: string,
  asker: Asker,
  message: string,
  now: Date,
): Promise<boolean> {
  const { count: created } = await tx.accessGrant.createMany({
    data: [{ id: newId(), documentId, ...asker, message, askedAt: now }],
    skipDuplicates: true,
  })
  if (created) return true
  const { count: renewed } = await tx.accessGrant.updateMany({
    where: { documentId, ...asker, OR: [{ declinedAt: { not: null } }, { endsAt: { lte: now } }] },
    data: {
      message,
      askedAt: now,
      grantedAt: null,
      declinedAt: null,
      endsAt: null,
      answer: null,
      endingToldAt: null,
      endedToldAt: null,
    },
  })
  return renewed > 0
}
