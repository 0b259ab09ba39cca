/** The value of one cookie of a request, or null. */
export function readCookie(request: Request, name: string): string | null {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null
  }
  return null
}

/**
 * A `Set-Cookie` value. The `__Host-` prefix ties it to this host, TLS (or loopback) and the whole site;
 * without `maxAgeSeconds` it ends with the browser.
 */
export function hostCookie(name: `__Host-${string}`, value: string, maxAgeSeconds: number | null): string {
  const age = maxAgeSeconds === null ? '' : `; Max-Age=${Math.floor(maxAgeSeconds)}`
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`
}

export const SESSION_COOKIE = '__Host-sid'
export const DEVICE_COOKIE = '__Host-device'
export const LANG_COOKIE = '__Host-lang'

export const sessionCookie = (token: string, maxAgeSeconds: number | null): string =>
  hostCookie(SESSION_COOKIE, token, maxAgeSeconds)

/** For the answer that signs somebody out: the cookie goes, and so does what his browser has kept of closed pages. */
export const signedOutHeaders = (): HeadersInit => ({
  'Set-Cookie': endedSessionCookie(),
  'Clear-Site-Data': '"cache", "storage"',
})

const endedSessionCookie = (): string => hostCookie(SESSION_COOKIE, '', 0)
