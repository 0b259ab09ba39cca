import { endedBefore, type RetentionRule } from '~/domain/retention'
import type { Prisma } from '~/generated/prisma/client'
import { db, inTransaction } from '~/storage/database.server'
import { strikeOutMarks } from '~/storage/erasure-log.server'
import { removeLetterFilesBefore } from '~/storage/outbox.server'
import { recordAct } from '../audit.server'
import { leavingAuditEntries, letAuditEntriesLeave } from '../audit-chain.server'
import { type ErasureCause, eraseMember } from '../members/erase-member.server'
import { lastVisit, notSeenFor, toBeWarned, type Warning, warnInactive } from './inactive.server'

const MOST_IDS = 100

export type Due = { count: number; oldest: Date | null; ids: string[] }

/** `due` only looks; `end` does what is due and says to how many. */
type Rule = { due: (now: Date) => Promise<Due>; end: (now: Date) => Promise<number> }

export const RULES: Record<RetentionRule, Rule> = {
  session: {
    due: (now) =>
      counted(db().loginSession.aggregate({ where: ended(now), ...OLDEST.expiresAt }), 'expiresAt'),
    end: async (now) => (await db().loginSession.deleteMany({ where: ended(now) })).count,
  },
  token: {
    due: (now) =>
      counted(db().oneTimeToken.aggregate({ where: spent(now), ...OLDEST.createdAt }), 'createdAt'),
    end: async (now) => (await db().oneTimeToken.deleteMany({ where: spent(now) })).count,
  },
  accessToken: {
    due: (now) =>
      counted(db().accessToken.aggregate({ where: oldAccessTokens(now), ...OLDEST.expiresAt }), 'expiresAt'),
    end: async (now) => (await db().accessToken.deleteMany({ where: oldAccessTokens(now) })).count,
  },
  attempts: {
    due: async (now) => ({
      count: await db().rateLimit.count({ where: forgotten(now) }),
      oldest: null,
      ids: [],
    }),
    end: async (now) => (await db().rateLimit.deleteMany({ where: forgotten(now) })).count,
  },
  unconfirmed: {
    due: (now) => people(neverConfirmed(now), (row) => row.registeredAt),
    end: forgetUnconfirmed,
  },
  refused: {
    due: (now) => people(refusedLongAgo(now), (row) => row.refusedAt ?? row.registeredAt),
    end: (now) => erase(refusedLongAgo(now), 'refused', now),
  },
  firstWarning: warning('firstWarning'),
  secondWarning: warning('secondWarning'),
  inactive: {
    due: (now) => people(notSeenFor('inactive', now), lastVisit),
    end: (now) => erase(notSeenFor('inactive', now), 'inactive', now),
  },
  invitation: {
    due: (now) =>
      counted(db().invitation.aggregate({ where: oldInvitations(now), ...OLDEST.expiresAt }), 'expiresAt'),
    end: forgetInvitations,
  },
  guestAsking: {
    due: (now) =>
      counted(db().guestAsking.aggregate({ where: neverAnswered(now), ...OLDEST.expiresAt }), 'expiresAt'),
    end: async (now) => (await db().guestAsking.deleteMany({ where: neverAnswered(now) })).count,
  },
  guestRequest: {
    due: (now) =>
      counted(db().accessGrant.aggregate({ where: oldRequests(now), ...OLDEST.askedAt }), 'askedAt'),
    end: forgetGuestRequests,
  },
  share: {
    due: (now) => counted(db().guestPass.aggregate({ where: oldShares(now), ...OLDEST.endsAt }), 'endsAt'),
    end: async (now) => (await db().guestPass.deleteMany({ where: oldShares(now) })).count,
  },
  suspendedAddress: {
    due: (now) =>
      counted(db().erasedMember.aggregate({ where: oldSuspensions(now), ...OLDEST.erasedAt }), 'erasedAt'),
    end: async (now) => {
      await strikeOutMarks(endedBefore('suspendedAddress', now))
      const { count } = await db().erasedMember.updateMany({
        where: oldSuspensions(now),
        data: { suspendedKey: null },
      })
      return count
    },
  },
  letter: {
    due: (now) => counted(db().letter.aggregate({ where: oldLetters(now), ...OLDEST.queuedAt }), 'queuedAt'),
    end: async (now) => {
      const { count } = await db().letter.deleteMany({ where: oldLetters(now) })
      await removeLetterFilesBefore(endedBefore('letter', now))
      return count
    },
  },
  refusedFile: {
    due: (now) =>
      counted(db().incomingFile.aggregate({ where: oldRefusals(now), ...OLDEST.refusedAt }), 'refusedAt'),
    end: async (now) => (await db().incomingFile.deleteMany({ where: oldRefusals(now) })).count,
  },
  audit: {
    due: async (now) => {
      const leaving = await leavingAuditEntries(now)
      return { count: leaving?.count ?? 0, oldest: leaving?.oldest ?? null, ids: [] }
    },
    end: letAuditEntriesLeave,
  },
  retentionReport: {
    due: (now) => counted(db().retentionRun.aggregate({ where: oldReports(now), ...OLDEST.at }), 'at'),
    end: async (now) => (await db().retentionRun.deleteMany({ where: oldReports(now) })).count,
  },
}

const OLDEST = {
  expiresAt: { _count: true, _min: { expiresAt: true } },
  createdAt: { _count: true, _min: { createdAt: true } },
  queuedAt: { _count: true, _min: { queuedAt: true } },
  at: { _count: true, _min: { at: true } },
  refusedAt: { _count: true, _min: { refusedAt: true } },
  askedAt: { _count: true, _min: { askedAt: true } },
  endsAt: { _count: true, _min: { endsAt: true } },
  erasedAt: { _count: true, _min: { erasedAt: true } },
} as const

type Aggregate<Column extends string> = { _count: number; _min: Record<Column, Date | null> }

async function counted<Column extends string>(
  asked: PromiseLike<Aggregate<Column>>,
  column: Column,
): Promise<Due> {
  const { _count: count, _min } = await asked
  return { count, oldest: _min[column], ids: [] }
}

type Person = {
  id: string
  registeredAt: Date
  approvedAt: Date | null
  refusedAt: Date | null
  lastSeenAt: Date | null
}

async function people(where: Prisma.MemberWhereInput, since: (row: Person) => Date): Promise<Due> {
  const rows = await db().member.findMany({
    where,
    orderBy: [{ lastSeenAt: { sort: 'asc', nulls: 'first' } }, { registeredAt: 'asc' }],
    select: { id: true, registeredAt: true, approvedAt: true, refusedAt: true, lastSeenAt: true },
  })
  const moments = rows.map(since).sort((a, b) => a.getTime() - b.getTime())
  return { count: rows.length, oldest: moments[0] ?? null, ids: rows.slice(0, MOST_IDS).map(({ id }) => id) }
}

const ended = (now: Date): Prisma.LoginSessionWhereInput => ({ expiresAt: { lte: now } })
const forgotten = (now: Date): Prisma.RateLimitWhereInput => ({ expire: { lt: BigInt(now.getTime()) } })
const oldReports = (now: Date): Prisma.RetentionRunWhereInput => ({
  at: { lt: endedBefore('retentionReport', now) },
})

const oldAccessTokens = (now: Date): Prisma.AccessTokenWhereInput => ({
  expiresAt: { lt: endedBefore('accessToken', now) },
})
const oldSuspensions = (now: Date): Prisma.ErasedMemberWhereInput => ({
  suspendedKey: { not: null },
  erasedAt: { lt: endedBefore('suspendedAddress', now) },
})
const oldRefusals = (now: Date): Prisma.IncomingFileWhereInput => ({
  refusedAt: { lt: endedBefore('refusedFile', now) },
})

function spent(now: Date): Prisma.OneTimeTokenWhereInput {
  const then = endedBefore('token', now)
  return { OR: [{ expiresAt: { lt: then } }, { usedAt: { lt: then } }] }
}

/** A letter that is still to be sent stays, however old. */
function oldLetters(now: Date): Prisma.LetterWhereInput {
  return {
    queuedAt: { lt: endedBefore('letter', now) },
    OR: [{ sentAt: { not: null } }, { deadAt: { not: null } }],
  }
}

/** Who never confirmed his address, and holds no letter that could still do it, was never a member. */
function neverConfirmed(now: Date): Prisma.MemberWhereInput {
  return {
    role: 'member',
    emailConfirmedAt: null,
    approvedAt: null,
    refusedAt: null,
    suspendedAt: null,
    registeredAt: { lt: endedBefore('unconfirmed', now) },
    tokens: { none: { usedAt: null, expiresAt: { gt: now } } },
  }
}

function refusedLongAgo(now: Date): Prisma.MemberWhereInput {
  return {
    role: 'member',
    suspendedAt: null,
    refusedAt: { lt: endedBefore('refused', now) },
  }
}

/** Accepted or taken back, or run out: an address that led to nobody is not kept. */
function oldInvitations(now: Date): Prisma.InvitationWhereInput {
  const ended = { lt: endedBefore('invitation', now) }
  return { OR: [{ acceptedAt: ended }, { revokedAt: ended }, { acceptedAt: null, expiresAt: ended }] }
}

const neverAnswered = (now: Date): Prisma.GuestAskingWhereInput => ({ expiresAt: { lte: now } })

/** Of guests alone: a member's requests go with his account. */
function oldRequests(now: Date): Prisma.AccessGrantWhereInput {
  const ended = { lt: endedBefore('guestRequest', now) }
  const unanswered = {
    grantedAt: null,
    declinedAt: null,
    askedAt: { lt: endedBefore('guestUnanswered', now) },
  }
  return { guestId: { not: null }, OR: [{ declinedAt: ended }, { endsAt: ended }, unanswered] }
}

/** Who has no request left is forgotten with the last one. */
function forgetGuestRequests(now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const { count } = await tx.accessGrant.deleteMany({ where: oldRequests(now) })
    await tx.guestAsker.deleteMany({ where: { grants: { none: {} } } })
    return count
  })
}

function oldShares(now: Date): Prisma.GuestPassWhereInput {
  const ended = { lt: endedBefore('share', now) }
  return { sharedById: { not: null }, OR: [{ endsAt: ended }, { revokedAt: ended }] }
}

function forgetInvitations(now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const { count } = await tx.invitation.deleteMany({ where: oldInvitations(now) })
    const thing = { kind: 'invitation', id: 'ended' } as const
    if (count)
      await recordAct(tx, null, { act: 'forget-invitations', thing, detail: { count } }, now, 'portal')
    return count
  })
}

/**
 * All at once, with one entry for all and without a line in the erasure log: robots may have registered by thousands,
 * and what a restored backup brings back of them ends here again the same day.
 */
function forgetUnconfirmed(now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const rows = await tx.member.findMany({ where: neverConfirmed(now), select: { id: true }, take: 5000 })
    const ids = rows.map(({ id }) => id)
    await tx.letter.deleteMany({ where: { memberId: { in: ids } } })
    const { count } = await tx.member.deleteMany({
      where: { AND: [{ id: { in: ids } }, neverConfirmed(now)] },
    })
    const thing = { kind: 'member', id: 'unconfirmed' } as const
    if (count)
      await recordAct(tx, null, { act: 'forget-registrations', thing, detail: { count } }, now, 'portal')
    return count
  })
}

async function erase(onlyIf: Prisma.MemberWhereInput, cause: ErasureCause, now: Date): Promise<number> {
  let erased = 0
  for (const { id } of await db().member.findMany({ where: onlyIf, select: { id: true } })) {
    const { outcome } = await eraseMember(id, { by: 'portal', cause, onlyIf }, now)
    if (outcome === 'erased') erased += 1
  }
  return erased
}

function warning(name: Warning): Rule {
  return {
    due: (now) => people(toBeWarned(name, now), lastVisit),
    end: async (now) => {
      let warned = 0
      const rows = await db().member.findMany({ where: toBeWarned(name, now), select: { id: true } })
      for (const { id } of rows) if (await warnInactive(id, name, now)) warned += 1
      return warned
    },
  }
}
