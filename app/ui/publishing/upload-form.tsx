import { Link } from '@remix-run/react'
import { nanoid } from 'nanoid'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { FILE_FORMATS } from '~/domain/library/file-format'
import { UPLOAD_MODES } from '~/domain/library/upload'
import { LOCALES } from '~/domain/locale'
import { accessibilityDeskTexts } from '~/i18n/accessibility-desk'
import { fileFactsTexts } from '~/i18n/file-facts'
import { formatBytes } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { uploadTexts } from '~/i18n/uploads'
import { paths } from '~/paths'
import { SelectField, TextAreaField } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { DropZone } from './drop-zone'

const ACCEPT = [...Object.values(FILE_FORMATS).map(({ extension }) => `.${extension}`), '.jpeg'].join(',')

type UploadFormProps = {
  documentId: string
  limitBytes: number
  onSend: (files: File[], fields: Record<string, string>) => void
}

/** Files by drop or by choice; without scripts one file at a time by a plain form. */
export function UploadForm({ documentId, limitBytes, onSend }: UploadFormProps) {
  const lang = useLang()
  const t = uploadTexts[lang]
  const form = useRef<HTMLFormElement>(null)
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])

  function send(files: File[]) {
    const entries = form.current ? [...new FormData(form.current)] : []
    const fields = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    if (files.length) onSend(files, { ...Object.fromEntries(fields), batch: nanoid() })
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    const input = event.currentTarget.elements.namedItem('file') as HTMLInputElement
    event.preventDefault()
    send([...(input.files ?? [])])
    input.value = ''
  }

  return (
    <section className="stack" aria-labelledby="upload-title">
      <h2 id="upload-title">{t.form}</h2>
      {/* The fields stand before the file: the portal reads them first. */}
      <form
        method="post"
        action={paths.deskDocumentFiles(lang, documentId)}
        encType="multipart/form-data"
        className="form form-wide"
        ref={form}
        onSubmit={submit}
      >
        <div className="form-row">
          <SelectField
            field={{ id: 'upload-language', name: 'language', value: lang, error: null }}
            label={t.language}
            options={LOCALES.map((value) => ({ value, label: libraryTexts[lang].languages[value] }))}
          />
        </div>
        <ModeChoice />
        <DropZone onDrop={send}>
          <div className="field">
            <label className="field-label" htmlFor="upload-file">
              {alive ? t.choose : t.chooseOne}
            </label>
            <p className="field-hint" id="upload-file-hint">
              {alive ? `${t.drop} ` : null}
              {t.accepted(formatBytes(limitBytes, lang))}
            </p>
            <input
              className="field-input"
              id="upload-file"
              type="file"
              name="file"
              required
              multiple={alive}
              accept={ACCEPT}
              aria-describedby="upload-file-hint"
            />
          </div>
        </DropZone>
        <p className="field-hint">
          {fileFactsTexts[lang].accessible} {fileFactsTexts[lang].accessibleHint}{' '}
          <Link to={paths.deskDocumentVersions(lang, documentId)}>
            {accessibilityDeskTexts[lang].versions.link}
          </Link>
        </p>
        <div className="form-actions">
          <button className="button" type="submit">
            {t.send}
          </button>
        </div>
      </form>
    </section>
  )
}

function ModeChoice() {
  const t = uploadTexts[useLang()]
  return (
    <fieldset className="form-group">
      <legend>{t.mode}</legend>
      {UPLOAD_MODES.map((mode) => (
        <div className="field field-check" key={mode}>
          <input
            type="radio"
            id={`upload-mode-${mode}`}
            name="mode"
            value={mode}
            defaultChecked={mode === 'add'}
            aria-describedby={`upload-mode-${mode}-hint`}
          />
          <label htmlFor={`upload-mode-${mode}`}>{t.modes[mode].label}</label>
          <p className="field-hint" id={`upload-mode-${mode}-hint`}>
            {t.modes[mode].hint}
          </p>
        </div>
      ))}
      <TextAreaField
        field={{ id: 'upload-note', name: 'note', value: '', error: null }}
        label={t.note}
        hint={t.noteHint}
        required={false}
        rows={2}
        maxLength={500}
      />
    </fieldset>
  )
}
