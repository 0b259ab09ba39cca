import type { SubmissionResult } from '@conform-to/react'
import { LOCALES } from '~/domain/locale'
import { collectionTexts } from '~/i18n/collections'
import { publishingTexts } from '~/i18n/publishing'
import { TextField } from '../entrance/form-parts'
import { DraftForm } from '../publishing/draft-form'
import type { FlatValues } from '../publishing/flat-values'
import { LanguageGroup } from '../publishing/language-group'
import { MarkdownField } from '../publishing/markdown-field'
import { useDraft } from '../publishing/use-draft'
import { useLang } from '../use-lang'

type CollectionFormProps = {
  /** `new`, or the id. */
  thing: string
  stored: FlatValues
  reply: SubmissionResult<string[]> | null
  saved: boolean
  /** After a conflict: what somebody else left, which the next save replaces on purpose. */
  replaces: string | null
  life: 'new' | 'draft' | 'out'
}

/** A collection's texts in both languages, its address and its place. */
export function CollectionForm({ thing, stored, reply, saved, replaces, life }: CollectionFormProps) {
  const lang = useLang()
  const t = publishingTexts[lang].draft
  const draft = useDraft({
    ...{ prefix: 'collection', thing: `collection ${thing}` },
    ...{ stored, reply, saved, replaces },
  })
  const { field } = draft
  const langOf = (one: 'fr' | 'en') => (one === lang ? undefined : one)
  return (
    <DraftForm draft={draft} prefix="collection" reply={reply} labels={useLabels()} blank={0}>
      {LOCALES.map((one) => (
        <LanguageGroup of={one} used={draft.isUsed(one)} key={one}>
          <TextField
            field={field(`${one}.title`)}
            label={t.fields.title}
            unmarked
            required={false}
            lang={langOf(one)}
            autoComplete="off"
            maxLength={300}
            spellCheck
          />
          <MarkdownField
            field={field(`${one}.introduction`)}
            label={collectionTexts[lang].desk.introduction}
            textLang={langOf(one)}
            rows={8}
            maxLength={20_000}
          />
        </LanguageGroup>
      ))}
      <fieldset className="form-group">
        <legend>{t.common}</legend>
        <TextField
          field={field('position')}
          label={t.fields.position}
          hint={t.hints.position}
          required={false}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
        />
        <TextField
          field={field('slug')}
          label={t.fields.slug}
          hint={life === 'out' ? t.hints.slugFixed : t.hints.slug}
          required={false}
          readOnly={life === 'out'}
          autoComplete="off"
          maxLength={80}
        />
      </fieldset>
      <div className="form-actions form-actions-sticky">
        <button className="button" type="submit" name="intent" value="save">
          {life === 'new' ? t.create : t.save}
        </button>
        {life === 'draft' ? (
          <button className="button button-secondary" type="submit" name="intent" value="publish">
            {t.publish}
          </button>
        ) : null}
      </div>
    </DraftForm>
  )
}

/** What lists of errors call the fields. */
function useLabels(): Record<string, string> {
  const lang = useLang()
  const t = publishingTexts[lang].draft
  const labels: Record<string, string> = { ...t.fields }
  for (const one of LOCALES) {
    labels[`${one}.title`] = t.inLanguage(t.fields.title, one)
    labels[`${one}.introduction`] = t.inLanguage(collectionTexts[lang].desk.introduction, one)
  }
  return labels
}
