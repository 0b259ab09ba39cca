import type { SubmissionResult } from '@conform-to/react'
import { deskTexts } from '~/i18n/desk'
import { passwordTexts } from '~/i18n/passwords'
import { shareTexts } from '~/i18n/shares'
import { type FieldState, fieldsOf } from '../entrance/fields'
import { FormErrors, submitOnce, TextAreaField, TextField } from '../entrance/form-parts'
import { useLang } from '../use-lang'

type PolicyFormProps = {
  settings: {
    membershipPolicy: string
    approvedDomains: string[]
    refusedDomains: string[]
    secondFactor: string
    passwordMinimum: number
    memberSharing: string
  }
  reply: SubmissionResult<string[]> | null
}

/** How one becomes a member; each answer says what it does. */
export function PolicyForm({ settings, reply }: PolicyFormProps) {
  const lang = useLang()
  const t = deskTexts[lang].settings
  const passwords = passwordTexts[lang]
  const sharing = shareTexts[lang].settings
  const field = fieldsOf('settings', reply, lang, {
    membershipPolicy: settings.membershipPolicy,
    secondFactor: settings.secondFactor,
    passwordMinimum: String(settings.passwordMinimum),
    memberSharing: settings.memberSharing,
    approvedDomains: settings.approvedDomains.join('\n'),
    refusedDomains: settings.refusedDomains.join('\n'),
  })
  return (
    <form method="post" className="form form-wide panel" onSubmit={submitOnce}>
      <FormErrors
        prefix="settings"
        reply={reply}
        labels={{
          membershipPolicy: t.policy,
          secondFactor: t.secondFactor,
          passwordMinimum: passwords.minimum,
          memberSharing: sharing.legend,
          approvedDomains: t.approvedDomains,
          refusedDomains: t.refusedDomains,
        }}
      />
      <Choice name="membershipPolicy" field={field} legend={t.policy} options={t.policies} />
      {(['approvedDomains', 'refusedDomains'] as const).map((name) => (
        <TextAreaField
          key={name}
          field={field(name)}
          label={t[name]}
          hint={t.domainHints[name]}
          required={false}
          maxLength={10_000}
        />
      ))}
      <Choice name="secondFactor" field={field} legend={t.secondFactor} options={t.secondFactorRules} />
      <TextField
        field={field('passwordMinimum')}
        label={passwords.minimum}
        hint={passwords.minimumHint}
        autoComplete="off"
        inputMode="numeric"
        maxLength={2}
      />
      <Choice name="memberSharing" field={field} legend={sharing.legend} options={sharing.rules} />
      <div className="form-actions">
        <button className="button" type="submit">
          {t.submit}
        </button>
      </div>
    </form>
  )
}

type ChoiceProps = {
  name: string
  field: (name: string) => FieldState
  legend: string
  options: Record<string, { label: string; hint: string }>
}

/** One answer of a few, each with a sentence of what it does. */
function Choice({ name, field, legend, options }: ChoiceProps) {
  const { id, error, value: chosen } = field(name)
  return (
    <fieldset className="form-group" id={id} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {Object.entries(options).map(([one, { label, hint }]) => (
        <div className="field field-check" key={one}>
          <input
            type="radio"
            id={`${name}-${one}`}
            name={name}
            value={one}
            defaultChecked={one === chosen}
            aria-describedby={`${name}-${one}-hint`}
          />
          <label htmlFor={`${name}-${one}`}>{label}</label>
          <p className="field-hint" id={`${name}-${one}-hint`}>
            {hint}
          </p>
        </div>
      ))}
    </fieldset>
  )
}
