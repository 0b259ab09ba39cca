import type { SubmissionResult } from '@conform-to/react'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { accessTexts } from '~/i18n/access'
import { membershipTexts } from '~/i18n/membership'
import { paths } from '~/paths'
import { Alert } from '../entrance/alert'
import { fieldsOf } from '../entrance/fields'
import {
  FormDone,
  FormErrors,
  RequiredNote,
  submitOnce,
  TextAreaField,
  TextField,
} from '../entrance/form-parts'
import { TrapFields } from '../entrance/trap-fields'
import { useLang } from '../use-lang'

export type GuestAskReply = {
  form: 'ask-guest'
  reply: SubmissionResult<string[]>
  alert: EntranceAlert | null
}

/** A guest's asking: the form, or what became of the one that he has just sent. */
export function AskAsGuest({ answer, done }: { answer: GuestAskReply | null; done: string | null }) {
  const lang = useLang()
  const t = accessTexts[lang].asGuest
  if (done === 'arrived' && !answer)
    return (
      <FormDone title={t.arrivedTitle}>
        <p>{t.arrived}</p>
      </FormDone>
    )
  if (done === 'letter' && !answer)
    return (
      <FormDone title={t.sentTitle}>
        <p>{t.sent}</p>
      </FormDone>
    )
  return (
    <section className="entrance-door" aria-labelledby="ask-guest-title">
      <h3 id="ask-guest-title">{t.title}</h3>
      <p>{t.lead}</p>
      <GuestForm answer={answer} />
    </section>
  )
}

function GuestForm({ answer }: { answer: GuestAskReply | null }) {
  const lang = useLang()
  const t = accessTexts[lang].asGuest
  const { fields } = membershipTexts[lang]
  const field = fieldsOf('guest', answer?.reply, lang)
  return (
    <form method="post" onSubmit={submitOnce} noValidate className="form" aria-labelledby="ask-guest-title">
      <input type="hidden" name="intent" value="ask-guest" />
      <TrapFields field={field} />
      <Alert alert={answer?.alert} />
      <FormErrors prefix="guest" reply={answer?.reply} labels={{ ...fields, message: t.message }} />
      <RequiredNote />
      <div className="form-row">
        <TextField field={field('firstName')} label={fields.firstName} autoComplete="given-name" />
        <TextField field={field('lastName')} label={fields.lastName} autoComplete="family-name" />
      </div>
      <TextField
        field={field('email')}
        label={fields.email}
        hint={t.emailHint}
        type="email"
        autoComplete="email"
      />
      <TextField field={field('organisation')} label={t.organisation} autoComplete="organization" />
      <TextAreaField field={field('message')} label={t.message} hint={t.hint} maxLength={2000} />
      <p>
        <a href={`${paths.page(lang, 'privacy')}#kept-guest-request`}>{t.privacy}</a>
      </p>
      <button type="submit" className="button">
        {t.submit}
      </button>
    </form>
  )
}
