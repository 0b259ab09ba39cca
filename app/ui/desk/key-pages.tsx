import { Link, useSearchParams } from '@remix-run/react'
import { changed } from '~/domain/membership/member-filters'
import { memberListTexts } from '~/i18n/member-list'
import { useLang } from '../use-lang'

/** The pages beside this one; nothing for a list that has one page. */
export function KeyPages({ previous, next }: { previous: string | null; next: string | null }) {
  const t = memberListTexts[useLang()]
  const [asked] = useSearchParams()
  if (!previous && !next) return null
  return (
    <nav className="pagination" aria-label={t.pages}>
      <ul>
        {previous ? (
          <li>
            <Link to={changed(asked, { before: previous })} rel="prev">
              {t.previous}
            </Link>
          </li>
        ) : null}
        {next ? (
          <li>
            <Link to={changed(asked, { after: next })} rel="next">
              {t.next}
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}
