import type { SubmissionResult } from '@conform-to/react'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { membershipTexts } from '~/i18n/membership'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { Alert } from './alert'
import { fieldsOf } from './fields'
import { FormErrors, RequiredNote, submitOnce, TextField } from './form-parts'

type Answer = { reply: SubmissionResult<string[]>; alert: EntranceAlert | null } | null

/** The page behind a letter's link: its button confirms. */
export function ConfirmButton({ token }: { token: string }) {
  const t = membershipTexts[useLang()].confirm
  return (
    <form method="post" onSubmit={submitOnce}>
      <input type="hidden" name="intent" value="confirm" />
      <input type="hidden" name="token" value={token} />
      <button type="submit" className="button">
        {t.submit}
      </button>
    </form>
  )
}

/** For those who read the letter on another device. */
export function CodeForm({ answer, email }: { answer: Answer; email: string }) {
  const lang = useLang()
  const t = membershipTexts[lang]
  const field = fieldsOf('code', answer?.reply, lang, { email })
  return (
    <section className="stack" aria-labelledby="code-title">
      <h2 id="code-title">{t.confirm.codeTitle}</h2>
      <form method="post" onSubmit={submitOnce} noValidate className="form">
        <input type="hidden" name="intent" value="code" />
        <Alert alert={answer?.alert} />
        <FormErrors prefix="code" reply={answer?.reply} labels={t.fields} />
        <RequiredNote />
        <TextField field={field('email')} label={t.fields.email} type="email" autoComplete="email" />
        <TextField
          field={field('code')}
          label={t.fields.code}
          hint={t.hints.code}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={12}
        />
        <button type="submit" className="button">
          {t.confirm.codeSubmit}
        </button>
      </form>
    </section>
  )
}

/** A new letter; the answer is the same for every address. */
export function ResendForm({
  answer,
  email,
  returnTo,
}: {
  answer: Answer
  email: string
  returnTo: string | null
}) {
  const lang = useLang()
  const t = membershipTexts[lang]
  const field = fieldsOf('resend', answer?.reply, lang, { email })
  return (
    <section className="stack" aria-labelledby="resend-title">
      <h2 id="resend-title">{t.confirm.resendTitle}</h2>
      <p>{t.confirm.resendLead}</p>
      <form method="post" onSubmit={submitOnce} noValidate className="form">
        <input type="hidden" name="intent" value="resend" />
        {returnTo ? <input type="hidden" name="redirectTo" value={returnTo} /> : null}
        <Alert alert={answer?.alert} />
        <FormErrors prefix="resend" reply={answer?.reply} labels={t.fields} />
        <RequiredNote />
        <TextField field={field('email')} label={t.fields.email} type="email" autoComplete="email" />
        <button type="submit" className="button button-secondary">
          {t.confirm.resendSubmit}
        </button>
      </form>
      <p>
        <a href={paths.login(lang, returnTo ?? undefined)}>{t.confirm.login}</a>
      </p>
    </section>
  )
}
