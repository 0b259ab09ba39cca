import type { Admin, Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { Locale } from '~/domain/locale'
import { searchWords } from '~/domain/paging'
import { parisField, parisMoment } from '~/domain/paris-time'
import type { AuditEntry, Prisma } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { type NamedThing, nameThings } from './audit-names.server'
import { isAdminStill } from './members/still-staff.server'

const ROWS = 50
const HISTORY_ROWS = 100

export type AuditRow = {
  id: string
  at: string
  act: string
  via: string
  /** null: the portal itself, a visitor without account, or the command line. */
  actor: NamedThing | null
  thing: NamedThing
  /** `from → to`, a count, field names: short words, never a text of somebody. */
  detail: Record<string, string>
}

/** `from` and `to`: days in Paris, both included; `before`, `after`: a place in the chain, of which the page is the neighbour. */
export type AuditFilter = {
  act: string
  kind: string
  thing: string
  person: string
  from: string
  to: string
}
export type AuditQuery = AuditFilter & { before: string; after: string }

export type AuditPage = {
  rows: AuditRow[]
  total: number
  /** Keys of the pages beside this one; null where there is none. */
  older: string | null
  newer: string | null
  acts: string[]
  kinds: string[]
}

/** The audit trail, newest first, paged by key: what is written meanwhile moves no row to another page. */
export async function readAuditTrail(_admin: Admin, query: AuditQuery, lang: Locale): Promise<AuditPage> {
  const where = await whereOf(query)
  const [total, acts, kinds, page] = await Promise.all([
    db().auditEntry.count({ where }),
    db().auditEntry.findMany({ distinct: ['act'], select: { act: true }, orderBy: { act: 'asc' } }),
    db().auditEntry.findMany({
      distinct: ['thingKind'],
      select: { thingKind: true },
      orderBy: { thingKind: 'asc' },
    }),
    pageAt(where, query),
  ])
  return {
    ...page,
    rows: await rowsOf(page.rows, lang),
    total,
    acts: acts.map(({ act }) => act),
    kinds: kinds.map(({ thingKind }) => thingKind),
  }
}

type KeyPage = { rows: AuditEntry[]; older: string | null; newer: string | null }

type Keys = { before: string; after: string }

async function pageAt(where: Prisma.AuditEntryWhereInput, keys: Keys): Promise<KeyPage> {
  const towards = directionOf(keys)
  const found = await db().auditEntry.findMany({
    where: { AND: [where, { position: towards.bound }] },
    orderBy: { position: towards.order },
    take: ROWS + 1,
  })
  const more = found.length > ROWS
  const rows = found.slice(0, ROWS)
  if (towards.order === 'asc') return neighbours(rows.reverse(), { older: true, newer: more })
  return neighbours(rows, { older: more, newer: towards.bound !== undefined })
}

function directionOf({ before, after }: Keys) {
  if (isKey(before)) return { order: 'desc', bound: { lt: BigInt(before) } } as const
  if (isKey(after)) return { order: 'asc', bound: { gt: BigInt(after) } } as const
  return { order: 'desc', bound: undefined } as const
}

function neighbours(rows: AuditEntry[], there: { older: boolean; newer: boolean }): KeyPage {
  const keyOf = (row: AuditEntry | undefined, is: boolean) => (row && is ? String(row.position) : null)
  return { rows, older: keyOf(rows.at(-1), there.older), newer: keyOf(rows[0], there.newer) }
}

const isKey = (text: string): boolean => /^\d{1,18}$/.test(text)

/** Every entry that answers to this filter, oldest first, read in batches: any number may be exported. */
export async function* filteredEntries(admin: Admin, filter: AuditFilter): AsyncGenerator<AuditEntry> {
  const where = await whereOf(filter)
  let after = 0n
  while (await isAdminStill(db(), admin.id)) {
    const batch = await db().auditEntry.findMany({
      where: { AND: [where, { position: { gt: after } }] },
      orderBy: { position: 'asc' },
      take: 1000,
    })
    yield* batch
    const last = batch.at(-1)?.position
    if (batch.length < 1000 || !last) return
    after = last
  }
}

/** What was done about a person, and what he did himself. */
export async function actsAbout(_admin: Admin, memberId: string, lang: Locale): Promise<AuditRow[]> {
  const where = { OR: [{ thingKind: 'member', thingId: memberId }, { actorId: memberId }] }
  return rowsOf(await newest(where, { skip: 0, take: HISTORY_ROWS }), lang)
}

/** The last acts: this person's own, or everybody's for nobody in particular. */
export async function latestActs(by: Staff | null, take: number, lang: Locale): Promise<AuditRow[]> {
  const where = by ? { actorId: by.id } : {}
  return rowsOf(await newest(where, { skip: 0, take }), lang)
}

function newest(where: Prisma.AuditEntryWhereInput, { skip, take }: { skip: number; take: number }) {
  return db().auditEntry.findMany({ where, orderBy: { id: 'desc' }, skip, take })
}

async function whereOf(filter: AuditFilter): Promise<Prisma.AuditEntryWhereInput> {
  const { act, kind, thing, person, from, to } = filter
  const first = parisMoment(from)
  const last = parisMoment(to)
  return {
    AND: [
      act ? { act } : {},
      kind ? { thingKind: kind } : {},
      isId(thing) ? { thingId: thing } : {},
      first ? { at: { gte: first } } : {},
      last ? { at: { lt: dayAfter(last) } } : {},
      person.trim() ? await aboutPerson(person.trim()) : {},
    ],
  }
}

/** The beginning of the next day in Paris, also where that day has 23 or 25 hours. */
function dayAfter(day: Date): Date {
  const noon = new Date(day.getTime() + 36 * 3_600_000)
  return parisMoment(parisField(noon).slice(0, 10)) ?? noon
}

/** Acts of, and about, the people whose name or address has these words; an id names exactly one. */
async function aboutPerson(person: string): Promise<Prisma.AuditEntryWhereInput> {
  const words = searchWords(person).map((word): Prisma.MemberWhereInput => {
    const contains = { contains: word.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const
    return { OR: [{ firstName: contains }, { lastName: contains }, { email: contains }] }
  })
  const found = await db().member.findMany({ where: { AND: words }, select: { id: true }, take: 200 })
  const ids = [...found.map(({ id }) => id), ...(isId(person) ? [person] : [])]
  return { OR: [{ actorId: { in: ids } }, { thingKind: 'member', thingId: { in: ids } }] }
}

async function rowsOf(entries: AuditEntry[], lang: Locale): Promise<AuditRow[]> {
  const actors = entries.flatMap(({ actorId }) => (actorId ? [{ kind: 'member', id: actorId }] : []))
  const things = entries.map(({ thingKind, thingId }) => ({ kind: thingKind, id: thingId }))
  const nameOf = await nameThings([...actors, ...things], lang)
  return entries.map((entry) => ({
    id: String(entry.id),
    at: entry.at.toISOString(),
    act: entry.act,
    via: entry.via,
    actor: entry.actorId ? nameOf('member', entry.actorId) : null,
    thing: nameOf(entry.thingKind, entry.thingId),
    detail: shortDetail(entry.detail),
  }))
}

function shortDetail(detail: Prisma.JsonValue): Record<string, string> {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return {}
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [
      key,
      Array.isArray(value)
        ? value.join(', ')
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value),
    ]),
  )
}
