import { Link, useLocation } from '@remix-run/react'
import type { Paging } from '~/domain/paging'
import { deskTexts } from '~/i18n/desk'
import { useLang } from '../use-lang'

/** First, last and the pages around this one; what was filtered stays in the address. Nothing for a single page. */
export function Pagination({ page, pages }: Paging) {
  const t = deskTexts[useLang()].pages
  const { search } = useLocation()
  if (pages < 2) return null
  const to = (n: number) => {
    const query = new URLSearchParams(search)
    query.delete('done')
    query.set('page', String(n))
    return `?${query}`
  }
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages)
  return (
    <nav className="pagination" aria-label={t.label}>
      <p className="visually-hidden">{t.of(page, pages)}</p>
      <ul>
        {page > 1 ? (
          <li>
            <Link to={to(page - 1)} rel="prev">
              {t.previous}
            </Link>
          </li>
        ) : null}
        {shown.map((n) => (
          <li key={n}>
            <Link to={to(n)} aria-label={t.page(n)} aria-current={n === page ? 'page' : undefined}>
              {n}
            </Link>
          </li>
        ))}
        {page < pages ? (
          <li>
            <Link to={to(page + 1)} rel="next">
              {t.next}
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}
