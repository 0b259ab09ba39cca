import type { SubmissionResult } from '@conform-to/react'
import { type AppLoadContext, redirect } from '@remix-run/node'
import { isSignedIn, type Visitor } from '~/domain/access/visitor'
import { AccessRequest, GuestRequest } from '~/domain/library/access-request'
import type { Locale } from '~/domain/locale'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { paths } from '~/paths'
import { askAsGuest } from '~/usecases/access/ask-as-guest.server'
import { askForAccess } from '~/usecases/library/ask-for-access.server'
import { now } from './clock.server'
import { answerEntrance } from './entrance.server'
import { readTrap } from './form-trap.server'
import { formAnswer, parseForm, readForm, readFormData } from './forms.server'
import { notFound } from './guards.server'
import { notNow } from './limits.server'
import { limitedAddress } from './visitor-address.server'

/** A guest's form of asking that comes back. */
export type GuestAskReply = {
  form: 'ask-guest'
  reply: SubmissionResult<string[]>
  alert: EntranceAlert | null
}

/** The form of asking that comes back with its error. */
export type AskReply = { form: 'ask'; reply: SubmissionResult<string[]> }

type Place = {
  lang: Locale
  /** The page's own address. */
  here: string
}

/**
 * Answers a post of the gate's two doors, `intent=login` and `register`. Who is signed in already (in another tab)
 * is brought to the page, which is open to him now or says what else he needs.
 */
export function answerGate(
  request: Request,
  context: AppLoadContext,
  visitor: Visitor,
  { lang, here }: Place,
): Promise<Awaited<ReturnType<typeof answerEntrance>>> {
  if (isSignedIn(visitor)) return Promise.resolve(redirect(here, 303))
  return answerEntrance(request, context, lang, here)
}

/**
 * Answers `intent=ask`: the page again, which says that the request has arrived; or the form with its error. Whose
 * login has ended meanwhile is brought back to the gate.
 */
export async function answerAsking(
  request: Request,
  visitor: Visitor,
  { slug, here }: { slug: string; here: string },
) {
  if (!isSignedIn(visitor)) return redirect(here, 303)
  const form = await readForm(request, AccessRequest)
  if (form.outcome === 'invalid') return formAnswer<AskReply>({ form: 'ask', reply: form.reply })
  const asked = await askForAccess(visitor, slug, form.value, now())
  if (asked.outcome === 'missing') throw notFound()
  return redirect(here, 303)
}

/** Answers `intent=ask-guest`: the page again, which says that a letter has left; or the form with its errors. */
export async function answerGuestAsking(
  request: Request,
  context: AppLoadContext,
  visitor: Visitor,
  { slug, lang, here }: Place & { slug: string },
) {
  if (isSignedIn(visitor)) return redirect(here, 303)
  const formData = await readFormData(request)
  const trap = readTrap(formData)
  const form = parseForm(formData, GuestRequest)
  if (form.outcome === 'invalid') return guestAgain(form.reply)
  const visit = { lang, address: limitedAddress(context), trap }
  const asked = await askAsGuest(visitor, slug, form.value, visit, now())
  switch (asked.outcome) {
    case 'missing':
      throw notFound()
    case 'not-needed':
      return redirect(here, 303)
    case 'taken':
      return redirect(`${here}?done=letter#gate`, 303)
    case 'send-again':
      return guestAgain(form.refuse({}), { kind: 'send-again' })
    case 'limited': {
      const { status, headers, alert } = notNow(asked)
      return formAnswer<GuestAskReply>({ form: 'ask-guest', reply: form.refuse({}), alert }, status, headers)
    }
  }
}

const guestAgain = (reply: SubmissionResult<string[]>, alert: EntranceAlert | null = null) =>
  formAnswer<GuestAskReply>({ form: 'ask-guest', reply, alert })

/** Answers a post of the gate of a document's reader or version: a door, or an asking; each ends where it began. */
export async function answerGateOf(
  request: Request,
  context: AppLoadContext,
  visitor: Visitor,
  { slug, lang, here }: Place & { slug: string },
) {
  switch (await intentOf(request)) {
    case 'ask':
      return answerAsking(request, visitor, { slug, here })
    case 'ask-guest':
      return answerGuestAsking(request, context, visitor, { slug, lang, here: paths.document(lang, slug) })
    default:
      return answerGate(request, context, visitor, { lang, here })
  }
}

/** The `intent` of a form, read from a copy of the request. */
export async function intentOf(request: Request): Promise<string> {
  const form = await request
    .clone()
    .formData()
    .catch(() => null)
  return String(form?.get('intent') ?? '')
}
