import { config } from '~/config.server'
import { type Audience, accessTo } from '~/domain/access/access-policy'
import { GUEST } from '~/domain/access/visitor'
import { inLocale, type Locale } from '~/domain/locale'
import { isSlug } from '~/domain/slug'
import type { CalendarEvent } from '~/domain/workshops/calendar'
import { gatedWorkshop, Programme } from '~/domain/workshops/workshop'
import { paths } from '~/paths'
import { readSite } from '~/storage/content.server'
import { db } from '~/storage/database.server'
import { dayOf } from '../library/cards.server'
import { listedWorkshops } from '../library/listed.server'

const MOST = 1_000

export type Calendar = { site: string; events: CalendarEvent[] }

/** The dated workshops that a guest may know of, or one of them; null: it is hidden, missing or has no date. */
export async function readCalendar(slug: string | null, lang: Locale, now: Date): Promise<Calendar | null> {
  if (slug !== null && !isSlug(slug)) return null
  const [site, rows] = await Promise.all([
    readSite(),
    db().workshop.findMany({
      where: { AND: [slug === null ? {} : { slug }, { heldOn: { not: null } }, listedWorkshops(GUEST, now)] },
      orderBy: [{ heldOn: 'desc' }, { slug: 'asc' }],
      take: MOST,
      select: {
        id: true,
        slug: true,
        audience: true,
        publishedAt: true,
        withdrawnAt: true,
        heldOn: true,
        updatedAt: true,
        texts: { select: { lang: true, title: true, summary: true, place: true, programme: true } },
      },
    }),
  ])
  const events = rows
    .filter(
      (row) => accessTo(gatedWorkshop({ ...row, audience: row.audience as Audience }), GUEST, now) === 'full',
    )
    .map(({ id, slug: its, heldOn, updatedAt, texts }): CalendarEvent => {
      const text = inLocale(texts, lang)
      const programme = Programme.safeParse(text?.programme)
      return {
        uid: `${id}@${new URL(config().origin).hostname}`,
        title: text?.title ?? its,
        summary: text?.summary ?? '',
        place: text?.place ?? '',
        address: config().origin + paths.workshop(lang, its),
        day: dayOf(heldOn) ?? '',
        programme: programme.success ? programme.data.map(({ time, title }) => ({ time, title })) : [],
        changedAt: updatedAt,
      }
    })
  return slug !== null && !events.length ? null : { site: site.name, events }
}
