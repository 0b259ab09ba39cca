import { Link } from '@remix-run/react'
import type { LetterState } from '~/domain/letters/delivery'
import { deskTexts } from '~/i18n/desk'
import { formatMoment } from '~/i18n/formats'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { LetterPill } from './pills'

type Row = {
  id: string
  kind: string
  to: string
  subject: string
  state: LetterState
  queuedAt: string
  attempts: number
}

export function LetterTable({
  rows,
  total,
  mailServer,
}: {
  rows: Row[]
  total: number
  mailServer: boolean
}) {
  const lang = useLang()
  const texts = deskTexts[lang]
  const { columns, count } = texts.outbox
  return (
    <div className="table-frame">
      <table className="table">
        <caption>{count(total)}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.subject}</th>
            <th scope="col">{columns.to}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.queued}</th>
            <th scope="col">{columns.attempts}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={paths.deskLetter(lang, row.id)}>{row.subject}</Link>
                <br />
                <span>{texts.kinds[row.kind] ?? row.kind}</span>
              </th>
              <td data-label={columns.to}>{row.to}</td>
              <td data-label={columns.state}>
                <LetterPill state={row.state} mailServer={mailServer} />
              </td>
              <td data-label={columns.queued}>
                <time dateTime={row.queuedAt}>{formatMoment(row.queuedAt, lang)}</time>
              </td>
              <td data-label={columns.attempts}>{row.attempts}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
