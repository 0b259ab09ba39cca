import { Link, useLocation } from '@remix-run/react'
import type { GateReason } from '~/domain/access/access-policy'
import type { InLang } from '~/domain/library/views'
import { formatMoment } from '~/i18n/formats'
import { gateTexts } from '~/i18n/gate'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

export type RefusedFile = { slug: string; title: InLang; reason: GateReason; until: string | null }

/** Why a member may not have a file, and where he can do something about it. */
export function FileRefused({ slug, title, reason, until }: RefusedFile) {
  const lang = useLang()
  const t = gateTexts[lang].refused
  return (
    <div className="narrow">
      <h1>{t.title}</h1>
      <p>{t.of(title.text)}</p>
      <p>{whyRefused(reason, until && formatMoment(until, lang), t)}</p>
      <p>
        <Link className="button" to={paths.document(lang, slug)}>
          {t.toDocument}
        </Link>
      </p>
    </div>
  )
}

/** Too many files in a minute, or at once; the same address works a little later. */
export function TooManyDownloads({ minutes }: { minutes: number }) {
  const t = gateTexts[useLang()].tooManyDownloads
  const { pathname, search } = useLocation()
  return (
    <div className="narrow">
      <h1>{t.title}</h1>
      <p>{t.text(minutes)}</p>
      <p>
        <a className="button" href={pathname + search}>
          {t.again}
        </a>
      </p>
    </div>
  )
}

function whyRefused(
  reason: GateReason,
  until: string | null,
  t: (typeof gateTexts)['fr']['refused'],
): string {
  if (reason === 'embargo') return t.embargo(until ?? '')
  return reason === 'pending' || reason === 'by-request' ? t[reason] : t.members
}
