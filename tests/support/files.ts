import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Portal } from './portal'

/** A PDF of one empty page that carries noise along; exactly so long, or as short as one can be. */
export function noisePdf(bytes: number): Buffer {
  const shortest = pdfAround(Buffer.alloc(0)).length
  let noise = Math.max(0, bytes - shortest)
  // The length is written into the file, so that its digits count.
  while (noise > 0 && pdfAround(Buffer.alloc(noise)).length > bytes) noise -= 1
  const made = pdfAround(randomBytes(noise))
  return Buffer.concat([made, Buffer.alloc(Math.max(0, noise && bytes - made.length), '\n')])
}

function pdfAround(noise: Buffer): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
    Buffer.concat([Buffer.from(`<</Length ${noise.length}>>stream\n`), noise, Buffer.from('\nendstream')]),
  ]
  const parts = [Buffer.from('%PDF-1.7\n')]
  const offsets: string[] = []
  let at = parts[0]?.length ?? 0
  for (const [i, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj`), Buffer.from(object), Buffer.from('endobj\n')])
    offsets.push(`${String(at).padStart(10, '0')} 00000 n \n`)
    at += part.length
    parts.push(part)
  }
  const table = `xref\n0 5\n0000000000 65535 f \n${offsets.join('')}`
  const end = `trailer<</Size 5/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(table + end)])
}

/** A picture of one point. */
export const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f030005fe02fea72d1b5f0000000049454e44ae426082',
  'hex',
)

/** The beginning of an office file of before 2007. */
export const OLD_OFFICE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016)])

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Every file below the portal's blobs, half-written ones too. */
export function storedBlobs(portal: Portal): string[] {
  const folder = path.join(portal.dataDir, 'blobs')
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(path.join(folder, name)).isFile())
}

/** The checksum of an archive's entry (Node has one from version 22 on). */
function crc32(bytes: Buffer): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
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
    facts.writeUInt32LE(crc32(bytes), 10)
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
