import { Link } from '@remix-run/react'

/** The way up from a page of the desk; the first thing on it. */
export function BackTo({ to, label }: { to: string; label: string }) {
  return (
    <p>
      <Link to={to}>{label}</Link>
    </p>
  )
}
