import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireLocale } from '~/http/guards.server'
import { answerCalendar } from '~/http/machines/calendar.server'

/** All dated workshops as iCalendar. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerCalendar(request, requireLocale(params.lang), null)
}
