import { STAKEHOLDER_GROUPS } from '~/domain/membership/membership'
import { membershipTexts } from '~/i18n/membership'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { useJoining } from '../use-site'
import { Alert } from './alert'
import { fieldsOf } from './fields'
import {
  CheckField,
  FormErrors,
  PasswordField,
  RequiredNote,
  SelectField,
  submitOnce,
  TextAreaField,
  TextField,
} from './form-parts'
import type { EntranceFormProps } from './login-form'
import { TrapFields } from './trap-fields'

/** Asks to become a member; posts to the page's own address with `intent=register`. */
export function RegisterForm({ reply, alert, returnTo }: EntranceFormProps) {
  const lang = useLang()
  const t = membershipTexts[lang]
  const { policy } = useJoining()
  const field = fieldsOf('register', reply, lang)
  return (
    <form method="post" onSubmit={submitOnce} noValidate className="form" aria-labelledby="register-title">
      <input type="hidden" name="intent" value="register" />
      {returnTo ? <input type="hidden" name="redirectTo" value={returnTo} /> : null}
      <TrapFields field={field} />
      <Alert alert={alert} />
      <FormErrors prefix="register" reply={reply} labels={t.fields} />
      <RequiredNote />
      <div className="form-row">
        <TextField
          field={field('firstName')}
          label={t.fields.firstName}
          hint={t.hints.firstName}
          autoComplete="given-name"
        />
        <TextField
          field={field('lastName')}
          label={t.fields.lastName}
          hint={t.hints.lastName}
          autoComplete="family-name"
        />
      </div>
      <TextField
        field={field('email')}
        label={t.fields.email}
        hint={t.hints.email}
        type="email"
        autoComplete="email"
      />
      <PasswordField field={field('password')} label={t.fields.password} autoComplete="new-password" />
      <TextField
        field={field('organisation')}
        label={t.fields.organisation}
        hint={t.hints.organisation}
        autoComplete="organization"
      />
      <SelectField
        field={field('stakeholderGroup')}
        label={t.fields.stakeholderGroup}
        hint={t.hints.stakeholderGroup}
        prompt={t.chooseGroup}
        options={STAKEHOLDER_GROUPS.map((group) => ({ value: group, label: t.groups[group] }))}
      />
      {policy === 'moderated' ? (
        <TextAreaField
          field={field('motivation')}
          label={t.fields.motivation}
          hint={t.hints.motivation}
          required={false}
          maxLength={1000}
        />
      ) : null}
      <CheckField
        field={field('acceptTerms')}
        label={t.fields.acceptTerms}
        required
        hint={
          <>
            <a href={paths.page(lang, 'terms')}>{t.readTerms}</a> ·{' '}
            <a href={paths.page(lang, 'privacy')}>{t.readPrivacy}</a>
          </>
        }
      />
      <button type="submit" className="button">
        {t.register.submit}
      </button>
    </form>
  )
}
