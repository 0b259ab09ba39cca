import type { StartedSession } from '~/usecases/login-sessions.server'
import { DEVICE_DAYS, markDevice } from '~/usecases/membership/known-devices.server'
import { DEVICE_COOKIE, hostCookie, readCookie, sessionCookie } from './cookies.server'

/** The mark of a device on which somebody signed in before, as the browser sent it; null when there is none. */
export function readDeviceMark(request: Request): string | null {
  const mark = readCookie(request, DEVICE_COOKIE)
  return mark && mark.length <= 120 ? mark : null
}

/** Who comes in gets a session cookie, and the mark that lets him in again while others guess at his password. */
export function entryHeaders(session: StartedSession, emailKey: string, now: Date): Headers {
  const headers = new Headers()
  headers.append('Set-Cookie', sessionCookie(session.token, session.maxAgeSeconds))
  headers.append('Set-Cookie', hostCookie(DEVICE_COOKIE, markDevice(emailKey, now), DEVICE_DAYS * 24 * 3600))
  return headers
}
