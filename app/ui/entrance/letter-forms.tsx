import type { SubmissionResult } from '@conform-to/react'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { membershipTexts } from '~/i18n/membership'
import { useLang } from '../use-lang'
import { Alert } from './alert'
import { fieldsOf } from './fields'
import { FormErrors, RequiredNote, submitOnce, TextField } from './form-parts'

/** A form that came back. */
export type LetterAnswer = { reply: SubmissionResult<string[]>; alert: EntranceAlert | null } | null

type CodeProps = {
  answer: LetterAnswer
  /** null: the page knows whose letter it is. */
  email: string | null
  t: { hint: string; submit: string }
}

/** The code of a letter, for those who read it on another device. */
export function LetterCodeForm({ answer, email, t }: CodeProps) {
  const lang = useLang()
  const labels = membershipTexts[lang].fields
  const field = fieldsOf('code', answer?.reply, lang, { email: email ?? '' })
  return (
    <form method="post" onSubmit={submitOnce} noValidate className="form">
      <input type="hidden" name="intent" value="code" />
      <Alert alert={answer?.alert} />
      <FormErrors prefix="code" reply={answer?.reply} labels={labels} />
      <RequiredNote />
      {email === null ? null : (
        <TextField field={field('email')} label={labels.email} type="email" autoComplete="email" />
      )}
      <TextField
        field={field('code')}
        label={labels.code}
        hint={t.hint}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        maxLength={20}
      />
      <button type="submit" className="button">
        {t.submit}
      </button>
    </form>
  )
}

/** {@link LetterCodeForm} as a part of a page that asks for the address, too. */
export function LetterCodePart({ title, ...form }: CodeProps & { title: string }) {
  return (
    <section className="stack" aria-labelledby="code-title">
      <h2 id="code-title">{title}</h2>
      <LetterCodeForm {...form} />
    </section>
  )
}

type AskProps = {
  intent: 'ask' | 'resend'
  answer: LetterAnswer
  email: string
  returnTo: string | null
  /** A letter has been sent already: this is the second thing to do here. */
  again: boolean
  t: { title: string; lead?: string; submit: string }
}

/** Asks for a letter, or for another one; the answer is the same for every address. */
export function AskForLetterForm({ intent, answer, email, returnTo, again, t }: AskProps) {
  const lang = useLang()
  const labels = membershipTexts[lang].fields
  const field = fieldsOf(intent, answer?.reply, lang, { email })
  return (
    <section className="stack" aria-labelledby={`${intent}-title`}>
      <h2 id={`${intent}-title`}>{t.title}</h2>
      {t.lead ? <p>{t.lead}</p> : null}
      <form method="post" onSubmit={submitOnce} noValidate className="form">
        <input type="hidden" name="intent" value={intent} />
        {returnTo ? <input type="hidden" name="redirectTo" value={returnTo} /> : null}
        <Alert alert={answer?.alert} />
        <FormErrors prefix={intent} reply={answer?.reply} labels={labels} />
        <RequiredNote />
        <TextField field={field('email')} label={labels.email} type="email" autoComplete="email" />
        <button type="submit" className={again ? 'button button-secondary' : 'button'}>
          {t.submit}
        </button>
      </form>
    </section>
  )
}
