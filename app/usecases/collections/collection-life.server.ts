import type { Staff } from '~/domain/access/visitor'
import { type Arrangement, arranged } from '~/domain/collections/collection'
import { isId } from '~/domain/ids'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'
import { isStaffStill } from '../members/still-staff.server'
import type { LifeChange } from '../publishing/draft-outcomes'

type CollectionAct = 'publish' | 'unpublish' | 'delete'

/** Shows a collection to everybody, makes it a draft again, or deletes it; its documents stay as they are. */
export async function changeCollectionLife(
  staff: Staff,
  id: string | undefined,
  act: CollectionAct,
  now: Date,
): Promise<LifeChange> {
  if (!isId(id)) return { outcome: 'missing' }
  return inTransaction(async (tx) => {
    if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
    if ((await apply(tx, id, act, now)) === 0) return explain(tx, id)
    const thing = { kind: 'collection', id } as const
    await recordAct(tx, staff, { act: `${act}-collection`, thing }, now)
    return { outcome: 'done' }
  })
}

async function apply(tx: Transaction, id: string, act: CollectionAct, now: Date): Promise<number> {
  switch (act) {
    case 'publish': {
      const draft = { id, publishedAt: null }
      return (await tx.collection.updateMany({ where: draft, data: { publishedAt: now } })).count
    }
    case 'unpublish': {
      const published = { id, publishedAt: { not: null } }
      return (await tx.collection.updateMany({ where: published, data: { publishedAt: null } })).count
    }
    case 'delete':
      return (await tx.collection.deleteMany({ where: { id } })).count
  }
}

async function explain(tx: Transaction, id: string): Promise<LifeChange> {
  return { outcome: (await tx.collection.count({ where: { id } })) ? 'not-possible' : 'missing' }
}

/** Adds a document at the end, takes it out, or moves it by one place. */
export async function arrangeCollection(
  staff: Staff,
  id: string | undefined,
  { how, documentId }: { how: Arrangement; documentId: string },
  now: Date,
): Promise<LifeChange> {
  if (!isId(id) || !isId(documentId)) return { outcome: 'missing' }
  return inTransaction(async (tx) => {
    if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
    const isKnown = await tx.libraryDocument.count({ where: { id: documentId } })
    if (!(await lockCollection(tx, id)) || !isKnown) return { outcome: 'missing' }
    const items = await tx.collectionItem.findMany({
      where: { collectionId: id },
      orderBy: [{ position: 'asc' }, { documentId: 'asc' }],
    })
    const order = arranged(
      items.map((item) => item.documentId),
      how,
      documentId,
    )
    if (!order) return { outcome: 'not-possible' }
    await writeItems(tx, id, order)
    await tx.collection.update({ where: { id }, data: { arrangedAt: now } })
    const thing = { kind: 'collection', id } as const
    const detail = { arrangement: how, document: documentId }
    await recordAct(tx, staff, { act: 'arrange-collection', thing, detail }, now)
    return { outcome: 'done' }
  })
}

/** Of two who arrange at one moment the second sees what the first has done. False when there is no such collection. */
async function lockCollection(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`select "id" from "Collection" where "id" = ${id} for update`
  return rows.length === 1
}

/** The documents of a collection in this order, and none but these. */
export async function writeItems(tx: Transaction, collectionId: string, order: string[]): Promise<void> {
  await tx.collectionItem.deleteMany({ where: { collectionId } })
  await tx.collectionItem.createMany({
    data: order.map((documentId, position) => ({ collectionId, documentId, position })),
  })
}
