import type { SubmissionResult } from '@conform-to/react'
import { AUDIENCES } from '~/domain/access/access-policy'
import { LOCALES } from '~/domain/locale'
import { libraryTexts } from '~/i18n/library'
import { publishingTexts } from '~/i18n/publishing'
import { CheckField, SelectField, TextAreaField, TextField } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { DraftForm } from './draft-form'
import { DraftRows } from './draft-rows'
import { type FlatValues, filledRows } from './flat-values'
import { LanguageGroup } from './language-group'
import { MarkdownField } from './markdown-field'
import { SmallField } from './small-field'
import { type Draft, useDraft } from './use-draft'

type WorkshopFormProps = {
  /** `new`, or the id. */
  thing: string
  stored: FlatValues
  reply: SubmissionResult<string[]> | null
  saved: boolean
  /** After a conflict: what somebody else left, which the next save replaces on purpose. */
  replaces: string | null
  blank: number
  themes: { key: string; name: string }[]
  documents: { slug: string; title: string; life: string }[]
  life: 'new' | 'draft' | 'out'
}

/** A workshop's texts, facts and programme, in both languages. */
export function WorkshopForm(props: WorkshopFormProps) {
  const { thing, stored, reply, saved, replaces, blank, themes, documents, life } = props
  const lang = useLang()
  const t = publishingTexts[lang].draft
  const draft = useDraft({ prefix: 'workshop', thing: `workshop ${thing}`, stored, reply, saved, replaces })
  const { field, values } = draft
  const drafts = documents.filter((document) => document.life === 'draft').length
  const lines = filledRows(values, 'programme')
  return (
    <DraftForm draft={draft} prefix="workshop" reply={reply} labels={useLabels(lines + blank)} blank={blank}>
      {LOCALES.map((one) => (
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
          <TextAreaField
            field={field(`${one}.summary`)}
            label={t.fields.summary}
            required={false}
            lang={one === lang ? undefined : one}
            rows={2}
            maxLength={1000}
          />
          <TextField
            field={field(`${one}.place`)}
            label={t.fields.place}
            required={false}
            lang={one === lang ? undefined : one}
            autoComplete="off"
            maxLength={300}
          />
          <MarkdownField
            textLang={one === lang ? undefined : one}
            field={field(`${one}.body`)}
            label={t.fields.body}
            rows={8}
            maxLength={100_000}
          />
        </LanguageGroup>
      ))}
      <Facts draft={draft} themes={themes} slugFixed={life === 'out'} />
      <ProgrammeFields draft={draft} documents={documents} filled={lines} blank={blank} />
      <div className="form-actions form-actions-sticky">
        <button className="button" type="submit" name="intent" value="save">
          {life === 'new' ? t.create : t.save}
        </button>
        {life === 'draft' ? (
          <button className="button button-secondary" type="submit" name="intent" value="publish">
            {t.publish}
          </button>
        ) : null}
        {life === 'out' && drafts ? (
          <button className="button button-secondary" type="submit" name="intent" value="publish-documents">
            {t.publishDocuments}
          </button>
        ) : null}
        {life === 'draft' && drafts ? (
          <CheckField
            field={{ id: 'workshop-documents', name: 'documents', value: 'on', error: null }}
            label={t.withDocuments(drafts)}
          />
        ) : null}
      </div>
    </DraftForm>
  )
}

function Facts({
  draft: { field },
  themes,
  slugFixed,
}: {
  draft: Draft
  themes: WorkshopFormProps['themes']
  slugFixed: boolean
}) {
  const lang = useLang()
  const t = publishingTexts[lang].draft
  return (
    <fieldset className="form-group">
      <legend>{t.common}</legend>
      <div className="form-row">
        <SelectField
          field={field('theme')}
          label={t.fields.theme}
          prompt={t.chooseTheme}
          options={themes.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <TextField
          field={field('heldOn')}
          label={t.fields.heldOn}
          type="date"
          required={false}
          autoComplete="off"
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
      <SelectField
        field={field('audience')}
        label={t.fields.audience}
        hint={t.hints.workshopAudience}
        options={AUDIENCES.map((value) => ({ value, label: libraryTexts[lang].audiences[value] }))}
      />
      <TextField
        field={field('slug')}
        label={t.fields.slug}
        hint={slugFixed ? t.hints.slugFixed : t.hints.slug}
        required={false}
        readOnly={slugFixed}
        autoComplete="off"
        maxLength={80}
      />
    </fieldset>
  )
}

type ProgrammeFieldsProps = {
  draft: Draft
  documents: WorkshopFormProps['documents']
  filled: number
  blank: number
}

function ProgrammeFields({ draft: { field }, documents, filled, blank }: ProgrammeFieldsProps) {
  const lang = useLang()
  const t = publishingTexts[lang].draft
  return (
    <DraftRows
      id="workshop-programme"
      legend={t.fields.programme}
      hint={t.hints.programme}
      filled={filled}
      blank={blank}
      more={t.moreLines}
    >
      {(i) => {
        const at = (name: string) => field(`programme[${i}].${name}`)
        const line = t.line(i + 1)
        const document = at('document')
        return (
          <>
            <div className="form-row">
              <SmallField field={at('time')} label={t.fields.time} line={line} maxLength={20} />
              <div className="field">
                <label className="field-label" htmlFor={document.id}>
                  {t.fields.document}
                  <span className="visually-hidden">, {line}</span>
                </label>
                <select
                  className="field-input"
                  id={document.id}
                  name={document.name}
                  defaultValue={document.value}
                >
                  <option value="">{t.noDocument}</option>
                  {documents.map(({ slug, title }) => (
                    <option key={slug} value={slug}>
                      {title}
                    </option>
                  ))}
                </select>
              </div>
            </div>
            {LOCALES.map((one) => (
              <div className="form-row" key={one}>
                <SmallField
                  field={at(one === 'fr' ? 'titleFr' : 'titleEn')}
                  label={t.inLanguage(t.fields.session, one)}
                  line={line}
                  maxLength={200}
                  lang={one === lang ? undefined : one}
                />
                <SmallField
                  field={at(one === 'fr' ? 'speakerFr' : 'speakerEn')}
                  label={t.inLanguage(t.fields.speaker, one)}
                  line={line}
                  maxLength={200}
                  lang={one === lang ? undefined : one}
                />
              </div>
            ))}
          </>
        )
      }}
    </DraftRows>
  )
}

/** What lists of errors call the fields. */
function useLabels(lines: number): Record<string, string> {
  const t = publishingTexts[useLang()].draft
  const labels: Record<string, string> = { ...t.fields }
  for (const lang of LOCALES)
    for (const name of ['title', 'summary', 'place', 'body'] as const)
      labels[`${lang}.${name}`] = t.inLanguage(t.fields[name], lang)
  for (let i = 0; i < lines; i++)
    for (const [name, label] of [
      ['time', t.fields.time],
      ['titleFr', t.inLanguage(t.fields.session, 'fr')],
      ['titleEn', t.inLanguage(t.fields.session, 'en')],
      ['speakerFr', t.inLanguage(t.fields.speaker, 'fr')],
      ['speakerEn', t.inLanguage(t.fields.speaker, 'en')],
    ])
      labels[`programme[${i}].${name}`] = t.nth(label ?? '', i + 1)
  return labels
}
