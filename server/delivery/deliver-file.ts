import type { Request, Response } from 'express'
import { config } from '~/config.server'
import { COUNT_HEADER, DOWNLOADER_HEADER, SEND_HEADER } from '~/http/file-answer.server'
import { MissingBytes } from '~/storage/blobs/blob-store.server'
import { blobStore } from '~/storage/blobs/chosen-store.server'
import { noteUnderWay } from '~/usecases/library/download-limits.server'
import { countDownload } from '~/usecases/library/open-file.server'
import { log } from '../log'
import { refuseDelivery } from './refuse-delivery'
import { rangeOf, sendFromFolder, sendFromStore } from './send-bytes'

/**
 * Sends the bytes that a route has allowed by `X-Accel-Redirect: /protected/<blob>`: by ourselves, by the nginx in
 * front, or by a ticket to the store (DELIVERY). The route has set type, name and a strong ETag.
 */
export async function deliverFile(req: Request, res: Response): Promise<void> {
  const allowed = String(res.getHeader(SEND_HEADER))
  const key = allowed.replace(/^\/protected\//, '')
  const counted = takeHeader(res, COUNT_HEADER)
  const downloader = takeHeader(res, DOWNLOADER_HEADER)
  res.removeHeader('content-length')
  // RFC 9110, 13.1.5: only a strong validator may keep a range; `send` would take a weak one.
  if (/^\s*W\//i.test(req.get('if-range') ?? '')) delete req.headers.range
  try {
    const handedOver = await handOver(req, res, key)
    if (handedOver) return countHandedOver(req, counted)
    await sendBytes(req, res, { key, counted, downloader })
  } catch (error) {
    refuseDelivery(res, error, key)
  }
}

/** True when somebody else sends the bytes: who asks for bytes that he has already is answered by us. */
async function handOver(req: Request, res: Response, key: string): Promise<boolean> {
  const { delivery } = config()
  if (delivery === 'node' || req.fresh) return false
  if (delivery === 'nginx') return toNginx(req, res, key)
  // Pages may show bytes of this origin alone; and a ticket is good for one method.
  const disposition = String(res.getHeader('content-disposition') ?? '')
  if (req.method !== 'GET' || !disposition.startsWith('attachment')) return false
  const contentType = String(res.getHeader('content-type'))
  const ticket = await (await blobStore()).ticket(key, { contentType, contentDisposition: disposition })
  if (!ticket) return false
  for (const name of [SEND_HEADER, 'Content-Type', 'Content-Disposition', 'ETag']) res.removeHeader(name)
  res.setHeader('Cache-Control', 'no-store')
  res.redirect(302, ticket)
  return true
}

/** What nginx would answer in words of its own, in a file that is none, is answered by us. */
async function toNginx(req: Request, res: Response, key: string): Promise<boolean> {
  const size = await (await blobStore()).size(key)
  if (size === null) throw new MissingBytes(key)
  rangeOf(req, res, size)
  res.end()
  return true
}

/** Whole answers and beginnings of files are downloads; whether they ended is not known to us then. */
function countHandedOver(req: Request, counted: string): void {
  if (counted && /^$|^bytes=0-/.test(req.get('range') ?? '')) count(counted)
}

async function sendBytes(
  req: Request,
  res: Response,
  { key, counted, downloader }: { key: string; counted: string; downloader: string },
): Promise<void> {
  takeHeader(res, SEND_HEADER)
  const done = noteUnderWay(downloader)
  try {
    const store = await blobStore()
    if (store.folder) await sendFromFolder(req, res, store.folder, key)
    else await sendFromStore(req, res, store, key)
  } finally {
    done()
    if (counted && isFromTheBeginning(res)) count(counted)
  }
}

function takeHeader(res: Response, name: string): string {
  const value = String(res.getHeader(name) ?? '')
  res.removeHeader(name)
  return value
}

/** A viewer reads a file in many ranges; the one that begins it is the download. */
function isFromTheBeginning(res: Response): boolean {
  if (!res.headersSent) return false
  return res.statusCode === 200 || String(res.getHeader('content-range') ?? '').startsWith('bytes 0-')
}

/** After the answer, so that it neither delays nor breaks a download. */
function count(fileId: string): void {
  countDownload(fileId, new Date()).catch((error: unknown) =>
    log.warn({ err: error }, 'a download was not counted'),
  )
}
