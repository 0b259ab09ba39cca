// The list of members in the words of the database: what filters, orders and cuts its pages.
import { foldText } from '~/domain/fold'
import type { Direction, MemberFilters, MemberKey, MemberSort } from '~/domain/membership/member-filters'
import { searchWords } from '~/domain/paging'
import { parisMoment } from '~/domain/paris-time'
import type { Prisma } from '~/generated/prisma/client'
import { WITH_STANDING } from './standing-filter'

export const COLUMNS = {
  name: 'nameKey',
  organisation: 'organisationKey',
  registered: 'registeredAt',
  seen: 'lastSeenAt',
  waiting: 'emailConfirmedAt',
} as const satisfies Record<MemberSort, keyof Prisma.MemberWhereInput>

/** Columns that may be empty; an empty one is less than any other. */
const MAY_BE_EMPTY: readonly MemberSort[] = ['seen', 'waiting']
const MOMENTS: readonly MemberSort[] = ['registered', 'seen', 'waiting']

const DAY = 24 * 3_600_000

export function whereOf(filters: MemberFilters): Prisma.MemberWhereInput {
  const { words, standing, role, group, organisation } = filters
  return {
    AND: [
      standing ? WITH_STANDING[standing] : {},
      role ? { role } : {},
      group ? { stakeholderGroup: group } : {},
      organisation.trim() ? { organisationKey: { contains: literally(organisation.trim()) } } : {},
      seenOf(filters),
      registeredOf(filters),
      ...searchWords(words).map((word) => ({ searchText: { contains: literally(word) } })),
    ],
  }
}

/** Accents and case do not count, and no sign of a search is one of LIKE. */
const literally = (words: string): string => foldText(words).replace(/[\\%_]/g, '\\$&')

function seenOf({ seen, seenOn }: MemberFilters): Prisma.MemberWhereInput {
  if (seen === 'never') return { lastSeenAt: null }
  const day = parisMoment(seenOn)
  if (!seen || !day) return {}
  return { lastSeenAt: seen === 'before' ? { lt: day } : { gte: day } }
}

/** Both days are counted in. */
function registeredOf({ registeredFrom, registeredTo }: MemberFilters): Prisma.MemberWhereInput {
  const from = parisMoment(registeredFrom)
  const to = parisMoment(registeredTo)
  const until = to && parisMoment(new Date(to.getTime() + 1.5 * DAY).toISOString().slice(0, 10))
  return { registeredAt: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) } }
}

export function orderOf(sort: MemberSort, direction: Direction): Prisma.MemberOrderByWithRelationInput[] {
  const column = COLUMNS[sort]
  const nulls = direction === 'asc' ? 'first' : 'last'
  const first = MAY_BE_EMPTY.includes(sort)
    ? { [column]: { sort: direction, nulls } }
    : { [column]: direction }
  return [first, { id: direction }]
}

/** The rows that come after this one in this order. */
export function beyond(sort: MemberSort, direction: Direction, key: MemberKey): Prisma.MemberWhereInput {
  const column = COLUMNS[sort]
  const further = direction === 'asc' ? 'gt' : 'lt'
  const empty = MAY_BE_EMPTY.includes(sort)
  const value = MOMENTS.includes(sort) ? momentOf(key.value, empty) : (key.value ?? '')
  const sameValue = { [column]: value, id: { [further]: key.id } }
  if (value === null)
    return direction === 'asc' ? { OR: [sameValue, { [column]: { not: null } }] } : sameValue
  const others = { [column]: { [further]: value } }
  return { OR: [others, sameValue, ...(empty && direction === 'desc' ? [{ [column]: null }] : [])] }
}

/** A moment in an address may be typed by hand. */
function momentOf(text: string | null, mayBeEmpty: boolean): Date | null {
  const moment = new Date(text ?? Number.NaN)
  if (!Number.isNaN(moment.getTime())) return moment
  return mayBeEmpty ? null : new Date(0)
}
