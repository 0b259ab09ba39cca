import { Link } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { deskTexts } from '~/i18n/desk'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { AuditList } from './audit-list'

type Props = {
  latest: { everybodys: boolean; rows: ComponentProps<typeof AuditList>['rows'] }
  admin: boolean
}

/** What was done at the desk last: by everybody, or by who looks. */
export function LatestActs({ latest: { everybodys, rows }, admin }: Props) {
  const lang = useLang()
  const t = deskTexts[lang].overview
  const title = everybodys ? t.latest : t.ownLatest
  return (
    <section aria-labelledby="latest-title" className="stack">
      <h2 id="latest-title">{title}</h2>
      {rows.length ? (
        <AuditList captioned={false} rows={rows} caption={title} admin={admin} />
      ) : (
        <p>{everybodys ? t.nothingYet : t.nothingOwn}</p>
      )}
      {admin ? (
        <p>
          <Link to={paths.deskAudit(lang)}>{t.wholeTrail}</Link>
        </p>
      ) : null}
    </section>
  )
}
