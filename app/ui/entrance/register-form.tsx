import { STAKEHOLDER_GROUPS } from '~/domain/membership/membership'
import { invitationTexts } from '~/i18n/invitations'
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

type RegisterFormProps = EntranceFormProps & {
  /** Of an invitation: his address is fixed, the rest is filled in beforehand, and nobody has to approve. */
  invited?: { email: string; firstName: string; lastName: string; organisation: string }
}

/** Asks to become a member; posts to the page's own address with `intent=register`. */
export function RegisterForm({ reply, alert, returnTo, invited }: RegisterFormProps) {
  const lang = useLang()
  const t = membershipTexts[lang]
  const { policy } = useJoining()
  const field = fieldsOf('register', reply, lang, invited)
  return (
    <form method="post" onSubmit={submitOnce} noValidate className="form" aria-labelledby="register-title">
      <input type="hidden" name="intent" value="register" />
      {returnTo ? <input type="hidden" name="redirectTo" value={returnTo} /> : null}
      <TrapFields field={field} />
      <Alert alert={alert} />
      <FormErrors prefix="register" reply={reply} labels={{ ...t.fields, acceptTerms: t.terms }} />
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
          hint={policy === 'moderated' && !invited ? t.hints.lastName : t.hints.lastNameKnown}
          autoComplete="family-name"
        />
      </div>
      <TextField
        field={invited ? { ...field('email'), value: invited.email } : field('email')}
        label={t.fields.email}
        hint={invited ? invitationTexts[lang].page.emailHint : t.hints.email}
        type="email"
        autoComplete={invited ? 'username' : 'email'}
        readOnly={invited !== undefined}
      />
      <PasswordField field={field('password')} label={t.fields.password} autoComplete="new-password" />
      <TextField
        field={field('organisation')}
        label={t.fields.organisation}
        hint={invited ? invitationTexts[lang].page.organisationHint : t.hints.organisation}
        autoComplete="organization"
      />
      <SelectField
        field={field('stakeholderGroup')}
        label={t.fields.stakeholderGroup}
        hint={t.hints.stakeholderGroup}
        prompt={t.chooseGroup}
        options={STAKEHOLDER_GROUPS.map((group) => ({ value: group, label: t.groups[group] }))}
      />
      {policy === 'moderated' && !invited ? (
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
        {invited ? invitationTexts[lang].page.submit : t.register.submit}
      </button>
    </form>
  )
}
