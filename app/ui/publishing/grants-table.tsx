import { Link } from '@remix-run/react'
import { GRANT_DAYS } from '~/domain/library/document-draft'
import { formatDate } from '~/i18n/formats'
import { publishingTexts } from '~/i18n/publishing'
import { paths } from '~/paths'
import { Table } from '../desk/table'
import { useLang } from '../use-lang'

type Grant = {
  id: string
  memberId: string
  name: string
  organisation: string
  message: string
  askedAt: string
  state: 'waiting' | 'granted' | 'declined' | 'ended'
  endsAt: string | null
}

const LOOK = {
  waiting: 'pill pill-wait',
  granted: 'pill pill-good',
  declined: 'pill pill-bad',
  ended: 'pill',
}

/** Who asked for a by-request document, and the answers. */
export function GrantsTable({ grants, admin }: { grants: Grant[]; admin: boolean }) {
  const lang = useLang()
  const t = publishingTexts[lang].grants
  return (
    <section className="panel" aria-labelledby="grants-title" id="grants">
      <h2 id="grants-title">{t.title}</h2>
      {grants.length ? (
        <Table columns={[t.columns.person, t.columns.message, t.columns.state, t.columns.acts]}>
          {grants.map((grant) => (
            <tr key={grant.id}>
              <th scope="row">
                {admin ? <Link to={paths.deskMember(lang, grant.memberId)}>{grant.name}</Link> : grant.name}
                <br />
                <small>{grant.organisation}</small>
              </th>
              <td data-label={t.columns.message} className="letter-text">
                {grant.message}
              </td>
              <td data-label={t.columns.state}>
                <span className={LOOK[grant.state]}>{t.states[grant.state]}</span>
                <br />
                <small>
                  {grant.endsAt
                    ? t.until(formatDate(grant.endsAt, lang))
                    : t.asked(formatDate(grant.askedAt, lang))}
                </small>
              </td>
              <td data-label={t.columns.acts}>
                <GrantAnswers grant={grant} />
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <p>{t.none}</p>
      )}
    </section>
  )
}

function GrantAnswers({ grant }: { grant: Grant }) {
  const t = publishingTexts[useLang()].grants
  const whom = <span className="visually-hidden">{t.to(grant.name)}</span>
  const hidden = <input type="hidden" name="grantId" value={grant.id} />
  if (grant.state === 'granted')
    return (
      <form method="post">
        {hidden}
        <button className="button button-secondary button-small" type="submit" name="intent" value="end">
          {t.end}
          {whom}
        </button>
      </form>
    )
  if (grant.state !== 'waiting') return null
  return (
    <form method="post" className="stack-tight">
      {hidden}
      <div className="field">
        <label className="field-label" htmlFor={`days-${grant.id}`}>
          {t.period}
          {whom}
        </label>
        <select className="field-input" id={`days-${grant.id}`} name="days" defaultValue="open">
          {[...GRANT_DAYS].reverse().map((days) => (
            <option key={days} value={days}>
              {t.days[days]}
            </option>
          ))}
        </select>
      </div>
      <p className="cluster">
        <button className="button button-small" type="submit" name="intent" value="grant">
          {t.grant}
          {whom}
        </button>
        <button className="button button-danger button-small" type="submit" name="intent" value="decline">
          {t.decline}
          {whom}
        </button>
      </p>
    </form>
  )
}
