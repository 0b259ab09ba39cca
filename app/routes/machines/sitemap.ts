import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerSitemaps } from '~/http/machines/sitemap.server'

/** The index of the sitemap. */
export function loader({ request }: LoaderFunctionArgs) {
  return answerSitemaps(request)
}
