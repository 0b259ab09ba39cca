import type { SubmissionResult } from '@conform-to/react'
import { IDENTITY_CHECKS, type IdentityCheck } from '~/domain/membership/factor-loss'
import { factorLossTexts } from '~/i18n/factor-loss'
import { formatMoment } from '~/i18n/formats'
import { paths } from '~/paths'
import { fieldsOf } from '../entrance/fields'
import { FormErrors, submitOnce } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { RadioGroup } from './radio-group'

type Removal = { askedAt: string; dueAt: string; by: string | null; check: IdentityCheck }
type FactorLossProps = {
  member: { itself: boolean; has: boolean; removal: Removal | null }
  reply: SubmissionResult<string[]> | null
}

/** Where the loss of a member's second factor stands, and what an admin may do about it. */
export function FactorLoss({ member, reply }: FactorLossProps) {
  const lang = useLang()
  const t = factorLossTexts[lang].desk
  if (member.removal) return <Pending removal={member.removal} />
  if (member.itself)
    return (
      <p className="notice">
        {t.itself} <a href={paths.accountSecurity(lang)}>{paths.accountSecurity(lang)}</a>
      </p>
    )
  if (!member.has) return <p className="notice">{t.none}</p>
  return <AskRemoval reply={reply} />
}

function Pending({ removal }: { removal: Removal }) {
  const lang = useLang()
  const t = factorLossTexts[lang].desk
  return (
    <section className="panel stack">
      <p className="notice notice-warning">{t.pending(formatMoment(removal.dueAt, lang))}</p>
      <p>
        {t.askedBy(removal.by, formatMoment(removal.askedAt, lang))} {t.checks[removal.check]}.
      </p>
      <form method="post" className="form" onSubmit={submitOnce}>
        <input type="hidden" name="intent" value="stop-removal" />
        <p>{t.stopHint}</p>
        <div>
          <button className="button" type="submit">
            {t.stop}
          </button>
        </div>
      </form>
    </section>
  )
}

function AskRemoval({ reply }: { reply: SubmissionResult<string[]> | null }) {
  const lang = useLang()
  const t = factorLossTexts[lang].desk
  const field = fieldsOf('loss', reply, lang)('check')
  return (
    <section className="panel stack">
      <ul>
        {t.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <form method="post" className="form" onSubmit={submitOnce} noValidate>
        <FormErrors prefix="loss" reply={reply} labels={{ check: t.check }} />
        <input type="hidden" name="intent" value="ask-removal" />
        <RadioGroup
          field={field}
          legend={t.check}
          options={IDENTITY_CHECKS.map((value) => ({ value, label: t.checks[value] }))}
        />
        <p className="field-hint">{t.never}</p>
        <div>
          <button className="button button-danger" type="submit">
            {t.ask}
          </button>
        </div>
      </form>
    </section>
  )
}
