import type { Admin } from '~/domain/access/visitor'
import { type Role, STANDINGS, type Standing, standingOf } from '~/domain/membership/membership'
import { type Paging, pageOf, searchWords } from '~/domain/paging'
import type { Prisma } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { WITH_STANDING } from './standing-filter'

const ROWS = 25
const DAY = 24 * 3_600_000

export const MEMBER_ORDERS = ['waiting', 'name', 'newest', 'seen'] as const
export type MemberOrder = (typeof MEMBER_ORDERS)[number]

export type MemberQuery = {
  words: string
  standing: Standing | null
  role: Role | null
  order: MemberOrder
  page: number
}

export type MemberRow = {
  id: string
  name: string
  email: string
  organisation: string
  standing: Standing
  role: Role
  registeredAt: string
  /** Whole days that a pending person has been waiting for an answer. */
  waitingDays: number | null
  lastSeenAt: string | null
}

export type MemberList = { rows: MemberRow[]; paging: Paging; counts: Record<Standing, number> }

const LAST = { sort: 'asc', nulls: 'last' } as const
const NULLS_FIRST = { sort: 'desc', nulls: 'first' } as const

/** `waiting`: who waits for an answer first, the longest waiting of them before the others. */
const ORDERS: Record<MemberOrder, Prisma.MemberOrderByWithRelationInput[]> = {
  waiting: [
    { approvedAt: NULLS_FIRST },
    { refusedAt: NULLS_FIRST },
    { suspendedAt: NULLS_FIRST },
    { emailConfirmedAt: LAST },
    { registeredAt: 'desc' },
  ],
  name: [{ lastName: 'asc' }, { firstName: 'asc' }],
  newest: [{ registeredAt: 'desc' }],
  seen: [{ lastSeenAt: { sort: 'desc', nulls: 'last' } }],
}

/** The people of the portal; erased ones only when they are asked for. */
export async function listMembers(_admin: Admin, query: MemberQuery, now: Date): Promise<MemberList> {
  const where = whereOf(query)
  const [total, counts] = await Promise.all([db().member.count({ where }), countStandings()])
  const paging = pageOf(total, query.page, ROWS)
  const rows = await db().member.findMany({
    where,
    orderBy: [...ORDERS[query.order], { id: 'asc' }],
    skip: paging.skip,
    take: paging.take,
  })
  return {
    paging,
    counts,
    rows: rows.map((row) => {
      const standing = standingOf(row)
      return {
        id: row.id,
        name: `${row.firstName} ${row.lastName}`,
        email: row.email,
        organisation: row.organisation,
        standing,
        role: row.role,
        registeredAt: row.registeredAt.toISOString(),
        waitingDays: standing === 'pending' ? daysSince(row.emailConfirmedAt, now) : null,
        lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
      }
    }),
  }
}

function daysSince(moment: Date | null, now: Date): number | null {
  return moment && Math.max(0, Math.floor((now.getTime() - moment.getTime()) / DAY))
}

/** How many people wait for an answer. */
export function countApplicants(): Promise<number> {
  return db().member.count({ where: WITH_STANDING.pending })
}

function whereOf({ words, standing, role }: MemberQuery): Prisma.MemberWhereInput {
  const found = searchWords(words).map((word): Prisma.MemberWhereInput => {
    const contains = { contains: word.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const
    return {
      OR: [{ firstName: contains }, { lastName: contains }, { email: contains }, { organisation: contains }],
    }
  })
  return {
    AND: [standing ? WITH_STANDING[standing] : { erasedAt: null }, role ? { role } : {}, ...found],
  }
}

async function countStandings(): Promise<Record<Standing, number>> {
  const counts = await Promise.all(
    STANDINGS.map(async (standing) => [
      standing,
      await db().member.count({ where: WITH_STANDING[standing] }),
    ]),
  )
  return Object.fromEntries(counts)
}
