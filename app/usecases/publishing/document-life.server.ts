import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { Prisma } from '~/generated/prisma/client'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'
import { isStaffStill } from '../members/still-staff.server'
import { forgetUnusedReadings } from '../reading/ask-for-reading.server'
import type { LifeChange } from './draft-outcomes'

/** `unschedule`: a draft again. `discard`: thrown away with its files, only what has never been out; bytes go by the sweep. */
export const DOCUMENT_ACTS = ['unschedule', 'withdraw', 'restore', 'discard'] as const
export type DocumentAct = (typeof DOCUMENT_ACTS)[number]

type Change = { act: DocumentAct; reason: string | null }

/** Changes where a document stands; only from the state that the act begins in, so that it is done once. */
export async function changeDocumentLife(
  staff: Staff,
  id: string | undefined,
  change: Change,
  now: Date,
): Promise<LifeChange> {
  if (!isId(id)) return { outcome: 'missing' }
  return inTransaction(async (tx): Promise<LifeChange> => {
    if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
    if (!(await apply(tx, id, change, now))) return explain(tx, id)
    const act = `${change.act}-document`
    const detail = change.reason ? { reason: change.reason } : {}
    await recordAct(tx, staff, { act, thing: { kind: 'document', id }, detail }, now)
    return { outcome: 'done' }
  })
}

async function apply(tx: Transaction, id: string, { act, reason }: Change, now: Date): Promise<boolean> {
  switch (act) {
    case 'unschedule':
      return moved(
        tx,
        { id, publishedAt: { gt: now }, withdrawnAt: null },
        { publishedAt: null, updatedAt: now },
      )
    case 'withdraw':
      return moved(
        tx,
        { id, publishedAt: { lte: now }, withdrawnAt: null },
        { withdrawnAt: now, withdrawalReason: reason, updatedAt: now },
      )
    case 'restore':
      return moved(
        tx,
        { id, withdrawnAt: { not: null } },
        { withdrawnAt: null, withdrawalReason: null, updatedAt: now },
      )
    case 'discard':
      return discard(tx, id)
  }
}

async function discard(tx: Transaction, id: string): Promise<boolean> {
  const files = await tx.storedFile.findMany({
    where: { version: { documentId: id } },
    select: { sha256: true },
  })
  const { count } = await tx.libraryDocument.deleteMany({ where: { id, publishedAt: null } })
  await forgetUnusedReadings(
    tx,
    files.map(({ sha256 }) => sha256),
  )
  return count === 1
}

async function moved(
  tx: Transaction,
  where: Prisma.LibraryDocumentWhereInput,
  data: Prisma.LibraryDocumentUpdateManyMutationInput,
): Promise<boolean> {
  return (await tx.libraryDocument.updateMany({ where, data })).count === 1
}

async function explain(tx: Transaction, id: string): Promise<LifeChange> {
  const known = await tx.libraryDocument.count({ where: { id } })
  return { outcome: known ? 'not-possible' : 'missing' }
}
