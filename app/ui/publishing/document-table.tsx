import { Link } from '@remix-run/react'
import type { Audience } from '~/domain/access/access-policy'
import type { DocumentKind, Life } from '~/domain/library/library-document'
import { formatDate, formatMoment } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { publishingTexts } from '~/i18n/publishing'
import { paths } from '~/paths'
import { Table } from '../desk/table'
import { useLang } from '../use-lang'
import { LifePill } from './life-pill'

type Row = {
  id: string
  title: string
  kind: DocumentKind
  workshop: string | null
  life: Life
  audience: Audience | null
  embargoUntil: string | null
  files: number
  asked: number
  updatedAt: string
}

/** The documents of the library as the desk lists them. */
export function DocumentTable({ rows, total }: { rows: Row[]; total: number }) {
  const lang = useLang()
  const t = publishingTexts[lang].documents
  const texts = libraryTexts[lang]
  return (
    <Table
      columns={[
        t.columns.title,
        t.columns.workshop,
        t.columns.life,
        t.columns.audience,
        t.columns.files,
        t.columns.updated,
      ]}
      caption={t.count(total)}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link to={paths.deskDocument(lang, row.id)}>{row.title}</Link>
            <br />
            <small>{texts.kinds[row.kind]}</small>
          </th>
          <td data-label={t.columns.workshop}>{row.workshop ?? t.noWorkshop}</td>
          <td data-label={t.columns.life}>
            <LifePill life={row.life} />
            {row.embargoUntil ? (
              <>
                <br />
                <small>{t.opensOn(formatMoment(row.embargoUntil, lang))}</small>
              </>
            ) : null}
            {row.asked ? (
              <p>
                <Link to={`${paths.deskDocument(lang, row.id)}#grants`}>{t.asked(row.asked)}</Link>
              </p>
            ) : null}
          </td>
          <td data-label={t.columns.audience}>{row.audience ? texts.audiences[row.audience] : t.inherits}</td>
          <td data-label={t.columns.files}>
            <Link to={paths.deskDocumentFiles(lang, row.id)}>
              {row.files || t.noFile}
              <span className="visually-hidden"> – {row.title}</span>
            </Link>
          </td>
          <td data-label={t.columns.updated}>{formatDate(row.updatedAt, lang)}</td>
        </tr>
      ))}
    </Table>
  )
}
