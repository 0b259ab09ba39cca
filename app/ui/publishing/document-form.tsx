import type { SubmissionResult } from '@conform-to/react'
import { AUDIENCES } from '~/domain/access/access-policy'
import { DOCUMENT_KINDS, LICENCES, type Life } from '~/domain/library/library-document'
import { LOCALES } from '~/domain/locale'
import { libraryTexts } from '~/i18n/library'
import { openingTexts } from '~/i18n/opening'
import { publishingTexts } from '~/i18n/publishing'
import { SelectField, TextField } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { BeginningFields } from './beginning-fields'
import { DraftForm } from './draft-form'
import { DraftRows } from './draft-rows'
import { type FlatValues, filledRows } from './flat-values'
import { LanguageGroup } from './language-group'
import { MarkdownField } from './markdown-field'
import { SmallField } from './small-field'
import { type Draft, useDraft } from './use-draft'

type Choices = {
  workshops: { id: string; title: string }[]
  themes: { key: string; name: string }[]
}

type DocumentFormProps = {
  /** `new`, or the id. */
  thing: string
  stored: FlatValues
  reply: SubmissionResult<string[]> | null
  saved: boolean
  /** After a conflict: what somebody else left, which the next save replaces on purpose. */
  replaces: string | null
  blank: number
  choices: Choices
  life: Life | 'new'
}

/** A document's record and texts, in both languages, and the ways to let it come out. */
export function DocumentForm(props: DocumentFormProps) {
  const { thing, stored, reply, saved, replaces, blank, choices, life } = props
  const draft = useDraft({ prefix: 'document', thing: `document ${thing}`, stored, reply, saved, replaces })
  const authors = filledRows(draft.values, 'authors')
  return (
    <DraftForm
      draft={draft}
      prefix="document"
      reply={reply}
      labels={useLabels(authors + blank)}
      blank={blank}
    >
      <Texts draft={draft} />
      <Record draft={draft} choices={choices} />
      <Opening draft={draft} slugFixed={life === 'published' || life === 'withdrawn'} />
      <BeginningFields draft={draft} />
      <AuthorFields draft={draft} filled={authors} blank={blank} />
      <Ways draft={draft} life={life} />
    </DraftForm>
  )
}

function Record({ draft: { field }, choices }: { draft: Draft; choices: Choices }) {
  const lang = useLang()
  const t = publishingTexts[lang].draft
  const texts = libraryTexts[lang]
  return (
    <fieldset className="form-group">
      <legend>{t.common}</legend>
      <div className="form-row">
        <SelectField
          field={field('kind')}
          label={t.fields.kind}
          options={DOCUMENT_KINDS.map((value) => ({ value, label: texts.kinds[value] }))}
        />
        <TextField
          field={field('datedOn')}
          label={t.fields.datedOn}
          type="date"
          required={false}
          autoComplete="off"
        />
      </div>
      <SelectField
        field={field('workshopId')}
        label={t.fields.workshopId}
        required={false}
        prompt={t.noWorkshop}
        options={choices.workshops.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <div className="form-row">
        <SelectField
          field={field('theme')}
          label={t.fields.theme}
          required={false}
          prompt={t.noTheme}
          options={choices.themes.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <SelectField
          field={field('licence')}
          label={t.fields.licence}
          options={LICENCES.map((value) => ({ value, label: texts.licences[value] }))}
        />
      </div>
    </fieldset>
  )
}

function Opening({ draft: { field }, slugFixed }: { draft: Draft; slugFixed: boolean }) {
  const lang = useLang()
  const t = publishingTexts[lang].draft
  return (
    <fieldset className="form-group">
      <legend>{t.fields.audience}</legend>
      <div className="form-row">
        <SelectField
          field={field('audience')}
          label={t.fields.audience}
          hint={t.hints.documentAudience}
          required={false}
          prompt={t.inherit}
          options={AUDIENCES.map((value) => ({ value, label: libraryTexts[lang].audiences[value] }))}
        />
        <TextField
          field={field('embargoUntil')}
          label={t.fields.embargoUntil}
          hint={t.hints.embargo}
          type="datetime-local"
          required={false}
          autoComplete="off"
        />
      </div>
      <SelectField
        field={field('shareable')}
        label={t.fields.shareable}
        hint={t.hints.shareable}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t.shareable[value] }))}
      />
      <div className="form-row">
        <TextField
          field={field('slug')}
          label={t.fields.slug}
          hint={slugFixed ? t.hints.slugFixed : t.hints.slug}
          required={false}
          readOnly={slugFixed}
          autoComplete="off"
          maxLength={80}
        />
        <TextField
          field={field('position')}
          label={t.fields.position}
          hint={t.hints.position}
          required={false}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
        />
      </div>
    </fieldset>
  )
}

function AuthorFields({ draft: { field }, filled, blank }: { draft: Draft; filled: number; blank: number }) {
  const t = publishingTexts[useLang()].draft
  return (
    <DraftRows
      id="document-authors"
      legend={t.fields.authors}
      hint={t.hints.authors}
      filled={filled}
      blank={blank}
      more={t.moreAuthors}
    >
      {(i) => (
        <div className="form-row">
          <SmallField
            field={field(`authors[${i}].name`)}
            label={t.fields.name}
            line={t.line(i + 1)}
            maxLength={200}
          />
          <SmallField
            field={field(`authors[${i}].affiliation`)}
            label={t.fields.affiliation}
            line={t.line(i + 1)}
            maxLength={200}
          />
        </div>
      )}
    </DraftRows>
  )
}

function Texts({ draft }: { draft: Draft }) {
  const { field } = draft
  const lang = useLang()
  const t = publishingTexts[lang].draft
  return LOCALES.map((one) => (
    <LanguageGroup of={one} used={draft.isUsed(one)} key={one}>
      <TextField
        field={field(`${one}.title`)}
        label={t.fields.title}
        unmarked
        required={false}
        lang={one === lang ? undefined : one}
        autoComplete="off"
        maxLength={300}
        spellCheck
      />
      <MarkdownField
        textLang={one === lang ? undefined : one}
        field={field(`${one}.abstract`)}
        label={t.fields.abstract}
        rows={5}
        maxLength={10_000}
      />
      <TextField
        field={field(`${one}.keywords`)}
        label={t.fields.keywords}
        hint={t.hints.keywords}
        required={false}
        lang={one === lang ? undefined : one}
        autoComplete="off"
        maxLength={2000}
        spellCheck
      />
      <MarkdownField
        textLang={one === lang ? undefined : one}
        field={field(`${one}.body`)}
        label={t.fields.body}
        cut
        rows={14}
        maxLength={400_000}
      />
    </LanguageGroup>
  ))
}

/** Saving, and for what is not out yet the two ways to let it come out: each saves first, so that nothing is lost. */
function Ways({ draft: { field }, life }: { draft: Draft; life: DocumentFormProps['life'] }) {
  const t = publishingTexts[useLang()].draft
  const canComeOut = life === 'draft' || life === 'scheduled'
  const publishAt = field('publishAt')
  return (
    <div className="form-actions form-actions-sticky">
      <button className="button" type="submit" name="intent" value="save">
        {life === 'new' ? t.create : t.save}
      </button>
      {canComeOut ? (
        <>
          <button className="button button-secondary" type="submit" name="intent" value="publish">
            {life === 'scheduled' ? t.publishNow : t.publish}
          </button>
          <details className="confirm-quiet" open={publishAt.error !== null || publishAt.value !== ''}>
            <summary>{t.scheduleTitle}</summary>
            <div className="form">
              <TextField
                field={publishAt}
                label={t.fields.publishAt}
                hint={t.hints.publishAt}
                type="datetime-local"
                required={false}
                autoComplete="off"
              />
              <button className="button button-secondary" type="submit" name="intent" value="schedule">
                {t.schedule}
              </button>
            </div>
          </details>
        </>
      ) : null}
    </div>
  )
}

/** What lists of errors call the fields. */
function useLabels(lines: number): Record<string, string> {
  const lang = useLang()
  const t = publishingTexts[lang].draft
  const labels: Record<string, string> = { ...t.fields, openPages: openingTexts[lang].openPages }
  for (const one of LOCALES)
    for (const name of ['title', 'abstract', 'keywords', 'body'] as const)
      labels[`${one}.${name}`] = t.inLanguage(t.fields[name], one)
  for (let i = 0; i < lines; i++)
    for (const name of ['name', 'affiliation'] as const)
      labels[`authors[${i}].${name}`] = t.nth(t.fields[name], i + 1)
  return labels
}
