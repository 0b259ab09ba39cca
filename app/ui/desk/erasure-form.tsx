import type { SubmissionResult } from '@conform-to/react'
import { Link } from '@remix-run/react'
import { ERASURE_GROUNDS } from '~/domain/membership/erasure'
import { erasureTexts } from '~/i18n/erasure'
import { paths } from '~/paths'
import { fieldsOf } from '../entrance/fields'
import { CheckField, FormAlert, FormErrors, submitOnce } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { RadioGroup } from './radio-group'

type ErasureFormProps = {
  member: { id: string; name: string; email: string }
  reply: SubmissionResult<string[]> | null
  problem: 'last-admin' | 'yourself' | null
}

/** What goes and what stays, why, and a box to tick: it cannot be taken back. */
export function ErasureForm({ member, reply, problem }: ErasureFormProps) {
  const lang = useLang()
  const t = erasureTexts[lang]
  const field = fieldsOf('erasure', reply, lang)
  return (
    <form method="post" className="form panel" onSubmit={submitOnce} noValidate>
      {problem ? (
        <FormAlert>
          <p>{t.problems[problem]}</p>
        </FormAlert>
      ) : null}
      <FormErrors
        prefix="erasure"
        reply={reply}
        labels={{ ground: t.ground, confirm: t.confirm(member.email) }}
      />
      <ul>
        {t.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <RadioGroup
        field={field('ground')}
        legend={t.ground}
        options={ERASURE_GROUNDS.map((value) => ({ value, label: t.grounds[value] }))}
      />
      <CheckField field={field('confirm')} label={t.confirm(member.email)} required />
      <div className="form-actions">
        <button className="button button-danger" type="submit">
          {t.erase}
        </button>
        <Link to={paths.deskMember(lang, member.id)}>{t.cancel}</Link>
      </div>
    </form>
  )
}
