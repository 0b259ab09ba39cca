import type { BlobStore, KeptBytes } from '~/storage/blobs/blob-store.server'
import { knownKeys } from '~/storage/blobs/stored-bytes.server'

const AT_ONCE = 500

/** What lies in the store and has no row. */
export async function* straysOf(store: BlobStore): AsyncGenerator<KeptBytes> {
  let batch: KeptBytes[] = []
  for await (const kept of store.list()) {
    batch.push(kept)
    if (batch.length < AT_ONCE) continue
    yield* await withoutRow(batch)
    batch = []
  }
  yield* await withoutRow(batch)
}

async function withoutRow(batch: KeptBytes[]): Promise<KeptBytes[]> {
  const known = await knownKeys(batch.map(({ key }) => key))
  return batch.filter(({ key }) => !known.has(key))
}
