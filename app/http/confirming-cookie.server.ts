import { hostCookie, readCookie } from './cookies.server'

const NAME = '__Host-confirming'
const REGISTERED = '__Host-registered'
const DAY_SECONDS = 24 * 3600

/** Remembers the address that is being confirmed in this browser, so that nobody types it twice (WCAG 2.2, 3.3.7). */
export const confirmingCookie = (address: string): string =>
  hostCookie(NAME, encodeURIComponent(address), DAY_SECONDS)

/** Of colleagues who register at one desk; an older one chooses his password when he confirms. */
const MOST_MARKS = 4
const MARK = /^[\w-]{43}$/

/** Beside it, for the browser that registers: its mark, with which the password counts that was chosen in it. */
export function registeredHeaders(request: Request, address: string, mark: string): Headers {
  const marks = [mark, ...readRegistered(request)].slice(0, MOST_MARKS)
  const headers = new Headers({ 'Set-Cookie': confirmingCookie(address) })
  headers.append('Set-Cookie', hostCookie(REGISTERED, marks.join('.'), DAY_SECONDS))
  return headers
}

/** What this browser kept of its own registrations, the newest first; each is worth nothing once it is confirmed. */
export const readRegistered = (request: Request): string[] =>
  (readCookie(request, REGISTERED) ?? '')
    .split('.')
    .filter((mark) => MARK.test(mark))
    .slice(0, MOST_MARKS)

/** Adds to an answer that what was being confirmed in this browser is over; others who registered in it may follow. */
export function endConfirming(headers: Headers): Headers {
  headers.append('Set-Cookie', hostCookie(NAME, '', 0))
  return headers
}

/** The address that is being confirmed in this browser, or null. Only ever shown in a field. */
export function readConfirming(request: Request): string | null {
  const value = readCookie(request, NAME)
  if (!value || value.length > 800) return null
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}
