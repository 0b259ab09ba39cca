import type { Admin, Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { Locale } from '~/domain/locale'
import { type Paging, pageOf, searchWords } from '~/domain/paging'
import type { AuditEntry, Prisma } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { type NamedThing, nameThings } from './audit-names.server'

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

export type AuditQuery = { act: string; kind: string; thing: string; person: string; page: number }

export type AuditPage = { rows: AuditRow[]; paging: Paging; acts: string[]; kinds: string[] }

/** The audit trail, newest first. */
export async function readAuditTrail(_admin: Admin, query: AuditQuery, lang: Locale): Promise<AuditPage> {
  const where = await whereOf(query)
  const [total, acts, kinds] = await Promise.all([
    db().auditEntry.count({ where }),
    db().auditEntry.findMany({ distinct: ['act'], select: { act: true }, orderBy: { act: 'asc' } }),
    db().auditEntry.findMany({
      distinct: ['thingKind'],
      select: { thingKind: true },
      orderBy: { thingKind: 'asc' },
    }),
  ])
  const paging = pageOf(total, query.page, ROWS)
  const entries = await newest(where, paging)
  return {
    rows: await rowsOf(entries, lang),
    paging,
    acts: acts.map(({ act }) => act),
    kinds: kinds.map(({ thingKind }) => thingKind),
  }
}

/** What was done about a person, and what he did himself. */
export async function actsAbout(_admin: Admin, memberId: string, lang: Locale): Promise<AuditRow[]> {
  const where = { OR: [{ thingKind: 'member', thingId: memberId }, { actorId: memberId }] }
  return rowsOf(await newest(where, { skip: 0, take: HISTORY_ROWS }), lang)
}

/** The last acts at the desk: all of them for an admin, an editor's own for an editor. */
export async function latestActs(person: Staff, take: number, lang: Locale): Promise<AuditRow[]> {
  const where = person.kind === 'admin' ? {} : { actorId: person.id }
  return rowsOf(await newest(where, { skip: 0, take }), lang)
}

function newest(where: Prisma.AuditEntryWhereInput, { skip, take }: { skip: number; take: number }) {
  return db().auditEntry.findMany({ where, orderBy: { id: 'desc' }, skip, take })
}

async function whereOf({ act, kind, thing, person }: AuditQuery): Promise<Prisma.AuditEntryWhereInput> {
  return {
    AND: [
      act ? { act } : {},
      kind ? { thingKind: kind } : {},
      isId(thing) ? { thingId: thing } : {},
      person.trim() ? await aboutPerson(person.trim()) : {},
    ],
  }
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
