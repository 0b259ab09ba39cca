import { formatMoment } from '~/i18n/formats'
import { myDataTexts } from '~/i18n/my-data'
import { Alert } from '../entrance/alert'
import { fieldsOf } from '../entrance/fields'
import { FormErrors, RequiredNote, submitOnce, TextField } from '../entrance/form-parts'
import { type LetterAnswer, LetterCodeForm } from '../entrance/letter-forms'
import { useLang } from '../use-lang'

/** Asks for the letter to a new address, or for another one. */
export function AskForEmail({ answer, again }: { answer: LetterAnswer; again: boolean }) {
  const lang = useLang()
  const t = myDataTexts[lang].email
  const field = fieldsOf('email', answer?.reply, lang)
  return (
    <section className="stack">
      {again ? <h2>{t.otherTitle}</h2> : null}
      <form method="post" onSubmit={submitOnce} noValidate className="form">
        <input type="hidden" name="intent" value="ask" />
        <Alert alert={answer?.alert} />
        <FormErrors prefix="email" reply={answer?.reply} labels={{ email: t.field }} />
        <RequiredNote />
        <TextField field={field('email')} label={t.field} hint={t.hint} type="email" autoComplete="email" />
        <button type="submit" className={again ? 'button button-secondary' : 'button'}>
          {t.submit}
        </button>
      </form>
    </section>
  )
}

/** The address that waits for its letter to be answered: its code, or no change after all. */
export function PendingEmail({
  email,
  endsAt,
  answer,
}: {
  email: string
  endsAt: string
  answer: LetterAnswer
}) {
  const lang = useLang()
  const t = myDataTexts[lang].email
  return (
    <section className="stack" aria-labelledby="pending-title">
      <h2 id="pending-title">{t.pendingTitle(email)}</h2>
      <p>{t.pendingLead(formatMoment(endsAt, lang))}</p>
      <LetterCodeForm answer={answer} email={null} t={{ hint: t.codeHint, submit: t.codeSubmit }} />
      <form method="post" onSubmit={submitOnce}>
        <input type="hidden" name="intent" value="cancel" />
        <button type="submit" className="button button-quiet">
          {t.cancel}
        </button>
      </form>
    </section>
  )
}
