import type { SubmissionResult } from '@conform-to/react'
import { myDataTexts } from '~/i18n/my-data'
import { paths } from '~/paths'
import { fieldsOf } from '../entrance/fields'
import { CheckField, FormAlert, FormErrors, submitOnce } from '../entrance/form-parts'
import { useLang } from '../use-lang'

type DeletionFormProps = { reply: SubmissionResult<string[]> | null; problem: 'last-admin' | null }

/** What goes, what stays, and the button of who has read it. */
export function DeletionForm({ reply, problem }: DeletionFormProps) {
  const lang = useLang()
  const t = myDataTexts[lang].deletion
  const field = fieldsOf('deletion', reply, lang)
  return (
    <form method="post" onSubmit={submitOnce} noValidate className="form">
      {problem ? (
        <FormAlert>
          <p>{t.lastAdmin}</p>
        </FormAlert>
      ) : null}
      <FormErrors prefix="deletion" reply={reply} labels={{ confirm: t.confirmation }} />
      <p className="lead">{t.lead}</p>
      <h2>{t.goneTitle}</h2>
      <Points points={t.gone} />
      <h2>{t.staysTitle}</h2>
      <Points points={t.stays} />
      <h2>{t.courseTitle}</h2>
      <p>{t.course}</p>
      <CheckField field={field('confirm')} label={t.confirm} required />
      <button type="submit" className="button button-danger">
        {t.submit}
      </button>
      <p>
        <a href={paths.accountData(lang)}>{t.cancel}</a>
      </p>
    </form>
  )
}

function Points({ points }: { points: string[] }) {
  return (
    <ul>
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  )
}

/** For who signs in while his account waits to be erased. */
export function KeepOrLeave() {
  const t = myDataTexts[useLang()].leaving
  return (
    <div className="stack">
      <form method="post" onSubmit={submitOnce}>
        <input type="hidden" name="intent" value="keep" />
        <button type="submit" className="button">
          {t.keep}
        </button>
      </form>
      <form method="post" action={paths.logout()} onSubmit={submitOnce}>
        <button type="submit" className="button button-secondary">
          {t.leave}
        </button>
      </form>
    </div>
  )
}
