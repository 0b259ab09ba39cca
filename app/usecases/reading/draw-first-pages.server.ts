import { type FileFormat, isDrawnItself } from '~/domain/library/file-format'
import type { ReadFile } from '~/domain/library/reading'
import { pageImage } from './page-image.server'

/** What everybody looks at first is there before he asks; all other pages are drawn when they are wanted. */
const FIRST = 2

/** Draws the first pages of a file that was just read, in both sizes. */
export async function drawFirstPages(
  { sha256, format }: { sha256: string; format: FileFormat },
  { file, drawnFrom }: { file: ReadFile; drawnFrom: string | null },
  now: () => Date,
): Promise<void> {
  if (!drawnFrom) return
  const drawn = { sha256, blobKey: drawnFrom, format: drawnFormat(format) }
  for (const { number } of file.pages.slice(0, FIRST))
    for (const size of ['small', 'large'] as const) await pageImage({ ...drawn, number, size }, now)
}

/** What is drawn of a file of this kind: itself, or the PDF that was made of it. */
export const drawnFormat = (format: FileFormat): FileFormat => (isDrawnItself(format) ? format : 'pdf')
