import { Link } from '@remix-run/react'
import type { Role, Standing } from '~/domain/membership/membership'
import { accountTexts } from '~/i18n/account'
import { deskTexts } from '~/i18n/desk'
import { formatDate } from '~/i18n/formats'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { RowActs } from './member-acts'
import { StandingPill } from './pills'
import { Table } from './table'

type Row = {
  id: string
  name: string
  email: string
  organisation: string
  standing: Standing
  role: Role
  registeredAt: string
  waitingDays: number | null
  lastSeenAt: string | null
}

type MemberTableProps = {
  rows: Row[]
  total: number
  /** The list as it is filtered now: an act in a row comes back to it. */
  returnTo: string
}

/** People, and the answer to those who wait for one. */
export function MemberTable({ rows, total, returnTo }: MemberTableProps) {
  const lang = useLang()
  const t = deskTexts[lang].members
  return (
    <Table
      columns={[
        t.columns.person,
        t.columns.organisation,
        t.columns.standing,
        t.columns.dates,
        t.columns.acts,
      ]}
      caption={t.count(total)}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link to={paths.deskMember(lang, row.id)}>{row.name}</Link>
            <br />
            <span>{row.email}</span>
          </th>
          <td data-label={t.columns.organisation}>{row.organisation}</td>
          <td data-label={t.columns.standing}>
            <StandingPill standing={row.standing} />
            {row.role === 'member' ? null : <p>{accountTexts[lang].roles[row.role]}</p>}
          </td>
          <td data-label={t.columns.dates}>
            <Dates {...row} />
          </td>
          <td data-label={row.standing === 'pending' ? t.columns.acts : undefined}>
            {row.standing === 'pending' ? <RowActs id={row.id} name={row.name} returnTo={returnTo} /> : null}
          </td>
        </tr>
      ))}
    </Table>
  )
}

function Dates({ waitingDays, registeredAt, lastSeenAt }: Row) {
  const lang = useLang()
  const t = deskTexts[lang].members
  return (
    <>
      {waitingDays === null ? null : (
        <p>
          <strong>{t.waitingFor(waitingDays)}</strong>
        </p>
      )}
      <p>{t.registered(formatDate(registeredAt, lang))}</p>
      {lastSeenAt ? <p>{t.seen(formatDate(lastSeenAt, lang))}</p> : null}
    </>
  )
}
