import { Link } from '@remix-run/react'

type PageLinksProps = {
  page: number
  pages: number
  to: (page: number) => string
  texts: { pages: string; previous: string; next: string; pageOf: (page: number, pages: number) => string }
}

/** Links to the pages before and after this one; nothing for a single page. */
export function PageLinks({ page, pages, to, texts }: PageLinksProps) {
  if (pages < 2) return null
  return (
    <nav className="pagination" aria-label={texts.pages}>
      <ul>
        {page > 1 ? (
          <li>
            <Link rel="prev" to={to(page - 1)}>
              {texts.previous}
            </Link>
          </li>
        ) : null}
        <li>
          <span aria-current="page">{texts.pageOf(page, pages)}</span>
        </li>
        {page < pages ? (
          <li>
            <Link rel="next" to={to(page + 1)}>
              {texts.next}
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}
