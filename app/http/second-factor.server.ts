import type { SubmissionResult } from '@conform-to/react'
import { data, redirect } from '@remix-run/node'
import type { SignedIn } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import { deviceNameOf } from '~/domain/membership/device-name'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { SecondFactorCode } from '~/domain/membership/second-factor'
import { paths } from '~/paths'
import { renewRecoveryCodes } from '~/usecases/membership/recovery-codes.server'
import {
  confirmSecondFactor,
  forgetBegunFactor,
  mayRemoveApp,
  removeApp,
  startSecondFactor,
} from '~/usecases/membership/second-factor.server'
import { now } from './clock.server'
import { readCookie, SESSION_COOKIE, sessionCookie } from './cookies.server'
import { formAnswer, parseForm, readFormData } from './forms.server'
import { notNow } from './limits.server'
import { safeReturnPath } from './return-path.server'
import { goesOnAs } from './visit.server'

/** The form that came back, or the recovery codes that are shown this once. */
export type SecondFactorReply = {
  reply: SubmissionResult<string[]> | null
  alert: EntranceAlert | null
  codes: string[] | null
}

type SecondFactorAnswer = Response | ReturnType<typeof data<SecondFactorReply>>

/**
 * Answers a post of the page of the second factor (`intent=start`, `confirm`, `renew`, `replace`, `keep` or `remove`).
 * Who is held back (`held`) may set one up, and nothing else: he has proved himself with one factor only.
 */
export async function answerSecondFactor(
  { person, held }: { person: SignedIn; held: boolean },
  request: Request,
  lang: Locale,
): Promise<SecondFactorAnswer> {
  const formData = await readFormData(request)
  const token = readCookie(request, SESSION_COOKIE) ?? ''
  // Where he wanted to go when he was held back stays in the address.
  const here = paths.secondFactor(
    lang,
    safeReturnPath(new URL(request.url).searchParams.get('redirectTo')) ?? undefined,
  )
  const intent = formData.get('intent')
  if (held && intent !== 'start' && intent !== 'confirm') return redirect(here, 303)
  switch (intent) {
    case 'start':
    case 'replace':
      await startSecondFactor(person, token, now())
      return redirect(here, 303)
    case 'renew': {
      const codes = await renewRecoveryCodes(person, token, now())
      return codes ? data({ reply: null, alert: null, codes }) : redirect(here, 303)
    }
    case 'remove':
      if (await mayRemoveApp(person)) await removeApp(person, token, now())
      return redirect(`${paths.accountSecurity(lang)}?done=factor-off`, 303)
    case 'keep':
      await forgetBegunFactor(person)
      return redirect(here, 303)
    default:
      return confirm(person, formData, request, token)
  }
}

async function confirm(
  person: SignedIn,
  formData: FormData,
  request: Request,
  token: string,
): Promise<SecondFactorAnswer> {
  const form = parseForm(formData, SecondFactorCode)
  if (form.outcome === 'invalid') return formAnswer({ reply: form.reply, alert: null, codes: null })
  const deviceName = deviceNameOf(request.headers.get('user-agent'))
  const answer = await confirmSecondFactor(person, form.value.code, { token, deviceName }, now())
  switch (answer.outcome) {
    case 'on': {
      const { session, codes } = answer
      const cookie = sessionCookie(session.token, session.maxAgeSeconds)
      goesOnAs(session.token)
      return data({ reply: null, alert: null, codes }, { headers: { 'Set-Cookie': cookie } })
    }
    case 'wrong-code':
      return formAnswer({ reply: form.refuse({ code: ['code-invalid'] }), alert: null, codes: null })
    default: {
      const { status, headers, alert } = notNow(answer)
      return formAnswer({ reply: form.refuse({}), alert, codes: null }, status, headers)
    }
  }
}
