import { accessTo, gateReason } from '~/domain/access/access-policy'
import type { Visitor } from '~/domain/access/visitor'
import type { AccessRequest } from '~/domain/library/access-request'
import { inLocale, isLocale, type Locale } from '~/domain/locale'
import { isSlug } from '~/domain/slug'
import { wakeLetters } from '~/jobs/queue.server'
import { letters } from '~/mail/letters.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { recordAct } from '../audit.server'
import { documentCardSelect, thingOf } from './cards.server'

export type AskedForAccess =
  | { outcome: 'asked' }
  /** His earlier asking waits for an answer; nothing was changed and no letter went out. */
  | { outcome: 'already-asked' }
  /** The document is open to him, or is not one to ask for. */
  | { outcome: 'not-needed' }
  | { outcome: 'missing' }

/** A member asks for a by-request document; all editors and admins get a letter. After a refusal he may ask anew. */
export async function askForAccess(
  visitor: Visitor,
  slug: string,
  { message }: AccessRequest,
  now: Date,
): Promise<AskedForAccess> {
  const row = isSlug(slug)
    ? await db().libraryDocument.findUnique({ where: { slug }, select: documentCardSelect(visitor) })
    : null
  const thing = row && thingOf(row)
  if (!row || !thing || accessTo(thing, visitor, now) === 'hidden') return { outcome: 'missing' }
  if (visitor.kind !== 'member' || gateReason(thing, visitor, now) !== 'by-request')
    return { outcome: 'not-needed' }
  const asked = await inTransaction(async (tx) => {
    if (!(await keepRequest(tx, row.id, visitor.id, message, now))) return false
    await recordAct(tx, visitor, { act: 'ask-access', thing: { kind: 'document', id: row.id } }, now)
    const member = { id: visitor.id, name: `${visitor.firstName} ${visitor.lastName}` }
    for (const to of await readStaff(tx)) {
      const title = inLocale(row.texts, to.lang)?.title ?? slug
      await letters.accessAsked(tx, to, { title, slug, member, message }, now)
    }
    return true
  })
  if (!asked) return { outcome: 'already-asked' }
  await wakeLetters()
  return { outcome: 'asked' }
}

/** False when a request of his waits already: a double click asks once. */
async function keepRequest(
  tx: Transaction,
  documentId: string,
  memberId: string,
  message: string,
  now: Date,
): Promise<boolean> {
  const { count: created } = await tx.accessGrant.createMany({
    data: [{ id: newId(), documentId, memberId, message, askedAt: now }],
    skipDuplicates: true,
  })
  if (created) return true
  const { count: renewed } = await tx.accessGrant.updateMany({
    where: { documentId, memberId, OR: [{ declinedAt: { not: null } }, { endsAt: { lte: now } }] },
    data: { message, askedAt: now, grantedAt: null, declinedAt: null, endsAt: null },
  })
  return renewed > 0
}

async function readStaff(
  tx: Transaction,
): Promise<{ id: string; email: string; firstName: string; lang: Locale }[]> {
  const staff = await tx.member.findMany({
    where: {
      role: { in: ['editor', 'admin'] },
      approvedAt: { not: null },
      emailConfirmedAt: { not: null },
      refusedAt: null,
      suspendedAt: null,
    },
    select: { id: true, email: true, firstName: true, lang: true },
  })
  return staff.map(({ lang, ...to }) => ({ ...to, lang: isLocale(lang) ? lang : 'fr' }))
}
