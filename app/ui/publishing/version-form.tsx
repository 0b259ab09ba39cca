import type { SubmissionResult } from '@conform-to/react'
import { FILE_FORMATS, type FileFormat } from '~/domain/library/file-format'
import { LOCALES, type Locale } from '~/domain/locale'
import { accessibilityDeskTexts } from '~/i18n/accessibility-desk'
import { fileFactsTexts } from '~/i18n/file-facts'
import { formatDate } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { type FieldState, fieldsOf } from '../entrance/fields'
import { FormErrors, SelectField, submitOnce, TextAreaField } from '../entrance/form-parts'
import { useLang } from '../use-lang'

type File = {
  id: string
  name: string
  format: FileFormat
  language: Locale
  accessible: boolean | null
  alternativeTo: string | null
  read: 'itself' | 'file' | 'html' | 'none'
  tagged: boolean | null
  externals: number
}

type VersionFormProps = {
  version: { number: number; createdAt: string; note: string; files: File[] }
  current: boolean
  reply: SubmissionResult<string[]> | null
}

/** What has changed in a version, and how each of its files is read. */
export function VersionForm({ version, current, reply }: VersionFormProps) {
  const lang = useLang()
  const t = accessibilityDeskTexts[lang].versions
  const { number, createdAt, note, files } = version
  const prefix = `version-${number}`
  const field = fieldsOf(prefix, reply, lang, { note, ...initialOf(files) })
  return (
    <section className="panel" aria-labelledby={`${prefix}-title`}>
      <h2 id={`${prefix}-title`} className="cluster">
        {t.version(number, formatDate(createdAt, lang))}
        {current ? <span className="pill pill-good">{t.current}</span> : null}
      </h2>
      <form method="post" className="form form-wide" onSubmit={submitOnce}>
        <FormErrors prefix={prefix} reply={reply} labels={{ note: t.note }} />
        <input type="hidden" name="number" value={number} />
        <TextAreaField
          field={field('note')}
          label={t.note}
          hint={t.noteHint}
          required={false}
          maxLength={5000}
        />
        {files.map((file, i) => (
          <FileFields
            key={file.id}
            file={file}
            others={files.filter(({ id }) => id !== file.id)}
            field={(name) => field(`files[${i}].${name}`)}
          />
        ))}
        <p>
          <button className="button" type="submit">
            {t.save}
          </button>
        </p>
      </form>
    </section>
  )
}

/** What is stored, by the names of the fields. */
function initialOf(files: File[]): Record<string, string> {
  const initial: Record<string, string> = {}
  files.forEach(({ language, accessible, alternativeTo }, i) => {
    initial[`files[${i}].language`] = language
    initial[`files[${i}].accessible`] = accessible === null ? '' : accessible ? 'yes' : 'no'
    initial[`files[${i}].alternativeTo`] = alternativeTo ?? ''
  })
  return initial
}

type FileFieldsProps = { file: File; others: File[]; field: (name: string) => FieldState }

function FileFields({ file, others, field }: FileFieldsProps) {
  const lang = useLang()
  const t = accessibilityDeskTexts[lang].versions
  return (
    <fieldset className="form-group">
      <legend>
        {file.name} ({FILE_FORMATS[file.format].label})
      </legend>
      <input type="hidden" name={field('id').name} value={file.id} />
      <p className="cluster">
        <span className={`pill ${file.read === 'none' ? 'pill-wait' : 'pill-good'}`}>
          {t.read[file.read]}
        </span>
      </p>
      {file.tagged === null ? null : <p className="field-hint">{file.tagged ? t.tagged : t.untagged}</p>}
      {file.externals ? <p className="field-hint">{fileFactsTexts[lang].externals(file.externals)}</p> : null}
      <div className="form-row">
        <SelectField
          field={field('language')}
          label={t.language}
          options={LOCALES.map((value) => ({ value, label: libraryTexts[lang].languages[value] }))}
        />
        <SelectField
          field={field('accessible')}
          label={t.accessible}
          hint={t.accessibleHint}
          required={false}
          prompt={t.unknown}
          options={[
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]}
        />
      </div>
      {others.length ? (
        <SelectField
          field={field('alternativeTo')}
          label={t.alternativeTo}
          required={false}
          prompt={t.noAlternative}
          options={others.map(({ name }) => ({ value: name, label: name }))}
        />
      ) : null}
    </fieldset>
  )
}
