import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLocale } from '~/http/guards.server'
import { answerFeed } from '~/http/machines/feeds.server'

/** The newest documents, as everybody may know of them. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerFeed(request, requireLocale(params.lang), 'xml')
}
