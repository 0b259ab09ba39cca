// Which of a document's files is read in the browser. Its pages are asked for elsewhere, and only when they are open.
import type { FileFormat } from '~/domain/library/file-format'
import type { OutlineItem, Shape } from '~/domain/library/reader'
import type { Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'

/** Of these formats pages are read; others are downloaded alone. */
const READABLE: ReadonlySet<FileFormat> = new Set(['pdf', 'pptx', 'docx', 'xlsx', 'odp', 'odt', 'ods'])

type FileRow = {
  id: string
  name: string
  format: string
  language: string
  sha256: string
  version: { number: number; documentId: string }
}

export type Reading =
  | { state: 'read'; shape: Shape; pageCount: number; drawn: boolean; outline: OutlineItem[] }
  | { state: 'preparing' }
  | { state: 'unreadable' }

export type FileToRead = {
  id: string
  name: string
  format: FileFormat
  language: Locale
  sha256: string
  version: number
  reading: Reading
}

/** All files of a document, the newest version's first, each with how far its reading is. */
export async function filesToRead(documentId: string): Promise<FileToRead[]> {
  return (await filesOf([documentId])).get(documentId) ?? []
}

/** Of those documents whose editor shows their first page on the card, the file that it is drawn from. */
export async function coversOf(
  documents: readonly { id: string; showsCover: boolean }[],
): Promise<Map<string, string>> {
  const shown = documents.filter(({ showsCover }) => showsCover).map(({ id }) => id)
  if (!shown.length) return new Map()
  const covers = new Map<string, string>()
  for (const [documentId, files] of await filesOf(shown)) {
    const file = fileOfItself(files)
    if (file?.reading.state === 'read' && file.reading.drawn) covers.set(documentId, file.id)
  }
  return covers
}

async function filesOf(documentIds: string[]): Promise<Map<string, FileToRead[]>> {
  const files = await db().storedFile.findMany({
    where: { version: { documentId: { in: documentIds } } },
    orderBy: [{ version: { number: 'desc' } }, { name: 'asc' }],
    select: {
      id: true,
      name: true,
      format: true,
      language: true,
      sha256: true,
      version: { select: { number: true, documentId: true } },
    },
  })
  const grouped = new Map<string, FileToRead[]>()
  for (const file of await withReadings(files)) {
    const { documentId, ...rest } = file
    grouped.set(documentId, [...(grouped.get(documentId) ?? []), rest])
  }
  return grouped
}

async function withReadings(files: FileRow[]): Promise<(FileToRead & { documentId: string })[]> {
  const readings = await db().fileReading.findMany({
    where: { sha256: { in: files.map(({ sha256 }) => sha256) } },
    select: {
      sha256: true,
      readAt: true,
      failedAt: true,
      shape: true,
      pageCount: true,
      drawnFrom: true,
      outline: true,
    },
  })
  const known = new Map(readings.map((reading) => [reading.sha256, reading]))
  return files.map((file) => ({
    id: file.id,
    name: file.name,
    format: file.format as FileFormat,
    language: file.language as Locale,
    sha256: file.sha256,
    version: file.version.number,
    documentId: file.version.documentId,
    reading: readingOf(file.format as FileFormat, known.get(file.sha256)),
  }))
}

type ReadingRow = {
  readAt: Date | null
  failedAt: Date | null
  shape: string | null
  pageCount: number | null
  drawnFrom: string | null
  outline: unknown
}

function readingOf(format: FileFormat, row: ReadingRow | undefined): Reading {
  if (!READABLE.has(format) || row?.failedAt) return { state: 'unreadable' }
  if (!row?.readAt) return { state: 'preparing' }
  if (!row.pageCount) return { state: 'unreadable' }
  return {
    state: 'read',
    shape: (row.shape ?? 'paper') as Shape,
    pageCount: row.pageCount,
    drawn: row.drawnFrom !== null,
    outline: row.outline as OutlineItem[],
  }
}

/** Of the newest version the file that is read by itself: the first that is read, else the first that will be. */
export function fileOfItself(files: FileToRead[]): FileToRead | undefined {
  const newest = files.filter(({ version }) => version === files[0]?.version)
  const inState = (state: Reading['state']) => newest.find(({ reading }) => reading.state === state)
  return inState('read') ?? inState('preparing') ?? inState('unreadable')
}
