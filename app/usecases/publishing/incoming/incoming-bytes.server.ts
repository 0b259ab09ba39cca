import { blobKeyOf, MissingBytes } from '~/storage/blobs/blob-store.server'
import { keepReceived, type StoredBlob, withBlobFile } from '~/storage/blobs.server'
import { incomingPath, incomingSize } from '~/storage/incoming-files.server'

type Incoming = { id: string; announced: bigint; sha256: string | null }

/** The bytes of a file on its way: where they arrived, or in the store, if a process ended between keeping and placing; null when they are nowhere. */
export async function lendIncoming<T>(
  { id, announced, sha256 }: Incoming,
  work: (path: string) => Promise<T>,
): Promise<T | null> {
  if ((await incomingSize(id)) === Number(announced)) return work(incomingPath(id))
  if (!sha256) return null
  try {
    return await withBlobFile(blobKeyOf(sha256), work)
  } catch (error) {
    if (error instanceof MissingBytes) return null
    throw error
  }
}

/**
 * Keeps the bytes in the store, where they may be already.
 * @throws {NoSpace} {@link StoreUnavailable}
 */
export async function keepIncoming({
  id,
  announced,
  sha256,
}: Incoming & { sha256: string }): Promise<StoredBlob> {
  const bytes = Number(announced)
  const path = incomingPath(id)
  if ((await incomingSize(id)) === null) return { blobKey: blobKeyOf(sha256), bytes, sha256 }
  return keepReceived({ path, bytes, sha256 })
}
