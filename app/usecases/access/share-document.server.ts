import { mayShare } from '~/domain/access/access-policy'
import type { ShareOrder } from '~/domain/access/sharing'
import type { SignedIn } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import { readEmail } from '~/domain/membership/email'
import { isSlug } from '~/domain/slug'
import { wakeLetters } from '~/jobs/queue.server'
import { accessLetters } from '~/mail/letters-access.server'
import { inTransaction } from '~/storage/database.server'
import { countUse } from '~/storage/rate-limits.server'
import { recordAct } from '../audit.server'
import { type Limited, limited } from '../membership/refusals.server'
import { readSettings } from '../settings.server'
import { RUNNING } from './end-shares.server'
import { findAtGate } from './gated-document.server'
import { givePass } from './give-pass.server'

const DAY = 24 * 3_600_000

export type Shared =
  | { outcome: 'shared' }
  | { outcome: 'own-address' }
  /** Not this document, or nothing as the settings stand. */
  | { outcome: 'not-possible' }
  | { outcome: 'missing' }
  | Limited

/**
 * Lets a colleague read one document without an account for some days: a letter leaves for his address, whatever is known
 * of it. Sharing again with the same address replaces the share before.
 */
export async function shareDocument(
  person: SignedIn,
  slug: string,
  { order: { email, days }, lang }: { order: ShareOrder; lang: Locale },
  now: Date,
): Promise<Shared> {
  const found = isSlug(slug) ? await findAtGate(person, { slug }, now) : null
  if (!found) return { outcome: 'missing' }
  if (!mayShare(found.thing, person, now)) return { outcome: 'not-possible' }
  if ((await readSettings()).memberSharing === 'off') return { outcome: 'not-possible' }
  if (readEmail(person.email)?.key === email.key) return { outcome: 'own-address' }
  const { document } = found
  const seconds = await countUse(
    ['share-member', person.id],
    ['share-document', document.id],
    ['share-email', email.key],
  )
  if (seconds) return limited(seconds)
  const endsAt = new Date(now.getTime() + days * DAY)
  await inTransaction(async (tx) => {
    const before = { documentId: document.id, sharedById: person.id, emailKey: email.key }
    await tx.guestPass.updateMany({ where: { AND: [before, RUNNING(now)] }, data: { revokedAt: now } })
    const reader = { email: email.address, emailKey: email.key, firstName: '', lang }
    const ground = { sharedById: person.id, endsAt }
    const { id, token } = await givePass(tx, document.id, reader, ground, now)
    const thing = { kind: 'document', id: document.id } as const
    const detail = { pass: id, endsAt: endsAt.toISOString() }
    await recordAct(tx, person, { act: 'share-document', thing, detail }, now)
    const sharer = `${person.firstName} ${person.lastName}`
    await accessLetters.shared(tx, reader, document, { sharer, endsAt, token }, now)
  })
  await wakeLetters()
  return { outcome: 'shared' }
}
