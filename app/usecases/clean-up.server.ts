import type { Prisma } from '~/generated/prisma/client'
import { db, inTransaction } from '~/storage/database.server'
import { removeLetterFilesBefore } from '~/storage/outbox.server'
import { recordAct } from './audit.server'

const DAY = 24 * 3_600_000
// What the privacy page promises (content/pages/privacy.*.md).
const UNCONFIRMED_FOR = 7 * DAY
const REFUSED_FOR = 30 * DAY
const INACTIVE_FOR = 730 * DAY
const LETTERS_FOR = 30 * DAY
const AUDIT_FOR = 365 * DAY
const TOKENS_FOR = DAY

export type CleanUpReport = {
  sessions: number
  tokens: number
  rateLimits: number
  registrations: number
  refused: number
  inactive: number
  letters: number
  auditEntries: number
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
    refused: await forget('forget-refused', { refusedAt: { lt: before(REFUSED_FOR) } }, now),
    inactive: await forget('forget-inactive', notSeenSince(before(INACTIVE_FOR)), now),
    letters: letters.count,
    auditEntries: (await db().auditEntry.deleteMany({ where: { at: { lt: before(AUDIT_FOR) } } })).count,
  }
}

/** Who never confirmed his address, and holds no letter that could still do it, was never a member: nothing is kept. */
function forgetUnconfirmed(registeredBefore: Date, now: Date): Promise<number> {
  const unconfirmed: Prisma.MemberWhereInput = {
    emailConfirmedAt: null,
    approvedAt: null,
    refusedAt: null,
    suspendedAt: null,
    registeredAt: { lt: registeredBefore },
    tokens: { none: { usedAt: null, expiresAt: { gt: now } } },
  }
  return forget('forget-registrations', unconfirmed, now)
}

/** Members who have not been here for so long; a suspended one stays, so that his suspension does. */
function notSeenSince(then: Date): Prisma.MemberWhereInput {
  return {
    suspendedAt: null,
    approvedAt: { lt: then },
    OR: [{ lastSeenAt: null }, { lastSeenAt: { lt: then } }],
  }
}

/** Never the team: its accounts are ended by people. */
function forget(act: string, whom: Prisma.MemberWhereInput, now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const { count } = await tx.member.deleteMany({
      where: { AND: [{ role: 'member', erasedAt: null }, whom] },
    })
    const thing = { kind: 'member', id: 'unconfirmed' } as const
    if (count) await recordAct(tx, null, { act, thing, detail: { count } }, now, 'portal')
    return count
  })
}
