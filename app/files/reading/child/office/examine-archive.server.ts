import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { type ArchiveFault, archiveFault } from '../../../archive-check.server'
import { openZip, zipOfBytes } from '../../../open-zip.server'
import { Refusal } from '../refusal'

/** So much is unpacked to see whether it is whole; what is larger is believed from there on. */
const MOST_UNPACKED = 512 * 1024 ** 2
/** An archive in the archive is looked into up to this size, and no deeper than this. */
const MOST_NESTED = 64 * 1024 ** 2
const DEEPEST = 3
/** Inside an archive its own list counts as well: so much in all. */
const MOST_IN_ALL = 1024 ** 3

type Budget = { unpacked: number; declared: number }

/**
 * Whether an archive is what an honest one is: its list first, then every entry unpacked and compared with its checksum,
 * and archives among them in the same way. @throws {Refusal}
 */
export async function examineArchive(file: string): Promise<void> {
  refuse(await archiveFault(file))
  await examineEntries(await openZip(file), { unpacked: 0, declared: 0 }, 0)
}

function refuse(fault: ArchiveFault | null): void {
  if (fault) throw new Refusal(fault)
}

async function examineEntries(zip: ZipFile, budget: Budget, depth: number): Promise<void> {
  for await (const entry of entriesOf(zip)) {
    if (entry.isEncrypted()) throw new Refusal('encrypted')
    budget.declared += entry.uncompressedSize
    if (budget.declared > MOST_IN_ALL) throw new Refusal('oversized')
    if (entry.fileName.endsWith('/') || budget.unpacked + entry.uncompressedSize > MOST_UNPACKED) continue
    budget.unpacked += entry.uncompressedSize
    const nested = await unpacked(zip, entry)
    if (nested) await examineNested(nested, budget, depth + 1)
  }
}

async function examineNested(bytes: Buffer, budget: Budget, depth: number): Promise<void> {
  if (depth > DEEPEST) throw new Refusal('oversized')
  const inner = await zipOfBytes(bytes).catch(() => null)
  // What only looks like an archive is a file like any other.
  if (inner) await examineEntries(inner, budget, depth)
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  let count = 0
  for (;;) {
    const entry = await nextEntry(zip)
    if (!entry) return
    count += 1
    if (count > 10_000) throw new Refusal('oversized')
    yield entry
  }
}

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const settle = (work: () => void) => {
      zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error')
      work()
    }
    zip.once('entry', (entry: Entry) => settle(() => resolve(entry)))
    zip.once('end', () => settle(() => resolve(null)))
    zip.once('error', () => settle(() => reject(new Refusal('broken'))))
    zip.readEntry()
  })
}

/** Compares an entry with its checksum; gives its bytes back when they are an archive that is to be looked into. */
function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer | null> {
  const broken = () => new Refusal('broken')
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(broken())
      const kept: Buffer[] = []
      let sum = 0
      let isArchive: boolean | undefined
      stream.on('data', (chunk: Buffer) => {
        sum = crc32(chunk, sum)
        isArchive ??= chunk.toString('latin1', 0, 4) === 'PK\x03\x04' && entry.uncompressedSize <= MOST_NESTED
        if (isArchive) kept.push(chunk)
      })
      stream.on('error', () => reject(broken()))
      stream.on('end', () => {
        if (sum !== entry.crc32) reject(broken())
        else resolve(isArchive ? Buffer.concat(kept) : null)
      })
    })
  })
}
