import type { SubmissionResult } from '@conform-to/react'
import { MEMBERSHIP_POLICIES, type MembershipPolicy } from '~/domain/membership/membership'
import { deskTexts } from '~/i18n/desk'
import { fieldsOf } from '../entrance/fields'
import { FormErrors, submitOnce, TextAreaField } from '../entrance/form-parts'
import { useLang } from '../use-lang'

type PolicyFormProps = {
  settings: { membershipPolicy: MembershipPolicy; approvedDomains: string[]; refusedDomains: string[] }
  reply: SubmissionResult<string[]> | null
}

/** How one becomes a member; each answer says what it does. */
export function PolicyForm({ settings, reply }: PolicyFormProps) {
  const lang = useLang()
  const t = deskTexts[lang].settings
  const field = fieldsOf('settings', reply, lang, {
    membershipPolicy: settings.membershipPolicy,
    approvedDomains: settings.approvedDomains.join('\n'),
    refusedDomains: settings.refusedDomains.join('\n'),
  })
  const { error, value: policy } = field('membershipPolicy')
  return (
    <form method="post" className="form form-wide panel" onSubmit={submitOnce}>
      <FormErrors
        prefix="settings"
        reply={reply}
        labels={{
          membershipPolicy: t.policy,
          approvedDomains: t.approvedDomains,
          refusedDomains: t.refusedDomains,
        }}
      />
      <fieldset
        className="form-group"
        id="settings-membershipPolicy"
        aria-describedby={error ? 'settings-membershipPolicy-error' : undefined}
      >
        <legend>{t.policy}</legend>
        {error ? (
          <p className="field-error" id="settings-membershipPolicy-error">
            {error}
          </p>
        ) : null}
        {MEMBERSHIP_POLICIES.map((one) => (
          <div className="field field-check" key={one}>
            <input
              type="radio"
              id={`policy-${one}`}
              name="membershipPolicy"
              value={one}
              defaultChecked={one === policy}
              aria-describedby={`policy-${one}-hint`}
            />
            <label htmlFor={`policy-${one}`}>{t.policies[one].label}</label>
            <p className="field-hint" id={`policy-${one}-hint`}>
              {t.policies[one].hint}
            </p>
          </div>
        ))}
      </fieldset>
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
      <div className="form-actions">
        <button className="button" type="submit">
          {t.submit}
        </button>
      </div>
    </form>
  )
}
