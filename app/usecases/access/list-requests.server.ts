import type { Staff } from '~/domain/access/visitor'
import type { GrantAtDesk } from '~/domain/library/grant-at-desk'
import { inLocale, type Locale } from '~/domain/locale'
import { type Paging, pageOf } from '~/domain/paging'
import type { Prisma } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { ASKED_BY, grantAtDesk, guestsAmong } from './grant-at-desk'
import { suspendedAmong } from './suspended-address.server'
import { WAITING } from './tell-staff.server'

const ROWS = 20

export const REQUEST_STATES = ['waiting', 'granted', 'declined', 'ended'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export type RequestRow = GrantAtDesk & { document: { id: string; title: string } }

/** What people ask to read: what waits first, the oldest of it before all; then what was answered, the newest first. */
export async function listRequests(
  _staff: Staff,
  { state, page }: { state: RequestState | null; page: number },
  lang: Locale,
  now: Date,
): Promise<{ rows: RequestRow[]; paging: Paging }> {
  const where = state ? STATES(now)[state] : {}
  const waits: Prisma.AccessGrantWhereInput = { AND: [where, WAITING] }
  const answered: Prisma.AccessGrantWhereInput = { AND: [where, { NOT: WAITING }] }
  const [waiting, rest] = await Promise.all([count(waits), count(answered)])
  const paging = pageOf(waiting + rest, page, ROWS)
  const first = await read(waits, { askedAt: 'asc' }, paging.skip, paging.take)
  const left = paging.take - first.length
  const second =
    left > 0 ? await read(answered, { askedAt: 'desc' }, Math.max(0, paging.skip - waiting), left) : []
  const all = [...first, ...second]
  const suspended = await suspendedAmong(db(), guestsAmong(all), now)
  const rows = all.map((row) => ({
    ...grantAtDesk(row, suspended, now),
    document: { id: row.documentId, title: inLocale(row.document.texts, lang)?.title ?? row.document.slug },
  }))
  return { rows, paging }
}

/** How many requests nobody has answered. */
export const countRequests = (): Promise<number> => count(WAITING)

const count = (where: Prisma.AccessGrantWhereInput) => db().accessGrant.count({ where })

function read(
  where: Prisma.AccessGrantWhereInput,
  order: { askedAt: 'asc' | 'desc' },
  skip: number,
  take: number,
) {
  return db().accessGrant.findMany({
    where,
    orderBy: [order, { id: 'asc' }],
    skip,
    take,
    include: {
      ...ASKED_BY,
      document: { select: { slug: true, texts: { select: { lang: true, title: true } } } },
    },
  })
}

const STATES = (now: Date): Record<RequestState, Prisma.AccessGrantWhereInput> => ({
  waiting: WAITING,
  granted: { grantedAt: { not: null }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
  declined: { declinedAt: { not: null } },
  ended: { endsAt: { lte: now } },
})
