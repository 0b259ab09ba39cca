import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type BlobStore, orNoSpace } from './blob-store.server'
import { blobStore } from './chosen-store.server'

/** More bytes than are allowed; nothing was kept. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** Bytes that have all arrived, in a file of this machine; not kept yet. */
export type ReceivedBytes = { path: string; bytes: number; sha256: string }

/**
 * Lets the bytes of a stream grow into a file beside the store, measured and hashed on the way. Cut, nothing of them
 * stays; memory stays flat.
 * @throws {TooLarge} {@link NoSpace}
 */
export async function receiveBytes(stream: Readable, limit: { limitBytes: number }): Promise<ReceivedBytes> {
  return receiveInto(await blobStore(), stream, limit)
}

/** The same beside any store. */
export async function receiveInto(
  { growingFolder }: BlobStore,
  stream: Readable,
  { limitBytes }: { limitBytes: number },
): Promise<ReceivedBytes> {
  const growing = path.join(growingFolder, randomBytes(16).toString('hex'))
  const meter = new Meter(limitBytes)
  try {
    await fs.mkdir(growingFolder, { recursive: true, mode: 0o700 })
    await pipeline(stream, meter, createWriteStream(growing, { mode: 0o600, flags: 'wx' }))
  } catch (error) {
    await fs.rm(growing, { force: true })
    throw orNoSpace(error)
  }
  return { path: growing, bytes: meter.bytes, sha256: meter.hash.digest('hex') }
}

/** Removes received bytes that are not to be kept; those that were kept are somewhere else already. */
export const discardReceived = ({ path: file }: ReceivedBytes): Promise<void> => fs.rm(file, { force: true })

/** Files that have not grown since this moment: their receiving was cut off. */
export async function abandonedFiles(before: Date): Promise<string[]> {
  const { growingFolder } = await blobStore()
  const names = await fs.readdir(growingFolder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = names.map((name) => path.join(growingFolder, name))
  const stats = await Promise.all(files.map((file) => fs.stat(file).catch(() => null)))
  return files.filter((_file, i) => (stats[i]?.mtime ?? before) < before)
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
