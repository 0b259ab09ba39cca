import { FILE_FORMATS, type FileFormat } from '~/domain/library/file-format'
import type { Locale } from '~/domain/locale'
import { formatBytes, formatDate, formatNumber } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { uploadTexts } from '~/i18n/uploads'
import { Table } from '../desk/table'
import { useLang } from '../use-lang'

type File = {
  id: string
  name: string
  format: FileFormat
  language: Locale
  bytes: number
  storedAt: string
  href: string
  downloads: number
}

type Version = { number: number; note: string | null; createdAt: string; files: File[] }

/** All versions of a document, the current one first, each file with what can be done with it. */
export function VersionTables({ versions }: { versions: Version[] }) {
  const t = uploadTexts[useLang()]
  return (
    <section className="stack" aria-labelledby="versions-title">
      <h2 id="versions-title">{t.versions}</h2>
      {versions.map((version, i) => (
        <VersionTable key={version.number} version={version} current={i === 0} />
      ))}
    </section>
  )
}

function VersionTable({ version, current }: { version: Version; current: boolean }) {
  const lang = useLang()
  const t = uploadTexts[lang]
  return (
    <div className="panel">
      <h3 className="cluster">
        {t.version(version.number)}
        {current ? <span className="pill pill-good">{t.current}</span> : null}
        <small>{formatDate(version.createdAt, lang)}</small>
      </h3>
      {version.note ? <p>{version.note}</p> : null}
      <Table
        columns={[t.columns.name, t.columns.language, t.columns.size, t.columns.downloads, t.columns.acts]}
      >
        {version.files.map((file) => (
          <tr key={file.id}>
            <th scope="row">
              <a href={file.href}>{file.name}</a>
              <br />
              <small>{t.storedOn(formatDate(file.storedAt, lang))}</small>
            </th>
            <td data-label={t.columns.language}>{libraryTexts[lang].languages[file.language]}</td>
            <td data-label={t.columns.size}>
              {FILE_FORMATS[file.format].label}, {formatBytes(file.bytes, lang)}
            </td>
            <td data-label={t.columns.downloads}>{formatNumber(file.downloads, lang)}</td>
            <td data-label={t.columns.acts}>
              <details className="confirm">
                <summary>
                  {t.remove}
                  <span className="visually-hidden"> {file.name}</span>
                </summary>
                <form method="post">
                  <p>{t.removeHint}</p>
                  <input type="hidden" name="fileId" value={file.id} />
                  <button
                    className="button button-danger button-small"
                    name="intent"
                    value="remove-file"
                    type="submit"
                  >
                    {t.removeConfirm}
                  </button>
                </form>
              </details>
            </td>
          </tr>
        ))}
      </Table>
    </div>
  )
}
