// The reader's words: what is asked of it, and what it is given to draw.
import type { Access } from '../access/access-policy'
import type { Locale } from '../locale'
import type { FileFormat } from './file-format'
import type { TextPiece } from './find-in-text'
import type { OutlineItem, ReadingShape } from './reading'
import type { DocumentCard, GateView } from './views'

/** Pictures with their text, pictures alone (the text stays for readers of screens), or text alone. */
export const READER_VIEWS = ['both', 'pictures', 'text'] as const
export type ReaderView = (typeof READER_VIEWS)[number]

/** What the address of the reader asks for. */
export type ReaderAsked = {
  /** From 1; null: no number at all. */
  page: number | null
  fileId: string | null
  query: string
  view: ReaderView
}

export type PageView = {
  number: number
  title: string | null
  text: string
  /** Its picture, in points; null where nothing is drawn. */
  picture: { width: number; height: number } | null
}

/** What was found, on the pages that this visitor may read. */
export type Found = {
  query: string
  hits: number
  pages: { number: number; title: string | null; hits: number; excerpt: TextPiece[] }[]
  /** There are more pages than are listed. */
  more: boolean
}

/** A file that may be chosen in the reader. */
export type ReadableFile = { id: string; name: string; format: FileFormat; language: Locale; version: number }

/** Which edition is read, when it is not the newest one. */
export type OlderEdition = { version: number; newest: number }

/** The open pages of a file. */
export type OpenBook = {
  fileId: string
  /** Whether the address has to name the file, as it is not the one that is read by itself. */
  named: boolean
  shape: ReadingShape
  page: number
  pages: PageView[]
  /** The last page that this visitor may read. */
  lastPage: number
  outline: OutlineItem[]
  found: Found | null
  /** With the whole document open: what may be done with the file. Else it stays unnamed. */
  file: { name: string; href: string; files: ReadableFile[]; older: OlderEdition | null } | null
}

/** `hasPages`: its kind has pages, which could not be read. */
export type UnreadableFile = { name: string; href: string; hasPages: boolean }

/** The reader as this visitor may see it. */
export type ReadingView = {
  card: DocumentCard
  /** Of the document's page, absolute. */
  address: string
  language: Locale
  /** The rest of the document is closed; null when all of it is open. */
  gate: GateView | null
} & (
  | { state: 'open'; book: OpenBook }
  /** Nothing of what was asked for is open to this visitor; so many pages from the first are. */
  | { state: 'closed'; openPages: number }
  /** Its pages are being read out of the file. */
  | { state: 'preparing' }
  /** No page could be read out of the file, or it has none. */
  | { state: 'unreadable'; file: UnreadableFile | null }
)

/** The pages that are for everybody who sees the teaser (product.md, section 4), or all of them. */
export function lastOpenPage(access: Access, openPages: number, pageCount: number): number {
  if (access === 'full') return pageCount
  return access === 'teaser' ? Math.min(openPages, pageCount) : 0
}

/** Whether its pages are turned one by one, as slides are; others are scrolled. */
export const isTurned = (shape: ReadingShape): boolean => shape === 'slides' || shape === 'picture'

const TOGETHER: Record<ReadingShape, number> = { slides: 1, paper: 8, sheets: 3, picture: 1 }
const TEXTS_TOGETHER = 20

/** The pages that are drawn with this one: it comes first, so that an address opens on it without any script. */
export function pagesWith(
  page: number,
  { shape, view, lastPage }: { shape: ReadingShape; view: ReaderView; lastPage: number },
): { first: number; last: number } {
  const together = view === 'text' ? TEXTS_TOGETHER : TOGETHER[shape]
  return { first: page, last: Math.min(page + together - 1, lastPage) }
}

/** Where the pages before these begin, for the way back; null at the beginning. */
export function pagesBefore(first: number, shape: ReadingShape, view: ReaderView): number | null {
  const together = view === 'text' ? TEXTS_TOGETHER : TOGETHER[shape]
  return first > 1 ? Math.max(1, first - together) : null
}

/** The pages of the strip of thumbnails around one. */
export function thumbnailsAround(page: number, lastPage: number, most = 21): number[] {
  const first = Math.max(1, Math.min(page - Math.floor(most / 2), lastPage - most + 1))
  return Array.from({ length: Math.min(most, lastPage) }, (_, i) => first + i)
}
