import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'
import { type ReadingReport, readDueFiles } from './read-due-files.server'

/** What a reading by hand came to. `waiting`: another process is at them, or their turn has not come. */
export type HandReport = ReadingReport & { again: number; waiting: number }

/**
 * Reads, at the operator's word, what waits to be read; `again` also what was read, or given
 * up, before.
 */
export async function readFilesByHand(
  { again }: { again: boolean },
  now: () => Date,
  stopping: AbortSignal,
): Promise<HandReport> {
  const asked = await inTransaction(async (tx) => {
    const count = again ? await askAgain(tx, now()) : 0
    const detail = { again: count }
    const thing = { kind: 'library', id: 'files' } as const
    await recordAct(tx, null, { act: 'read-files', thing, detail }, now(), 'cli')
    return count
  })
  const report = await readDueFiles(now, stopping)
  const waiting = await db().fileReading.count({ where: { readAt: null, failedAt: null } })
  return { ...report, again: asked, waiting }
}

async function askAgain(tx: Transaction, now: Date): Promise<number> {
  const { count } = await tx.fileReading.updateMany({
    where: { OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] },
    data: { readAt: null, failedAt: null, failure: null, attempts: 0, leasedUntil: null },
  })
  return count
}
