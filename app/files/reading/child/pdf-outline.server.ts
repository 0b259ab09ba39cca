import type { OutlineItem } from '~/domain/library/reading'
import type { Pdf } from './pdfium.server'
import { plainTitle } from './plain-text'

const MOST_ITEMS = 2000
const DEEPEST = 8

/** The bookmarks, in the order of reading. Those that lead nowhere are left out; cycles end where they began. */
export function readOutline(pdf: Pdf): OutlineItem[] {
  const items: OutlineItem[] = []
  const seen = new Set<number>()
  // A stack of our own: a chain of bookmarks may be longer than that of the program.
  const waiting = [{ bookmark: pdf.ask('FPDFBookmark_GetFirstChild', 0), depth: 0 }]
  while (waiting.length && seen.size < MOST_ITEMS) {
    const { bookmark, depth } = waiting.pop() as { bookmark: number; depth: number }
    if (!bookmark || seen.has(bookmark)) continue
    seen.add(bookmark)
    const item = readBookmark(pdf, bookmark, depth)
    if (item) items.push(item)
    waiting.push({ bookmark: pdf.ask('FPDFBookmark_GetNextSibling', bookmark), depth })
    if (depth < DEEPEST)
      waiting.push({ bookmark: pdf.ask('FPDFBookmark_GetFirstChild', bookmark), depth: depth + 1 })
  }
  return items
}

function readBookmark(pdf: Pdf, bookmark: number, depth: number): OutlineItem | null {
  const title = plainTitle(
    pdf.text(1000, (at, bytes) => pdf.call('FPDFBookmark_GetTitle', bookmark, at, bytes)),
  )
  const page = destinationOf(pdf, bookmark)
  return title && page ? { title, page, depth } : null
}

/** From 1; 0 for a bookmark that leads to no page of this file. */
function destinationOf(pdf: Pdf, bookmark: number): number {
  const action = () => pdf.call('FPDFBookmark_GetAction', bookmark)
  const destination = pdf.ask('FPDFBookmark_GetDest', bookmark) || pdf.ask('FPDFAction_GetDest', action())
  if (!destination) return 0
  const index = pdf.ask('FPDFDest_GetDestPageIndex', destination)
  return index >= 0 && index < pdf.pageCount ? index + 1 : 0
}
