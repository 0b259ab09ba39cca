import { redirect } from '@remix-run/node'
import type { Visitor } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import { ConfirmationToken } from '~/domain/membership/registration'
import { paths } from '~/paths'
import { askForNewLink, openPass } from '~/usecases/access/open-pass.server'
import { now } from './clock.server'
import { formAnswer, parseForm, readFormData } from './forms.server'
import { guestCookie } from './guest-cookie.server'
import { notNow } from './limits.server'

export type GuestAccessReply = { state: 'used' | 'over' | 'sent' } | { state: 'limited'; minutes: number }

type Place = { lang: Locale; address: string }

/** Answers a post of the page of a personal link: on to the document, or (`intent=again`) a new letter. */
export async function answerGuestAccess(request: Request, visitor: Visitor, { lang, address }: Place) {
  const form = parseForm(await readFormData(request), ConfirmationToken)
  if (form.outcome === 'invalid') return formAnswer<GuestAccessReply>({ state: 'over' })
  const { token } = form.value
  if (form.intent === 'again') return sendAgain(token, address)
  const opened = await openPass(visitor, token, now())
  if (opened.outcome !== 'opened') return formAnswer<GuestAccessReply>({ state: opened.outcome }, 409)
  return redirect(paths.document(lang, opened.slug), {
    status: 303,
    headers: { 'Set-Cookie': guestCookie(opened.token, opened.maxAgeSeconds) },
  })
}

async function sendAgain(token: string, address: string) {
  const answer = await askForNewLink(token, address, now())
  if (answer.outcome === 'limited') {
    const { status, headers } = notNow(answer)
    const minutes = Math.ceil(answer.seconds / 60)
    return formAnswer<GuestAccessReply>({ state: 'limited', minutes }, status, headers)
  }
  return formAnswer<GuestAccessReply>({ state: answer.outcome }, answer.outcome === 'sent' ? 200 : 409)
}
