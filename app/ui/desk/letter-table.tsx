import { Link } from '@remix-run/react'
import type { LetterState } from '~/domain/letters/delivery'
import { deskTexts } from '~/i18n/desk'
import { formatMoment } from '~/i18n/formats'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { LetterPill } from './pills'
import { Table } from './table'

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
    <Table
      columns={[columns.subject, columns.to, columns.state, columns.queued, columns.attempts]}
      caption={count(total)}
    >
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
    </Table>
  )
}
