import type { Locale } from '~/domain/locale'
import { writeCalendar } from '~/domain/workshops/calendar'
import { feedTexts } from '~/i18n/feeds'
import { readCalendar } from '~/usecases/machines/calendar.server'
import { now } from '../clock.server'
import { notFound } from '../guards.server'
import { machineAnswer } from './machine-answer.server'

/** The workshops, or one of them, for calendar programs. @throws a 404 Response for a workshop that has none. */
export async function answerCalendar(request: Request, lang: Locale, slug: string | null): Promise<Response> {
  const calendar = await readCalendar(slug, lang, now())
  if (!calendar) throw notFound()
  const t = feedTexts[lang]
  const written = writeCalendar(calendar.events, {
    name: t.calendarName(calendar.site),
    programme: t.programme,
  })
  return machineAnswer(request, written, 'text/calendar; charset=utf-8')
}
