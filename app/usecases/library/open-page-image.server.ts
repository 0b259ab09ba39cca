import { fileAnswer } from '~/domain/access/access-policy'
import type { FileFormat } from '~/domain/library/file-format'
import { pageAnswer } from '~/domain/library/open-pages'
import type { ImageSize } from '~/domain/library/reading'
import { LOCALES } from '~/domain/locale'
import { db } from '~/storage/database.server'
import { drawnFormat } from '../reading/draw-first-pages.server'
import { pageImage } from '../reading/page-image.server'
import { type Asking, fileAtGate } from './file-gate.server'
import { fileOfItself, newestToRead } from './readable-files.server'

export type OpenedPageImage =
  | { outcome: 'send'; image: { blobKey: string } }
  | { outcome: 'sign-in' | 'forbidden' | 'missing' }
  /** Too many wait to be drawn; ask again in some seconds. */
  | { outcome: 'busy' }

/**
 * Whether this visitor may have the picture of a page, asked for each request of it as for the file itself; it is
 * drawn when it is not there yet. What is kept of the page is read only after the answer is yes.
 */
export async function openPageImage(
  asking: Asking,
  { fileId, number, size }: { fileId: string; number: number; size: ImageSize },
  now: () => Date,
): Promise<OpenedPageImage> {
  const found = await fileAtGate(asking, fileId)
  if (!found) return { outcome: 'missing' }
  const { visitor, document, thing, file } = found
  const whole = fileAnswer(thing, visitor, now())
  const outcome = pageAnswer(thing, document, { number, size }, visitor, now())
  if (outcome !== 'send') return { outcome }
  if (whole !== 'send' && !(await isReadOfItself(document.id, fileId))) return { outcome: whole }
  const drawn = await drawnBytes(file, number)
  if (!drawn) return { outcome: 'missing' }
  const made = await pageImage({ ...drawn, number, size }, now)
  if (made.outcome === 'made') return { outcome, image: { blobKey: made.image.blobKey } }
  return { outcome: made.outcome === 'busy' ? 'busy' : 'missing' }
}

/** What an editor opens is the file that the reader shows: neither older versions nor files beside it. */
async function isReadOfItself(documentId: string, fileId: string): Promise<boolean> {
  const files = await newestToRead(documentId)
  return LOCALES.some((lang) => fileOfItself(files, lang)?.id === fileId)
}

/** What the page is drawn from; null when there is no such page, or nothing to draw. */
async function drawnBytes({ sha256, format }: { sha256: string; format: FileFormat }, number: number) {
  const reading = await db().fileReading.findUnique({
    where: { sha256 },
    select: { drawnFrom: true, pageCount: true },
  })
  if (!reading?.drawnFrom || number < 1 || number > (reading.pageCount ?? 0)) return null
  return { sha256, blobKey: reading.drawnFrom, format: drawnFormat(format) }
}
