import type { AppLoadContext } from '@remix-run/node'
import type { SignedIn } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import { deviceNameOf } from '~/domain/membership/device-name'
import {
  PasskeyProof,
  type PasskeyPurpose,
  type PasskeyRefusal,
  PasskeyRegistration,
  PasskeySignIn,
} from '~/domain/membership/passkey'
import { paths } from '~/paths'
import type { StartedSession } from '~/usecases/login-sessions.server'
import type { CameIn } from '~/usecases/membership/come-in.server'
import {
  halfWayMember,
  proveByPasskey,
  secondStepByPasskey,
  signInByPasskey,
} from '~/usecases/membership/passkeys/enter-by-passkey.server'
import { addPasskey, offerPasskey } from '~/usecases/membership/passkeys/own-passkeys.server'
import { askForPasskey, mayAskForPasskey } from '~/usecases/membership/passkeys/use-passkey.server'
import { now } from './clock.server'
import { readCookie, SESSION_COOKIE, sessionCookie } from './cookies.server'
import { readJson } from './json.server'
import { safeReturnPath } from './return-path.server'
import { limitedAddress } from './visitor-address.server'
import { placeFor, readHalfWay } from './welcome.server'

const refused = (refusal: PasskeyRefusal, status: 403 | 409 | 410 | 422 | 429, headers?: HeadersInit) =>
  Response.json({ refusal }, { status, headers })

const deviceOf = (request: Request): string => deviceNameOf(request.headers.get('user-agent'))

/** The question for a device, or a 429 for an address that asks without end. */
async function question(
  context: AppLoadContext,
  purpose: PasskeyPurpose,
  memberId: string | null,
): Promise<Response> {
  const free = await mayAskForPasskey(limitedAddress(context))
  if (free.outcome === 'limited') return refused('too-many', 429, { 'Retry-After': String(free.seconds) })
  return Response.json({ question: await askForPasskey({ purpose, memberId }, now()) })
}

function entered(came: CameIn, lang: Locale): Response {
  const { path, headers } = placeFor(came, lang)
  return Response.json({ next: path }, { headers })
}

/** Answers the script of a sign-in form: `step=ask` for a question to the device, `step=answer` to come in. */
export async function answerPasskeySignIn(
  request: Request,
  context: AppLoadContext,
  lang: Locale,
): Promise<Response> {
  const sent = await readJson(request, PasskeySignIn)
  if (sent.step === 'ask') return question(context, 'sign-in', null)
  const { passkey, remember } = sent
  const way = { remember, deviceName: deviceOf(request), returnTo: safeReturnPath(sent.redirectTo) }
  const answer = await signInByPasskey(passkey, way, now())
  if (answer.outcome === 'signed-in') return entered(answer, lang)
  return refused(answer.outcome, answer.outcome === 'closed' ? 403 : 422)
}

/** The same for who has given his password already, and is known by his half-way cookie. */
export async function answerPasskeyStep(
  request: Request,
  context: AppLoadContext,
  lang: Locale,
): Promise<Response> {
  const sent = await readJson(request, PasskeySignIn)
  const halfWay = readHalfWay(request)
  const memberId = halfWay && (await halfWayMember(halfWay.token, now()))
  if (!halfWay || !memberId) return refused('too-late', 410)
  if (sent.step === 'ask') return question(context, 'second-step', memberId)
  const given = { token: halfWay.token, assertion: sent.passkey }
  const way = { remember: halfWay.remember, deviceName: deviceOf(request) }
  const answer = await secondStepByPasskey(given, way, now())
  if (answer.outcome === 'signed-in') return entered(answer, lang)
  return refused(answer.outcome, answer.outcome === 'too-late' ? 410 : 422)
}

/** Proves by a passkey, before something dangerous, that it is he; back to what he was about to do. */
export async function answerPasskeyProof(
  person: SignedIn,
  request: Request,
  context: AppLoadContext,
  lang: Locale,
): Promise<Response> {
  const sent = await readJson(request, PasskeyProof)
  if (sent.step === 'ask') return question(context, 'proof', person.id)
  const token = readCookie(request, SESSION_COOKIE) ?? ''
  const here = { token, deviceName: deviceOf(request) }
  const answer = await proveByPasskey(person, sent.passkey, here, now())
  if (answer.outcome === 'wrong') return refused('wrong', 422)
  const wanted = safeReturnPath(new URL(request.url).searchParams.get('redirectTo'))
  // Where the session has ended, that page asks who he is.
  const headers = answer.outcome === 'proved' ? cookieOf(answer.session) : {}
  return Response.json({ next: wanted ?? paths.account(lang) }, { headers })
}

/** Adds a passkey to the account; a person's first may come with recovery codes, shown this once. */
export async function answerPasskeyRegistration(person: SignedIn, request: Request): Promise<Response> {
  const sent = await readJson(request, PasskeyRegistration)
  if (sent.step === 'ask') return Response.json({ question: await offerPasskey(person, now()) })
  const here = { token: readCookie(request, SESSION_COOKIE) ?? '', deviceName: deviceOf(request) }
  const answer = await addPasskey(person, sent, here, now())
  if (answer.outcome === 'ended') return refused('too-late', 410)
  if (answer.outcome !== 'added') return refused(answer.outcome, answer.outcome === 'wrong' ? 422 : 409)
  return Response.json({ codes: answer.codes }, { headers: cookieOf(answer.session) })
}

const cookieOf = (session: StartedSession): HeadersInit => ({
  'Set-Cookie': sessionCookie(session.token, session.maxAgeSeconds),
})
