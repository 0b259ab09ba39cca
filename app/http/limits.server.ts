import type { HeadersFunction } from '@remix-run/node'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'

const BUSY_SECONDS = 5

/** What a use case says when it may not, or cannot, be done now. */
export type NotNow = { outcome: 'limited'; seconds: number } | { outcome: 'busy' }

/** Status, `Retry-After` (seconds) and sentence for a form that comes back because it was sent too often or too soon. */
export function notNow(refusal: NotNow): { status: 429 | 503; headers: HeadersInit; alert: EntranceAlert } {
  if (refusal.outcome === 'busy')
    return { status: 503, headers: { 'Retry-After': String(BUSY_SECONDS) }, alert: { kind: 'busy' } }
  return {
    status: 429,
    headers: { 'Retry-After': String(refusal.seconds) },
    alert: { kind: 'too-many', minutes: Math.ceil(refusal.seconds / 60) },
  }
}

/** Lets what an action or loader says in headers (`Retry-After`) reach the document's answer. */
export const formHeaders: HeadersFunction = ({ actionHeaders, errorHeaders }) => {
  const headers = new Headers()
  const retry = (errorHeaders ?? actionHeaders).get('Retry-After')
  if (retry) headers.set('Retry-After', retry)
  return headers
}

/** {@link formHeaders} for pages whose address carries a token: it must not travel on in a Referer. */
export const tokenPageHeaders: HeadersFunction = (given) => {
  const headers = new Headers(formHeaders(given) as Headers)
  headers.set('Referrer-Policy', 'no-referrer')
  headers.set('Cache-Control', 'private, no-store')
  return headers
}
