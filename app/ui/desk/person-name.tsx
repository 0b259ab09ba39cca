import { Link } from '@remix-run/react'

type PersonNameProps = {
  name: string
  email: string
  /** His page, where he has one. */
  to?: string
}

/** Somebody in the row of a table: his name, and his address under it. */
export function PersonName({ name, email, to }: PersonNameProps) {
  return (
    <>
      {name ? (
        <>
          {to ? <Link to={to}>{name}</Link> : name}
          <br />
        </>
      ) : null}
      <span className="person-email">{email}</span>
    </>
  )
}
