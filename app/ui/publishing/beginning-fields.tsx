import { MOST_OPEN_PAGES } from '~/domain/library/document-draft'
import { openingTexts } from '~/i18n/opening'
import { CheckField, TextField } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import type { Draft } from './use-draft'

/** What of the files everybody sees, whoever may have them. */
export function BeginningFields({ draft: { field } }: { draft: Draft }) {
  const t = openingTexts[useLang()]
  return (
    <fieldset className="form-group">
      <legend>{t.title}</legend>
      <TextField
        field={field('openPages')}
        label={t.openPages}
        hint={t.openPagesHint(MOST_OPEN_PAGES)}
        required={false}
        inputMode="numeric"
        autoComplete="off"
        maxLength={2}
      />
      <CheckField field={field('showsCover')} label={t.showsCover} hint={t.showsCoverHint} />
    </fieldset>
  )
}
