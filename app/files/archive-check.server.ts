import type { Entry, ZipFile } from 'yauzl'
import { openZip } from './open-zip.server'

/** Office files are archives; these are the bounds of an honest one (security rule 6.9). */
const MOST_ENTRIES = 10_000
const MOST_UNPACKED = 1024 ** 3
/** Files that hold little may be packed tightly: the ratio counts from here on. */
const RATIO_COUNTS_FROM = 10 * 1024 ** 2
const MOST_RATIO = 200
/** Signature and facts that stand before each entry's bytes, without its name. */
const LOCAL_HEADER = 30
const ARCHIVES = /\.(?:zip|7z|rar|jar|war|apk|tar|tgz|gz|bz2|tbz2?|xz|txz|zst|lz|lzh|arj|cab|iso|dmg)$/i

export type ArchiveFault = 'broken' | 'encrypted' | 'macros' | 'oversized' | 'nested'

/**
 * Reads the list of an archive's entries, none of its contents; null when nothing is wrong with it. Archives inside are
 * not opened: who wants to send several sends them one by one (`nested`).
 */
export async function archiveFault(file: string): Promise<ArchiveFault | null> {
  try {
    const zip = await openZip(file)
    try {
      return await firstFault(zip)
    } finally {
      zip.close()
    }
  } catch {
    return 'broken'
  }
}

type Place = { from: number; to: number }
type Sum = { packed: number; unpacked: number; places: Place[] }

function firstFault(zip: ZipFile): Promise<ArchiveFault | null> {
  if (zip.entryCount > MOST_ENTRIES) return Promise.resolve('oversized')
  const sum: Sum = { packed: 0, unpacked: 0, places: [] }
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(overlaps(sum.places) ? 'oversized' : null))
    zip.on('entry', (entry: Entry) => {
      const fault = faultOf(entry, sum)
      if (fault) resolve(fault)
      else zip.readEntry()
    })
    zip.readEntry()
  })
}

function faultOf(entry: Entry, sum: Sum): ArchiveFault | null {
  if (entry.isEncrypted()) return 'encrypted'
  if (/(^|\/)vbaProject\.bin$/i.test(entry.fileName) || /^Basic\//.test(entry.fileName)) return 'macros'
  if (ARCHIVES.test(entry.fileName)) return 'nested'
  sum.packed += entry.compressedSize
  sum.unpacked += entry.uncompressedSize
  const from = entry.relativeOffsetOfLocalHeader
  sum.places.push({ from, to: from + LOCAL_HEADER + entry.compressedSize })
  const tight = sum.unpacked > RATIO_COUNTS_FROM && sum.unpacked > sum.packed * MOST_RATIO
  return sum.unpacked > MOST_UNPACKED || tight ? 'oversized' : null
}

/** Many entries of the same bytes: how a small archive becomes a big one. */
function overlaps(places: Place[]): boolean {
  const inOrder = [...places].sort((a, b) => a.from - b.from)
  return inOrder.some(({ from }, i) => i > 0 && from < (inOrder[i - 1]?.to ?? 0))
}
