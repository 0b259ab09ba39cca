import type { SubmissionResult } from '@conform-to/react'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { membershipTexts } from '~/i18n/membership'
import { useLang } from '../use-lang'
import { Alert } from './alert'
import { fieldsOf } from './fields'
import { FormErrors, PasswordField, RequiredNote, submitOnce, TextField } from './form-parts'

type SetUpFormProps = { token: string; reply: SubmissionResult<string[]> | null; alert: EntranceAlert | null }

/** Makes the first admin. */
export function SetUpForm({ token, reply, alert }: SetUpFormProps) {
  const lang = useLang()
  const t = membershipTexts[lang]
  const field = fieldsOf('setup', reply, lang)
  return (
    <form method="post" onSubmit={submitOnce} noValidate className="form">
      <input type="hidden" name="token" value={token} />
      <Alert alert={alert} />
      <FormErrors prefix="setup" reply={reply} labels={t.fields} />
      <RequiredNote />
      <div className="form-row">
        <TextField field={field('firstName')} label={t.fields.firstName} autoComplete="given-name" />
        <TextField field={field('lastName')} label={t.fields.lastName} autoComplete="family-name" />
      </div>
      <TextField field={field('email')} label={t.fields.email} type="email" autoComplete="email" />
      <PasswordField field={field('password')} label={t.fields.password} autoComplete="new-password" />
      <TextField field={field('organisation')} label={t.fields.organisation} autoComplete="organization" />
      <button type="submit" className="button">
        {t.setup.submit}
      </button>
    </form>
  )
}
