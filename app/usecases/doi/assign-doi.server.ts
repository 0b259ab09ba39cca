import { config } from '~/config.server'
import { GUEST, type Staff } from '~/domain/access/visitor'
import type { DoiStanding } from '~/domain/citing/doi'
import { isId } from '~/domain/ids'
import { wakeDois } from '~/jobs/queue.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { newDoiSuffix } from '~/storage/ids.server'
import { recordAct } from '../audit.server'
import { workOf, workSelect } from '../citing/works.server'
import { isStaffStill } from '../members/still-staff.server'
import type { LifeChange } from '../publishing/draft-outcomes'

/**
 * Gives a document its DOI, once and for ever. Only what everybody can find here gets one: it will lead every reader to
 * the document's page.
 */
export async function assignDoi(staff: Staff, id: string | undefined, now: Date): Promise<LifeChange> {
  const { doi: given } = config()
  if (!given || !isId(id)) return { outcome: 'missing' }
  const change = await inTransaction(async (tx): Promise<LifeChange> => {
    if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
    const row = await readRow(tx, id)
    if (!row) return { outcome: 'missing' }
    if (!isForEverybody(row, now)) return { outcome: 'not-possible' }
    const doi = `${given.prefix}/${newDoiSuffix()}`
    const { count } = await tx.libraryDocument.updateMany({ where: { id, doi: null }, data: { doi } })
    if (count === 0) return { outcome: 'not-possible' }
    await tx.doiRegistration.create({ data: { documentId: id, nextTryAt: now } })
    await recordAct(tx, staff, { act: 'assign-doi', thing: { kind: 'document', id }, detail: { doi } }, now)
    return { outcome: 'done' }
  })
  if (change.outcome === 'done') await wakeDois()
  return change
}

/** For the document's page at the desk; null: it has none and gets none, here or as a demonstration. */
export async function doiStanding(
  _staff: Staff,
  id: string | undefined,
  now: Date,
): Promise<DoiStanding | null> {
  const { doi: given } = config()
  const row = isId(id) ? await readRow(db(), id) : null
  if (!row?.doi)
    return row && given && !row.demonstration ? { state: 'none', possible: isForEverybody(row, now) } : null
  const { doi, doiSince, doiState } = row
  const failure = doiState?.failure ?? null
  if (doiSince) return { state: 'registered', doi, registeredAt: doiSince.toISOString(), failure }
  return { state: 'assigned', doi, failure, byHand: !given?.registry }
}

const readRow = (tx: Transaction, id: string) =>
  tx.libraryDocument.findUnique({
    where: { id },
    select: { ...workSelect(GUEST), demonstration: true, doiState: { select: { failure: true } } },
  })

/** Whether everybody finds its card. A demonstration is nothing to cite for ever. */
function isForEverybody(row: NonNullable<Awaited<ReturnType<typeof readRow>>>, now: Date): boolean {
  const work = workOf(row, GUEST, '', now)
  return work !== null && work.access !== 'tombstone' && !row.demonstration
}
