import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLocale } from '~/http/guards.server'
import { answerOpenSearch } from '~/http/machines/open-search.server'

/** How a browser searches the library (OpenSearch 1.1). */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerOpenSearch(request, requireLocale(params.lang))
}
