import type { SubmissionResult } from '@conform-to/react'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { accountTexts } from '~/i18n/account'
import { useLang } from '../use-lang'
import { Alert } from './alert'
import { fieldsOf } from './fields'
import { FormErrors, PasswordField, RequiredNote, submitOnce } from './form-parts'

type PasswordFormProps = {
  /** For password managers, which store the pair. */
  email: string
  reply: SubmissionResult<string[]> | null
  alert: EntranceAlert | null
}

/** Changes the password of who knows the old one. */
export function PasswordForm({ email, reply, alert }: PasswordFormProps) {
  const lang = useLang()
  const t = accountTexts[lang].security
  const field = fieldsOf('change', reply, lang)
  return (
    <form method="post" onSubmit={submitOnce} noValidate className="form" aria-labelledby="password-title">
      <input type="hidden" name="intent" value="password" />
      <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
      <Alert alert={alert} />
      <FormErrors prefix="change" reply={reply} labels={{ password: t.current, newPassword: t.next }} />
      <RequiredNote />
      <PasswordField field={field('password')} label={t.current} autoComplete="current-password" />
      <PasswordField field={field('newPassword')} label={t.next} autoComplete="new-password" />
      <button type="submit" className="button">
        {t.passwordSave}
      </button>
    </form>
  )
}
