import { FILE_FORMATS } from '~/domain/library/file-format'
import type { FileSummary, FileView, VersionView } from '~/domain/library/views'
import { formatBytes, formatDate } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { useLang } from '../use-lang'

/** Format, size and language of a file: « PDF, 1,4 Mo, français ». */
function useFileFacts(): (file: FileSummary) => string {
  const lang = useLang()
  const t = libraryTexts[lang]
  return (file) =>
    [FILE_FORMATS[file.format].label, formatBytes(file.bytes, lang), t.languages[file.language]].join(', ')
}

/** What a teaser says of the files: how many, which, how large; neither name nor address. */
export function FileSummaries({ files }: { files: FileSummary[] }) {
  const t = libraryTexts[useLang()]
  const factsOf = useFileFacts()
  if (!files.length) return null
  return (
    <section aria-labelledby="files-title" className="stack-tight">
      <h2 id="files-title">{t.documentPage.filesTeaser}</h2>
      <p>{t.files(files.length)}</p>
      <ul className="files">
        {files.map((file, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a teaser's files have neither name nor id
          <li className="file" key={i}>
            <span className="file-facts">{factsOf(file)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The latest version's files with their buttons, the earlier versions folded below. */
export function Downloads({ versions }: { versions: VersionView[] }) {
  const lang = useLang()
  const t = libraryTexts[lang].documentPage
  const [latest, ...earlier] = versions.filter(({ files }) => files.length)
  return (
    <section aria-labelledby="files-title" className="stack">
      <h2 id="files-title">{t.files}</h2>
      {latest ? <Files files={latest.files} /> : <p>{t.noFiles}</p>}
      {latest ? <VersionLine version={latest} /> : null}
      {earlier.length ? (
        <details>
          <summary>{t.versions}</summary>
          {earlier.map((version) => (
            <div key={version.number} className="stack-tight">
              <VersionLine version={version} />
              <Files files={version.files} />
            </div>
          ))}
        </details>
      ) : null}
    </section>
  )
}

function VersionLine({ version }: { version: VersionView }) {
  const lang = useLang()
  const t = libraryTexts[lang].documentPage
  return (
    <p className="file-facts">
      {t.version(version.number, formatDate(version.createdAt, lang))}
      {version.note ? ` – ${version.note}` : ''}
    </p>
  )
}

function Files({ files }: { files: FileView[] }) {
  const t = libraryTexts[useLang()].documentPage
  const factsOf = useFileFacts()
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id} className="file">
          <p className="file-name">{file.name}</p>
          <p className="cluster">
            <a className="button download" href={file.href} download>
              {t.download}
              <span className="visually-hidden"> {file.name}</span> ({factsOf(file)})
            </a>
            {file.inlineHref ? (
              <a className="button button-quiet" href={file.inlineHref}>
                {t.read}
                <span className="visually-hidden"> {file.name}</span>
              </a>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  )
}
