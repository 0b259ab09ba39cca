import { endedBefore, type Term } from '~/domain/retention'
import type { Prisma } from '~/generated/prisma/client'
import { db, inTransaction } from '~/storage/database.server'
import { removeLetterFilesBefore } from '~/storage/outbox.server'
import { recordAct } from './audit.server'

export type CleanUpReport = {
  sessions: number
  tokens: number
  rateLimits: number
  registrations: number
  refused: number
  inactive: number
  invitations: number
  letters: number
  auditEntries: number
}

/** Erases what has run out. Running it twice, or in two processes at once, changes nothing more. */
export async function cleanUp(now: Date): Promise<CleanUpReport> {
  const before = (term: Term) => endedBefore(term, now)
  const sessions = await db().loginSession.deleteMany({ where: { expiresAt: { lte: now } } })
  const tokens = await db().oneTimeToken.deleteMany({
    where: { OR: [{ expiresAt: { lt: before('token') } }, { usedAt: { lt: before('token') } }] },
  })
  const rateLimits = await db().rateLimit.deleteMany({ where: { expire: { lt: BigInt(now.getTime()) } } })
  const letters = await db().letter.deleteMany({
    where: {
      queuedAt: { lt: before('letter') },
      OR: [{ sentAt: { not: null } }, { deadAt: { not: null } }],
    },
  })
  await removeLetterFilesBefore(before('letter'))
  return {
    sessions: sessions.count,
    tokens: tokens.count,
    rateLimits: rateLimits.count,
    registrations: await forgetUnconfirmed(before('unconfirmed'), now),
    refused: await forget('forget-refused', { refusedAt: { lt: before('refused') } }, now),
    inactive: await forget('forget-inactive', notSeenSince(before('inactive')), now),
    invitations: await forgetInvitations(before('invitation'), now),
    letters: letters.count,
    auditEntries: (await db().auditEntry.deleteMany({ where: { at: { lt: before('audit') } } })).count,
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

/** Invitations that were accepted or taken back, or ran out, before then: an address that led to nobody is not kept. */
function forgetInvitations(endedBefore: Date, now: Date): Promise<number> {
  const ended = { lt: endedBefore }
  return inTransaction(async (tx) => {
    const { count } = await tx.invitation.deleteMany({
      where: { OR: [{ acceptedAt: ended }, { revokedAt: ended }, { acceptedAt: null, expiresAt: ended }] },
    })
    const thing = { kind: 'invitation', id: 'ended' } as const
    const act = { act: 'forget-invitations', thing, detail: { count } }
    if (count) await recordAct(tx, null, act, now, 'portal')
    return count
  })
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
