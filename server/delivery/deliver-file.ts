import type { Request, Response } from 'express'
import { config } from '~/config.server'
import type { OutgoingBytes } from '~/http/file-answer.server'
import { MissingBytes } from '~/storage/blobs/blob-store.server'
import { blobStore } from '~/storage/blobs/chosen-store.server'
import { noteUnderWay } from '~/usecases/library/download-limits.server'
import { countDownload } from '~/usecases/library/open-file.server'
import { log } from '../log'
import { refuseDelivery } from './refuse-delivery'
import { rangeOf, sendFromFolder, sendFromStore } from './send-bytes'

/** Sends bytes that were allowed: by ourselves, by the nginx in front, or by a ticket to the store (DELIVERY). */
export async function deliverFile(req: Request, res: Response, bytes: OutgoingBytes): Promise<void> {
  for (const [name, value] of Object.entries(bytes.headers)) res.setHeader(name, value)
  // RFC 9110, 13.1.5: only a strong validator may keep a range.
  if (/^\s*W\//i.test(req.get('if-range') ?? '')) delete req.headers.range
  try {
    if (await handOver(req, res, bytes)) countHandedOver(req, bytes.counted)
    else await sendBytes(req, res, bytes)
  } catch (error) {
    refuseDelivery(res, error, bytes.blobKey)
  }
}

/** True when somebody else sends the bytes: who asks for bytes that he has already is answered by us. */
async function handOver(req: Request, res: Response, { blobKey, headers }: OutgoingBytes): Promise<boolean> {
  const { delivery } = config()
  if (delivery === 'node' || req.fresh) return false
  if (delivery === 'nginx') return toNginx(req, res, blobKey)
  // Pages may show bytes of this origin alone; and a ticket is good for one method.
  const { 'Content-Type': contentType = '', 'Content-Disposition': contentDisposition = '' } = headers
  if (req.method !== 'GET' || !contentDisposition.startsWith('attachment')) return false
  const ticket = await (await blobStore()).ticket(blobKey, { contentType, contentDisposition })
  if (!ticket) return false
  for (const name of ['Content-Type', 'Content-Disposition', 'ETag']) res.removeHeader(name)
  res.setHeader('Cache-Control', 'no-store')
  res.redirect(302, ticket)
  return true
}

/** What nginx would answer in words of its own, in a file that is none, is answered by us. */
async function toNginx(req: Request, res: Response, key: string): Promise<boolean> {
  const size = await (await blobStore()).size(key)
  if (size === null) throw new MissingBytes(key)
  rangeOf(req, res, size)
  res.setHeader('X-Accel-Redirect', `/protected/${key}`)
  res.end()
  return true
}

/** Whole answers and beginnings of files are downloads; whether they ended is not known to us then. */
function countHandedOver(req: Request, counted: string | null): void {
  if (counted && /^$|^bytes=0-/.test(req.get('range') ?? '')) count(counted)
}

async function sendBytes(
  req: Request,
  res: Response,
  { blobKey, counted, downloader }: OutgoingBytes,
): Promise<void> {
  const done = downloader === null ? () => {} : noteUnderWay(downloader)
  try {
    const store = await blobStore()
    if (store.folder) await sendFromFolder(req, res, store.folder, blobKey)
    else await sendFromStore(req, res, store, blobKey)
  } finally {
    done()
    if (counted && isFromTheBeginning(res)) count(counted)
  }
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
