import { isStaff, type SignedIn } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { Prisma } from '~/generated/prisma/client'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'

/** Ends a share: its member his own, staff any. `missing` when there is none of this id that he may end. */
export async function endShare(
  person: SignedIn,
  shareId: string,
  now: Date,
): Promise<{ outcome: 'done' | 'not-possible' | 'missing' }> {
  if (!isId(shareId)) return { outcome: 'missing' }
  const his: Prisma.GuestPassWhereInput = {
    id: shareId,
    sharedById: isStaff(person) ? { not: null } : person.id,
  }
  return inTransaction(async (tx) => {
    const share = await tx.guestPass.findFirst({ where: his, select: { documentId: true } })
    if (!share) return { outcome: 'missing' }
    const { count } = await tx.guestPass.updateMany({
      where: { AND: [his, RUNNING(now)] },
      data: { revokedAt: now },
    })
    if (count === 0) return { outcome: 'not-possible' }
    const thing = { kind: 'document', id: share.documentId } as const
    await recordAct(tx, person, { act: 'end-share', thing, detail: { pass: shareId } }, now)
    return { outcome: 'done' }
  })
}

/** Ends every share that runs: the settings let members share no more. */
export async function endAllShares(tx: Transaction, now: Date): Promise<void> {
  await tx.guestPass.updateMany({
    where: { AND: [{ sharedById: { not: null } }, RUNNING(now)] },
    data: { revokedAt: now },
  })
}

/** A share that has neither ended nor been stopped. */
export const RUNNING = (now: Date): Prisma.GuestPassWhereInput => ({ revokedAt: null, endsAt: { gt: now } })
