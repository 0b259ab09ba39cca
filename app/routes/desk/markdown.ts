import type { ActionFunctionArgs } from '@remix-run/node'
import { readFormData } from '~/http/forms.server'
import { notFound, requireEditor, requireLocale } from '~/http/guards.server'
import { renderDraft } from '~/usecases/publishing/render-draft.server'

/** There is nothing to look at here. */
export async function loader({ request }: ActionFunctionArgs) {
  await requireEditor(request)
  throw notFound()
}

/** The Markdown that an editor is writing, as HTML that is safe to show. */
export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireEditor(request)
  requireLocale(params.lang)
  const formData = await readFormData(request)
  return Response.json({ html: renderDraft(staff, String(formData.get('markdown') ?? '')) })
}
