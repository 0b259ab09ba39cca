import type { FileFormat } from '~/domain/library/file-format'
import { removeLeftFolders } from '~/files/reading/child-folder.server'
import { childrenWork } from '~/files/reading/read-file.server'
import type { FileReading } from '~/generated/prisma/client'
import { MissingBytes } from '~/storage/blobs.server'
import { db, inTransaction } from '~/storage/database.server'
import { leaseNext } from '~/storage/lease.server'
import { askForMissing } from './ask-for-reading.server'
import { drawFirstPages } from './draw-first-pages.server'
import { type BytesRead, readBytes } from './read-bytes.server'

const MOST_TRIES = 3
/** Longer than a reading may take. */
const LEASE = 10 * 60_000
const UNTIL_NEXT_TRY = 5_000
const UNTIL_WE_CAN = 60_000
/** One run of the task; what is left is the next one's. */
const LONGEST_RUN = 8 * 60_000

/** Its text is there; LibreOffice made no PDF of it. */
const NOT_DRAWN = 'not-drawn'

type Read = Extract<BytesRead, { outcome: 'read' }>
type Trouble = { sha256: string; why: string; said?: string; err?: unknown }
export type ReadingReport = { read: number; givenUp: number; troubles: Trouble[] }

/**
 * Reads every file that waits, one after the other. Any number of processes may do this at once: each file is leased
 * to one. What cannot be read is given up, at once when it is refused, else after three tries.
 */
export async function readDueFiles(now: () => Date, stopping: AbortSignal): Promise<ReadingReport> {
  const report: ReadingReport = { read: 0, givenUp: 0, troubles: [] }
  const until = now().getTime() + LONGEST_RUN
  removeLeftFolders(now())
  await askForMissing(now())
  while (!stopping.aborted && now().getTime() < until) {
    const due = await leaseNext('FileReading', now(), LEASE)
    if (!due) break
    await readOne(due, report, now, stopping)
  }
  return report
}

async function readOne(
  due: FileReading,
  report: ReadingReport,
  now: () => Date,
  stopping: AbortSignal,
): Promise<void> {
  try {
    const outcome = await readLeased(due, stopping)
    if (outcome?.outcome === 'read') await settle(due, outcome, report, now)
    else if (outcome) await fail(due, outcome, report, now())
  } catch (error) {
    report.troubles.push({ sha256: due.sha256, why: 'interrupted', err: error })
    if (error instanceof MissingBytes) await noteFailure(due, 'missing', true, now())
    // Of ours, not of the file (a store that does not answer): no try, and the next one is in a minute.
    else await giveBack(due, new Date(now().getTime() + UNTIL_WE_CAN))
  }
}

async function settle(due: FileReading, read: Read, report: ReadingReport, now: () => Date): Promise<void> {
  if (!(await keep(due, read, now()))) return
  report.read += 1
  if (read.undrawn) report.troubles.push({ sha256: due.sha256, why: NOT_DRAWN })
  await drawFirstPages({ ...due, format: due.format as FileFormat }, read, now)
}

type Unread = Exclude<BytesRead, { outcome: 'read' }>

async function fail(due: FileReading, unread: Unread, report: ReadingReport, now: Date): Promise<void> {
  if (unread.outcome === 'refused') {
    if (await noteFailure(due, unread.reason, true, now)) report.givenUp += 1
    return
  }
  if (unread.why === 'stopped') return giveBack(due, null)
  if (!(await childrenWork())) {
    report.troubles.push({ sha256: due.sha256, why: 'no-child', said: unread.said })
    return giveBack(due, new Date(now.getTime() + UNTIL_WE_CAN))
  }
  report.troubles.push({ sha256: due.sha256, why: unread.why, said: unread.said })
  if (await noteFailure(due, unread.why, false, now)) report.givenUp += 1
}

/** null when no file has these bytes any more: nothing is left to be read. */
async function readLeased(due: FileReading, stopping: AbortSignal): Promise<BytesRead | null> {
  const { sha256, format, attempts } = due
  if (attempts > MOST_TRIES) return { outcome: 'failed', why: 'crashed', said: 'tried too often' }
  const stored = await db().storedFile.findFirst({ where: { sha256 }, select: { blobKey: true } })
  if (stored) return readBytes(stored.blobKey, format as FileFormat, stopping)
  await db().fileReading.deleteMany({ where: { sha256 } })
  return null
}

const ROWS_AT_ONCE = 250

/** Kept whole or not at all; false when the lease has gone to somebody else meanwhile. */
function keep(due: FileReading, { file, drawnFrom, undrawn }: Read, now: Date): Promise<boolean> {
  const { sha256, leasedUntil } = due
  const { pages, shape, language, title, outline, facts } = file
  return inTransaction(async (tx) => {
    const { count } = await tx.fileReading.updateMany({
      where: { sha256, leasedUntil, readAt: null },
      data: {
        ...{ shape, language, title, outline, facts },
        pageCount: pages.length,
        drawnFrom,
        readAt: now,
        leasedUntil: null,
        failure: undrawn ? NOT_DRAWN : null,
      },
    })
    if (!count) return false
    await tx.filePage.deleteMany({ where: { sha256 } })
    // Pictures of what it was drawn from before.
    if (due.drawnFrom !== drawnFrom) await tx.pageImage.deleteMany({ where: { sha256 } })
    for (let at = 0; at < pages.length; at += ROWS_AT_ONCE)
      await tx.filePage.createMany({
        data: pages.slice(at, at + ROWS_AT_ONCE).map((page) => ({ sha256, ...page })),
      })
    return true
  })
}

/** Whether the file is given up now. */
async function noteFailure(
  { sha256, attempts, leasedUntil }: FileReading,
  failure: string,
  forGood: boolean,
  now: Date,
): Promise<boolean> {
  const givenUp = forGood || attempts >= MOST_TRIES
  await db().fileReading.updateMany({
    where: { sha256, leasedUntil },
    data: givenUp
      ? { failure, failedAt: now, leasedUntil: null }
      : { failure, leasedUntil: new Date(now.getTime() + UNTIL_NEXT_TRY * attempts) },
  })
  return givenUp
}

/** That was no try of the file: the portal stops, or could not reach the bytes. */
async function giveBack({ sha256, leasedUntil }: FileReading, until: Date | null): Promise<void> {
  await db().fileReading.updateMany({
    where: { sha256, leasedUntil, readAt: null },
    data: { leasedUntil: until, attempts: { decrement: 1 } },
  })
}
