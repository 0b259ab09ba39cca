import fs from 'node:fs'
import { FILE_FORMATS, type FileFormat } from '~/domain/library/file-format'
import type { Examined } from '../child-messages'
import { OfficeArchive } from './office/archive.server'
import { examineArchive } from './office/examine-archive.server'
import { MOST_BYTES, Pdf } from './pdfium.server'
import { measurePicture } from './picture.server'
import { Refusal } from './refusal'

/** Whether a file can be kept: opened, counted and measured, not read. */
export async function examine(file: string, format: FileFormat): Promise<Examined> {
  try {
    await look(file, format)
    return { outcome: 'sound' }
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'refused', reason: error.reason }
    throw error
  }
}

async function look(file: string, format: FileFormat): Promise<void> {
  switch (format) {
    case 'pdf': {
      // Too large to be held by a child: it can be downloaded, and that is all.
      if (fs.statSync(file).size > MOST_BYTES) return
      const pdf = await Pdf.open(file)
      for (let index = 0; index < pdf.pageCount; index++) pdf.sizeOf(index)
      return
    }
    case 'png':
    case 'jpg':
    case 'webp':
      await measurePicture(file)
      return
    default:
      if (FILE_FORMATS[format].archive) await examineArchive(file)
      if (PARTS[format]) await hasPart(file, PARTS[format])
  }
}

/** The part without which a file is not of its kind. */
const PARTS: Partial<Record<FileFormat, string>> = {
  pptx: 'ppt/presentation.xml',
  docx: 'word/document.xml',
  xlsx: 'xl/workbook.xml',
  odp: 'content.xml',
  odt: 'content.xml',
  ods: 'content.xml',
}

async function hasPart(file: string, name: string): Promise<void> {
  const archive = await OfficeArchive.open(file)
  if (!archive.names.includes(name)) throw new Refusal('broken')
  const manifest = name === 'content.xml' ? await archive.part('META-INF/manifest.xml') : null
  if (manifest?.includes('encryption-data')) throw new Refusal('encrypted')
}
