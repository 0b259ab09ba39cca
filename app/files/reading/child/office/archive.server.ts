import type { Entry, ZipFile } from 'yauzl'
import { openZip } from '../../../open-zip.server'
import { Refusal } from '../refusal'
import { RELATION, readXml } from './xml'

/** Of one part, and of all parts that are read: more than any honest presentation has of text. */
const MOST_PART = 32 * 1024 ** 2
const MOST_READ = 128 * 1024 ** 2
const MOST_ENTRIES = 10_000

/** An office file as its parts, of which only those that are asked for are unpacked. */
export class OfficeArchive {
  private read = 0

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: Map<string, Entry>,
  ) {}

  /** @throws {Refusal} */
  static async open(file: string): Promise<OfficeArchive> {
    const zip = await openZip(file).catch(() => {
      throw new Refusal('broken')
    })
    return new OfficeArchive(zip, await listEntries(zip))
  }

  get names(): string[] {
    return [...this.entries.keys()]
  }

  /** The text of a part; null when there is none of this name. @throws {Refusal} */
  async part(name: string): Promise<string | null> {
    const entry = this.entries.get(name)
    if (!entry) return null
    this.read += entry.uncompressedSize
    if (entry.uncompressedSize > MOST_PART || this.read > MOST_READ) throw new Refusal('oversized')
    return decode(await unpack(this.zip, entry))
  }

  /** A part that the format cannot do without. */
  async neededPart(name: string): Promise<string> {
    const part = await this.part(name)
    if (part === null) throw new Refusal('broken')
    return part
  }

  /** Where the relationships of a part lead inside the archive, by their ids. */
  async relationsOf(name: string): Promise<Map<string, string>> {
    const at = name.lastIndexOf('/') + 1
    const xml = await this.part(`${name.slice(0, at)}_rels/${name.slice(at)}.rels`)
    const found = new Map<string, string>()
    if (!xml) return found
    readXml(xml, {
      open: {
        [RELATION]: ({ Id, Target, TargetMode }) => {
          if (Id && Target && TargetMode !== 'External') found.set(Id, resolvePart(name.slice(0, at), Target))
        },
      },
    })
    return found
  }
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(new Refusal('broken')))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      if (entries.size >= MOST_ENTRIES) return reject(new Refusal('oversized'))
      if (entry.isEncrypted()) return reject(new Refusal('encrypted'))
      // Of two of one name the first is read, as the programs do that open such files.
      if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

/** Its size was believed to bound it; yauzl breaks off when it unpacks to more. */
function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const broken = () => new Refusal('broken')
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(broken())
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', () => reject(broken()))
      stream.on('end', () => resolve(Buffer.concat(chunks)))
    })
  })
}

function decode(bytes: Buffer): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes)
}

/** `../media/a.png` seen from `ppt/slides/`. */
function resolvePart(folder: string, target: string): string {
  return new URL(target, `zip:///${folder}`).pathname.slice(1)
}
