import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { type BlobStore, MissingBytes } from '~/storage/blobs/blob-store.server'
import { blobStore } from '~/storage/blobs/chosen-store.server'
import { type BytesRow, knownKeys, rowsAfter } from '~/storage/blobs/stored-bytes.server'
import { straysOf } from './strays.server'

const AT_ONCE = 500

/** Why bytes are not what their row says. */
export type Fault = 'missing' | 'size' | 'checksum'

export type VerifyReport = {
  outcome: 'whole' | 'faulty'
  quick: boolean
  checked: { count: number; bytes: number }
  /** Rows whose bytes are not there, or are others. */
  faults: { key: string; fault: Fault }[]
  /** Bytes without a row. */
  strays: { key: string; bytes: number }[]
}

/** Looks whether all stored bytes are there and are what they were, and whether others lie beside them. Changes nothing. */
export async function verifyBytes({ quick }: { quick: boolean }): Promise<VerifyReport> {
  const store = await blobStore()
  const checked = { count: 0, bytes: 0 }
  const faults: VerifyReport['faults'] = []
  for await (const row of allRows()) {
    const fault = await faultOf(store, row, quick)
    checked.count += 1
    checked.bytes += row.bytes
    if (fault && (await isStillKnown(row.key))) faults.push({ key: row.key, fault })
  }
  const strays: VerifyReport['strays'] = []
  for await (const { key, bytes } of straysOf(store)) strays.push({ key, bytes })
  const settled = await knownKeys(strays.map(({ key }) => key))
  const left = strays.filter(({ key }) => !settled.has(key))
  const outcome = faults.length + left.length ? 'faulty' : 'whole'
  return { outcome, quick, checked, faults, strays: left }
}

/** What the sweep has removed meanwhile is not missing. */
const isStillKnown = async (key: string): Promise<boolean> => (await knownKeys([key])).has(key)

/** Every row, by its key. */
export async function* allRows(): AsyncGenerator<BytesRow> {
  for (let rows = await rowsAfter('', AT_ONCE); rows.length; ) {
    yield* rows
    rows = await rowsAfter(rows.at(-1)?.key ?? '', AT_ONCE)
  }
}

/** What is wrong with the bytes of a row in this store, or null. */
async function faultOf(store: BlobStore, row: BytesRow, quick: boolean): Promise<Fault | null> {
  const size = await store.size(row.key)
  if (size === null) return 'missing'
  if (size !== row.bytes) return 'size'
  if (quick) return null
  try {
    const hash = createHash('sha256')
    await pipeline(await store.read(row.key), hash)
    return hash.digest('hex') === row.sha256 ? null : 'checksum'
  } catch (error) {
    if (error instanceof MissingBytes) return 'missing'
    throw error
  }
}
