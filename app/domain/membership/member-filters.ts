import { parisMoment } from '../paris-time'
import {
  ROLES,
  type Role,
  STAKEHOLDER_GROUPS,
  STANDINGS,
  type StakeholderGroup,
  type Standing,
} from './membership'

export const MEMBER_SORTS = ['name', 'organisation', 'registered', 'seen', 'waiting'] as const
export type MemberSort = (typeof MEMBER_SORTS)[number]
export type Direction = 'asc' | 'desc'

/** `never`: has not been here yet; `before` and `since`: of the day in `seenOn`. */
export const SEEN_FILTERS = ['never', 'before', 'since'] as const
export type SeenFilter = (typeof SEEN_FILTERS)[number]

/** What the list of members is narrowed to; empty and null narrow nothing. Days are as typed, `2026-03-31`. */
export type MemberFilters = {
  words: string
  standing: Standing | null
  role: Role | null
  group: StakeholderGroup | null
  organisation: string
  seen: SeenFilter | null
  seenOn: string
  registeredFrom: string
  registeredTo: string
}

/** Where a page begins or ends: the row that is not in it any more. `value` is null for who was never seen. */
export type MemberKey = { value: string | null; id: string }

export type MemberQuery = MemberFilters & {
  sort: MemberSort
  direction: Direction
  from: { side: 'after' | 'before'; key: MemberKey } | null
}

/** Each order begins where one looks first: the first letter, the last days, the longest waiting. */
const USUAL: Record<MemberSort, Direction> = {
  name: 'asc',
  organisation: 'asc',
  registered: 'desc',
  seen: 'desc',
  waiting: 'asc',
}

const oneOf = <T extends string>(values: readonly T[], asked: string | null): T | null =>
  values.find((value) => value === asked) ?? null

/** What an address asks for; what means nothing in it is left out, as an address may be typed by hand. */
export function readMemberQuery(asked: URLSearchParams): MemberQuery {
  const text = (name: string) => (asked.get(name) ?? '').slice(0, 200)
  const day = (name: string) => (parisMoment(text(name)) ? text(name).slice(0, 10) : '')
  const standing = oneOf(STANDINGS, asked.get('standing'))
  const sort = oneOf(MEMBER_SORTS, asked.get('sort')) ?? (standing === 'pending' ? 'waiting' : 'registered')
  const after = readKey(asked.get('after'))
  const before = readKey(asked.get('before'))
  return {
    words: text('q'),
    standing,
    role: oneOf(ROLES, asked.get('role')),
    group: oneOf(STAKEHOLDER_GROUPS, asked.get('group')),
    organisation: text('organisation'),
    seen: oneOf(SEEN_FILTERS, asked.get('seen')),
    seenOn: day('seenOn'),
    registeredFrom: day('from'),
    registeredTo: day('to'),
    sort,
    direction: oneOf(['asc', 'desc'], asked.get('direction')) ?? USUAL[sort],
    from: after ? { side: 'after', key: after } : before && { side: 'before', key: before },
  }
}

export const isFiltered = (query: MemberFilters): boolean =>
  Boolean(
    query.words ||
      query.standing ||
      query.role ||
      query.group ||
      query.organisation ||
      query.seen ||
      query.registeredFrom ||
      query.registeredTo,
  )

/** The address of the same list in another order: the same column turns round, another begins as is usual. */
export function sortedBy(asked: URLSearchParams, query: MemberQuery, sort: MemberSort): string {
  const turned = query.direction === 'asc' ? 'desc' : 'asc'
  return changed(asked, { sort, direction: query.sort === sort ? turned : USUAL[sort] })
}

/** The address of the same list, changed; it begins anew unless the change says where. */
export function changed(asked: URLSearchParams, change: Record<string, string | null>): string {
  const query = new URLSearchParams(asked)
  for (const name of ['after', 'before', 'done', 'select']) query.delete(name)
  for (const [name, value] of Object.entries(change))
    if (value === null) query.delete(name)
    else query.set(name, value)
  for (const [name, value] of [...query]) if (value === '') query.delete(name)
  return `?${query}`
}

/** A row's place in its order, for an address: `<id>` or `<id>~<value>`. */
export const writeKey = ({ value, id }: MemberKey): string => (value === null ? id : `${id}~${value}`)

function readKey(text: string | null): MemberKey | null {
  const [, id, , value] = /^([A-Za-z0-9_-]{21})(~(.{0,400}))?$/s.exec(text ?? '') ?? []
  return id ? { id, value: value ?? null } : null
}
