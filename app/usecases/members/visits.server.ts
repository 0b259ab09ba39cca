import type { Visitor } from '~/domain/access/visitor'
import { db, type Transaction } from '~/storage/database.server'

/** A visit ends with half an hour of quiet. */
const QUIET = 30 * 60_000

/**
 * This member is here: when he was seen last, and, after a time of quiet, that a visit begins and the one before has
 * become his previous one. Two moments are all that is kept of visits; what he looks at is not.
 */
export async function noteVisit(tx: Transaction, memberId: string, now: Date): Promise<void> {
  const quiet = new Date(now.getTime() - QUIET)
  await tx.$executeRaw`
    update "Member" set "lastSeenAt" = ${now}::timestamptz,
      "visitBeganAt" = case when "lastSeenAt" >= ${quiet}::timestamptz then "visitBeganAt" else ${now}::timestamptz end,
      "previousVisitAt" = case when "lastSeenAt" >= ${quiet}::timestamptz then "previousVisitAt"
        else coalesce("visitBeganAt", "lastSeenAt") end
    where "id" = ${memberId}`
}

/** When this visitor's previous visit began; null for who is no member, and at a first visit. */
export async function previousVisitOf(visitor: Visitor): Promise<Date | null> {
  if (visitor.kind === 'guest' || visitor.kind === 'pending') return null
  const member = await db().member.findUnique({
    where: { id: visitor.id },
    select: { previousVisitAt: true },
  })
  return member?.previousVisitAt ?? null
}
