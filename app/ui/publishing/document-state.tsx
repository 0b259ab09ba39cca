import { Link } from '@remix-run/react'
import type { Audience } from '~/domain/access/access-policy'
import { FILE_FORMATS, isFileFormat } from '~/domain/library/file-format'
import type { Life } from '~/domain/library/library-document'
import { formatBytes, formatDate, formatMoment } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { publishingTexts } from '~/i18n/publishing'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

type DocumentStateProps = {
  id: string
  life: Life
  publishedAt: string | null
  withdrawalReason: string | null
  embargoUntil: string | null
  strictest: Audience
  waitsForWorkshop: { id: string; title: string } | null
  files: { name: string; format: string; bytes: number; language: string }[]
}

/** Where a document stands: who sees it, since when, until when, and what there is to download. */
export function DocumentState(document: DocumentStateProps) {
  const lang = useLang()
  const t = publishingTexts[lang].state
  return (
    <section className="stack-tight" aria-labelledby="state-title">
      <h2 id="state-title">{t.title}</h2>
      <LifeLine {...document} />
      <p>
        {t.forWhom}
        {lang === 'fr' ? '\u00a0: ' : ': '}
        <strong>{libraryTexts[lang].audiences[document.strictest]}</strong>
      </p>
      {document.embargoUntil ? <p>{t.embargo(formatMoment(document.embargoUntil, lang))}</p> : null}
      {document.waitsForWorkshop ? (
        <p className="notice notice-warning">
          {t.waitsForWorkshop}{' '}
          <Link to={paths.deskWorkshop(lang, document.waitsForWorkshop.id)}>
            {document.waitsForWorkshop.title}
          </Link>
        </p>
      ) : null}
      <h3>{t.files}</h3>
      {document.files.length ? (
        <ul className="checklist">
          {document.files.map((file) => (
            <li key={file.name + file.language}>
              {file.name} <small>({factsOf(file, lang)})</small>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t.noFiles}</p>
      )}
      <p>
        <Link className="button button-secondary" to={paths.deskDocumentFiles(lang, document.id)}>
          {t.manageFiles}
        </Link>
      </p>
    </section>
  )
}

function LifeLine({ life, publishedAt, withdrawalReason }: DocumentStateProps) {
  const lang = useLang()
  const t = publishingTexts[lang].state
  if (life === 'draft') return <p>{t.draft}</p>
  if (life === 'scheduled' && publishedAt) return <p>{t.scheduledFor(formatMoment(publishedAt, lang))}</p>
  if (life === 'withdrawn') return withdrawalReason ? <p>{t.withdrawnFor(withdrawalReason)}</p> : null
  return publishedAt ? <p>{t.publishedOn(formatDate(publishedAt, lang))}</p> : null
}

function factsOf(file: DocumentStateProps['files'][number], lang: 'fr' | 'en'): string {
  const format = isFileFormat(file.format) ? FILE_FORMATS[file.format].label : file.format
  const language = libraryTexts[lang].languages[file.language === 'en' ? 'en' : 'fr']
  return [format, formatBytes(file.bytes, lang), language].join(', ')
}
