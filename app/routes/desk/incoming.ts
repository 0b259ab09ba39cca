import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { requireEditor } from '~/http/guards.server'
import { standings } from '~/usecases/publishing/incoming/list-incoming.server'

/** Where the files of `?ids=` stand; the desk asks again and again while some are under way. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireEditor(request)
  const ids = new URL(request.url).searchParams.get('ids') ?? ''
  return json({ files: await standings(staff, ids.split(',')) })
}
