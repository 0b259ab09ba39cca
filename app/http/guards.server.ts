import { redirect } from '@remix-run/node'
import { may } from '~/domain/access/access-policy'
import {
  type Admin,
  type Guest,
  isSignedIn,
  isStaff,
  type SignedIn,
  type Staff,
  type Visitor,
} from '~/domain/access/visitor'
import { DEFAULT_LOCALE, isLocale, type Locale } from '~/domain/locale'
import { paths } from '~/paths'
import type { Hold } from '~/usecases/login-sessions.server'
import { noteDeskRefused } from '~/usecases/security-events.server'
import { now } from './clock.server'
import { safeReturnPath } from './return-path.server'
import { isReading, recognise } from './visit.server'

/** Who asks; a parent loader protects nothing, so that each loader and action asks for itself. */
export async function identify(request: Request): Promise<Visitor> {
  return (await recognise(request)).visitor
}

/** {@link identify} for what is read behind the gate: who is held back is sent to set up first what he owes. */
export async function requireReader(request: Request): Promise<Visitor> {
  const { visitor, held } = await recognise(request)
  if (held) throw toHold(request, held.by)
  return visitor
}

/** A guest; who is signed in already is sent to where he wanted to go. */
export async function requireGuest(request: Request): Promise<Guest> {
  const { visitor, held } = await recognise(request)
  if (held) throw toHold(request, held.by)
  if (!isSignedIn(visitor)) return visitor
  const wanted = safeReturnPath(new URL(request.url).searchParams.get('redirectTo'))
  throw redirect(wanted ?? paths.account(langOf(request)), 303)
}

/** Anybody signed in, pending members included; a guest is sent to sign in and comes back here. */
export async function requireSignedIn(request: Request): Promise<SignedIn> {
  const { visitor, held } = await recognise(request)
  if (held) throw toHold(request, held.by)
  if (!isSignedIn(visitor)) throw toLogin(request)
  return visitor
}

/** How long a password counts as just given (security rule 6.4). */
const RECENT = 10 * 60_000

/** {@link requireSignedIn}, with the password given in the last ten minutes: else it is asked for again. */
export async function requireProven(request: Request): Promise<SignedIn> {
  const person = await requireSignedIn(request)
  await requireRecentProof(request)
  return person
}

/** Whether the password was given in the last ten minutes, for pages that say beforehand that it will be asked. */
export async function hasRecentProof(request: Request): Promise<boolean> {
  const { provenAt } = await recognise(request)
  return provenAt !== null && now().getTime() - provenAt.getTime() <= RECENT
}

/** Sends who gave his password longer than ten minutes ago to give it again, and back here. */
export async function requireRecentProof(request: Request): Promise<void> {
  if (await hasRecentProof(request)) return
  throw redirect(paths.prove(langOf(request), wantedOf(request)), 303)
}

/** {@link requireRecentProof} to open a page; a form of it that comes back is drawn as it was filled in. */
export async function requireProofToOpen(request: Request): Promise<void> {
  if (isReading()) await requireRecentProof(request)
}

type Asked = { person: SignedIn; held: boolean }

/**
 * For the pages of the second factor alone: who is signed in, or is held back until he has one, and has just proved that
 * it is he. A session that was left open sets none up in its owner's place.
 */
export async function requireHolder(request: Request): Promise<Asked> {
  const asked = (await heldBy('second-factor', request)) ?? {
    person: await requireSignedIn(request),
    held: false,
  }
  await requireRecentProof(request)
  return asked
}

/**
 * For proving oneself: who is signed in, or is held back and on his way to what he owes, or to his deletion, for which
 * nobody has to accept new terms.
 */
export async function requireProver(request: Request): Promise<SignedIn> {
  const { held } = await recognise(request)
  return held && held.by !== 'leaving' ? held.person : requireSignedIn(request)
}

/** For the page of the changed texts: who is signed in, or who is held back until he has accepted them. */
export async function requireTermsHolder(request: Request): Promise<Asked> {
  return (await heldBy('terms', request)) ?? { person: await requireSignedIn(request), held: false }
}

async function heldBy(hold: Hold, request: Request): Promise<Asked | null> {
  const { held } = await recognise(request)
  return held?.by === hold ? { person: held.person, held: true } : null
}

/**
 * For the page of deletion alone: who has proved that it is he, or who has asked for his deletion already. Nobody has to
 * accept new terms to leave.
 */
export async function requireLeaver(request: Request): Promise<SignedIn> {
  const leaving = await heldBy('leaving', request)
  if (leaving) return leaving.person
  const { person } = await requireTermsHolder(request)
  await requireRecentProof(request)
  return person
}

/** Editors and admins; for others the desk does not exist (product.md, section 4). */
export async function requireEditor(request: Request): Promise<Staff> {
  const person = await requireSignedIn(request)
  if (!may(person, 'publish') || !isStaff(person)) throw await refused(person)
  return person
}

/** Admins only; for others the page does not exist. */
export async function requireAdmin(request: Request): Promise<Admin> {
  const person = await requireSignedIn(request)
  if (!may(person, 'manage-members') || person.kind !== 'admin') throw await refused(person)
  return person
}

/** As what does not exist; that somebody signed in tried stands in the audit trail. */
async function refused(person: SignedIn): Promise<Response> {
  await noteDeskRefused(person, now())
  return notFound()
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
  return redirect(paths.login(langOf(request), wantedOf(request)), 303)
}

/** To the page that asks for what holds a person back; it leads on to where he wanted to go. */
function toHold(request: Request, hold: Hold): Response {
  if (hold === 'leaving') return redirect(paths.deletion(langOf(request)), 303)
  const asked = safeReturnPath(new URL(request.url).searchParams.get('redirectTo'))
  const page = { 'second-factor': paths.secondFactor, terms: paths.newTerms }[hold]
  return redirect(page(langOf(request), asked ?? wantedOf(request)), 303)
}

/** Where this request wanted to go, when that is a page to come back to. */
function wantedOf(request: Request): string | undefined {
  const url = new URL(request.url)
  const reads = request.method === 'GET' || request.method === 'HEAD'
  return safeReturnPath(reads ? url.pathname + url.search : url.pathname) ?? undefined
}
