import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { Prisma } from '~/generated/prisma/client'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'
import { isStaffStill } from '../members/still-staff.server'
import type { LifeChange } from './draft-outcomes'

export const WORKSHOP_ACTS = ['withdraw', 'restore', 'discard'] as const
export type WorkshopAct = (typeof WORKSHOP_ACTS)[number]

/**
 * Publishes a workshop; with `documents`, also those of its documents that are drafts and have something to read.
 * `documents` of the answer: how many came out with it.
 */
export async function publishWorkshop(
  staff: Staff,
  id: string | undefined,
  { documents }: { documents: boolean },
  now: Date,
): Promise<LifeChange | { outcome: 'published'; documents: number }> {
  if (!isId(id)) return { outcome: 'missing' }
  return inTransaction(async (tx) => {
    if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
    const from = { publishedAt: null, withdrawnAt: null }
    const { count } = await tx.workshop.updateMany({
      where: { id, ...from },
      data: { publishedAt: now, updatedAt: now },
    })
    if (count === 1) await record(tx, staff, 'publish-workshop', id, now)
    const published = documents ? await publishDrafts(tx, staff, id, now) : 0
    if (count === 1 || published > 0) return { outcome: 'published', documents: published }
    return explain(tx, id)
  })
}

async function publishDrafts(tx: Transaction, staff: Staff, workshopId: string, now: Date): Promise<number> {
  const ready: Prisma.LibraryDocumentWhereInput = {
    workshopId,
    publishedAt: null,
    withdrawnAt: null,
    OR: [
      { versions: { some: { files: { some: {} } } } },
      { texts: { some: { body: { markdown: { not: '' } } } } },
    ],
  }
  const drafts = await tx.libraryDocument.findMany({ where: ready, select: { id: true } })
  for (const { id } of drafts) {
    const { count } = await tx.libraryDocument.updateMany({
      where: { id, publishedAt: null },
      data: { publishedAt: now, updatedAt: now },
    })
    if (count) await recordAct(tx, staff, { act: 'publish-document', thing: { kind: 'document', id } }, now)
  }
  return drafts.length
}

/** Withdraws a published workshop, brings a withdrawn one back, throws a draft away; its documents stay. */
export async function changeWorkshopLife(
  staff: Staff,
  id: string | undefined,
  act: WorkshopAct,
  now: Date,
): Promise<LifeChange> {
  if (!isId(id)) return { outcome: 'missing' }
  return inTransaction(async (tx) => {
    if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
    if (!(await apply(tx, id, act, now))) return explain(tx, id)
    await record(tx, staff, `${act}-workshop`, id, now)
    return { outcome: 'done' }
  })
}

async function apply(tx: Transaction, id: string, act: WorkshopAct, now: Date): Promise<boolean> {
  switch (act) {
    case 'withdraw':
      return moved(
        tx,
        { id, publishedAt: { not: null }, withdrawnAt: null },
        { withdrawnAt: now, updatedAt: now },
      )
    case 'restore':
      return moved(tx, { id, withdrawnAt: { not: null } }, { withdrawnAt: null, updatedAt: now })
    case 'discard':
      return discardDraft(tx, id, now)
  }
}

/** What stood in the draft stays closed: its documents are drafts again, for those whom the workshop was for. */
async function discardDraft(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const workshop = await tx.workshop.findFirst({
    where: { id, publishedAt: null },
    select: { audience: true },
  })
  if (!workshop) return false
  const { audience } = workshop
  const its = { workshopId: id }
  await tx.libraryDocument.updateMany({ where: its, data: { publishedAt: null, updatedAt: now } })
  await tx.libraryDocument.updateMany({ where: { ...its, audience: null }, data: { audience } })
  return (await tx.workshop.deleteMany({ where: { id, publishedAt: null } })).count === 1
}

async function moved(
  tx: Transaction,
  where: Prisma.WorkshopWhereInput,
  data: Prisma.WorkshopUpdateManyMutationInput,
): Promise<boolean> {
  return (await tx.workshop.updateMany({ where, data })).count === 1
}

async function explain(tx: Transaction, id: string): Promise<LifeChange> {
  const known = await tx.workshop.count({ where: { id } })
  return { outcome: known ? 'not-possible' : 'missing' }
}

function record(tx: Transaction, staff: Staff, act: string, id: string, now: Date): Promise<void> {
  return recordAct(tx, staff, { act, thing: { kind: 'workshop', id } }, now)
}
