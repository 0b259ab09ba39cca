import type { Readable } from 'node:stream'

/** The disk, or the store, is full; nothing was kept. */
export class NoSpace extends Error {
  override readonly name = 'NoSpace'
}

/** The store keeps no bytes under this key. */
export class MissingBytes extends Error {
  override readonly name = 'MissingBytes'
  readonly code = 'ENOENT'

  constructor(blobKey: string, options?: ErrorOptions) {
    super(`There are no bytes ${blobKey}.`, options)
  }
}

/** The store does not answer, or answers that it cannot now. Nothing is lost; a later try may do. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** First and last byte, both included, as in HTTP. */
export type ByteRange = { first: number; last: number }

/** What the store is to say of bytes that somebody fetches from it himself. */
export type Ticket = { contentType: string; contentDisposition: string }

export type KeptBytes = { key: string; bytes: number; changedAt: Date }

/**
 * Where bytes are kept: a folder, or a store that speaks S3; chosen once, from STORAGE_URL. Everything may throw
 * {@link StoreUnavailable}.
 */
export type BlobStore = {
  /** For people, without what is secret. */
  name: string
  /** The folder of this machine that holds the bytes, each under its key; null when they are elsewhere. */
  folder: string | null
  /** A folder of this machine in which bytes grow before they are kept. */
  growingFolder: string
  /**
   * The long part of keeping a file: afterwards {@link settle} is short.
   * @throws {NoSpace}
   */
  bring(key: string, file: string, bytes: number): Promise<void>
  /** The last part, under the row's lock: true when the bytes are kept for good now. The file may be gone then. */
  settle(key: string, file: string, bytes: number): Promise<boolean>
  /** @throws {MissingBytes} */
  read(key: string, range?: ByteRange): Promise<Readable>
  /** How many bytes it has, or null when it is not there. */
  size(key: string): Promise<number | null>
  /**
   * Lends the bytes as a file of this machine.
   * @throws {MissingBytes}
   */
  lend<T>(key: string, work: (file: string) => Promise<T>): Promise<T>
  /** Missing ones are no error; who reads them now reads on. */
  remove(key: string): Promise<void>
  /** Everything that is kept, in no order, also what is none of ours. */
  list(): AsyncIterable<KeptBytes>
  /** Removes what cut-off keepings have left in the store before this moment; how many. */
  clear(before: Date): Promise<number>
  /** How many bytes may still come. */
  freeBytes(): Promise<number>
  /** True when it answers now. */
  answers(): Promise<boolean>
  /** An address where whoever holds it fetches these bytes from the store within a minute; null: only we read there. */
  ticket(key: string, ticket: Ticket): Promise<string | null>
}

const BLOB_KEY = /^[\w-]{2}\/[\w-]{10,100}$/

/** True for a key as the portal makes them; what else lies in a store is not ours. */
export const isBlobKey = (key: string): boolean => BLOB_KEY.test(key)

/** The key of bytes by their SHA-256: the same bytes have the same. */
export const blobKeyOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256.slice(2)}`

const FULL = new Set(['ENOSPC', 'EDQUOT'])

/** The same error, or {@link NoSpace} when it says that a disk is full. */
export function orNoSpace(error: unknown): unknown {
  return FULL.has(String((error as NodeJS.ErrnoException | null)?.code))
    ? new NoSpace('The disk is full.', { cause: error })
    : error
}
