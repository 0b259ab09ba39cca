import { hostCookie, readCookie } from './cookies.server'

const NAME = '__Host-confirming'
const REGISTERED = '__Host-registered'
const DAY_SECONDS = 24 * 3600

/** Remembers the address that is being confirmed in this browser, so that nobody types it twice (WCAG 2.2, 3.3.7). */
export const confirmingCookie = (address: string): string =>
  hostCookie(NAME, encodeURIComponent(address), DAY_SECONDS)

/** Beside it, for the browser that registers: its mark, with which the password counts that was chosen in it. */
export function registeredHeaders(address: string, mark: string): Headers {
  const headers = new Headers({ 'Set-Cookie': confirmingCookie(address) })
  headers.append('Set-Cookie', hostCookie(REGISTERED, mark, DAY_SECONDS))
  return headers
}

/** What this browser kept of its own registration, as it sent it; null when it registered nobody. */
export function readRegistered(request: Request): string | null {
  const mark = readCookie(request, REGISTERED)
  return mark && mark.length <= 60 ? mark : null
}

/** Adds to an answer that what was being confirmed in this browser is over. */
export function endConfirming(headers: Headers): Headers {
  for (const name of [NAME, REGISTERED] as const) headers.append('Set-Cookie', hostCookie(name, '', 0))
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
