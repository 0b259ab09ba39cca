import { Link } from '@remix-run/react'
import { formatDate } from '~/i18n/formats'
import { memberPageTexts } from '~/i18n/member-page'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { Table } from './table'

type Grant = {
  documentId: string
  title: string
  state: 'asked' | 'granted' | 'declined' | 'ended'
  askedAt: string
  endsAt: string | null
}

/** What this person has asked to read, and what was answered; nothing for who never asked. */
export function MemberGrants({ grants }: { grants: Grant[] }) {
  const lang = useLang()
  const t = memberPageTexts[lang]
  if (!grants.length) return null
  return (
    <section aria-labelledby="grants-title" className="stack">
      <h2 id="grants-title">{t.grants}</h2>
      <Table columns={[t.document, t.state, t.asked]} caption={t.grants} captioned={false}>
        {grants.map(({ documentId, title, state, askedAt, endsAt }) => (
          <tr key={documentId}>
            <th scope="row">
              <Link to={paths.deskDocument(lang, documentId)}>{title}</Link>
            </th>
            <td data-label={t.state}>
              {t.states[state]} {state === 'granted' && endsAt ? t.until(formatDate(endsAt, lang)) : null}
            </td>
            <td data-label={t.asked}>{formatDate(askedAt, lang)}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}
