import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileTypeFromFile } from 'file-type'
import { FILE_FORMATS, type FileFormat, isFileFormat } from '~/domain/library/file-format'

/** `empty`: no bytes; `unknown`: not a kind that the portal keeps; `misnamed`: the name says another kind. */
export type FileRefusal = 'empty' | 'unknown' | 'misnamed'

export type FileKind = { outcome: 'known'; format: FileFormat } | { outcome: 'refused'; reason: FileRefusal }

/** What a file is by its own bytes; its name must say the same, and nobody else is believed. */
export async function recogniseFile(file: string, name: string): Promise<FileKind> {
  if ((await stat(file)).size === 0) return { outcome: 'refused', reason: 'empty' }
  const found = (await fileTypeFromFile(file))?.ext
  if (!isFileFormat(found) || !(await beginsAs(found, file))) return { outcome: 'refused', reason: 'unknown' }
  return extensionsOf(found).includes(path.extname(name).toLowerCase())
    ? { outcome: 'known', format: found }
    : { outcome: 'refused', reason: 'misnamed' }
}

/** A PDF begins at its first byte: what stands before could make it something else as well (security rule 6.9). */
async function beginsAs(format: FileFormat, file: string): Promise<boolean> {
  if (format !== 'pdf') return true
  const opened = await open(file)
  try {
    const { buffer } = await opened.read(Buffer.alloc(5), 0, 5, 0)
    return buffer.toString('latin1') === '%PDF-'
  } finally {
    await opened.close()
  }
}

function extensionsOf(format: FileFormat): string[] {
  return format === 'jpg' ? ['.jpg', '.jpeg'] : [`.${FILE_FORMATS[format].extension}`]
}
