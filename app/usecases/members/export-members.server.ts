import type { Readable } from 'node:stream'
import type { Admin } from '~/domain/access/visitor'
import type { MemberFilters } from '~/domain/membership/member-filters'
import { standingOf } from '~/domain/membership/membership'
import { parisField } from '~/domain/paris-time'
import { writeCsv } from '~/files/write-csv.server'
import type { Member } from '~/generated/prisma/client'
import { db, inTransaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'
import { everyMember } from './list-members.server'
import { whereOf } from './member-query.server'

const EXPORT_COLUMNS = [
  'email',
  'firstName',
  'lastName',
  'organisation',
  'stakeholderGroup',
  'lang',
  'role',
  'standing',
  'registeredAt',
  'emailConfirmedAt',
  'approvedAt',
  'suspendedAt',
  'lastSeenAt',
] as const
export type ExportColumn = (typeof EXPORT_COLUMNS)[number]

/** What columns, and values that are codes, are called in the file. */
export type ExportWords = {
  columns: Record<ExportColumn, string>
  values: Partial<Record<ExportColumn, Record<string, string>>>
}

/**
 * The people whom these filters leave, as CSV, streamed. That it was taken out, and how many people were in it, is in
 * the audit trail before the first byte leaves.
 */
export async function exportMembers(
  admin: Admin,
  filters: MemberFilters,
  words: ExportWords,
  now: Date,
): Promise<Readable> {
  const count = await db().member.count({ where: whereOf(filters) })
  const used = Object.entries(filters).flatMap(([name, value]) => (value ? [name] : []))
  const act = {
    act: 'export-members',
    thing: { kind: 'member', id: 'all' },
    detail: { count, filters: used },
  } as const
  await inTransaction((tx) => recordAct(tx, admin, act, now))
  return writeCsv(
    EXPORT_COLUMNS.map((column) => words.columns[column]),
    rowsOf(admin, filters, words),
  )
}

async function* rowsOf(admin: Admin, filters: MemberFilters, { values }: ExportWords) {
  for await (const member of everyMember(admin, filters))
    yield EXPORT_COLUMNS.map((column) => {
      const cell = cellOf(member, column)
      return values[column]?.[cell] ?? cell
    })
}

/** Moments as a spreadsheet reads them, in Paris time. */
function cellOf(member: Member, column: ExportColumn): string {
  const value = column === 'standing' ? standingOf(member) : member[column]
  return value instanceof Date ? parisField(value).replace('T', ' ') : (value ?? '')
}
