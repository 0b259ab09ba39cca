import type { SubmissionResult } from '@conform-to/react'
import { type AppLoadContext, redirect } from '@remix-run/node'
import { isSignedIn, type Visitor } from '~/domain/access/visitor'
import { AccessRequest } from '~/domain/library/access-request'
import type { Locale } from '~/domain/locale'
import { askForAccess } from '~/usecases/library/ask-for-access.server'
import { now } from './clock.server'
import { answerEntrance } from './entrance.server'
import { formAnswer, readForm } from './forms.server'
import { notFound } from './guards.server'

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

/** The `intent` of a form, read from a copy of the request. */
export async function intentOf(request: Request): Promise<string> {
  const form = await request
    .clone()
    .formData()
    .catch(() => null)
  return String(form?.get('intent') ?? '')
}
