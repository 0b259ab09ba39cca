import { STAKEHOLDER_GROUPS } from '~/domain/membership/membership'
import { memberImportTexts } from '~/i18n/member-import'
import { membershipTexts } from '~/i18n/membership'
import { FormAlert, submitOnce, TextAreaField } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { FileField } from './file-field'

type Texts = (typeof memberImportTexts)['fr']

type Refusal = { why: keyof Texts['refused']; line?: number }

/** A list of people, pasted or as a file; what was pasted comes back when it could not be read. */
export function ImportForm({ list, refused, most }: { list: string; refused: Refusal | null; most: number }) {
  const lang = useLang()
  const t = memberImportTexts[lang]
  const columns = Object.entries(t.columns)
  return (
    <form method="post" encType="multipart/form-data" className="form form-wide panel" onSubmit={submitOnce}>
      <input type="hidden" name="intent" value="check" />
      {refused ? (
        <FormAlert>
          <p>
            {t.refused[refused.why]} {refused.line ? t.refusedAt(refused.line) : null}
          </p>
        </FormAlert>
      ) : null}
      <section aria-labelledby="columns-title" className="stack-tight">
        <h2 id="columns-title">{t.columnsTitle}</h2>
        <p>{t.columnsLead(most)}</p>
        <ol>
          {columns.map(([name, label], index) => (
            <li key={name}>
              {label}
              {index > 2 ? <span className="field-optional"> ({t.optional})</span> : null}
            </li>
          ))}
        </ol>
        <p className="field-hint">
          {t.groups(STAKEHOLDER_GROUPS.map((group) => membershipTexts[lang].groups[group]).join(', '))}
        </p>
      </section>
      <TextAreaField
        field={{ id: 'import-list', name: 'list', value: list, error: null }}
        label={t.paste}
        hint={t.pasteHint}
        required={false}
        maxLength={500_000}
        rows={10}
      />
      <FileField id="import-file" label={t.file} hint={t.fileHint} accept=".csv,.tsv,.txt,text/csv" />
      <div>
        <button className="button" type="submit">
          {t.check}
        </button>
      </div>
    </form>
  )
}
