import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import yazl from 'yazl'

export type EntryInTurn = {
  name: string
  /** Where they are known: an archive of more than 4 GiB says so beforehand. */
  bytes?: number
  /** Called when everything before has left; null leaves the entry out. */
  open: () => Promise<Readable | null>
  /** Called when all of its bytes have left. */
  left: () => void
}

/**
 * A ZIP as a stream whose entries are opened one after the other, each only when its turn comes. Nothing is packed:
 * what is kept here is packed already. Who stops reading ends what is being read.
 */
export function writeZipInTurn(entries: readonly EntryInTurn[], at: Date): Readable {
  async function* bytes() {
    yield* begun(entries, at)
  }
  // Nothing is opened before somebody reads.
  return Readable.from(bytes(), { objectMode: false })
}

function begun(entries: readonly EntryInTurn[], at: Date): Readable {
  const zip = new yazl.ZipFile()
  const output = zip.outputStream as Readable
  let gone = false
  let current: Readable | null = null
  output.once('close', () => {
    gone = true
    current?.destroy()
  })
  zip.on('error', (error) => output.destroy(error as Error))
  const write = async () => {
    for (const { name, bytes, open, left } of entries) {
      if (gone) return
      current = await open()
      if (!current) continue
      if (gone) return void current.destroy()
      zip.addReadStream(current, name, { mtime: at, compress: false, size: bytes })
      await finished(current, { writable: false })
      left()
    }
    zip.end()
  }
  write().catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))))
  return output
}
