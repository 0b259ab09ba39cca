import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { now } from '~/http/clock.server'
import { notFound, requireEditor } from '~/http/guards.server'
import { readJson } from '~/http/json.server'
import { DraftForFile, draftForFile } from '~/usecases/publishing/draft-for-file.server'

/** Nothing is read here. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireEditor(request)
  throw notFound()
}

/** Makes the draft of a presentation for a file that was dropped on its workshop. */
export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireEditor(request)
  const made = await draftForFile(staff, params.id, await readJson(request, DraftForFile), now())
  if (!made) throw notFound()
  return json(made, 201)
}
