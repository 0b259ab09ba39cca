import type { Admin } from '~/domain/access/visitor'
import {
  type Direction,
  type MemberFilters,
  type MemberKey,
  type MemberQuery,
  writeKey,
} from '~/domain/membership/member-filters'
import { type Role, type Standing, standingOf } from '~/domain/membership/membership'
import type { Member } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { beyond, COLUMNS, orderOf, whereOf } from './member-query.server'
import { WITH_STANDING } from './standing-filter'
import { isAdminStill } from './still-staff.server'

const ROWS = 25
const DAY = 24 * 3_600_000

export type MemberRow = {
  id: string
  name: string
  email: string
  organisation: string
  stakeholderGroup: string
  standing: Standing
  role: Role
  registeredAt: string
  /** Whole days that a pending person has been waiting for an answer. */
  waitingDays: number | null
  lastSeenAt: string | null
}

export type MemberList = {
  rows: MemberRow[]
  /** Of all pages. */
  total: number
  counts: Record<Standing, number>
  /** Keys of the pages beside this one; null where there is none. */
  previous: string | null
  next: string | null
}

/**
 * A page of the people of the portal. Pages are cut by key: who joins or
 * leaves meanwhile moves nobody from one page to another, and the last page costs what the first does.
 */
export async function listMembers(_admin: Admin, query: MemberQuery, now: Date): Promise<MemberList> {
  const where = whereOf(query)
  const [total, counts, page] = await Promise.all([
    db().member.count({ where }),
    countStandings(),
    readPage(query),
  ])
  return { ...page, rows: page.rows.map((row) => rowOf(row, now)), total, counts }
}

async function readPage(query: MemberQuery) {
  const { from, sort } = query
  const backwards = from?.side === 'before'
  const direction = backwards ? opposite(query.direction) : query.direction
  const found = await db().member.findMany({
    where: from ? { AND: [whereOf(query), beyond(sort, direction, from.key)] } : whereOf(query),
    orderBy: orderOf(sort, direction),
    take: ROWS + 1,
  })
  const more = found.length > ROWS
  const rows = found.slice(0, ROWS)
  if (backwards) rows.reverse()
  const before = backwards ? more : from !== null
  return {
    rows,
    previous: before ? keyOf(rows.at(0), query) : null,
    next: backwards || more ? keyOf(rows.at(-1), query) : null,
  }
}

const opposite = (direction: Direction): Direction => (direction === 'asc' ? 'desc' : 'asc')

const keyOf = (row: Member | undefined, query: MemberQuery): string | null =>
  row ? writeKey(placeOf(row, query)) : null

function placeOf(row: Member, { sort }: MemberQuery): MemberKey {
  const value = row[COLUMNS[sort]]
  return { id: row.id, value: value instanceof Date ? value.toISOString() : value }
}

function rowOf(row: Member, now: Date): MemberRow {
  const standing = standingOf(row)
  return {
    id: row.id,
    name: `${row.firstName} ${row.lastName}`,
    email: row.email,
    organisation: row.organisation,
    stakeholderGroup: row.stakeholderGroup,
    standing,
    role: row.role,
    registeredAt: row.registeredAt.toISOString(),
    waitingDays: standing === 'pending' ? daysSince(row.emailConfirmedAt, now) : null,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  }
}

function daysSince(moment: Date | null, now: Date): number | null {
  return moment && Math.max(0, Math.floor((now.getTime() - moment.getTime()) / DAY))
}

/** How many people wait for an answer. */
export function countApplicants(): Promise<number> {
  return db().member.count({ where: WITH_STANDING.pending })
}

/** Who has been waiting longest for an answer. */
export async function longestWaiting(_admin: Admin, most: number, now: Date): Promise<MemberRow[]> {
  const rows = await db().member.findMany({
    where: WITH_STANDING.pending,
    orderBy: orderOf('waiting', 'asc'),
    take: most,
  })
  return rows.map((row) => rowOf(row, now))
}

const BATCH = 500

/**
 * Everybody whom these filters leave, by name, read in batches: any number may be written out. It ends with what is read
 * already when who asks is no admin any more.
 */
export async function* everyMember(admin: Admin, filters: MemberFilters): AsyncGenerator<Member> {
  let key: MemberKey | null = null
  do {
    if (!(await isAdminStill(db(), admin.id))) return
    const rows: Member[] = await db().member.findMany({
      where: key ? { AND: [whereOf(filters), beyond('name', 'asc', key)] } : whereOf(filters),
      orderBy: orderOf('name', 'asc'),
      take: BATCH,
    })
    yield* rows
    const last = rows.length === BATCH ? rows.at(-1) : undefined
    key = last ? { id: last.id, value: last.nameKey } : null
  } while (key)
}

/** One look at the table; WITH_STANDING says the same. */
async function countStandings(): Promise<Record<Standing, number>> {
  const [counts] = await db().$queryRaw<Record<Standing, number>[]>`
    select
      count(*) filter (where "suspendedAt" is not null)::int as "suspended",
      count(*) filter (where "suspendedAt" is null and "refusedAt" is not null)::int as "refused",
      count(*) filter (where "open" and "emailConfirmedAt" is null)::int as "unconfirmed",
      count(*) filter (where "open" and "emailConfirmedAt" is not null and "approvedAt" is null)::int as "pending",
      count(*) filter (where "open" and "emailConfirmedAt" is not null and "approvedAt" is not null)::int as "active"
    from (
      select *, ("suspendedAt" is null and "refusedAt" is null) as "open" from "Member"
    ) as "m"`
  return counts ?? { suspended: 0, refused: 0, unconfirmed: 0, pending: 0, active: 0 }
}
