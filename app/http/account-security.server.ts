import type { SubmissionResult } from '@conform-to/react'
import { redirect } from '@remix-run/node'
import type { SignedIn } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import { deviceNameOf } from '~/domain/membership/device-name'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { PasswordChange } from '~/domain/membership/registration'
import { paths } from '~/paths'
import { endOtherLoginSessions, endOwnLoginSession } from '~/usecases/login-sessions.server'
import { changePassword } from '~/usecases/membership/change-password.server'
import { now } from './clock.server'
import { readCookie, SESSION_COOKIE, sessionCookie } from './cookies.server'
import { formAnswer, parseForm, readFormData } from './forms.server'
import { notNow } from './limits.server'

type SecurityReply = { reply: SubmissionResult<string[]>; alert: EntranceAlert | null }
type SecurityAnswer = Response | ReturnType<typeof formAnswer<SecurityReply>>

const SESSION_ID = /^[0-9a-f]{64}$/

/** Answers a post of the account's security page (`intent=password`, `end-session` or `end-others`). */
export async function answerSecurity(
  person: SignedIn,
  request: Request,
  lang: Locale,
): Promise<SecurityAnswer> {
  const formData = await readFormData(request)
  const token = readCookie(request, SESSION_COOKIE) ?? ''
  switch (formData.get('intent')) {
    case 'end-session': {
      const id = String(formData.get('sessionId') ?? '')
      // Unknown, somebody else's or already ended: what was wanted is so.
      if (SESSION_ID.test(id)) await endOwnLoginSession(person, id)
      return done(lang, 'ended')
    }
    case 'end-others':
      await endOtherLoginSessions(person.id, token)
      return done(lang, 'others-ended')
    default: {
      const deviceName = deviceNameOf(request.headers.get('user-agent'))
      return answerPassword(person, formData, { token, deviceName }, lang)
    }
  }
}

const done = (lang: Locale, what: string, headers?: HeadersInit): Response =>
  redirect(`${paths.accountSecurity(lang)}?done=${what}`, { status: 303, headers })

async function answerPassword(
  person: SignedIn,
  formData: FormData,
  here: { token: string; deviceName: string },
  lang: Locale,
): Promise<SecurityAnswer> {
  const form = parseForm(formData, PasswordChange)
  if (form.outcome === 'invalid') return formAnswer<SecurityReply>({ reply: form.reply, alert: null })
  const answer = await changePassword(person, form.value, here, now())
  switch (answer.outcome) {
    case 'changed':
      return done(lang, 'password', {
        'Set-Cookie': sessionCookie(answer.session.token, answer.session.maxAgeSeconds),
      })
    // The page asks who he is.
    case 'ended':
      return redirect(paths.accountSecurity(lang), 303)
    case 'wrong-password':
      return formAnswer<SecurityReply>({ reply: form.refuse({ password: ['password-wrong'] }), alert: null })
    case 'password-refused':
      return formAnswer<SecurityReply>({ reply: form.refuse({ newPassword: [answer.fault] }), alert: null })
    default: {
      const { status, headers, alert } = notNow(answer)
      return formAnswer<SecurityReply>({ reply: form.refuse({}), alert }, status, headers)
    }
  }
}
