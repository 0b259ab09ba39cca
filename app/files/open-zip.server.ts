import fs from 'node:fs/promises'
import yauzl, { type ZipFile } from 'yauzl'

/** Of the list at the end of a ZIP, without its comment. */
const END_BYTES = 22
const MOST_BLANKS = 64
const BLANKS = new Set([0x00, 0x09, 0x0a, 0x0d, 0x1a, 0x20])
/** A file is mended in memory up to this size. */
const MOST_MENDED = 64 * 1024 ** 2

// Refuses absolute and climbing names, and sizes that contradict themselves.
const OPTIONS = { lazyEntries: true, autoClose: false, strictFileNames: false, validateEntrySizes: true }

type Done = (error: Error | null, zip: ZipFile) => void

const opened = (open: (done: Done) => void): Promise<ZipFile> =>
  new Promise((resolve, reject) => open((error, zip) => (error ? reject(error) : resolve(zip))))

export const zipOfBytes = (bytes: Buffer): Promise<ZipFile> =>
  opened((done) => yauzl.fromBuffer(bytes, OPTIONS, done))

/**
 * Opens a ZIP, its list read and none of its contents. An end that a transfer has frayed is forgiven, as the programs
 * forgive it that open such files: a comment that is cut off, or a line's end behind it. Throws for what is no ZIP.
 */
export async function openZip(file: string): Promise<ZipFile> {
  try {
    return await opened((done) => yauzl.open(file, OPTIONS, done))
  } catch (error) {
    const mended = await withMendedEnd(file)
    if (!mended) throw error
    return zipOfBytes(mended)
  }
}

/** The bytes with the end that they should have; null when that is not what ails them. */
async function withMendedEnd(file: string): Promise<Buffer | null> {
  const { size } = await fs.stat(file)
  if (size > MOST_MENDED) return null
  const bytes = await fs.readFile(file)
  const list = bytes.lastIndexOf('PK\x05\x06', bytes.length, 'latin1')
  if (list < 0 || list + END_BYTES > size) return null
  const end = list + END_BYTES + bytes.readUInt16LE(list + 20)
  if (end >= size) return Buffer.concat([bytes, Buffer.alloc(end - size)])
  // Anything else behind it might be a file of its own.
  const behind = bytes.subarray(end)
  return behind.length <= MOST_BLANKS && behind.every((byte) => BLANKS.has(byte))
    ? bytes.subarray(0, end)
    : null
}
