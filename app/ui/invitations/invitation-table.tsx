import { Link } from '@remix-run/react'
import type { InvitationState } from '~/domain/membership/invitation'
import { formatDate } from '~/i18n/formats'
import { invitationTexts } from '~/i18n/invitations'
import { paths } from '~/paths'
import { PersonName } from '../desk/person-name'
import { Table } from '../desk/table'
import { submitOnce } from '../entrance/form-parts'
import { useLang } from '../use-lang'

type Row = {
  id: string
  name: string
  email: string
  organisation: string
  state: InvitationState
  invitedAt: string
  sentAt: string
  expiresAt: string
  endedAt: string | null
  inviter: string | null
  memberId: string | null
}

type TableProps = {
  rows: Row[]
  total: number
  /** The list as it is filtered now: an act in a row comes back to it. */
  returnTo: string
}

const LOOK: Record<InvitationState, string> = {
  waiting: 'pill pill-wait',
  accepted: 'pill pill-good',
  expired: 'pill pill-bad',
  revoked: 'pill',
}

/** Who was invited, where each invitation stands, and what can still be done with it. */
export function InvitationTable({ rows, total, returnTo }: TableProps) {
  const lang = useLang()
  const { list: t, states } = invitationTexts[lang]
  const { columns } = t
  return (
    <Table
      columns={[
        columns.person,
        columns.organisation,
        columns.state,
        columns.dates,
        columns.inviter,
        columns.acts,
      ]}
      caption={t.count(total)}
    >
      {rows.map((row) => {
        const open = row.state === 'waiting' || row.state === 'expired'
        return (
          <tr key={row.id}>
            <th scope="row">
              <Person {...row} />
            </th>
            <td data-label={row.organisation ? columns.organisation : undefined}>{row.organisation}</td>
            <td data-label={columns.state}>
              <span className={LOOK[row.state]}>{states[row.state]}</span>
            </td>
            <td data-label={columns.dates}>
              <Dates {...row} />
            </td>
            <td data-label={columns.inviter}>{row.inviter ?? t.formerMember}</td>
            <td data-label={open ? columns.acts : undefined}>
              {open ? <Acts {...row} returnTo={returnTo} /> : null}
            </td>
          </tr>
        )
      })}
    </Table>
  )
}

function Person({ name, email, memberId }: Row) {
  const lang = useLang()
  if (memberId) return <Link to={paths.deskMember(lang, memberId)}>{name}</Link>
  return <PersonName name={name} email={email} />
}

function Dates({ state, invitedAt, sentAt, expiresAt, endedAt }: Row) {
  const lang = useLang()
  const t = invitationTexts[lang].list
  const day = (at: string) => formatDate(at, lang)
  return (
    <>
      <p>{t.invited(day(invitedAt))}</p>
      {sentAt === invitedAt ? null : <p>{t.resent(day(sentAt))}</p>}
      {state === 'waiting' ? <p>{t.until(day(expiresAt))}</p> : null}
      {state === 'expired' ? <p>{t.since(day(expiresAt))}</p> : null}
      {endedAt && state === 'accepted' ? <p>{t.accepted(day(endedAt))}</p> : null}
      {endedAt && state === 'revoked' ? <p>{t.revoked(day(endedAt))}</p> : null}
    </>
  )
}

function Acts({ id, name, email, returnTo }: Row & { returnTo: string }) {
  const lang = useLang()
  const t = invitationTexts[lang].list
  const whose = <span className="visually-hidden"> – {name || email}</span>
  const form = (intent: 'resend' | 'revoke') => (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="redirectTo" value={returnTo} />
    </>
  )
  return (
    <div className="stack-tight">
      <form method="post" action={paths.deskInvitations(lang)} onSubmit={submitOnce}>
        {form('resend')}
        <button className="button button-secondary button-small" type="submit">
          {t.resend}
          {whose}
        </button>
      </form>
      <details className="confirm">
        <summary>
          {t.revoke}
          {whose}
        </summary>
        <form method="post" action={paths.deskInvitations(lang)} className="form" onSubmit={submitOnce}>
          {form('revoke')}
          <p>{t.revokeHint}</p>
          <div>
            <button className="button button-danger" type="submit">
              {t.revokeConfirm}
            </button>
          </div>
        </form>
      </details>
    </div>
  )
}
