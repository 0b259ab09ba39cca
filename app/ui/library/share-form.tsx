import type { SubmissionResult } from '@conform-to/react'
import { SHARE_DAYS } from '~/domain/access/sharing'
import { shareTexts } from '~/i18n/shares'
import { paths } from '~/paths'
import { fieldsOf } from '../entrance/fields'
import { FormAlert, FormDone, FormErrors, RequiredNote, submitOnce, TextField } from '../entrance/form-parts'
import { useLang } from '../use-lang'

export type ShareReply = { form: 'share'; reply: SubmissionResult<string[]>; minutes: number | null }

/** Lets a member open this document to a colleague without account. */
export function ShareForm({ answer, done }: { answer: ShareReply | null; done: boolean }) {
  const lang = useLang()
  const t = shareTexts[lang].form
  const field = fieldsOf('share', answer?.reply, lang, { days: String(SHARE_DAYS.usual) })
  return (
    <section aria-labelledby="share-title" id="share" className="stack-tight">
      <h2 id="share-title">{t.title}</h2>
      {done && !answer ? (
        <FormDone title={t.doneTitle}>
          <p>
            {t.done} <a href={paths.accountShares(lang)}>{t.yours}</a>
          </p>
        </FormDone>
      ) : (
        <p>{t.lead}</p>
      )}
      <form method="post" onSubmit={submitOnce} noValidate className="form" aria-labelledby="share-title">
        <input type="hidden" name="intent" value="share" />
        {answer?.minutes ? (
          <FormAlert>
            <p>{t.tooMany(answer.minutes)}</p>
          </FormAlert>
        ) : null}
        <FormErrors prefix="share" reply={answer?.reply} labels={{ email: t.email, days: t.days }} />
        <RequiredNote />
        <TextField field={field('email')} label={t.email} type="email" autoComplete="off" />
        <TextField
          field={field('days')}
          label={t.days}
          hint={t.daysHint}
          autoComplete="off"
          inputMode="numeric"
          maxLength={2}
        />
        <button type="submit" className="button button-secondary">
          {t.submit}
        </button>
      </form>
    </section>
  )
}
