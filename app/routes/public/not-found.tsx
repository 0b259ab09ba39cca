import { notFound } from '~/http/guards.server'

/** Every address that the table does not name. */
export function loader() {
  throw notFound()
}

export default function NotFound() {
  return null
}
