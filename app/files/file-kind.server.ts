import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileTypeFromFile } from 'file-type'
import { FILE_FORMATS, type FileFormat, isFileFormat } from '~/domain/library/file-format'
import { looksLikeText } from './plain-text.server'

/**
 * `empty`: no bytes; `unknown`: not a kind that the portal keeps; `misnamed`: the name says another kind; `legacy`: an
 * office file of before 2007; `macros` and `encrypted`: an office file that is; `disguised`: another file stands before
 * or behind it.
 */
export type FileRefusal = 'empty' | 'unknown' | 'misnamed' | 'legacy' | 'macros' | 'encrypted' | 'disguised'

export type FileKind = { outcome: 'known'; format: FileFormat } | { outcome: 'refused'; reason: FileRefusal }

const WITH_MACROS = new Set(['docm', 'dotm', 'pptm', 'potm', 'ppsm', 'xlsm', 'xltm'])
/** Readers of PDF find its beginning within so many bytes. */
const PDF_BEGINS_WITHIN = 1024
/** An archive's list of entries ends with a record of 22 bytes and a remark of 65,535 at most. */
const ARCHIVE_ENDS_WITHIN = 65_535 + 22

const refused = (reason: FileRefusal) => ({ outcome: 'refused', reason }) as const

/** What a file is by its own bytes; its name must say the same, and nobody else is believed. */
export async function recogniseFile(file: string, name: string): Promise<FileKind> {
  const { size } = await stat(file)
  if (size === 0) return refused('empty')
  const found = await formatOf(file, name)
  if (typeof found !== 'string') return found
  if (await isDisguised(found, file, size)) return refused('disguised')
  return extensionsOf(found).includes(extensionOf(name))
    ? { outcome: 'known', format: found }
    : refused('misnamed')
}

async function formatOf(file: string, name: string): Promise<FileFormat | ReturnType<typeof refused>> {
  const found = (await fileTypeFromFile(file))?.ext
  if (isFileFormat(found)) return found
  if (found === undefined && extensionOf(name) === '.csv' && (await looksLikeText(file))) return 'csv'
  if (found === 'cfb') return refused((await isLocked(file)) ? 'encrypted' : 'legacy')
  if (found && WITH_MACROS.has(found)) return refused('macros')
  return refused((await pdfBegins(file)) > 0 ? 'disguised' : 'unknown')
}

/**
 * Two files in one: programs do not agree where a file begins and ends, so that a picture can be an archive as well, and
 * a page a PDF (security rule 6.9).
 */
async function isDisguised(format: FileFormat, file: string, size: number): Promise<boolean> {
  const pdfAt = await pdfBegins(file)
  if (format === 'pdf') return pdfAt !== 0 || (await endsAsArchive(file, size))
  // An archive may hold a PDF as it is.
  if (format !== 'zip' && pdfAt >= 0) return true
  return !FILE_FORMATS[format].archive && (await endsAsArchive(file, size))
}

/** Offset of the mark of a PDF; -1 when there is none where readers look. */
async function pdfBegins(file: string): Promise<number> {
  return (await readPart(file, 0, PDF_BEGINS_WITHIN)).indexOf('%PDF-')
}

/** Whether an archive's last record stands at the end, with the list of entries that it tells of before it. */
async function endsAsArchive(file: string, size: number): Promise<boolean> {
  const from = Math.max(0, size - ARCHIVE_ENDS_WITHIN)
  const tail = await readPart(file, from, size - from)
  for (let at = tail.lastIndexOf('PK\x05\x06'); at >= 0; at = tail.lastIndexOf('PK\x05\x06', at - 1)) {
    if (at + 22 > tail.length) continue
    const listAt = from + at - tail.readUInt32LE(at + 12)
    if (listAt < 0) continue
    if ((await readPart(file, listAt, 4)).toString('latin1') === 'PK\x01\x02') return true
    if (at === 0) break
  }
  return false
}

/** An office file with a password is wrapped in the old container, whose list names the wrapped part. */
async function isLocked(file: string): Promise<boolean> {
  const word = Buffer.from('EncryptedPackage', 'utf16le')
  let before = Buffer.alloc(0)
  for await (const chunk of createReadStream(file)) {
    const seen = Buffer.concat([before, chunk as Buffer])
    if (seen.includes(word)) return true
    before = seen.subarray(-word.length)
  }
  return false
}

async function readPart(file: string, from: number, length: number): Promise<Buffer> {
  const opened = await open(file)
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(length), 0, length, from)
    return buffer.subarray(0, bytesRead)
  } finally {
    await opened.close()
  }
}

const extensionOf = (name: string): string => path.extname(name).toLowerCase()

function extensionsOf(format: FileFormat): string[] {
  return format === 'jpg' ? ['.jpg', '.jpeg'] : [`.${FILE_FORMATS[format].extension}`]
}
