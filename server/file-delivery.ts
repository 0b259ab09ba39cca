import path from 'node:path'
import type { Request, Response } from 'express'
import send from 'send'
import { config } from '~/config.server'
import { COUNT_HEADER, DOWNLOADER_HEADER, SEND_HEADER } from '~/http/file-answer.server'
import { noteUnderWay } from '~/usecases/library/download-limits.server'
import { countDownload } from '~/usecases/library/open-file.server'
import { log } from './log'

/**
 * Sends the bytes that a route has allowed by `X-Accel-Redirect: /protected/<blob>`: single ranges, conditions and
 * HEAD by RFC 9110 (`send`), read no faster than the client takes them. The route has set ETag and type.
 */
export function deliverFile(req: Request, res: Response): Promise<void> {
  const allowed = takeHeader(res, SEND_HEADER).replace(/^\/protected\//, '')
  const counted = takeHeader(res, COUNT_HEADER)
  const done = noteUnderWay(takeHeader(res, DOWNLOADER_HEADER))
  res.removeHeader('content-length')
  // RFC 9110, 13.1.5: only a strong validator may keep a range; `send` would take a weak one.
  if (/^\s*W\//i.test(req.get('if-range') ?? '')) delete req.headers.range
  return new Promise((resolve) => {
    res.once('close', () => {
      resolve()
      done()
      if (counted && isFromTheBeginning(res)) count(counted)
    })
    send(req, allowed, {
      root: path.join(config().dataDir, 'blobs'),
      cacheControl: false,
      dotfiles: 'deny',
      index: false,
      lastModified: false,
    })
      .on('error', (error: SendError) => refuse(res, error, allowed))
      .pipe(res)
  })
}

type SendError = { status?: number; headers?: Record<string, string> }

function refuse(res: Response, { status = 500, headers = {} }: SendError, blob: string): void {
  if (status === 404 || status >= 500) log.error({ blob, status }, 'a stored file cannot be read')
  if (res.headersSent) return void res.destroy()
  for (const name of ['Content-Disposition', 'Content-Type', 'ETag']) res.removeHeader(name)
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  res.statusCode = status
  res.end()
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
