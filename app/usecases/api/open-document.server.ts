import type { z } from 'zod'
import { fileAnswer } from '~/domain/access/access-policy'
import type { DocumentWhole, FileEntry } from '~/domain/api/answers'
import { FILE_FORMATS } from '~/domain/library/file-format'
import { isSlug } from '~/domain/slug'
import { paths } from '~/paths'
import { db } from '~/storage/database.server'
import { fileAtGate } from '../library/file-gate.server'
import { readTexts } from '../library/insides.server'
import { type FileToRead, filesToRead } from '../library/readable-files.server'
import { type Asked, absolute, tellDocuments } from './document-entries.server'

export type OpenedDocument =
  | { outcome: 'opened'; document: z.input<typeof DocumentWhole> }
  | { outcome: 'withdrawn' }
  | { outcome: 'missing' }

/** One document as far as it is open to this visitor: what stands behind the gate is read after `full` alone. */
export async function openDocumentToPrograms(slug: string, asked: Asked): Promise<OpenedDocument> {
  if (!isSlug(slug)) return { outcome: 'missing' }
  const [told] = await tellDocuments({ where: { slug } }, asked)
  if (!told) return { outcome: 'missing' }
  const { entry, access } = told
  if (access === 'tombstone') return { outcome: 'withdrawn' }
  const [texts, files] = await Promise.all([
    readTexts([{ id: entry.id, access }], asked.lang),
    access === 'full' ? filesToRead(entry.id) : [],
  ])
  const document = {
    ...entry,
    body: texts.get(entry.id) ?? null,
    files: files.map((file) => fileEntry(file, entry.slug)),
  }
  return { outcome: 'opened', document }
}

export type OpenedFileFacts =
  | { outcome: 'opened'; file: z.input<typeof FileEntry> }
  | { outcome: 'sign-in' | 'forbidden' | 'missing' }

/** What is said of one file, to who may have its bytes: the answer is that of the bytes themselves. */
export async function openFileToPrograms(
  fileId: string,
  { visitor, now }: Pick<Asked, 'visitor' | 'now'>,
): Promise<OpenedFileFacts> {
  const found = await fileAtGate(visitor, fileId)
  if (!found) return { outcome: 'missing' }
  const outcome = fileAnswer(found.thing, visitor, now)
  if (outcome !== 'send') return { outcome }
  const { id } = found.document
  const [files, { slug }] = await Promise.all([
    filesToRead(id),
    db().libraryDocument.findUniqueOrThrow({ where: { id }, select: { slug: true } }),
  ])
  const file = files.find((one) => one.id === fileId)
  return file ? { outcome: 'opened', file: fileEntry(file, slug) } : { outcome: 'missing' }
}

function fileEntry(file: FileToRead, document: string): z.input<typeof FileEntry> {
  const { id, name, version, format, bytes, language, sha256, reading } = file
  return {
    ...{ id, name, document, version, format, bytes, language, sha256 },
    mediaType: FILE_FORMATS[format].mediaType,
    pages: reading.state === 'read' ? reading.pageCount : null,
    url: absolute(paths.file(id, name)),
  }
}
