import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { commonTexts } from '~/i18n/common'
import { paths } from '~/paths'
import { Strokes } from '../signs'
import { useLang } from '../use-lang'

/** A page that says what went wrong and where to go on. */
export function ErrorPage({ status, children }: { status: number; children?: ReactNode }) {
  const lang = useLang()
  const t = commonTexts[lang]
  const { title, lead } = textsFor(status, t)
  return (
    <div className="wrap">
      <div className="page-head">
        <p className="kicker">{status}</p>
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {children}
      </div>
      <Strokes />
      <section className="section stack" aria-labelledby="go-on">
        <h2 id="go-on">{t.goOn}</h2>
        <p className="cluster">
          <Link className="button" to={paths.documents(lang)}>
            {t.documents}
          </Link>
          <Link className="button button-secondary" to={paths.workshops(lang)}>
            {t.workshops}
          </Link>
          <Link className="button button-secondary" to={paths.home(lang)}>
            {t.home}
          </Link>
        </p>
      </section>
    </div>
  )
}

function textsFor(status: number, t: (typeof commonTexts)['fr']): { title: string; lead: string } {
  if (status === 403) return t.forbidden
  if (status === 404 || status === 405) return t.notFound
  if (status === 429) return t.tooMany
  if (status === 503) return t.busy
  return status < 500 ? t.refusedRequest : t.failed
}
