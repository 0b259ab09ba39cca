import type { FileHandle } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import type { ByteRange } from '~/storage/blobs/blob-store.server'

/** A large read costs hardly more than a small one; a hundred patient readers keep two of them each. */
const CHUNK = 256 * 1024
/** Enough for those who read at once and fast; memory that was used once is not given back and asked for anew. */
const MOST_SPARE = 32

const spare: Buffer[] = []

/**
 * Copies a part of a file out, as fast as it is taken: while one buffer leaves, the other is filled. Streams would make
 * a new buffer for each read, which costs more than reading. Resolves when all has left, or
 * its reader has.
 */
export async function copyOut(file: FileHandle, { first, last }: ByteRange, out: Writable): Promise<void> {
  const buffers = [take(), take()]
  let leaving: Promise<boolean> = Promise.resolve(true)
  try {
    for (let at = first, turn = 0; at <= last; turn++) {
      const buffer = buffers[turn % 2] as Buffer
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, last + 1 - at), at)
      if (bytesRead === 0) throw new Error('The file ends before its end.')
      at += bytesRead
      if (!(await leaving)) return
      leaving = written(out, buffer.subarray(0, bytesRead))
    }
    if (!(await leaving)) return
    spare.push(...buffers.slice(0, MOST_SPARE - spare.length))
    out.end()
  } finally {
    // What still leaves is not awaited where reading failed: its buffers are nobody else's any more.
    leaving.catch(() => {})
  }
}

const take = (): Buffer => spare.pop() ?? Buffer.allocUnsafeSlow(CHUNK)

/** True when the system has taken all of it, so that the buffer is free; false when nobody takes it any more. */
function written(out: Writable, bytes: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    if (out.destroyed) return resolve(false)
    const gone = () => resolve(false)
    out.once('close', gone)
    out.write(bytes, (error) => {
      out.off('close', gone)
      resolve(!error)
    })
  })
}
