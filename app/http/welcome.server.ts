import { redirect } from '@remix-run/node'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'
import type { CameIn, HalfWay } from '~/usecases/membership/come-in.server'
import { now } from './clock.server'
import { hostCookie, readCookie } from './cookies.server'
import { entryHeaders } from './device-cookie.server'
import { atItsGate, safeReturnPath } from './return-path.server'

const HALF_WAY = '__Host-halfway'
const FIVE_MINUTES = 300

/** Who is in, or half-way in, which the page of the second step completes. */
export const answerCameIn = (came: CameIn | HalfWay, remember: boolean, lang: Locale): Response =>
  came.outcome === 'second-factor' ? toSecondStep(came.token, remember, lang) : welcomeIn(came, lang)

/** Who is in now: his cookies, and on to what he wanted; where that is still closed, the gate says why. */
export function welcomeIn(came: CameIn, lang: Locale): Response {
  const { path, headers } = placeFor(came, lang)
  return redirect(path, { status: 303, headers })
}

/** What {@link welcomeIn} answers, for a script that goes there itself. */
export function placeFor(came: CameIn, lang: Locale): { path: string; headers: Headers } {
  const headers = entryHeaders(came.session, came.emailKey, now())
  headers.append('Set-Cookie', hostCookie(HALF_WAY, '', 0))
  const wanted = came.kind === 'leaving' ? null : safeReturnPath(came.returnTo)
  const there = wanted && came.kind === 'pending' ? atItsGate(wanted) : wanted
  return { path: there ?? usualPlace(came.kind, lang), headers }
}

/** Who is half-way in: the page that asks for his code. */
function toSecondStep(token: string, remember: boolean, lang: Locale): Response {
  const cookie = hostCookie(HALF_WAY, `${token}.${remember ? 1 : 0}`, FIVE_MINUTES)
  return redirect(paths.secondStep(lang), { status: 303, headers: { 'Set-Cookie': cookie } })
}

/** What {@link toSecondStep} gave this browser; null when it gave nothing. */
export function readHalfWay(request: Request): { token: string; remember: boolean } | null {
  const [, token, remember] = /^([\w-]{43})\.([01])$/.exec(readCookie(request, HALF_WAY) ?? '') ?? []
  return token ? { token, remember: remember === '1' } : null
}

/** Where somebody goes who wanted nothing in particular. */
function usualPlace(kind: CameIn['kind'], lang: Locale): string {
  if (kind === 'leaving') return paths.deletion(lang)
  if (kind === 'pending') return paths.account(lang)
  return kind === 'member' ? paths.documents(lang) : paths.desk(lang)
}
