import type { SubmissionResult } from '@conform-to/react'
import { redirect } from '@remix-run/node'
import { isSignedIn, type SignedIn, type Visitor } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import { deviceNameOf } from '~/domain/membership/device-name'
import { EmailChangeCode } from '~/domain/membership/email-change'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { ConfirmationToken, EmailOnly } from '~/domain/membership/registration'
import { paths } from '~/paths'
import {
  askForEmailChange,
  cancelEmailChange,
  confirmEmailByCode,
  confirmEmailByToken,
  type EmailChanged,
} from '~/usecases/membership/change-email.server'
import { now } from './clock.server'
import { readCookie, SESSION_COOKIE } from './cookies.server'
import { entryHeaders } from './device-cookie.server'
import { formAnswer, parseForm, readForm, readFormData } from './forms.server'
import { notNow } from './limits.server'

/** One of the forms of the page, as it comes back. */
export type EmailReply = {
  form: 'ask' | 'code'
  reply: SubmissionResult<string[]>
  alert: EntranceAlert | null
}

type EmailAnswer = Response | ReturnType<typeof formAnswer<EmailReply>>

/** Answers a post of the page of the address (`intent=ask`, `code` or `cancel`). */
export async function answerEmail(person: SignedIn, request: Request, lang: Locale): Promise<EmailAnswer> {
  const formData = await readFormData(request)
  switch (formData.get('intent')) {
    case 'cancel':
      await cancelEmailChange(person, now())
      return redirect(`${paths.accountEmail(lang)}?done=cancelled`, 303)
    case 'code':
      return byCode(person, formData, request, lang)
    default:
      return ask(person, formData, request, lang)
  }
}

async function ask(
  person: SignedIn,
  formData: FormData,
  request: Request,
  lang: Locale,
): Promise<EmailAnswer> {
  const form = parseForm(formData, EmailOnly)
  if (form.outcome === 'invalid') return back('ask', form.reply)
  const token = readCookie(request, SESSION_COOKIE) ?? ''
  const asked = await askForEmailChange(person, form.value, token, now())
  switch (asked.outcome) {
    // Where the session has ended, that page asks who he is.
    case 'ended':
    case 'asked':
      return redirect(paths.accountEmail(lang), 303)
    case 'same':
      return back('ask', form.refuse({ email: ['email-same'] }))
    case 'domain-refused':
      return back('ask', form.refuse({ email: ['email-domain-refused'] }))
    case 'limited': {
      const { status, headers, alert } = notNow(asked)
      return formAnswer<EmailReply>({ form: 'ask', reply: form.refuse({}), alert }, status, headers)
    }
  }
}

async function byCode(
  person: SignedIn,
  formData: FormData,
  request: Request,
  lang: Locale,
): Promise<EmailAnswer> {
  const form = parseForm(formData, EmailChangeCode)
  if (form.outcome === 'invalid') return back('code', form.reply)
  const answer = await confirmEmailByCode(person, form.value.code, hereOf(person, request), now())
  switch (answer.outcome) {
    case 'changed':
      return changed(answer, lang)
    case 'taken':
      return back('code', form.refuse({ code: ['email-taken'] }))
    case 'wrong-code':
      return back('code', form.refuse({ code: ['code-invalid'] }))
  }
}

/** Answers the button of the page behind the letter's link. */
export async function answerEmailLink(
  visitor: Visitor,
  request: Request,
  lang: Locale,
): Promise<Response | ReturnType<typeof formAnswer<{ state: 'taken' | 'spent' }>>> {
  const form = await readForm(request, ConfirmationToken)
  if (form.outcome === 'invalid') return formAnswer({ state: 'spent' as const })
  const answer = await confirmEmailByToken(form.value.token, hereOf(visitor, request), now())
  if (answer.outcome === 'changed') return changed(answer, lang)
  return formAnswer({ state: answer.outcome }, answer.outcome === 'taken' ? 409 : 422)
}

function changed(answer: Extract<EmailChanged, { outcome: 'changed' }>, lang: Locale): Response {
  if (!answer.session) return redirect(`${paths.confirmNewEmail(lang)}?done=changed`, 303)
  const headers = entryHeaders(answer.session, answer.emailKey, now())
  return redirect(`${paths.account(lang)}?done=email`, { status: 303, headers })
}

const hereOf = (visitor: Visitor, request: Request) => ({
  personId: isSignedIn(visitor) ? visitor.id : null,
  token: readCookie(request, SESSION_COOKIE) ?? '',
  deviceName: deviceNameOf(request.headers.get('user-agent')),
})

const back = (form: EmailReply['form'], reply: SubmissionResult<string[]>) =>
  formAnswer<EmailReply>({ form, reply, alert: null })
