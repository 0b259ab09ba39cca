import { db, inTransaction } from '~/storage/database.server'
import { removeLetterFilesBefore } from '~/storage/outbox.server'
import { recordAct } from './audit.server'

const DAY = 24 * 3_600_000
const UNCONFIRMED_FOR = 7 * DAY
const LETTERS_FOR = 30 * DAY
const TOKENS_FOR = DAY

export type CleanUpReport = {
  sessions: number
  tokens: number
  rateLimits: number
  registrations: number
  letters: number
}

/** Erases what has run out. Running it twice, or in two processes at once, changes nothing more. */
export async function cleanUp(now: Date): Promise<CleanUpReport> {
  const before = (age: number) => new Date(now.getTime() - age)
  const sessions = await db().loginSession.deleteMany({ where: { expiresAt: { lte: now } } })
  const tokens = await db().oneTimeToken.deleteMany({
    where: { OR: [{ expiresAt: { lt: before(TOKENS_FOR) } }, { usedAt: { lt: before(TOKENS_FOR) } }] },
  })
  const rateLimits = await db().rateLimit.deleteMany({ where: { expire: { lt: BigInt(now.getTime()) } } })
  const letters = await db().letter.deleteMany({
    where: {
      queuedAt: { lt: before(LETTERS_FOR) },
      OR: [{ sentAt: { not: null } }, { deadAt: { not: null } }],
    },
  })
  await removeLetterFilesBefore(before(LETTERS_FOR))
  return {
    sessions: sessions.count,
    tokens: tokens.count,
    rateLimits: rateLimits.count,
    registrations: await forgetUnconfirmed(before(UNCONFIRMED_FOR), now),
    letters: letters.count,
  }
}

/** Who never confirmed his address, and holds no letter that could still do it, was never a member: nothing is kept. */
function forgetUnconfirmed(registeredBefore: Date, now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const { count } = await tx.member.deleteMany({
      where: {
        emailConfirmedAt: null,
        approvedAt: null,
        refusedAt: null,
        suspendedAt: null,
        erasedAt: null,
        role: 'member',
        registeredAt: { lt: registeredBefore },
        tokens: { none: { usedAt: null, expiresAt: { gt: now } } },
      },
    })
    const thing = { kind: 'member', id: 'unconfirmed' } as const
    if (count)
      await recordAct(tx, null, { act: 'forget-registrations', thing, detail: { count } }, now, 'portal')
    return count
  })
}
