import type { Request, Response } from 'express'
import send from 'send'
import { blobsFolder } from '~/storage/blobs.server'

/**
 * Sends the bytes that a route has allowed by `X-Accel-Redirect: /protected/<blob>`: single ranges, conditions and
 * HEAD by RFC 9110 (`send`), read no faster than the client takes them. The route has set ETag and type.
 */
export function deliverFile(req: Request, res: Response): Promise<void> {
  const allowed = String(res.getHeader('x-accel-redirect')).replace(/^\/protected\//, '')
  res.removeHeader('x-accel-redirect')
  res.removeHeader('content-length')
  return new Promise((resolve) => {
    res.once('close', resolve)
    send(req, allowed, {
      root: blobsFolder(),
      cacheControl: false,
      dotfiles: 'deny',
      index: false,
      lastModified: false,
    })
      .on('error', (error: { status?: number; headers?: Record<string, string> }) => {
        for (const name of ['Content-Disposition', 'Content-Type', 'ETag']) res.removeHeader(name)
        for (const [name, value] of Object.entries(error.headers ?? {})) res.setHeader(name, value)
        res.statusCode = error.status ?? 500
        res.end()
      })
      .pipe(res)
  })
}
