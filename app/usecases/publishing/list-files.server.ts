import { config } from '~/config.server'
import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { FileFormat } from '~/domain/library/file-format'
import { inLocale, type Locale } from '~/domain/locale'
import { paths } from '~/paths'
import { db } from '~/storage/database.server'

export type FileAtDesk = {
  id: string
  name: string
  format: FileFormat
  language: Locale
  bytes: number
  /** ISO moment. */
  storedAt: string
  href: string
  downloads: number
}

export type FilesAtDesk = {
  title: string
  /** The newest first. */
  versions: { number: number; note: string | null; createdAt: string; files: FileAtDesk[] }[]
  limitBytes: number
}

/** All versions of a document with their files, as its editors see them; null when there is no such document. */
export async function listFiles(
  _staff: Staff,
  documentId: string | undefined,
  lang: Locale,
): Promise<FilesAtDesk | null> {
  if (!isId(documentId)) return null
  const row = await db().libraryDocument.findUnique({
    where: { id: documentId },
    select: {
      slug: true,
      texts: { select: { lang: true, title: true } },
      versions: {
        orderBy: { number: 'desc' },
        include: {
          files: { orderBy: { name: 'asc' }, include: { downloads: { select: { count: true } } } },
        },
      },
    },
  })
  if (!row) return null
  return {
    title: inLocale(row.texts, lang)?.title ?? row.slug,
    limitBytes: config().uploadLimitBytes,
    versions: row.versions.map(({ number, note, createdAt, files }) => ({
      number,
      note,
      createdAt: createdAt.toISOString(),
      files: files.map((file) => ({
        id: file.id,
        name: file.name,
        format: file.format as FileFormat,
        language: file.language as Locale,
        bytes: Number(file.bytes),
        storedAt: file.storedAt.toISOString(),
        href: paths.file(file.id, file.name),
        downloads: file.downloads.reduce((sum, { count }) => sum + count, 0),
      })),
    })),
  }
}
