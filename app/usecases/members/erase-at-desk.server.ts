import type { Admin } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { ErasureGround } from '~/domain/membership/erasure'
import { db } from '~/storage/database.server'
import { type Erased, eraseMember } from './erase-member.server'

export type ErasureView = { id: string; name: string; email: string; itself: boolean }

/** Whom an admin is about to erase; null when there is none of this id. */
export async function openErasure(admin: Admin, id: string | undefined): Promise<ErasureView | null> {
  if (!isId(id)) return null
  const row = await db().member.findUnique({
    where: { id },
    select: { firstName: true, lastName: true, email: true },
  })
  return row && { id, name: `${row.firstName} ${row.lastName}`, email: row.email, itself: id === admin.id }
}

/** Erases a person at an admin's word, for good and at once; himself he leaves by his account. */
export async function eraseAtDesk(
  admin: Admin,
  id: string | undefined,
  ground: ErasureGround,
  now: Date,
): Promise<Erased | { outcome: 'yourself' }> {
  if (id === admin.id) return { outcome: 'yourself' }
  return eraseMember(id, { by: admin, cause: 'desk', ground }, now)
}
