import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { config } from '~/config.server'

/** More bytes than are allowed; nothing was kept. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** The disk is full; nothing was kept. */
export class NoSpace extends Error {
  override readonly name = 'NoSpace'
}

export type StoredBlob = {
  /** `ab/<random>`: says nothing of the file. */
  blobKey: string
  bytes: number
  /** Hexadecimal. */
  sha256: string
  path: string
}

/** Where the bytes of stored files lie; their names are random and say nothing. */
export const blobsFolder = (): string => path.join(config().dataDir, 'blobs')

export const blobPath = (blobKey: string): string => path.join(blobsFolder(), blobKey)

/**
 * Keeps the bytes of a stream: they grow beside and get their name when all of them are on the disk, so that a cut
 * leaves nothing half. Memory stays flat.
 * @throws {TooLarge} {@link NoSpace}
 */
export async function storeBlob(
  stream: Readable,
  { limitBytes }: { limitBytes: number },
): Promise<StoredBlob> {
  const name = randomBytes(16).toString('hex')
  const blobKey = `${name.slice(0, 2)}/${name.slice(2)}`
  const growing = path.join(blobsFolder(), 'tmp', name)
  const meter = new Meter(limitBytes)
  try {
    await fs.mkdir(path.dirname(growing), { recursive: true, mode: 0o700 })
    await pipeline(stream, meter, createWriteStream(growing, { mode: 0o600, flags: 'wx', flush: true }))
    await moveIntoPlace(growing, blobPath(blobKey))
  } catch (error) {
    await fs.rm(growing, { force: true })
    const { code } = error as NodeJS.ErrnoException
    throw code === 'ENOSPC' || code === 'EDQUOT' ? new NoSpace('The disk is full.', { cause: error }) : error
  }
  return { blobKey, bytes: meter.bytes, sha256: meter.hash.digest('hex'), path: blobPath(blobKey) }
}

/** Keeps bytes that are in memory already (pictures of pages). */
export const storeBuffer = (bytes: Buffer): Promise<StoredBlob> =>
  storeBlob(Readable.from([bytes]), { limitBytes: bytes.length })

/** The bytes, from the first. Missing ones throw with code ENOENT when they are read. */
export function readBlob(blobKey: string): Readable {
  return createReadStream(blobPath(blobKey))
}

/** Lends the bytes as a file of this machine, for programs that want a path; it may be gone afterwards. */
export function withBlobFile<T>(blobKey: string, work: (path: string) => Promise<T>): Promise<T> {
  return work(blobPath(blobKey))
}

/** Bytes that the disk of the blobs has left. */
export async function freeBytes(): Promise<number> {
  await fs.mkdir(blobsFolder(), { recursive: true, mode: 0o700 })
  const { bavail, bsize } = await fs.statfs(blobsFolder())
  return bavail * bsize
}

/** Removes the bytes; who reads them now reads on. Missing ones are no error. */
export async function removeBlob(blobKey: string): Promise<void> {
  await fs.rm(blobPath(blobKey), { force: true })
}

async function moveIntoPlace(growing: string, final: string): Promise<void> {
  const folder = path.dirname(final)
  await fs.mkdir(folder, { recursive: true, mode: 0o700 })
  await fs.rename(growing, final)
  const opened = await fs.open(folder, 'r')
  // The rename itself must be on the disk before a row of the database names it.
  await opened.sync().finally(() => opened.close())
}

class Meter extends Transform {
  readonly hash = createHash('sha256')
  bytes = 0

  constructor(private readonly limitBytes: number) {
    super()
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, chunk?: Buffer) => void) {
    this.bytes += chunk.length
    if (this.bytes > this.limitBytes) return done(new TooLarge(`More than ${this.limitBytes} bytes.`))
    this.hash.update(chunk)
    done(null, chunk)
  }
}
