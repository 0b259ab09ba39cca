import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerSitemapPart } from '~/http/machines/sitemap.server'

/** What a guest may see, a part at a time. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerSitemapPart(request, params.name ?? '')
}
