import { Link } from '@remix-run/react'
import { GRANT_DAYS } from '~/domain/library/access-request'
import type { GrantAtDesk } from '~/domain/library/grant-at-desk'
import { formatDate, formatMoment } from '~/i18n/formats'
import { publishingTexts } from '~/i18n/publishing'
import { requestTexts } from '~/i18n/requests'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

const LOOK = {
  waiting: 'pill pill-wait',
  granted: 'pill pill-good',
  declined: 'pill pill-bad',
  ended: 'pill',
}

type Row = {
  grant: GrantAtDesk
  admin: boolean
  /** Named in a list of requests for several documents. */
  document?: { id: string; title: string }
}

/** One asking: who, why, where it stands, and the form of its answer. */
export function GrantRow({ grant, admin, document }: Row) {
  const lang = useLang()
  const t = publishingTexts[lang].grants
  return (
    <tr>
      <th scope="row">
        <Asker grant={grant} admin={admin} />
      </th>
      {document ? (
        <td data-label={requestTexts[lang].document}>
          <Link to={`${paths.deskDocument(lang, document.id)}#grants`}>{document.title}</Link>
        </td>
      ) : null}
      <td data-label={t.columns.message} className="letter-text">
        {grant.message}
      </td>
      <td data-label={t.columns.state}>
        <Standing grant={grant} />
      </td>
      <td data-label={t.columns.acts}>
        <GrantAnswers grant={grant} />
      </td>
    </tr>
  )
}

function Asker({ grant, admin }: { grant: GrantAtDesk; admin: boolean }) {
  const lang = useLang()
  const { name, memberId, organisation, email, suspended } = grant
  return (
    <>
      {admin && memberId ? <Link to={paths.deskMember(lang, memberId)}>{name}</Link> : name}
      <br />
      <small>
        {organisation}
        {memberId ? null : ` · ${requestTexts[lang].guest}`}
        {email ? (
          <>
            <br />
            <a href={`mailto:${email}`}>{email}</a>
          </>
        ) : null}
        {suspended ? (
          <>
            <br />
            <strong>{requestTexts[lang].suspended}</strong>
          </>
        ) : null}
      </small>
    </>
  )
}

function Standing({
  grant: { state, endsAt, askedAt, waitingDays, answer, openings },
}: {
  grant: GrantAtDesk
}) {
  const lang = useLang()
  const t = publishingTexts[lang].grants
  const more = requestTexts[lang]
  return (
    <>
      <span className={LOOK[state]}>{t.states[state]}</span>
      <br />
      <small>
        {state === 'waiting'
          ? more.waitingFor(waitingDays)
          : endsAt
            ? t.until(formatDate(endsAt, lang))
            : t.asked(formatDate(askedAt, lang))}
        {openings ? (
          <>
            <br />
            {more.opened(openings.count)}
            {openings.last ? `, ${more.lastOpened(formatMoment(openings.last, lang))}` : null}
          </>
        ) : null}
        {answer ? (
          <>
            <br />
            {more.answered} <q>{answer}</q>
          </>
        ) : null}
      </small>
    </>
  )
}

function GrantAnswers({ grant }: { grant: GrantAtDesk }) {
  const lang = useLang()
  const t = publishingTexts[lang].grants
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
      <div className="field">
        <label className="field-label" htmlFor={`answer-${grant.id}`}>
          {requestTexts[lang].answer}
          {whom}
        </label>
        <textarea className="field-input" id={`answer-${grant.id}`} name="answer" rows={2} maxLength={1000} />
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
