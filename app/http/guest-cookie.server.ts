import { readerKey } from '~/usecases/access/open-pass.server'
import { hostCookie, readCookie } from './cookies.server'

const NAME = '__Host-guest'

/** Ties the documents that letters have opened to this browser; it signs nobody in. */
export const guestCookie = (token: string, maxAgeSeconds: number): string =>
  hostCookie(NAME, token, maxAgeSeconds)

/** Under which key passes of this browser are kept, or null. Whether one opens anything, the gate decides. */
export function readReader(request: Request): string | null {
  const token = readCookie(request, NAME)
  return token && /^[\w-]{43}$/.test(token) ? readerKey(token) : null
}
