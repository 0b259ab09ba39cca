import { accessTo, gateReason } from '~/domain/access/access-policy'
import type { Visitor } from '~/domain/access/visitor'
import type { AccessRequest } from '~/domain/library/access-request'
import { isSlug } from '~/domain/slug'
import { wakeLetters } from '~/jobs/queue.server'
import { accessLetters } from '~/mail/letters-access.server'
import { db, inTransaction } from '~/storage/database.server'
import { keepRequest } from '../access/keep-request.server'
import { tellStaffOfRequest } from '../access/tell-staff.server'
import { recordAct } from '../audit.server'
import { documentCardSelect } from './cards.server'
import { gated } from './gate-facts.server'

export type AskedForAccess =
  | { outcome: 'asked' }
  /** His earlier asking waits for an answer; nothing was changed and no letter went out. */
  | { outcome: 'already-asked' }
  /** The document is open to him, or is not one to ask for. */
  | { outcome: 'not-needed' }
  | { outcome: 'missing' }

/** A member asks for a by-request document; he gets a receipt, and the staff is told. After a refusal he may ask anew. */
export async function askForAccess(
  visitor: Visitor,
  slug: string,
  { message }: AccessRequest,
  now: Date,
): Promise<AskedForAccess> {
  const row = isSlug(slug)
    ? await db().libraryDocument.findUnique({ where: { slug }, select: documentCardSelect(visitor) })
    : null
  const thing = row && gated(row)
  if (!row || !thing || accessTo(thing, visitor, now) === 'hidden') return { outcome: 'missing' }
  if (visitor.kind !== 'member' || gateReason(thing, visitor, now) !== 'by-request')
    return { outcome: 'not-needed' }
  const asked = await inTransaction(async (tx) => {
    if (!(await keepRequest(tx, row.id, { memberId: visitor.id }, message, now))) return false
    await recordAct(tx, visitor, { act: 'ask-access', thing: { kind: 'document', id: row.id } }, now)
    await accessLetters.accessReceived(tx, visitor, row, now, now)
    await tellStaffOfRequest(tx, now)
    return true
  })
  if (!asked) return { outcome: 'already-asked' }
  await wakeLetters()
  return { outcome: 'asked' }
}
