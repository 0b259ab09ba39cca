import { Link, useLocation } from '@remix-run/react'
import { accessibilityDeskTexts } from '~/i18n/accessibility-desk'
import { collectionTexts } from '~/i18n/collections'
import { deskTexts } from '~/i18n/desk'
import { requestTexts } from '~/i18n/requests'
import { retentionDeskTexts } from '~/i18n/retention-desk'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

type DeskNavProps = { admin: boolean; waiting: number; requests: number }

/** The areas of the desk that this person may enter; each page guards itself besides. */
export function DeskNav({ admin, waiting, requests }: DeskNavProps) {
  const lang = useLang()
  const { pathname } = useLocation()
  const t = deskTexts[lang].nav
  const everybody = [
    { to: paths.desk(lang), label: t.overview, note: null },
    { to: paths.deskWorkshops(lang), label: t.workshops, note: null },
    { to: paths.deskDocuments(lang), label: t.documents, note: null },
    { to: paths.deskCollections(lang), label: collectionTexts[lang].desk.title, note: null },
    {
      to: paths.deskRequests(lang),
      label: requestTexts[lang].nav,
      note: noteOf(requests, requestTexts[lang].navWaiting),
    },
    { to: paths.deskAccessibility(lang), label: accessibilityDeskTexts[lang].nav, note: null },
  ]
  const admins = [
    { to: paths.deskMembers(lang), label: t.members, note: noteOf(waiting, t.waiting) },
    { to: paths.deskOutbox(lang), label: t.outbox, note: null },
    { to: paths.deskAudit(lang), label: t.audit, note: null },
    { to: paths.deskRetention(lang), label: retentionDeskTexts[lang].title, note: null },
    { to: paths.deskSettings(lang), label: t.settings, note: null },
  ]
  const here = (to: string) =>
    to === paths.desk(lang) ? pathname === to : pathname === to || pathname.startsWith(`${to}/`)
  return (
    <nav className="desk-nav" aria-label={t.title}>
      <ul>
        {[...everybody, ...(admin ? admins : [])].map(({ to, label, note }) => (
          <li key={to}>
            <Link to={to} aria-current={here(to) ? 'page' : undefined}>
              {label}
              {note === null ? null : (
                <>
                  {' '}
                  <span className="pill pill-wait">
                    {note.n}
                    <span className="visually-hidden"> – {note.label}</span>
                  </span>
                </>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** How many things wait there, and what they are. */
const noteOf = (n: number, label: (n: number) => string) => (n ? { n, label: label(n) } : null)
