import { type BlobStore, MissingBytes } from '~/storage/blobs/blob-store.server'
import { blobStore, openStore } from '~/storage/blobs/chosen-store.server'
import { discardReceived, receiveInto, TooLarge } from '~/storage/blobs/receive-bytes.server'
import type { StoragePlace } from '~/storage/blobs/storage-url.server'
import type { BytesRow } from '~/storage/blobs/stored-bytes.server'
import { inTransaction } from '~/storage/database.server'
import { type ActVia, recordAct } from '../audit.server'
import { allRows, type Fault } from './verify-bytes.server'

export type MigrateReport = {
  /** `faulty`: what had no fault was copied; `same-place`: nothing was done. */
  outcome: 'done' | 'faulty' | 'same-place'
  from: string
  to: string
  copied: { count: number; bytes: number }
  /** Were there before. */
  already: number
  faults: { key: string; fault: Fault }[]
}

/**
 * Copies all stored bytes to another store, each compared with its checksum on the way. What is there already is left,
 * so that a run that was cut goes on, and one beside the running portal is followed by another when it has stopped.
 */
export async function migrateBytes(
  place: StoragePlace,
  { via }: { via: ActVia },
  now: Date,
): Promise<MigrateReport> {
  const [from, to] = [await blobStore(), await openStore(place)]
  const report: MigrateReport = {
    ...{ outcome: 'done', from: from.name, to: to.name },
    ...{ copied: { count: 0, bytes: 0 }, already: 0, faults: [] },
  }
  if (from.name === to.name) return { ...report, outcome: 'same-place' }
  for await (const row of allRows()) note(report, row, await copy(from, to, row))
  if (report.faults.length) report.outcome = 'faulty'
  const { copied, already, faults } = report
  const detail = { to: to.name, copied, already, faults: faults.length }
  await inTransaction((tx) => recordAct(tx, null, { act: 'migrate-files', thing: THING, detail }, now, via))
  return report
}

const THING = { kind: 'setting', id: 'files' } as const

function note(report: MigrateReport, { key, bytes }: BytesRow, outcome: Fault | 'copied' | 'already'): void {
  if (outcome === 'already') report.already += 1
  else if (outcome === 'copied') report.copied = sum(report.copied, bytes)
  else report.faults.push({ key, fault: outcome })
}

const sum = ({ count, bytes }: MigrateReport['copied'], more: number) => ({
  count: count + 1,
  bytes: bytes + more,
})

async function copy(from: BlobStore, to: BlobStore, row: BytesRow): Promise<Fault | 'copied' | 'already'> {
  const { key, bytes, sha256 } = row
  if ((await to.size(key)) === bytes) return 'already'
  try {
    const received = await receiveInto(to, await from.read(key), { limitBytes: bytes })
    try {
      if (received.bytes !== bytes) return 'size'
      if (received.sha256 !== sha256) return 'checksum'
      await to.bring(key, received.path, bytes)
      if (!(await to.settle(key, received.path, bytes))) return 'missing'
      return 'copied'
    } finally {
      await discardReceived(received)
    }
  } catch (error) {
    if (error instanceof MissingBytes) return 'missing'
    if (error instanceof TooLarge) return 'size'
    throw error
  }
}
