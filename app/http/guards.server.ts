import { redirect } from '@remix-run/node'
import { may } from '~/domain/access/access-policy'
import {
  type Admin,
  GUEST,
  type Guest,
  isSignedIn,
  isStaff,
  type SignedIn,
  type Staff,
  type Visitor,
} from '~/domain/access/visitor'
import { DEFAULT_LOCALE, isLocale, type Locale } from '~/domain/locale'
import { paths } from '~/paths'
import { recogniseVisitor } from '~/usecases/login-sessions.server'
import { now } from './clock.server'
import { readCookie, SESSION_COOKIE } from './cookies.server'
import { safeReturnPath } from './return-path.server'

/** Who asks, from the cookie and the database; each loader asks anew, so that none trusts another. */
export function identify(request: Request): Promise<Visitor> {
  const token = readCookie(request, SESSION_COOKIE)
  if (!token || token.length > 64) return Promise.resolve(GUEST)
  return recogniseVisitor(token, now())
}

/** A guest; who is signed in already is sent to where he wanted to go. */
export async function requireGuest(request: Request): Promise<Guest> {
  const visitor = await identify(request)
  if (!isSignedIn(visitor)) return visitor
  const wanted = safeReturnPath(new URL(request.url).searchParams.get('redirectTo'))
  throw redirect(wanted ?? paths.account(langOf(request)), 303)
}

/** Anybody signed in, pending members included; a guest is sent to sign in and comes back here. */
export async function requireSignedIn(request: Request): Promise<SignedIn> {
  const visitor = await identify(request)
  if (!isSignedIn(visitor)) throw toLogin(request)
  return visitor
}

/** Editors and admins; for others the desk does not exist (product.md, section 4). */
export async function requireEditor(request: Request): Promise<Staff> {
  const person = await requireSignedIn(request)
  if (!may(person, 'publish') || !isStaff(person)) throw notFound()
  return person
}

/** Admins only; for others the page does not exist. */
export async function requireAdmin(request: Request): Promise<Admin> {
  const person = await requireSignedIn(request)
  if (!may(person, 'manage-members') || person.kind !== 'admin') throw notFound()
  return person
}

/** The answer for what does not exist and for what is hidden: nothing tells them apart. */
export function notFound(): Response {
  return new Response('404', { status: 404, statusText: 'Not Found' })
}

/** The language in a route's parameter. @throws a 404 Response for one that the portal does not speak. */
export function requireLocale(lang: string | undefined): Locale {
  if (!isLocale(lang)) throw notFound()
  return lang
}

/** The language of the address, for pages that may have none. */
export function langOf(request: Request): Locale {
  const first = new URL(request.url).pathname.split('/')[1]
  return isLocale(first) ? first : DEFAULT_LOCALE
}

function toLogin(request: Request): Response {
  const url = new URL(request.url)
  const wanted =
    request.method === 'GET' || request.method === 'HEAD' ? url.pathname + url.search : url.pathname
  return redirect(paths.login(langOf(request), safeReturnPath(wanted) ?? undefined), 303)
}
