import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import send from 'send'
import { type BlobStore, type ByteRange, MissingBytes } from '~/storage/blobs/blob-store.server'
import { refuseDelivery } from './refuse-delivery'

/** Fewer, larger reads; each download has two of them in memory at most. */
const CHUNK = 128 * 1024

/** Single ranges, conditions and HEAD by RFC 9110 (`send`), read no faster than the client takes them. */
export function sendFromFolder(req: Request, res: Response, root: string, key: string): Promise<void> {
  return new Promise((resolve) => {
    res.once('close', resolve)
    const options = {
      root,
      cacheControl: false,
      dotfiles: 'deny',
      index: false,
      lastModified: false,
    } as const
    // `send` passes on to the stream what it does not know itself.
    send(req, key, { ...options, highWaterMark: CHUNK } as send.SendOptions)
      .on('error', (error) => refuseDelivery(res, error, key))
      .pipe(res)
  })
}

/** The same of bytes that are elsewhere: they flow through, and are read no faster than the client takes them. */
export async function sendFromStore(
  req: Request,
  res: Response,
  store: BlobStore,
  key: string,
): Promise<void> {
  const size = await store.size(key)
  if (size === null) throw new MissingBytes(key)
  res.setHeader('Accept-Ranges', 'bytes')
  if (req.fresh) {
    res.status(304).removeHeader('content-type')
    return void res.end()
  }
  const range = rangeOf(req, res, size)
  if (range) {
    res.status(206)
    res.setHeader('Content-Range', `bytes ${range.first}-${range.last}/${size}`)
  }
  res.setHeader('Content-Length', range ? range.last - range.first + 1 : size)
  if (req.method === 'HEAD' || size === 0) return void res.end()
  const bytes = await store.read(key, range ?? undefined)
  await pipeline(bytes, res).catch((error: unknown) => {
    // Who goes away in the middle is nobody's failure; bytes that end in the middle are the store's.
    if (!res.destroyed || bytes.errored) throw error
  })
}

/**
 * The one range that is asked for. Several at once, and what is no range, are answered with the whole: null.
 * @throws what is answered with 416, when there is nothing.
 */
export function rangeOf(req: Request, res: Response, size: number): ByteRange | null {
  const condition = req.get('if-range')
  if (req.method !== 'GET' || (condition && condition !== res.getHeader('etag'))) return null
  const ranges = req.range(size, { combine: true })
  if (ranges === -1) {
    const headers = { 'Content-Range': `bytes */${size}` }
    throw Object.assign(new Error('Beyond the end.'), { status: 416, headers })
  }
  if (!Array.isArray(ranges) || ranges.type !== 'bytes' || ranges.length !== 1) return null
  const [range] = ranges
  return range ? { first: range.start, last: range.end } : null
}
