import type { SubmissionResult } from '@conform-to/react'
import { useRef } from 'react'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { membershipTexts } from '~/i18n/membership'
import { signInTexts } from '~/i18n/sign-in'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { useSite } from '../use-site'
import { Alert } from './alert'
import { fieldsOf } from './fields'
import { CheckField, FormErrors, PasswordField, RequiredNote, submitOnce, TextField } from './form-parts'
import { OtherWay, PasskeyAlert, PasskeyButton } from './passkey-door'
import { useAutofill, useEntering, usePasskeysHere } from './use-passkey'

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
  const form = useRef<HTMLFormElement>(null)
  const more = () => ({ redirectTo: returnTo, remember: form.current?.remember?.checked === true })
  const { problem, setProblem, waiting, enter } = useEntering(paths.passkeySignIn(lang), more)
  const isGuest = useSite()?.joining != null
  useAutofill(isGuest ? paths.passkeySignIn(lang) : null, more, setProblem)
  const passkeysHere = usePasskeysHere()
  const t = membershipTexts[lang]
  const field = fieldsOf('login', reply, lang)
  return (
    <form
      ref={form}
      method="post"
      onSubmit={submitOnce}
      noValidate
      className="form"
      aria-labelledby="login-title"
    >
      <input type="hidden" name="intent" value="login" />
      {returnTo ? <input type="hidden" name="redirectTo" value={returnTo} /> : null}
      <Alert alert={alert} />
      <PasskeyAlert problem={problem} />
      <FormErrors prefix="login" reply={reply} labels={t.fields} />
      <RequiredNote />
      <TextField
        field={field('email')}
        label={t.fields.email}
        type="email"
        autoComplete="username webauthn"
      />
      <PasswordField field={field('password')} label={t.fields.password} autoComplete="current-password" />
      <p className="field-after">
        <a href={paths.forgotPassword(lang)}>{t.login.forgotten}</a>
      </p>
      <CheckField field={field('remember')} label={t.fields.remember} hint={t.hints.remember} />
      <button type="submit" className="button">
        {t.login.submit}
      </button>
      <div className="other-ways">
        <OtherWay />
        {passkeysHere ? <PasskeyButton label="signIn" waiting={waiting} onPress={enter} /> : null}
        <a className="button button-secondary" href={paths.signInLetter(lang, returnTo ?? undefined)}>
          {signInTexts[lang].letter.offer}
        </a>
      </div>
    </form>
  )
}
