import type { SubmissionResult } from '@conform-to/react'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { joiningTexts } from '~/i18n/joining'
import { membershipTexts } from '~/i18n/membership'
import { useLang } from '../use-lang'
import { useJoining } from '../use-site'
import { InvitedOnly } from './invited-only'
import { LoginForm } from './login-form'
import { RegisterForm } from './register-form'

/** One of the two forms as it came back from `answerEntrance`. */
export type EntranceReply = {
  form: 'login' | 'register'
  reply: SubmissionResult<string[]>
  alert: EntranceAlert | null
}

type EntranceProps = {
  reply: EntranceReply | null | undefined
  /** The page that the visitor wants to come back to. */
  returnTo: string | null
}

/** Both doors side by side, for the gate: sign in, or become a member. The page says why it is closed. */
export function Entrance({ reply, returnTo }: EntranceProps) {
  const lang = useLang()
  const t = membershipTexts[lang].entrance
  const { policy } = useJoining()
  const of = (form: EntranceReply['form']) => ({
    reply: reply?.form === form ? reply.reply : null,
    alert: reply?.form === form ? reply.alert : null,
    returnTo,
  })
  return (
    <div className="entrance">
      <section className="entrance-door" aria-labelledby="login-title">
        <h3 id="login-title">{t.loginTitle}</h3>
        <p>{t.back}</p>
        <LoginForm {...of('login')} />
      </section>
      <section className="entrance-door" aria-labelledby="register-title">
        <h3 id="register-title">{t.registerTitle}</h3>
        {policy === 'invitation' ? (
          <InvitedOnly />
        ) : (
          <>
            <p>{joiningTexts[lang].gateLead[policy]}</p>
            <RegisterForm {...of('register')} />
          </>
        )}
      </section>
    </div>
  )
}
