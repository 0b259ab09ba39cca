import { Link } from '@remix-run/react'
import { deskTexts } from '~/i18n/desk'
import { memberListTexts } from '~/i18n/member-list'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { RowActs } from './member-acts'
import type { SeenMember } from './member-table'
import { PersonName } from './person-name'
import { Table } from './table'

/** Who waits longest for an answer, and the answer; on the desk's first page. */
export function Applicants({ rows, total }: { rows: SeenMember[]; total: number }) {
  const lang = useLang()
  const t = { ...deskTexts[lang].members, ...memberListTexts[lang] }
  if (total === 0) return null
  return (
    <section aria-labelledby="queue-title" className="stack">
      <h2 id="queue-title">{t.queueTitle}</h2>
      <p>{t.queueLead}</p>
      <Table
        columns={[t.columns.person, t.columns.organisation, t.columns.standing, t.columns.acts]}
        caption={t.queueTitle}
        captioned={false}
      >
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <PersonName name={row.name} email={row.email} to={paths.deskMember(lang, row.id)} />
            </th>
            <td data-label={t.columns.organisation}>{row.organisation}</td>
            <td data-label={t.columns.standing}>{t.waitingFor(row.waitingDays ?? 0)}</td>
            <td data-label={t.columns.acts}>
              <RowActs id={row.id} name={row.name} returnTo={paths.desk(lang)} />
            </td>
          </tr>
        ))}
      </Table>
      {total > rows.length ? (
        <p>
          <Link to={`${paths.deskMembers(lang)}?standing=pending`}>{t.queueAll(total)}</Link>
        </p>
      ) : null}
    </section>
  )
}
