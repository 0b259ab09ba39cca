import type { SubmissionResult } from '@conform-to/react'
import { LOCALES } from '~/domain/locale'
import { STAKEHOLDER_GROUPS } from '~/domain/membership/membership'
import { accountTexts } from '~/i18n/account'
import { membershipTexts } from '~/i18n/membership'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { fieldsOf } from './fields'
import { FormErrors, RequiredNote, SelectField, submitOnce, TextField } from './form-parts'

type ProfileFormProps = {
  profile: {
    firstName: string
    lastName: string
    email: string
    organisation: string
    stakeholderGroup: string
    lang: string
  }
  reply: SubmissionResult<string[]> | null
}

/** A person's own details; the e-mail address has a page of its own. */
export function ProfileForm({ profile, reply }: ProfileFormProps) {
  const lang = useLang()
  const t = { ...membershipTexts[lang], ...accountTexts[lang].profile }
  const field = fieldsOf('profile', reply, lang, profile)
  return (
    <form method="post" onSubmit={submitOnce} noValidate className="form">
      <FormErrors prefix="profile" reply={reply} labels={{ ...t.fields, lang: t.language }} />
      <RequiredNote />
      <div className="field">
        <p className="field-label">{t.email}</p>
        <p>{profile.email}</p>
        <p className="field-hint">
          {t.emailHint} <a href={paths.accountEmail(lang)}>{t.changeEmail}</a>
        </p>
      </div>
      <div className="form-row">
        <TextField field={field('firstName')} label={t.fields.firstName} autoComplete="given-name" />
        <TextField field={field('lastName')} label={t.fields.lastName} autoComplete="family-name" />
      </div>
      <TextField field={field('organisation')} label={t.fields.organisation} autoComplete="organization" />
      <SelectField
        field={field('stakeholderGroup')}
        label={t.fields.stakeholderGroup}
        options={STAKEHOLDER_GROUPS.map((group) => ({ value: group, label: t.groups[group] }))}
      />
      <SelectField
        field={field('lang')}
        label={t.language}
        options={LOCALES.map((locale) => ({ value: locale, label: t.languages[locale] }))}
      />
      <button type="submit" className="button">
        {t.submit}
      </button>
    </form>
  )
}
