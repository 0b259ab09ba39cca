import { Link } from '@remix-run/react'

type Step = { to: string; text: string } | null

/** The pages beside this one of a list that is paged by key; nothing for a list that has one page. */
export function KeyPages({ label, previous, next }: { label: string; previous: Step; next: Step }) {
  if (!previous && !next) return null
  return (
    <nav className="pagination" aria-label={label}>
      <ul>
        {previous ? (
          <li>
            <Link to={previous.to} rel="prev">
              {previous.text}
            </Link>
          </li>
        ) : null}
        {next ? (
          <li>
            <Link to={next.to} rel="next">
              {next.text}
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}
