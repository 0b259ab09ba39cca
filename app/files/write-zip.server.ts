import type { Readable } from 'node:stream'
import yazl from 'yazl'

export type ZipEntry = { name: string; content: string | Readable }

/** A ZIP as a stream, entry after entry; every entry bears this date. */
export function writeZip(entries: readonly ZipEntry[], at: Date): Readable {
  const zip = new yazl.ZipFile()
  for (const { name, content } of entries)
    if (typeof content === 'string') zip.addBuffer(Buffer.from(content), name, { mtime: at })
    else zip.addReadStream(content, name, { mtime: at })
  zip.on('error', (error) => (zip.outputStream as Readable).destroy(error as Error))
  zip.end()
  return zip.outputStream as Readable
}
