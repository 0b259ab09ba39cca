import fs from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { type BlobStore, type ByteRange, MissingBytes } from '~/storage/blobs/blob-store.server'
import { copyOut } from './copy-out'

/** A file of this machine, by RFC 9110: conditions, a single range, HEAD; read no faster than the client takes it. */
export async function sendFromFolder(
  req: Request,
  res: Response,
  folder: string,
  key: string,
): Promise<void> {
  const file = await fs.open(path.join(folder, key))
  try {
    const { size } = await file.stat()
    const part = partToSend(req, res, size)
    if (part) await copyOut(file, part, res)
  } finally {
    await file.close()
  }
}

/** The same of bytes that are elsewhere. */
export async function sendFromStore(
  req: Request,
  res: Response,
  store: BlobStore,
  key: string,
): Promise<void> {
  const size = await store.size(key)
  if (size === null) throw new MissingBytes(key)
  const part = partToSend(req, res, size)
  if (!part) return
  const bytes = await store.read(key, part)
  await pipeline(bytes, res).catch((error: unknown) => {
    // Who goes away in the middle is nobody's failure; bytes that end in the middle are the store's.
    if (!res.destroyed || bytes.errored) throw error
  })
}

/** Says what will be sent, and which bytes that are; null when the answer has ended without any. */
function partToSend(req: Request, res: Response, size: number): ByteRange | null {
  res.setHeader('Accept-Ranges', 'bytes')
  if (req.fresh) {
    res.status(304).removeHeader('content-type')
    res.end()
    return null
  }
  const range = rangeOf(req, res, size)
  if (range) {
    res.status(206)
    res.setHeader('Content-Range', `bytes ${range.first}-${range.last}/${size}`)
  }
  const part = range ?? { first: 0, last: size - 1 }
  res.setHeader('Content-Length', part.last - part.first + 1)
  if (req.method !== 'HEAD' && size > 0) return part
  res.end()
  return null
}

/**
 * The one range that is asked for. Several at once, and what is no range, are answered with the whole: null.
 * @throws what is answered with 412 or 416, when what is asked for is not there.
 */
export function rangeOf(req: Request, res: Response, size: number): ByteRange | null {
  const etag = String(res.getHeader('etag'))
  if (!isOneOf(req.get('if-match'), etag))
    throw Object.assign(new Error('Other bytes are wanted.'), { status: 412 })
  const condition = req.get('if-range')
  if (req.method !== 'GET' || (condition && condition !== etag)) return null
  const ranges = req.range(size, { combine: true })
  if (ranges === -1) {
    const headers = { 'Content-Range': `bytes */${size}` }
    throw Object.assign(new Error('Beyond the end.'), { status: 416, headers })
  }
  if (!Array.isArray(ranges) || ranges.type !== 'bytes' || ranges.length !== 1) return null
  const [range] = ranges
  return range ? { first: range.start, last: range.end } : null
}

const isOneOf = (tags: string | undefined, etag: string): boolean =>
  !tags || tags.split(',').some((tag) => ['*', etag].includes(tag.trim()))
