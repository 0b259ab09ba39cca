import { AsyncLocalStorage } from 'node:async_hooks'
import { NOBODY, type Recognised, recogniseVisitor } from '~/usecases/login-sessions.server'
import { now } from './clock.server'
import { readCookie, SESSION_COOKIE } from './cookies.server'
import { readReader } from './guest-cookie.server'

type Visit = { reading: boolean; known: Promise<Recognised> | null; token: string | null }

const visits = new AsyncLocalStorage<Visit>()

/** Answers one request; what is found out about its visitor while reading is found out once. */
export function duringVisit<T>(method: string, answer: () => T): T {
  return visits.run({ reading: method === 'GET' || method === 'HEAD', known: null, token: null }, answer)
}

/**
 * Who asks, from the cookie and the database. The frame, the desk and the page of one reading share one look-up; a
 * request that changes something looks anew each time, because what it changes may be the visitor himself.
 */
export async function recognise(request: Request): Promise<Recognised> {
  const known = await recogniseMember(request)
  const reader = readReader(request)
  return reader ? { ...known, visitor: { ...known.visitor, reader } } : known
}

function recogniseMember(request: Request): Promise<Recognised> {
  const visit = visits.getStore()
  const token = visit?.token ?? readCookie(request, SESSION_COOKIE)
  if (!token || token.length > 64) return Promise.resolve(NOBODY)
  if (!visit?.reading) return recogniseVisitor(token, now())
  visit.known ??= recogniseVisitor(token, now())
  return visit.known
}

/** Who asks now, looked up once more: for an answer that lasts, and must end when its reader's right does. */
export const recogniseAnew = (request: Request): Promise<Recognised> =>
  duringVisit('POST', () => recognise(request))

/** Whether this request only reads; drawing the page that answers a post belongs to the post. */
export const isReading = (): boolean => visits.getStore()?.reading ?? false

/**
 * The session of this visit was replaced by a fresh one: the page that answers the same request is shown to its owner,
 * although the request still carries the old cookie.
 */
export function goesOnAs(token: string): void {
  const visit = visits.getStore()
  if (visit) visit.token = token
}
