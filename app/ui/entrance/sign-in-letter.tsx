import type { SubmissionResult } from '@conform-to/react'
import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import { membershipTexts } from '~/i18n/membership'
import { signInTexts } from '~/i18n/sign-in'
import { useLang } from '../use-lang'
import { Alert } from './alert'
import { fieldsOf } from './fields'
import { FormErrors, RequiredNote, submitOnce, TextField } from './form-parts'

type Answer = { reply: SubmissionResult<string[]>; alert: EntranceAlert | null } | null

/** The page behind a letter's link: its button signs in. */
export function LetterButton({ token }: { token: string }) {
  const t = signInTexts[useLang()].letter
  return (
    <form method="post" onSubmit={submitOnce}>
      <input type="hidden" name="intent" value="link" />
      <input type="hidden" name="token" value={token} />
      <button type="submit" className="button">
        {t.enter}
      </button>
    </form>
  )
}

type AskProps = { answer: Answer; email: string; returnTo: string | null; again: boolean }

/** Asks for the letter, or for another one; the answer is the same for every address. */
export function AskForLetter({ answer, email, returnTo, again }: AskProps) {
  const lang = useLang()
  const t = { ...signInTexts[lang].letter, fields: membershipTexts[lang].fields }
  const field = fieldsOf('ask', answer?.reply, lang, { email: again ? email : '' })
  return (
    <section className="stack" aria-labelledby="ask-title">
      <h2 id="ask-title">{again ? t.againTitle : t.askTitle}</h2>
      <form method="post" onSubmit={submitOnce} noValidate className="form">
        <input type="hidden" name="intent" value="ask" />
        {returnTo ? <input type="hidden" name="redirectTo" value={returnTo} /> : null}
        <Alert alert={answer?.alert} />
        <FormErrors prefix="ask" reply={answer?.reply} labels={t.fields} />
        <RequiredNote />
        <TextField field={field('email')} label={t.fields.email} type="email" autoComplete="email" />
        <button type="submit" className={again ? 'button button-secondary' : 'button'}>
          {t.ask}
        </button>
      </form>
    </section>
  )
}

/** For those who read the letter on another device. */
export function LetterCode({ answer, email }: { answer: Answer; email: string }) {
  const lang = useLang()
  const t = { ...signInTexts[lang].letter, fields: membershipTexts[lang].fields }
  const field = fieldsOf('code', answer?.reply, lang, { email })
  return (
    <section className="stack" aria-labelledby="code-title">
      <h2 id="code-title">{t.codeTitle}</h2>
      <form method="post" onSubmit={submitOnce} noValidate className="form">
        <input type="hidden" name="intent" value="code" />
        <Alert alert={answer?.alert} />
        <FormErrors prefix="code" reply={answer?.reply} labels={t.fields} />
        <RequiredNote />
        <TextField field={field('email')} label={t.fields.email} type="email" autoComplete="email" />
        <TextField
          field={field('code')}
          label={t.fields.code}
          hint={t.codeHint}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={12}
        />
        <button type="submit" className="button">
          {t.codeSubmit}
        </button>
      </form>
    </section>
  )
}
