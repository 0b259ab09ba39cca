import type { SubmissionResult } from '@conform-to/react'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { membershipTexts } from '~/i18n/membership'
import { signInTexts } from '~/i18n/sign-in'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { Alert } from './alert'
import { fieldsOf } from './fields'
import { CheckField, FormErrors, PasswordField, RequiredNote, submitOnce, TextField } from './form-parts'

export type EntranceFormProps = {
  /** The form as it came back, or null when it is new. */
  reply: SubmissionResult<string[]> | null
  alert: EntranceAlert | null
  /** Where the visitor wanted to go. */
  returnTo: string | null
}

/** Signs in; posts to the page's own address with `intent=login`. */
export function LoginForm({ reply, alert, returnTo }: EntranceFormProps) {
  const lang = useLang()
  const t = membershipTexts[lang]
  const field = fieldsOf('login', reply, lang)
  return (
    <form method="post" onSubmit={submitOnce} noValidate className="form" aria-labelledby="login-title">
      <input type="hidden" name="intent" value="login" />
      {returnTo ? <input type="hidden" name="redirectTo" value={returnTo} /> : null}
      <Alert alert={alert} />
      <FormErrors prefix="login" reply={reply} labels={t.fields} />
      <RequiredNote />
      <TextField field={field('email')} label={t.fields.email} type="email" autoComplete="email" />
      <PasswordField field={field('password')} label={t.fields.password} autoComplete="current-password" />
      <CheckField field={field('remember')} label={t.fields.remember} hint={t.hints.remember} />
      <button type="submit" className="button">
        {t.login.submit}
      </button>
      <p>
        <a href={paths.forgotPassword(lang)}>{t.login.forgotten}</a>
        <br />
        <a href={paths.signInLetter(lang, returnTo ?? undefined)}>{signInTexts[lang].letter.offer}</a>
      </p>
    </form>
  )
}
