import { DURATIONS, endedBefore, milliseconds, type Term } from '~/domain/retention'
import type { Prisma } from '~/generated/prisma/client'
import { retentionLetters } from '~/mail/letters-retention.server'
import { inTransaction } from '~/storage/database.server'

/** Since when a person has not been here: his last visit, or what brought him before his first. */
type Visits = { lastSeenAt: Date | null; approvedAt: Date | null; registeredAt: Date }

export function lastVisit({ lastSeenAt, approvedAt, registeredAt }: Visits): Date {
  return [lastSeenAt, approvedAt].reduce<Date>(
    (latest, moment) => (moment && moment > latest ? moment : latest),
    registeredAt,
  )
}

/**
 * Members, and people who wait for approval, who have not been here for so long. Never the team, whose accounts are
 * ended by people; nor who is suspended, so that his suspension stays; nor who has asked to be erased anyway.
 */
export function notSeenFor(term: Term, now: Date): Prisma.MemberWhereInput {
  const then = endedBefore(term, now)
  return {
    role: 'member',
    suspendedAt: null,
    refusedAt: null,
    deletionAskedAt: null,
    emailConfirmedAt: { not: null },
    registeredAt: { lt: then },
    AND: [
      { OR: [{ approvedAt: null }, { approvedAt: { lt: then } }] },
      { OR: [{ lastSeenAt: null }, { lastSeenAt: { lt: then } }] },
    ],
  }
}

export type Warning = 'firstWarning' | 'secondWarning'

/** Whoever this warning is due to and who has not had it since he was last here: a warning counts for one absence. */
export function toBeWarned(warning: Warning, now: Date): Prisma.MemberWhereInput {
  const soon: Term = warning === 'firstWarning' ? 'secondWarning' : 'inactive'
  const since = endedBefore(warning, now)
  const sent = warning === 'firstWarning' ? 'warnedAt' : 'warnedAgainAt'
  return {
    ...notSeenFor(warning, now),
    NOT: notSeenFor(soon, now),
    OR: [{ [sent]: null }, { [sent]: { lt: since } }],
  }
}

/** The letter that says when this account ends and how to keep it; false when it is no more due. */
export function warnInactive(id: string, warning: Warning, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.member.updateMany({
      where: { AND: [{ id }, toBeWarned(warning, now)] },
      data: warning === 'firstWarning' ? { warnedAt: now } : { warnedAgainAt: now },
    })
    if (count === 0) return false
    const member = await tx.member.findUniqueOrThrow({ where: { id } })
    const erasedOn = new Date(lastVisit(member).getTime() + milliseconds(DURATIONS.inactive))
    await retentionLetters.accountUnused(tx, member, { erasedOn, last: warning === 'secondWarning' }, now)
    return true
  })
}
