import { Link } from '@remix-run/react'
import { formatMoment } from '~/i18n/formats'
import { requestTexts } from '~/i18n/requests'
import { shareTexts } from '~/i18n/shares'
import { paths } from '~/paths'
import { Table } from '../desk/table'
import { useLang } from '../use-lang'

export type Share = {
  id: string
  document: { slug: string; title: string }
  sharer: string
  email: string
  state: 'sent' | 'opened' | 'closed' | 'ended' | 'revoked'
  endsAt: string
  openings: number
  lastUsedAt: string | null
}

const LOOK = {
  sent: 'pill pill-wait',
  opened: 'pill pill-good',
  closed: 'pill pill-wait',
  ended: 'pill',
  revoked: 'pill pill-bad',
}

/** Shares with what became of them; the member’s own name their documents, a document’s who shares it. */
export function SharesTable({ shares, of }: { shares: Share[]; of: 'member' | 'document' }) {
  const lang = useLang()
  const t = shareTexts[lang]
  const { columns } = t
  const first = of === 'member' ? columns.document : columns.sharer
  return (
    <Table columns={[first, columns.email, columns.state, columns.act]}>
      {shares.map((share) => (
        <tr key={share.id}>
          <th scope="row">
            {of === 'member' ? (
              <Link to={paths.document(lang, share.document.slug)}>{share.document.title}</Link>
            ) : (
              share.sharer
            )}
          </th>
          <td data-label={columns.email}>{share.email}</td>
          <td data-label={columns.state}>
            <Standing share={share} />
          </td>
          <td data-label={columns.act}>
            <End share={share} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

function Standing({ share: { state, endsAt, openings, lastUsedAt } }: { share: Share }) {
  const lang = useLang()
  const t = shareTexts[lang]
  const counted = requestTexts[lang]
  return (
    <>
      <span className={LOOK[state]}>{t.states[state]}</span>
      <br />
      <small>
        {state === 'closed' ? (
          <>
            {t.closedHint}
            <br />
          </>
        ) : null}
        {state === 'revoked' ? null : t.until(formatMoment(endsAt, lang))}
        {openings ? (
          <>
            <br />
            {counted.opened(openings)}
            {lastUsedAt ? `, ${counted.lastOpened(formatMoment(lastUsedAt, lang))}` : null}
          </>
        ) : null}
      </small>
    </>
  )
}

function End({ share: { id, email, state } }: { share: Share }) {
  const t = shareTexts[useLang()]
  if (state === 'ended' || state === 'revoked') return null
  return (
    <form method="post">
      <input type="hidden" name="shareId" value={id} />
      <button className="button button-secondary button-small" type="submit" name="intent" value="end-share">
        {t.end}
        <span className="visually-hidden">{t.endOf(email)}</span>
      </button>
    </form>
  )
}
