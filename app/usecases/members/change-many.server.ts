import type { Admin } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { type BulkAct, type BulkIntent, MOST_AT_ONCE } from '~/domain/membership/bulk-act'
import { actsFor } from '~/domain/membership/member-act'
import { type Role, type Standing, standingOf } from '~/domain/membership/membership'
import { db } from '~/storage/database.server'
import { changeMembership, type MembershipChange } from './change-membership.server'

export type Concerned = {
  id: string
  name: string
  email: string
  standing: Standing
  role: Role
  /** As things are now; when it is done, each is asked again in his own transaction. */
  possible: boolean
}

/** Whom an act on these people concerns, by name; ids that nobody has are passed over. */
export async function lookAtMany(
  admin: Admin,
  ids: readonly string[],
  intent: BulkIntent,
): Promise<Concerned[]> {
  const rows = await db().member.findMany({
    where: { id: { in: chosen(ids) } },
    orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => {
    const standing = standingOf(row)
    return {
      id: row.id,
      name: `${row.firstName} ${row.lastName}`,
      email: row.email,
      standing,
      role: row.role,
      possible: actsFor({ id: row.id, standing }, admin.id).includes(intent),
    }
  })
}

export type ManyChanged = { id: string; name: string; change: MembershipChange }[]

/** The act on each of them, with a transaction, an audit entry and a letter of his own; one failing stops no other. */
export async function changeMany(
  admin: Admin,
  ids: readonly string[],
  act: BulkAct,
  now: Date,
): Promise<ManyChanged> {
  const people = await lookAtMany(admin, ids, act.intent)
  const changed: ManyChanged = []
  for (const { id, name } of people)
    changed.push({ id, name, change: await changeMembership(admin, id, act, now) })
  return changed
}

const chosen = (ids: readonly string[]): string[] => [...new Set(ids)].filter(isId).slice(0, MOST_AT_ONCE)
