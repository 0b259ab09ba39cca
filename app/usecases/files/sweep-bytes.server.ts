import fs from 'node:fs/promises'
import { config } from '~/config.server'
import { isBlobKey, type KeptBytes } from '~/storage/blobs/blob-store.server'
import { blobStore } from '~/storage/blobs/chosen-store.server'
import { abandonedFiles } from '~/storage/blobs/receive-bytes.server'
import { noteUnnamed, removeStray, removeUnnamed, unnamedBytes } from '~/storage/blobs/stored-bytes.server'
import { inTransaction } from '~/storage/database.server'
import { type ActVia, recordAct } from '../audit.server'
import { straysOf } from './strays.server'

/** A keeping that has not grown for so long was cut off. */
const ABANDONED = 24 * 3_600_000

type Swept = { count: number; bytes: number }

export type SweepReport = {
  dryRun: boolean
  /** Kept once, named by nothing for the term. */
  unnamed: Swept
  /** In the store without a row, older than the term. */
  strays: Swept
  /** What cut-off keepings have left. */
  abandoned: number
  /** Named by nothing, and still within the term. */
  waiting: Swept
}

/**
 * Removes bytes that nothing has named for the term (SWEEP_AFTER_DAYS), and what cut-off keepings have left; or only
 * says what that would be. It may run beside everything, also beside itself.
 */
export async function sweepBytes(
  { dryRun, via }: { dryRun: boolean; via: ActVia },
  now: Date,
): Promise<SweepReport> {
  const seconds = config().sweepAfterSeconds
  if (!dryRun) await noteUnnamed()
  const unnamed = await unnamedBytes(seconds)
  const due = unnamed.filter((row) => row.due)
  const strays = await dueStrays(new Date(now.getTime() - seconds * 1000))
  const report = {
    dryRun,
    unnamed: dryRun ? sum(due) : sum(await removed(due, seconds)),
    strays: dryRun ? sum(strays) : sum(await removedStrays(strays)),
    abandoned: await clearAbandoned(dryRun, new Date(now.getTime() - ABANDONED)),
    waiting: sum(unnamed.filter((row) => !row.due)),
  }
  if (!dryRun && (via === 'cli' || sweptSomething(report)))
    await inTransaction((tx) =>
      recordAct(tx, null, { act: 'sweep-files', thing: THING, detail: report }, now, via),
    )
  return report
}

const THING = { kind: 'setting', id: 'files' } as const

export const sweptSomething = ({ unnamed, strays, abandoned }: SweepReport): boolean =>
  unnamed.count + strays.count + abandoned > 0

const sum = (all: readonly { bytes: number }[]): Swept => ({
  count: all.length,
  bytes: all.reduce((bytes, one) => bytes + one.bytes, 0),
})

async function removed<Row extends { key: string }>(due: readonly Row[], seconds: number): Promise<Row[]> {
  const store = await blobStore()
  const gone: Row[] = []
  for (const row of due) if (await removeUnnamed(store, row.key, seconds)) gone.push(row)
  return gone
}

async function removedStrays(strays: readonly KeptBytes[]): Promise<KeptBytes[]> {
  const store = await blobStore()
  const gone: KeptBytes[] = []
  for (const stray of strays) if (await removeStray(store, stray.key)) gone.push(stray)
  return gone
}

/** Only what has a name as the portal gives it: a store may hold other people's things as well. */
async function dueStrays(before: Date): Promise<KeptBytes[]> {
  const due: KeptBytes[] = []
  for await (const stray of straysOf(await blobStore()))
    if (isBlobKey(stray.key) && stray.changedAt <= before) due.push(stray)
  return due
}

async function clearAbandoned(dryRun: boolean, before: Date): Promise<number> {
  const files = await abandonedFiles(before)
  if (dryRun) return files.length
  for (const file of files) await fs.rm(file, { force: true })
  return files.length + (await (await blobStore()).clear(before))
}
