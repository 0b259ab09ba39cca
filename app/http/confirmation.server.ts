import type { SubmissionResult } from '@conform-to/react'
import { type AppLoadContext, redirect } from '@remix-run/node'
import type { Locale } from '~/domain/locale'
import { deviceNameOf } from '~/domain/membership/device-name'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { ConfirmationCode, ConfirmationToken, EmailOnly } from '~/domain/membership/registration'
import { paths } from '~/paths'
import {
  type Confirmed,
  confirmByCode,
  confirmByToken,
  resendConfirmation,
  type ToChoose,
} from '~/usecases/membership/confirm-email.server'
import { now } from './clock.server'
import { confirmingCookie, endConfirming, readRegistered } from './confirming-cookie.server'
import { entryHeaders } from './device-cookie.server'
import { formAnswer, parseForm, readFormData } from './forms.server'
import { notNow } from './limits.server'
import { atItsGate, safeReturnPath } from './return-path.server'
import { limitedAddress } from './visitor-address.server'

/** One of the three forms of the confirmation page, as it comes back. */
export type ConfirmationReply = {
  form: 'confirm' | 'code' | 'resend'
  reply: SubmissionResult<string[]>
  alert: EntranceAlert | null
}

type ConfirmationAnswer = Response | ReturnType<typeof formAnswer<ConfirmationReply>>

/** Answers a post of the confirmation page (`intent=confirm`, `code` or `resend`). */
export async function answerConfirmation(
  request: Request,
  context: AppLoadContext,
  lang: Locale,
): Promise<ConfirmationAnswer> {
  const formData = await readFormData(request)
  switch (formData.get('intent')) {
    case 'code':
      return byCode(formData, request, context, lang)
    case 'resend':
      return resend(formData, context, lang)
    default:
      return byToken(formData, request, lang)
  }
}

async function byToken(formData: FormData, request: Request, lang: Locale): Promise<ConfirmationAnswer> {
  const form = parseForm(formData, ConfirmationToken)
  if (form.outcome === 'invalid')
    return formAnswer<ConfirmationReply>({ form: 'confirm', reply: form.reply, alert: null })
  const answer = await confirmByToken(form.value.token, hereOf(request), now())
  if (answer.outcome !== 'spent') return welcome(answer, lang)
  return formAnswer<ConfirmationReply>({
    form: 'confirm',
    reply: form.refuse({ token: ['invalid'] }),
    alert: null,
  })
}

async function byCode(
  formData: FormData,
  request: Request,
  context: AppLoadContext,
  lang: Locale,
): Promise<ConfirmationAnswer> {
  const form = parseForm(formData, ConfirmationCode)
  if (form.outcome === 'invalid')
    return formAnswer<ConfirmationReply>({ form: 'code', reply: form.reply, alert: null })
  const door = { address: limitedAddress(context), ...hereOf(request) }
  const answer = await confirmByCode(form.value, door, now())
  switch (answer.outcome) {
    case 'confirmed':
    case 'choose-password':
      return welcome(answer, lang)
    case 'wrong-code':
      return formAnswer<ConfirmationReply>({
        form: 'code',
        reply: form.refuse({ code: ['code-invalid'] }),
        alert: null,
      })
    default: {
      const { status, headers, alert } = notNow(answer)
      return formAnswer<ConfirmationReply>({ form: 'code', reply: form.refuse({}), alert }, status, headers)
    }
  }
}

async function resend(
  formData: FormData,
  context: AppLoadContext,
  lang: Locale,
): Promise<ConfirmationAnswer> {
  const form = parseForm(formData, EmailOnly)
  if (form.outcome === 'invalid')
    return formAnswer<ConfirmationReply>({ form: 'resend', reply: form.reply, alert: null })
  const wanted = safeReturnPath(formData.get('redirectTo'))
  const answer = await resendConfirmation(form.value, { address: limitedAddress(context), wanted }, now())
  if (answer.outcome === 'taken')
    return redirect(paths.confirmEmailStep(lang, 'sent', wanted), {
      status: 303,
      headers: { 'Set-Cookie': confirmingCookie(form.value.email.address) },
    })
  const { status, headers, alert } = notNow(answer)
  return formAnswer<ConfirmationReply>({ form: 'resend', reply: form.refuse({}), alert }, status, headers)
}

const hereOf = (request: Request) => ({
  deviceName: deviceNameOf(request.headers.get('user-agent')),
  marks: readRegistered(request),
})

/**
 * Signed in, on to what he wanted; where that is still closed, the gate says that approval is pending. Or on to the
 * page on which he chooses his password.
 */
function welcome(confirmed: Confirmed | ToChoose, lang: Locale): Response {
  if (confirmed.outcome === 'choose-password')
    return redirect(paths.firstPassword(lang, confirmed.token), {
      status: 303,
      headers: endConfirming(new Headers()),
    })
  const headers = endConfirming(entryHeaders(confirmed.session, confirmed.emailKey, now()))
  const wanted = safeReturnPath(confirmed.returnTo)
  const there = wanted && confirmed.standing === 'pending' ? atItsGate(wanted) : wanted
  return redirect(there ?? `${paths.account(lang)}?done=confirmed`, { status: 303, headers })
}
