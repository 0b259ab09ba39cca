import type { Response } from 'express'
import { SEND_HEADER } from '~/http/file-answer.server'
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
  for (const name of [SEND_HEADER, 'Content-Disposition', 'Content-Type', 'Content-Length', 'ETag'])
    res.removeHeader(name)
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  if (error instanceof StoreUnavailable) later(res)
  else res.status(missing ? 404 : status).end()
}

function later(res: Response): void {
  res.setHeader('Retry-After', RETRY_AFTER)
  const sentences = [
    'The store of files does not answer, try again in a moment.',
    'Le stockage des fichiers ne répond pas, recommencez dans un instant.',
  ]
  refuse(res, 503, sentences.join(' / '))
}
