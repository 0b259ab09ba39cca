// Which of a document's files is read in the browser. Its pages are asked for elsewhere, and only when they are open.
import type { AccessibleFacts } from '~/domain/library/accessible-version'
import { type FileFormat, hasPages } from '~/domain/library/file-format'
import type { OutlineItem, ReadingShape } from '~/domain/library/reading'
import type { Cover, FileSummary } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'
import { db } from '~/storage/database.server'
import { fileSummary } from './file-summary'

type FileRow = {
  id: string
  name: string
  format: string
  language: string
  bytes: bigint
  sha256: string
  accessible: boolean | null
  alternativeTo: string | null
  version: { number: number; documentId: string }
}

export type Reading =
  | { state: 'read'; shape: ReadingShape; pageCount: number; drawn: boolean; outline: OutlineItem[] }
  | { state: 'preparing' }
  | { state: 'unreadable' }

export type FileToRead = FileSummary &
  AccessibleFacts & { id: string; sha256: string; version: number; reading: Reading }

/** What tells which of a document's files is read by itself. */
type RankedFile = Pick<FileToRead, 'id' | 'version' | 'language' | 'alternativeTo'> & {
  reading: { state: Reading['state'] }
}

/** All files of a document, the newest version's first, each with how far its reading is. */
export async function filesToRead(documentId: string): Promise<FileToRead[]> {
  return (await filesOf([documentId])).get(documentId) ?? []
}

/** Only so much of the newest version's files as tells which of them is read by itself ({@link fileOfItself}). */
export async function newestToRead(documentId: string): Promise<RankedFile[]> {
  const newest = await db().documentVersion.findFirst({
    where: { documentId, files: { some: {} } },
    orderBy: { number: 'desc' },
    select: {
      number: true,
      files: {
        orderBy: { name: 'asc' },
        select: { id: true, format: true, language: true, sha256: true, alternativeTo: true },
      },
    },
  })
  if (!newest) return []
  const readings = await db().fileReading.findMany({
    where: { sha256: { in: newest.files.map(({ sha256 }) => sha256) } },
    select: { sha256: true, readAt: true, failedAt: true, pageCount: true },
  })
  const known = new Map(readings.map((reading) => [reading.sha256, reading]))
  return newest.files.map(({ id, format, language, sha256, alternativeTo }) => ({
    ...{ id, alternativeTo, language: language as Locale, version: newest.number },
    reading: { state: stateOf(format as FileFormat, known.get(sha256)) },
  }))
}

/** Of those documents whose editor shows their first page on the card, the file that it is drawn from. */
export async function coversOf(
  documents: readonly { id: string; showsCover: boolean }[],
  lang: Locale,
): Promise<Map<string, Cover>> {
  const shown = documents.filter(({ showsCover }) => showsCover).map(({ id }) => id)
  if (!shown.length) return new Map()
  const chosen = new Map<string, FileToRead>()
  for (const [documentId, files] of await filesOf(shown)) {
    const file = fileOfItself(files, lang)
    if (file?.reading.state === 'read' && file.reading.drawn) chosen.set(documentId, file)
  }
  const firstPages = await db().filePage.findMany({
    where: { number: 1, sha256: { in: [...chosen.values()].map(({ sha256 }) => sha256) } },
    select: { sha256: true, width: true, height: true },
  })
  const covers = new Map<string, Cover>()
  for (const [documentId, { id, sha256 }] of chosen) {
    const page = firstPages.find((one) => one.sha256 === sha256)
    if (!page?.width || !page.height) continue
    const [width, height] = [Math.round(page.width), Math.round(page.height)]
    covers.set(documentId, { address: paths.pageImage(id, 1, 'small'), width, height })
  }
  return covers
}

/** The same for several documents at once; those without files are not among them. */
export async function filesOf(documentIds: string[]): Promise<Map<string, FileToRead[]>> {
  const files = await db().storedFile.findMany({
    where: { version: { documentId: { in: documentIds } } },
    orderBy: [{ version: { number: 'desc' } }, { name: 'asc' }],
    select: {
      id: true,
      name: true,
      format: true,
      language: true,
      bytes: true,
      sha256: true,
      accessible: true,
      alternativeTo: true,
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
  const hashes = files.map(({ sha256 }) => sha256)
  const readings = await db().fileReading.findMany({
    where: { sha256: { in: hashes } },
    select: {
      sha256: true,
      readAt: true,
      failedAt: true,
      shape: true,
      pageCount: true,
      drawnFrom: true,
      outline: true,
      // One page with text is enough to know.
      pages: { where: { text: { not: '' } }, take: 1, select: { number: true } },
    },
  })
  const known = new Map(readings.map((reading) => [reading.sha256, reading]))
  return files.map((file) => ({
    ...fileSummary(file),
    id: file.id,
    name: file.name,
    sha256: file.sha256,
    accessible: file.accessible,
    alternativeTo: file.alternativeTo,
    hasText: (known.get(file.sha256)?.pages.length ?? 0) > 0,
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

type ReadingStage = Pick<ReadingRow, 'readAt' | 'failedAt' | 'pageCount'>

function stateOf(format: FileFormat, row: ReadingStage | undefined): Reading['state'] {
  if (!hasPages(format) || row?.failedAt) return 'unreadable'
  if (!row?.readAt) return 'preparing'
  return row.pageCount ? 'read' : 'unreadable'
}

function readingOf(format: FileFormat, row: ReadingRow | undefined): Reading {
  const state = stateOf(format, row)
  if (state !== 'read' || !row) return { state: state === 'read' ? 'preparing' : state }
  return {
    state,
    shape: (row.shape ?? 'paper') as ReadingShape,
    pageCount: row.pageCount ?? 0,
    drawn: row.drawnFrom !== null,
    outline: row.outline as OutlineItem[],
  }
}

/**
 * Of the newest version the file that is read by itself: one that is read before one that will be, one in the page's
 * language before others, and a file before one that stands for it.
 */
export function fileOfItself<T extends RankedFile>(files: T[], lang: Locale): T | undefined {
  const rank = ({ version, reading, alternativeTo, language }: T): number[] => [
    version === files[0]?.version ? 0 : 1,
    STATES.indexOf(reading.state),
    alternativeTo === null ? 0 : 1,
    language === lang ? 0 : 1,
  ]
  return files.toSorted((a, b) => firstDifference(rank(a), rank(b)))[0]
}

const STATES: Reading['state'][] = ['read', 'preparing', 'unreadable']

const firstDifference = (a: number[], b: number[]): number =>
  a.map((one, i) => one - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0
