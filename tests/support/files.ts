import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Portal } from './portal'

/** A PDF by its first bytes, otherwise noise: nobody has to open it. */
export const noisePdf = (bytes: number): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(Math.max(0, bytes - 15)), Buffer.from('\n%%EOF')])

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Every file below the portal's blobs, half-written ones too. */
export function storedBlobs(portal: Portal): string[] {
  const folder = path.join(portal.dataDir, 'blobs')
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(path.join(folder, name)).isFile())
}

/** An archive written by hand, entries stored without packing: what an office file is, honest or not. */
export function archive(
  entries: { name: string; bytes: Buffer; unpacked?: number; flags?: number }[],
): Buffer {
  const parts: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const { name, bytes, unpacked = bytes.length, flags = 0 } of entries) {
    const nameBytes = Buffer.from(name)
    // Method 0 is stored; a size that differs from the packed one is only possible for a packed entry.
    const method = unpacked === bytes.length ? 0 : 8
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(flags, 2)
    facts.writeUInt16LE(method, 4)
    facts.writeUInt32LE(bytes.length, 14)
    facts.writeUInt32LE(unpacked, 18)
    facts.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, nameBytes, bytes])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, tail, nameBytes]))
    parts.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

const CONTENT_TYPES = Buffer.from(
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>',
)

type Extra = Parameters<typeof archive>[0]

/** The beginning of a PPTX, and whatever else is to be in it. */
export const pptx = (...more: Extra): Buffer =>
  archive([
    { name: '[Content_Types].xml', bytes: CONTENT_TYPES },
    { name: 'ppt/presentation.xml', bytes: Buffer.from('<p/>') },
    ...more,
  ])
