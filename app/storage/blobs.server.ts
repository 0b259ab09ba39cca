import { Readable } from 'node:stream'
import { blobKeyOf, orNoSpace } from './blobs/blob-store.server'
import { blobStore } from './blobs/chosen-store.server'
import { discardReceived, type ReceivedBytes, receiveBytes } from './blobs/receive-bytes.server'
import { noteKept } from './blobs/stored-bytes.server'
import { inTransaction } from './database.server'

export { MissingBytes, NoSpace, StoreUnavailable } from './blobs/blob-store.server'
export { discardReceived, type ReceivedBytes, receiveBytes, TooLarge } from './blobs/receive-bytes.server'

export type StoredBlob = {
  /** `ab/<the rest of the SHA-256>`. Bytes that nothing names by a foreign key are swept after a term. */
  blobKey: string
  bytes: number
  /** Hexadecimal. */
  sha256: string
}

/** Somebody removed the bytes between their coming and their row: they are brought once more. */
class SweptMeanwhile extends Error {}

const TRIES = 3

/**
 * Keeps bytes that have arrived in a file of this machine, once, however often they come; the file is taken. Afterwards
 * they survive the end of the machine's power, and the sweep leaves them for its term.
 * @throws {NoSpace} {@link StoreUnavailable}
 */
export async function keepReceived({ path, bytes, sha256 }: ReceivedBytes): Promise<StoredBlob> {
  const store = await blobStore()
  const key = blobKeyOf(sha256)
  for (let tries = 1; ; tries++)
    try {
      await store.bring(key, path, bytes)
      await inTransaction(async (tx) => {
        await noteKept(tx, { key, sha256, bytes })
        if (!(await store.settle(key, path, bytes))) throw new SweptMeanwhile()
      })
      return { blobKey: key, bytes, sha256 }
    } catch (error) {
      if (!(error instanceof SweptMeanwhile) || tries === TRIES) throw orNoSpace(error)
    }
}

/**
 * Keeps the bytes of a stream: all of them, or nothing.
 * @throws {TooLarge} {@link NoSpace} {@link StoreUnavailable}
 */
export async function storeBlob(stream: Readable, limit: { limitBytes: number }): Promise<StoredBlob> {
  const received = await receiveBytes(stream, limit)
  try {
    return await keepReceived(received)
  } finally {
    await discardReceived(received)
  }
}

/** Keeps bytes that are in memory already (pictures of pages). */
export const storeBuffer = (bytes: Buffer): Promise<StoredBlob> =>
  storeBlob(Readable.from([bytes]), { limitBytes: bytes.length })

/**
 * The bytes as a stream, once the store has begun to give them.
 * @throws {MissingBytes} {@link StoreUnavailable}
 */
export async function readBlob(blobKey: string): Promise<Readable> {
  return (await blobStore()).read(blobKey)
}

/**
 * Lends the bytes as a file of this machine, for programs that want a path; it may be gone afterwards.
 * @throws {MissingBytes} {@link StoreUnavailable}
 */
export async function withBlobFile<T>(blobKey: string, work: (path: string) => Promise<T>): Promise<T> {
  return (await blobStore()).lend(blobKey, work)
}

/** Bytes for which there is still room, here and in the store. */
export async function freeBytes(): Promise<number> {
  return (await blobStore()).freeBytes()
}
