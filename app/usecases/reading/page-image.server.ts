import type { FileFormat } from '~/domain/library/file-format'
import type { ImageSize } from '~/domain/library/reading'
import { drawPage, getReadyToDraw } from '~/files/reading/draw-page.server'
import { oneAtATime } from '~/files/reading/one-at-a-time'
import { childrenWork } from '~/files/reading/read-file.server'
import { withDrawingLock } from '~/storage/advisory-lock.server'
import { storeBuffer, withBlobFile } from '~/storage/blobs.server'
import { db } from '~/storage/database.server'

export type PageImageFacts = { blobKey: string; bytes: number; width: number; height: number }

export type MadeImage =
  | { outcome: 'made'; image: PageImageFacts }
  | { outcome: 'none' }
  /** So many wait to be drawn that this one would come too late. */
  | { outcome: 'busy' }

export type WantedImage = {
  sha256: string
  /** Of the bytes that are drawn, and what they are. */
  blobKey: string
  format: FileFormat
  number: number
  size: ImageSize
}

const MOST_WAITING = 60
/** A page that could not be drawn is tried once more, and not before: it keeps the others waiting. */
const NOT_AGAIN_FOR = 10 * 60_000
const MOST_TRIES = 2
const MOST_REMEMBERED = 1000

const underWay = new Map<string, Promise<MadeImage>>()
const undrawn = new Map<string, { times: number; until: number }>()
const inTurn = oneAtATime()

/** The picture of a page: as it is kept, else drawn now, once for all who ask for it, in whatever process. */
export async function pageImage(wanted: WantedImage, now: () => Date): Promise<MadeImage> {
  getReadyToDraw()
  const kept = await readImage(wanted)
  if (kept) return { outcome: 'made', image: kept }
  const key = `${pageKey(wanted)}/${wanted.size}`
  const running = underWay.get(key)
  if (running) return running
  if (underWay.size >= MOST_WAITING) return { outcome: 'busy' }
  const making = inTurn(() => withDrawingLock(key, () => make(wanted, now)))
  underWay.set(key, making)
  return making.finally(() => underWay.delete(key))
}

async function make(wanted: WantedImage, now: () => Date): Promise<MadeImage> {
  const meanwhile = await readImage(wanted)
  if (meanwhile) return { outcome: 'made', image: meanwhile }
  if (!(await mayBeDrawn(wanted, now()))) return { outcome: 'none' }
  const { sha256, blobKey, format, number, size } = wanted
  const drawn = await withBlobFile(blobKey, (file) =>
    drawPage({ key: blobKey, file, format, page: number, size }),
  )
  if (drawn.outcome === 'failed') {
    if (await childrenWork()) await noteUndrawn(wanted, now())
    return { outcome: 'none' }
  }
  const stored = await storeBuffer(drawn.webp)
  const image = { blobKey: stored.blobKey, bytes: stored.bytes, width: drawn.width, height: drawn.height }
  await db().pageImage.create({ data: { sha256, number, size, ...image, madeAt: now() } })
  return { outcome: 'made', image }
}

const pageKey = ({ sha256, number }: WantedImage): string => `${sha256}/${number}`

/** Whether the page has a picture, for all that is known: in one size as in the other. */
async function mayBeDrawn(wanted: WantedImage, now: Date): Promise<boolean> {
  if ((undrawn.get(pageKey(wanted))?.until ?? 0) > now.getTime()) return false
  const { sha256, number } = wanted
  const page = await db().filePage.findUnique({
    where: { sha256_number: { sha256, number } },
    select: { width: true },
  })
  return page?.width != null
}

/** After its last try a page is one without picture, for every process, and the reader shows its text alone. */
async function noteUndrawn(wanted: WantedImage, now: Date): Promise<void> {
  const key = pageKey(wanted)
  const times = (undrawn.get(key)?.times ?? 0) + 1
  if (undrawn.size >= MOST_REMEMBERED) undrawn.clear()
  undrawn.set(key, { times, until: now.getTime() + NOT_AGAIN_FOR })
  if (times < MOST_TRIES) return
  const { sha256, number } = wanted
  await db().filePage.updateMany({ where: { sha256, number }, data: { width: null, height: null } })
}

function readImage({ sha256, number, size }: WantedImage): Promise<PageImageFacts | null> {
  return db().pageImage.findUnique({
    where: { sha256_number_size: { sha256, number, size } },
    select: { blobKey: true, bytes: true, width: true, height: true },
  })
}
