import type { SubmissionResult } from '@conform-to/react'
import { type AppLoadContext, redirect } from '@remix-run/node'
import type { Locale } from '~/domain/locale'
import { deviceNameOf } from '~/domain/membership/device-name'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { Registration, SignIn } from '~/domain/membership/registration'
import { paths } from '~/paths'
import { register } from '~/usecases/membership/register.server'
import { type SignedInAnswer, signIn } from '~/usecases/membership/sign-in.server'
import { now } from './clock.server'
import { registeredHeaders } from './confirming-cookie.server'
import { readDeviceMark } from './device-cookie.server'
import { readTrap } from './form-trap.server'
import { formAnswer, parseForm, readFormData } from './forms.server'
import { notNow } from './limits.server'
import { safeReturnPath } from './return-path.server'
import { limitedAddress } from './visitor-address.server'
import { answerCameIn } from './welcome.server'

/** A form of the entrance that comes back: which one, what was typed (passwords left out), what is wrong. */
export type EntranceReply = {
  form: 'login' | 'register'
  reply: SubmissionResult<string[]>
  alert: EntranceAlert | null
}

type EntranceAnswer = Response | ReturnType<typeof formAnswer<EntranceReply>>

/**
 * Answers a post of the entrance (`intent=login` or `register`): a redirect with cookies when it is done, else the
 * form with its errors and a 4xx or 503. `returnTo` is where the visitor wanted to go; null: the form's `redirectTo`.
 */
export async function answerEntrance(
  request: Request,
  context: AppLoadContext,
  lang: Locale,
  returnTo: string | null,
  usual: EntranceReply['form'] = 'login',
): Promise<EntranceAnswer> {
  const formData = await readFormData(request)
  const wanted =
    returnTo ??
    safeReturnPath(formData.get('redirectTo')) ??
    safeReturnPath(new URL(request.url).searchParams.get('redirectTo'))
  const intent = formData.get('intent') ?? usual
  const visit = { request, context, lang, wanted }
  return intent === 'register' ? answerRegistration(formData, visit) : answerLogin(formData, visit)
}

type Visit = { request: Request; context: AppLoadContext; lang: Locale; wanted: string | null }

async function answerLogin(
  formData: FormData,
  { request, context, lang, wanted }: Visit,
): Promise<EntranceAnswer> {
  const form = parseForm(formData, SignIn)
  if (form.outcome === 'invalid')
    return formAnswer<EntranceReply>({ form: 'login', reply: form.reply, alert: null })
  const door = {
    address: limitedAddress(context),
    deviceMark: readDeviceMark(request),
    deviceName: deviceNameOf(request.headers.get('user-agent')),
    returnTo: wanted,
  }
  const answer = await signIn(form.value, door, now())
  if (answer.outcome === 'signed-in' || answer.outcome === 'second-factor')
    return answerCameIn(answer, form.value.remember === 'on', lang)
  const { status, headers, alert } = refusal(answer)
  return formAnswer<EntranceReply>({ form: 'login', reply: form.refuse({}), alert }, status, headers)
}

type Refused = Exclude<SignedInAnswer, { outcome: 'signed-in' | 'second-factor' }>

function refusal(
  answer: Refused,
): ReturnType<typeof notNow> | { status: 403 | 422; headers?: HeadersInit; alert: EntranceAlert } {
  switch (answer.outcome) {
    case 'limited':
    case 'busy':
      return notNow(answer)
    case 'wrong':
      return { status: 422, alert: { kind: 'wrong-credentials' } }
    case 'off':
      return { status: 403, alert: { kind: 'password-sign-in-off' } }
    case 'refused':
    case 'suspended':
      return { status: 403, alert: { kind: answer.outcome, reason: answer.reason } }
  }
}

async function answerRegistration(
  formData: FormData,
  { request, context, lang, wanted }: Visit,
): Promise<EntranceAnswer> {
  const trap = readTrap(formData)
  const form = parseForm(formData, Registration)
  if (form.outcome === 'invalid')
    return formAnswer<EntranceReply>({ form: 'register', reply: form.reply, alert: null })
  const answer = await register(form.value, { lang, address: limitedAddress(context), wanted, trap }, now())
  switch (answer.outcome) {
    case 'taken':
      return redirect(paths.confirmEmailStep(lang, 'registered', wanted), {
        status: 303,
        headers: registeredHeaders(request, form.value.email.address, answer.mark),
      })
    case 'by-invitation':
      return formAnswer<EntranceReply>({ form: 'register', reply: form.refuse({}), alert: null }, 403)
    case 'send-again':
      return formAnswer<EntranceReply>({
        form: 'register',
        reply: form.refuse({}),
        alert: { kind: 'send-again' },
      })
    case 'domain-refused':
      return formAnswer<EntranceReply>({
        form: 'register',
        reply: form.refuse({ email: ['email-domain-refused'] }),
        alert: null,
      })
    case 'password-refused':
      return formAnswer<EntranceReply>({
        form: 'register',
        reply: form.refuse({ password: [answer.fault] }),
        alert: null,
      })
    default: {
      const { status, headers, alert } = notNow(answer)
      return formAnswer<EntranceReply>({ form: 'register', reply: form.refuse({}), alert }, status, headers)
    }
  }
}
