import type { SubmissionResult } from '@conform-to/react'
import { LONGEST_TOKEN_NAME, SCOPES, TOKEN_DAYS } from '~/domain/api/access-token'
import { accessTokenTexts } from '~/i18n/access-tokens'
import { RadioGroup } from '../desk/radio-group'
import { type FieldState, fieldsOf } from '../entrance/fields'
import { FormErrors, RequiredNote, submitOnce, TextField } from '../entrance/form-parts'
import { useLang } from '../use-lang'

/** What the new token is called, what it opens, and for how long. */
export function TokenForm({ reply }: { reply: SubmissionResult<string[]> | null }) {
  const lang = useLang()
  const t = accessTokenTexts[lang]
  const field = fieldsOf('token', reply, lang, { days: '90' })
  const days = TOKEN_DAYS.map((value) => ({ value, label: t.day[value] }))
  return (
    <form method="post" className="form" onSubmit={submitOnce} noValidate aria-labelledby="make-title">
      <input type="hidden" name="intent" value="make" />
      <FormErrors prefix="token" reply={reply} labels={{ name: t.name, scopes: t.scopes, days: t.days }} />
      <RequiredNote />
      <TextField
        field={field('name')}
        label={t.name}
        hint={t.nameHint}
        autoComplete="off"
        maxLength={LONGEST_TOKEN_NAME}
      />
      <ScopeBoxes field={field('scopes')} ticked={tickedOf(reply)} />
      <RadioGroup field={field('days')} legend={t.days} options={days} />
      <button type="submit" className="button">
        {t.submit}
      </button>
    </form>
  )
}

function ScopeBoxes({ field: { id, name, error }, ticked }: { field: FieldState; ticked: string[] }) {
  const t = accessTokenTexts[useLang()]
  return (
    <fieldset className="form-group" id={id} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{t.scopes}</legend>
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {SCOPES.map((scope) => (
        <div className="field field-check" key={scope}>
          <input
            type="checkbox"
            id={`${id}-${scope}`}
            name={name}
            value={scope}
            defaultChecked={ticked.includes(scope)}
          />
          <label htmlFor={`${id}-${scope}`}>
            {t.scope[scope]} <code>{scope}</code>
          </label>
        </div>
      ))}
    </fieldset>
  )
}

/** What was ticked in the form that came back; in a new one, what most programs need. */
function tickedOf(reply: SubmissionResult<string[]> | null): string[] {
  if (!reply) return [SCOPES[0]]
  return [reply.initialValue?.scopes ?? []].flat().map(String)
}
