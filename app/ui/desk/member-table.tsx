import { useSearchParams } from '@remix-run/react'
import type { MemberQuery } from '~/domain/membership/member-filters'
import type { Role, Standing } from '~/domain/membership/membership'
import { accountTexts } from '~/i18n/account'
import { deskTexts } from '~/i18n/desk'
import { formatDate } from '~/i18n/formats'
import { memberListTexts } from '~/i18n/member-list'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { BULK_FORM } from './bulk-bar'
import { RowActs } from './member-acts'
import { PersonName } from './person-name'
import { StandingPill } from './pills'
import { SortHeading } from './sort-heading'

export type SeenMember = {
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
  rows: SeenMember[]
  total: number
  query: MemberQuery
  /** The list as it is filtered now: an act in a row comes back to it. */
  returnTo: string
}

/** People, and the answer to those who wait for one. Column headings sort; boxes choose for the acts above. */
export function MemberTable({ rows, total, query, returnTo }: MemberTableProps) {
  const lang = useLang()
  const t = { ...deskTexts[lang].members, ...memberListTexts[lang] }
  const [asked] = useSearchParams()
  const allChosen = asked.get('select') === 'all'
  return (
    <div className="table-frame">
      <table className="table table-members">
        <caption>{t.count(total)}</caption>
        <thead>
          <tr>
            <SortHeading sort="name" query={query} />
            <SortHeading sort="organisation" query={query} />
            <th scope="col">{t.columns.standing}</th>
            <SortHeading sort="registered" query={query} />
            <SortHeading sort="seen" query={query} />
          </tr>
        </thead>
        {/* Boxes begin anew when all are ticked by the link. */}
        <tbody key={String(allChosen)}>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <div className="choice">
                  <input
                    type="checkbox"
                    form={BULK_FORM}
                    name="id"
                    value={row.id}
                    defaultChecked={allChosen}
                    aria-label={t.choose(row.name)}
                  />
                  <div>
                    <PersonName name={row.name} email={row.email} to={paths.deskMember(lang, row.id)} />
                  </div>
                </div>
              </th>
              <td data-label={t.columns.organisation}>{row.organisation}</td>
              <td data-label={t.columns.standing}>
                <Standings row={row} returnTo={returnTo} />
              </td>
              <td data-label={t.sorts.registered}>{formatDate(row.registeredAt, lang)}</td>
              <td data-label={t.sorts.seen}>
                {row.lastSeenAt ? formatDate(row.lastSeenAt, lang) : t.seenNever}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Standings({ row, returnTo }: { row: SeenMember; returnTo: string }) {
  const lang = useLang()
  const t = deskTexts[lang].members
  return (
    <>
      <StandingPill standing={row.standing} />
      {row.role === 'member' ? null : <p>{accountTexts[lang].roles[row.role]}</p>}
      {row.waitingDays === null ? null : (
        <>
          <p>
            <strong>{t.waitingFor(row.waitingDays)}</strong>
          </p>
          <RowActs id={row.id} name={row.name} returnTo={returnTo} />
        </>
      )}
    </>
  )
}
