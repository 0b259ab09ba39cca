import type { Response } from 'express'
import { StoreUnavailable } from '~/storage/blobs/blob-store.server'
import { log } from '../log'
import { refuse } from '../request-rules'

const RETRY_AFTER = '30'

type DeliveryError = { status?: number; code?: string; headers?: Record<string, string> }

/** Answers for bytes that cannot be sent; an answer that has begun is cut, so that its reader sees that it is not whole. */
export function refuseDelivery(res: Response, error: unknown, key: string): void {
  const { status = 500, code, headers = {} } = error as DeliveryError
  const missing = status === 404 || code === 'ENOENT'
  if (missing || status >= 500) log.error({ blob: key, err: error }, 'a stored file cannot be read')
  if (res.headersSent) return void res.destroy()
  forgetBytes(res)
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  if (error instanceof StoreUnavailable) refuseForNow(res)
  else res.status(missing ? 404 : status).end()
}

/** The store of files does not answer: said in words, and when to come again. */
export function refuseForNow(res: Response): void {
  forgetBytes(res)
  res.setHeader('Retry-After', RETRY_AFTER)
  const sentences = [
    'The store of files does not answer, try again in a moment.',
    'Le stockage des fichiers ne répond pas, recommencez dans un instant.',
  ]
  refuse(res, 503, sentences.join(' / '))
}

/** What was said of bytes that do not come. */
function forgetBytes(res: Response): void {
  for (const name of ['X-Accel-Redirect', 'Content-Disposition', 'Content-Type', 'Content-Length', 'ETag'])
    res.removeHeader(name)
}
