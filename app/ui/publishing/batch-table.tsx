import type { Presentation } from '~/domain/library/match-files'
import { LOCALES, type Locale } from '~/domain/locale'
import { batchDropTexts } from '~/i18n/batch-drop'
import { formatBytes } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { Table } from '../desk/table'
import { useLang } from '../use-lang'
import { type Batch, type BatchLine, isNewVersion } from './use-batch'

type Presentations = (Presentation & { title: string })[]
type BatchTableProps = { batch: Batch; presentations: Presentations }

/** Which file goes to which presentation; each line can be corrected before all are sent. */
export function BatchTable({ batch, presentations }: BatchTableProps) {
  const lang = useLang()
  const t = batchDropTexts[lang]
  const { lines } = batch
  if (!lines.length) return null
  const missing = lines.filter(({ target, title }) => !target || (target === 'new' && !title.trim())).length
  return (
    <section className="stack" aria-labelledby="batch-title">
      <h2 id="batch-title">{t.found(lines.length)}</h2>
      {batch.problem ? (
        <p className="field-error" role="alert">
          {t.notMade(batch.problem)}
        </p>
      ) : null}
      <Table columns={[t.columns.file, t.columns.presentation, t.columns.language, t.columns.acts]}>
        {lines.map((line) => (
          <Line key={line.key} line={line} batch={batch} presentations={presentations} />
        ))}
      </Table>
      <div className="form-actions">
        <button
          type="button"
          className="button"
          disabled={missing > 0 || batch.busy}
          aria-describedby={missing ? 'batch-missing' : undefined}
          onClick={() => void batch.sendAll()}
        >
          {t.send(lines.length)}
        </button>
        {missing ? (
          <p className="field-hint" id="batch-missing">
            {t.missing(missing)}
          </p>
        ) : null}
      </div>
    </section>
  )
}

function Line({ line, batch, presentations }: BatchTableProps & { line: BatchLine }) {
  const lang = useLang()
  const t = batchDropTexts[lang]
  const { key, file } = line
  return (
    <tr>
      <th scope="row">
        <span className="file-name">{file.name}</span>
        <br />
        <small>{formatBytes(file.size, lang)}</small>
      </th>
      <td data-label={t.columns.presentation}>
        <Target line={line} batch={batch} presentations={presentations} />
      </td>
      <td data-label={t.columns.language}>
        <select
          className="field-input"
          aria-label={t.languageOf(file.name)}
          value={line.language}
          onChange={(event) => batch.change(key, { language: event.target.value as Locale })}
        >
          {LOCALES.map((locale) => (
            <option key={locale} value={locale}>
              {libraryTexts[lang].languages[locale]}
            </option>
          ))}
        </select>
      </td>
      <td data-label={t.columns.acts}>
        <button
          type="button"
          className="button button-secondary button-small"
          onClick={() => batch.leaveOut(key)}
        >
          {t.leaveOut}
          <span className="visually-hidden"> {file.name}</span>
        </button>
      </td>
    </tr>
  )
}

function Target({ line, batch, presentations }: BatchTableProps & { line: BatchLine }) {
  const t = batchDropTexts[useLang()]
  const { key, file, target, title } = line
  return (
    <div className="stack-tight">
      <select
        className="field-input"
        aria-label={t.presentationOf(file.name)}
        value={target}
        onChange={(event) => batch.change(key, { target: event.target.value })}
      >
        <option value="">{t.unmatched}</option>
        {presentations.map((presentation) => (
          <option key={presentation.id} value={presentation.id}>
            {presentation.title}
          </option>
        ))}
        <option value="new">{t.create}</option>
      </select>
      {target === 'new' ? (
        <input
          className="field-input"
          aria-label={t.titleOf(file.name)}
          value={title}
          maxLength={300}
          onChange={(event) => batch.change(key, { title: event.target.value })}
        />
      ) : null}
      {isNewVersion(line, presentations) ? <small>{t.newVersion}</small> : null}
    </div>
  )
}
