import { Link } from '@remix-run/react'
import { FILE_FORMATS } from '~/domain/library/file-format'
import type { FileSummary, FileView, VersionView } from '~/domain/library/views'
import { formatBytes, formatDate } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { readerTexts } from '~/i18n/reader'
import { versionTexts } from '~/i18n/versions'
import { paths } from '~/paths'
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

/** The latest version's files with their buttons. */
export function Downloads({ versions, slug }: { versions: VersionView[]; slug: string }) {
  const lang = useLang()
  const t = libraryTexts[lang].documentPage
  const latest = versions.find(({ files }) => files.length)
  return (
    <section aria-labelledby="files-title" className="stack">
      <h2 id="files-title">{t.files}</h2>
      {latest ? (
        <Files files={latest.files} slug={slug} named={latest !== versions[0]} />
      ) : (
        <p>{t.noFiles}</p>
      )}
      {latest ? (
        <p className="file-facts">{t.version(latest.number, formatDate(latest.createdAt, lang))}</p>
      ) : null}
    </section>
  )
}

type FilesProps = {
  files: FileView[]
  slug: string
  /** The reader has to be told which file, since it would not open this version by itself. */
  named: boolean
}

/** Files, each with its buttons and where everybody can read it. */
export function Files({ files, slug, named }: FilesProps) {
  const lang = useLang()
  const t = libraryTexts[lang].documentPage
  const factsOf = useFileFacts()
  const reader = (file: FileView, view?: 'text') =>
    paths.read(lang, slug, undefined, { file: named || files.length > 1 ? file.id : undefined, view })
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id} className="file">
          <div>
            <p className="file-name">{file.name}</p>
            <AccessibleVersion of={file} html={reader(file, 'text')} />
          </div>
          <p className="cluster">
            <a className="button download" href={file.href} download>
              {t.download}
              <span className="visually-hidden"> {file.name}</span> ({factsOf(file)})
            </a>
            {file.readable ? (
              <Link className="button button-quiet" to={reader(file)}>
                {readerTexts[lang].readOnline}
                <span className="visually-hidden"> {file.name}</span>
              </Link>
            ) : null}
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

/** Where everybody can read a file: itself, another one, or its text as HTML. */
function AccessibleVersion({ of: { accessible, name }, html }: { of: FileView; html: string }) {
  const t = versionTexts[useLang()].accessible
  switch (accessible.kind) {
    case 'itself':
      return <p className="file-facts">{t.itself}</p>
    case 'html':
      return (
        <p className="file-facts">
          {t.html}{' '}
          <Link to={html}>
            {t.readHtml}
            <span className="visually-hidden"> {name}</span>
          </Link>
        </p>
      )
    case 'file':
      return (
        <p className="file-facts">
          {t.file}{' '}
          <a href={accessible.href} download>
            {accessible.name}
          </a>
        </p>
      )
    case 'none':
      return null
  }
}
