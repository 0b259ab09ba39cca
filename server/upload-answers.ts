import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'
import type { Staff } from '~/domain/access/visitor'
import type { UploadRefusal } from '~/domain/library/upload'
import type { Locale } from '~/domain/locale'
import { requireEditor } from '~/http/guards.server'
import { uploadTexts } from '~/i18n/uploads'
import { bareRequest } from './bare-request'
import { refuse } from './request-rules'

/** No byte for this long: the line is dead. */
export const IDLE = 60_000
/** How long the rest of a refused file is read, so that its sender gets to see the answer. */
const DRAIN = 20_000

const STATUS: Partial<Record<UploadRefusal, number>> = {
  'too-large': 413,
  'no-space': 507,
  'store-down': 503,
  'length-unknown': 411,
  'too-many': 429,
  'already-there': 409,
}

/** The desk's own guard, on a request that carries the cookie and nothing else. */
export async function guarded(req: ExpressRequest, res: ExpressResponse): Promise<Staff | null> {
  try {
    return await requireEditor(bareRequest(req, ['cookie'], 'POST'))
  } catch (refusal) {
    if (!(refusal instanceof Response)) throw refusal
    const location = refusal.headers.get('location')
    if (!location) refuse(res, refusal.status, 'Not found')
    else if (wantsJson(req)) res.status(401).json({ outcome: 'signed-out', location })
    else res.redirect(303, location)
    drain(req)
    return null
  }
}

/** Why a file was not taken, as a status, a word and a sentence. */
export function refuseUpload(
  res: ExpressResponse,
  lang: Locale,
  refusal: { outcome: 'refused'; reason: UploadRefusal; id?: string; seconds?: number },
): void {
  const { reason, seconds } = refusal
  if (seconds) res.setHeader('Retry-After', String(seconds))
  res.status(STATUS[reason] ?? 422).json({ ...refusal, message: uploadTexts[lang].refused[reason] })
}

export const wantsJson = (req: ExpressRequest): boolean => req.get('accept') === 'application/json'

/** Reads and forgets what still comes, for a while: a connection that is cut at once shows no answer to its sender. */
export function drain(req: ExpressRequest): void {
  req.unpipe()
  req.resume()
  const late = setTimeout(() => req.destroy(), DRAIN)
  req.once('close', () => clearTimeout(late))
}
