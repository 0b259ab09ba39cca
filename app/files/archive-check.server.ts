import yauzl, { type Entry, type ZipFile } from 'yauzl'

/** Office files are archives; these are the bounds of an honest one (security rule 6.9). */
const MOST_ENTRIES = 10_000
const MOST_UNPACKED = 1024 ** 3
/** Files that hold little may be packed tightly: the ratio counts from here on. */
const RATIO_COUNTS_FROM = 10 * 1024 ** 2
const MOST_RATIO = 200

export type ArchiveFault = 'broken' | 'encrypted' | 'macros' | 'oversized'

/** Reads the list of an archive's entries, none of its contents; null when nothing is wrong with it. */
export async function archiveFault(file: string): Promise<ArchiveFault | null> {
  try {
    const zip = await openArchive(file)
    try {
      return await firstFault(zip)
    } finally {
      zip.close()
    }
  } catch {
    return 'broken'
  }
}

function openArchive(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Refuses absolute and climbing names, and sizes that contradict themselves.
    const options = { lazyEntries: true, autoClose: false, strictFileNames: false, validateEntrySizes: true }
    yauzl.open(file, options, (error, zip) => (error ? reject(error) : resolve(zip)))
  })
}

function firstFault(zip: ZipFile): Promise<ArchiveFault | null> {
  if (zip.entryCount > MOST_ENTRIES) return Promise.resolve('oversized')
  const sum = { packed: 0, unpacked: 0 }
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(null))
    zip.on('entry', (entry: Entry) => {
      const fault = faultOf(entry, sum)
      if (fault) resolve(fault)
      else zip.readEntry()
    })
    zip.readEntry()
  })
}

function faultOf(entry: Entry, sum: { packed: number; unpacked: number }): ArchiveFault | null {
  if (entry.isEncrypted()) return 'encrypted'
  if (/(^|\/)vbaProject\.bin$/i.test(entry.fileName) || /^Basic\//.test(entry.fileName)) return 'macros'
  sum.packed += entry.compressedSize
  sum.unpacked += entry.uncompressedSize
  const tight = sum.unpacked > RATIO_COUNTS_FROM && sum.unpacked > sum.packed * MOST_RATIO
  return sum.unpacked > MOST_UNPACKED || tight ? 'oversized' : null
}
