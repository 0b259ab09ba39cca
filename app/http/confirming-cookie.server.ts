import { hostCookie, readCookie } from './cookies.server'

const NAME = '__Host-confirming'
const DAY_SECONDS = 24 * 3600

/** Remembers the address that is being confirmed in this browser, so that nobody types it twice (WCAG 2.2, 3.3.7). */
export const confirmingCookie = (address: string): string =>
  hostCookie(NAME, encodeURIComponent(address), DAY_SECONDS)

export const endedConfirmingCookie = (): string => hostCookie(NAME, '', 0)

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
