import { notFound } from '~/http/guards.server'

export function loader() {
  throw notFound()
}

export default function Page() {
  return null
}
