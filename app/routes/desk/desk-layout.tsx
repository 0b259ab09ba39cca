import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { requireEditor } from '~/http/guards.server'
import { DeskNav } from '~/ui/desk/desk-nav'
import { countRequests } from '~/usecases/access/list-requests.server'
import { countApplicants } from '~/usecases/members/list-members.server'

/** Frames the pages of the desk; it protects none of them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireEditor(request)
  const admin = person.kind === 'admin'
  const [waiting, requests] = await Promise.all([admin ? countApplicants() : 0, countRequests()])
  return { admin, waiting, requests }
}

export default function DeskLayout() {
  const frame = useLoaderData<typeof loader>()
  return (
    <div className="desk">
      <DeskNav {...frame} />
      <div className="desk-main">
        <Outlet />
      </div>
    </div>
  )
}
