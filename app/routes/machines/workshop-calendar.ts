import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLocale } from '~/http/guards.server'
import { answerCalendar } from '~/http/machines/calendar.server'

/** One workshop as iCalendar. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerCalendar(request, requireLocale(params.lang), params.slug ?? '')
}
