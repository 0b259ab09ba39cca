import type { SubmissionResult } from '@conform-to/react'
import { type AppLoadContext, redirect } from '@remix-run/node'
import type { Locale } from '~/domain/locale'
import { deviceNameOf } from '~/domain/membership/device-name'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { ConfirmationCode, ConfirmationToken, EmailOnly } from '~/domain/membership/registration'
import { paths } from '~/paths'
import { askForSignInLetter, signInByCode, signInByLink } from '~/usecases/membership/sign-in-letter.server'
import { now } from './clock.server'
import { confirmingCookie } from './confirming-cookie.server'
import { formAnswer, parseForm, readFormData } from './forms.server'
import { notNow } from './limits.server'
import { safeReturnPath } from './return-path.server'
import { limitedAddress } from './visitor-address.server'
import { answerCameIn } from './welcome.server'

/** One of the three forms of the page, as it comes back. */
export type LetterReply = {
  form: 'ask' | 'link' | 'code'
  reply: SubmissionResult<string[]>
  alert: EntranceAlert | null
}

type LetterAnswer = Response | ReturnType<typeof formAnswer<LetterReply>>
type Visit = { request: Request; context: AppLoadContext; lang: Locale }

/** Answers a post of the page of the sign-in letter (`intent=ask`, `link` or `code`). */
export async function answerSignInLetter(
  request: Request,
  context: AppLoadContext,
  lang: Locale,
): Promise<LetterAnswer> {
  const formData = await readFormData(request)
  const visit = { request, context, lang }
  switch (formData.get('intent')) {
    case 'link':
      return byLink(formData, visit)
    case 'code':
      return byCode(formData, visit)
    default:
      return ask(formData, visit)
  }
}

async function ask(formData: FormData, { context, lang }: Visit): Promise<LetterAnswer> {
  const form = parseForm(formData, EmailOnly)
  if (form.outcome === 'invalid') return back('ask', form.reply)
  const wanted = safeReturnPath(formData.get('redirectTo'))
  const answer = await askForSignInLetter(form.value, { address: limitedAddress(context), wanted }, now())
  if (answer.outcome === 'limited') return later('ask', form.refuse({}), answer)
  return redirect(`${paths.signInLetter(lang)}?done=sent`, {
    status: 303,
    headers: { 'Set-Cookie': confirmingCookie(form.value.email.address) },
  })
}

async function byLink(formData: FormData, { request, lang }: Visit): Promise<LetterAnswer> {
  const form = parseForm(formData, ConfirmationToken)
  if (form.outcome === 'invalid') return back('link', form.reply)
  const answer = await signInByLink(form.value.token, deviceOf(request), now())
  return answer.outcome === 'spent'
    ? back('link', form.refuse({ token: ['invalid'] }))
    : answerCameIn(answer, false, lang)
}

async function byCode(formData: FormData, { request, context, lang }: Visit): Promise<LetterAnswer> {
  const form = parseForm(formData, ConfirmationCode)
  if (form.outcome === 'invalid') return back('code', form.reply)
  const door = { address: limitedAddress(context), deviceName: deviceOf(request) }
  const answer = await signInByCode(form.value, door, now())
  if (answer.outcome === 'limited') return later('code', form.refuse({}), answer)
  if (answer.outcome === 'wrong-code') return back('code', form.refuse({ code: ['code-invalid'] }))
  return answerCameIn(answer, false, lang)
}

const deviceOf = (request: Request): string => deviceNameOf(request.headers.get('user-agent'))

const back = (form: LetterReply['form'], reply: SubmissionResult<string[]>) =>
  formAnswer<LetterReply>({ form, reply, alert: null })

function later(
  form: LetterReply['form'],
  reply: SubmissionResult<string[]>,
  refusal: { outcome: 'limited'; seconds: number },
) {
  const { status, headers, alert } = notNow(refusal)
  return formAnswer<LetterReply>({ form, reply, alert }, status, headers)
}
