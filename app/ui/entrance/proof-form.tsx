import type { SubmissionResult } from '@conform-to/react'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { membershipTexts } from '~/i18n/membership'
import { signInTexts } from '~/i18n/sign-in'
import { useLang } from '../use-lang'
import { Alert } from './alert'
import { fieldsOf } from './fields'
import { FormErrors, PasswordField, RequiredNote, submitOnce } from './form-parts'

type ProofFormProps = { email: string; reply: SubmissionResult<string[]> | null; alert: EntranceAlert | null }

/** The password once more, before something dangerous; posts to the page's own address. */
export function ProofForm({ email, reply, alert }: ProofFormProps) {
  const lang = useLang()
  const label = membershipTexts[lang].fields.password
  const field = fieldsOf('proof', reply, lang)
  return (
    <form method="post" onSubmit={submitOnce} noValidate className="form">
      <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
      <Alert alert={alert} />
      <FormErrors prefix="proof" reply={reply} labels={{ password: label }} />
      <RequiredNote />
      <PasswordField field={field('password')} label={label} autoComplete="current-password" />
      <button type="submit" className="button">
        {signInTexts[lang].proof.submit}
      </button>
    </form>
  )
}
