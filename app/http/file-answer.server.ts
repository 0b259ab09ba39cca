import { create as contentDisposition } from 'content-disposition'
import type { Visitor } from '~/domain/access/visitor'
import { FILE_FORMATS } from '~/domain/library/file-format'
import { isImageSize } from '~/domain/library/reading'
import { countOpening } from '~/usecases/access/open-pass.server'
import { askToDownload, downloaderOf } from '~/usecases/library/download-limits.server'
import { type AllowedFile, type OpenedFile, openFile } from '~/usecases/library/open-file.server'
import { type OpenedPageImage, openPageImage } from '~/usecases/library/open-page-image.server'
import type { Recognised } from '~/usecases/login-sessions.server'
import { noteFileRead } from '~/usecases/security-events.server'
import { now } from './clock.server'
import { langOf } from './guards.server'
import { countReader, isDownload } from './reader-count.server'
import { recognise } from './visit.server'
import { limitedAddress } from './visitor-address.server'

/** Bytes that were allowed to who asks for them, and what is sent with them (server/delivery/ sends them). */
export type OutgoingBytes = {
  blobKey: string
  headers: Record<string, string>
  /** The file whose download is counted when it has left from its beginning. */
  counted: string | null
  /** Under whose name it is on its way; null where nothing limits how many are. */
  downloader: string | null
}

/** Why no bytes leave, for the page that says so; `held`: he owes something first. */
export type RefusedFile =
  | Exclude<OpenedFile, { outcome: 'send' }>
  | { outcome: 'held' }
  | { outcome: 'renamed'; name: string }
  | { outcome: 'later'; seconds: number }
export type RefusedPicture = Exclude<OpenedPageImage, { outcome: 'send' }> | { outcome: 'held' }

export type Allowed = { outcome: 'send'; bytes: OutgoingBytes }

/** Who asks for a file, when it is a program that reads for a person: it fetches as often as he lets it. */
type ForProgram = { visitor: Visitor }

/** Whether the bytes of a file leave: decided here for each request of them, and written into the trail. */
export async function answerFile(
  request: Request,
  { fileId, name }: { fileId: string; name: string },
  clientAddress: string,
  program?: ForProgram,
): Promise<Allowed | RefusedFile> {
  const known = program ? Promise.resolve({ visitor: program.visitor, held: null }) : recognise(request)
  const opened = await openFile(visitorOf(known), fileId, langOf(request), now())
  const { visitor, held } = await known
  if (held) return { outcome: 'held' }
  if (opened.outcome !== 'send') return opened
  const { file, counts } = opened
  if (name !== file.name) return { outcome: 'renamed', name: file.name }
  const address = limitedAddress({ clientAddress })
  const seconds = await askToDownload(visitor, address, partAsked(request))
  if (seconds) return { outcome: 'later', seconds }
  if (program) await noteByProgram(request, visitor, fileId, opened)
  else {
    await noteReading(request, visitor, fileId, opened)
    await countReader(request, visitor, { ...opened, address })
  }
  const inline = new URL(request.url).searchParams.get('inline') === '1'
  const bytes = {
    blobKey: file.blobKey,
    headers: fileHeaders(file, inline, opened.closed),
    counted: counts && isDownload(request) ? fileId : null,
    downloader: downloaderOf(visitor, address),
  }
  return { outcome: 'send', bytes }
}

/** The same for the picture of a page. */
export async function answerPicture(
  request: Request,
  { fileId, number, picture }: { fileId: string; number: string; picture: string },
): Promise<Allowed | RefusedPicture> {
  const size = picture.replace(/\.webp$/, '')
  if (!picture.endsWith('.webp') || !isImageSize(size) || !/^[1-9]\d{0,3}$/.test(number))
    return { outcome: 'missing' }
  const known = recognise(request)
  const opened = await openPageImage(visitorOf(known), { fileId, number: Number(number), size }, now)
  if ((await known).held) return { outcome: 'held' }
  if (opened.outcome !== 'send') return opened
  const { blobKey } = opened.image
  const bytes = { blobKey, headers: pictureHeaders(blobKey), counted: null, downloader: null }
  return { outcome: 'send', bytes }
}

/** Who is held back by something that he owes is a guest to all gates. */
const visitorOf = async (known: Promise<Pick<Recognised, 'visitor'>>): Promise<Visitor> =>
  (await known).visitor

type Read = { closed: boolean; pass: string | null }

/** Robots are not counted among readers; who holds a pass is a person, whatever his program calls itself. */
async function noteReading(request: Request, visitor: Visitor, fileId: string, { closed, pass }: Read) {
  if (closed && isDownload(request)) await noteFileRead(visitor, fileId, now())
  if (pass && partAsked(request) === 'whole') await countOpening(pass, now())
}

/** Whatever a program calls itself, it reads for the person whose token it has. */
async function noteByProgram(request: Request, visitor: Visitor, fileId: string, { closed }: Read) {
  if (closed && request.method === 'GET') await noteFileRead(visitor, fileId, now())
}

const SANDBOXED = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
// Browsers refuse to show a PDF in a sandbox.
const UNBOXED = "default-src 'none'; style-src 'unsafe-inline'"

const FOR_ONE_READER = {
  'Cache-Control': 'private, no-cache, no-transform',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}
const NOT_FOR_ROBOTS = { 'X-Robots-Tag': 'noindex' }

/**
 * The headers of an allowed file (security rule 6.10): type from our own table, a name that cannot break out of its
 * header (RFC 6266), the hash as strong ETag, and nothing for caches that others share. What everybody may read may be
 * found by search engines too.
 */
function fileHeaders(file: AllowedFile, inline: boolean, closed: boolean): Record<string, string> {
  const format = FILE_FORMATS[file.format]
  const shown = inline && format.inline
  return {
    'Content-Type': format.mediaType,
    'Content-Disposition': contentDisposition(file.name, { type: shown ? 'inline' : 'attachment' }),
    ETag: `"${file.sha256}"`,
    ...FOR_ONE_READER,
    ...(closed ? NOT_FOR_ROBOTS : {}),
    'Content-Security-Policy': shown && file.format === 'pdf' ? UNBOXED : SANDBOXED,
  }
}

/** The headers of an allowed picture of a page: as those of its file, apart from what it is. */
function pictureHeaders(blobKey: string): Record<string, string> {
  return {
    'Content-Type': 'image/webp',
    'Content-Disposition': 'inline',
    // A picture is made once and never changed: the name of its bytes is as good as their hash.
    ETag: `"${blobKey.replace('/', '')}"`,
    ...FOR_ONE_READER,
    ...NOT_FOR_ROBOTS,
    'Content-Security-Policy': SANDBOXED,
  }
}

/** What of a file is asked for, for the limits: nothing of it by HEAD. */
function partAsked(request: Request): 'whole' | 'range' | 'nothing' {
  if (request.method !== 'GET') return 'nothing'
  return request.headers.has('range') ? 'range' : 'whole'
}
