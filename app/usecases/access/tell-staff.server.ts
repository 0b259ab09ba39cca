import { wakeLetters } from '~/jobs/queue.server'
import { accessLetters } from '~/mail/letters-access.server'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { WITH_STANDING } from '../members/standing-filter'
import { doneLast, onceAnHour } from '../once-an-hour.server'

const KEY = 'request-letter'

/** Requests that nobody has answered. */
export const WAITING = { grantedAt: null, declinedAt: null } as const

/** Tells editors and admins that a request waits; at most one letter an hour, however many ask. */
export async function tellStaffOfRequest(tx: Transaction, now: Date): Promise<void> {
  if (!(await onceAnHour(tx, KEY, now))) return
  const staff = await tx.member.findMany({
    where: { ...WITH_STANDING.active, role: { in: ['editor', 'admin'] } },
    select: { id: true, email: true, firstName: true, lang: true },
  })
  const waiting = await tx.accessGrant.count({ where: WAITING })
  for (const to of staff) await accessLetters.accessAsked(tx, to, waiting, now)
}

/** Tells of the requests of the hour after a letter, when no later one brought them along. */
export async function tellStaffOfLateRequests(now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const told = await doneLast(tx, KEY)
    if (!told) return
    const late = await tx.accessGrant.count({ where: { ...WAITING, askedAt: { gt: told } } })
    if (late) await tellStaffOfRequest(tx, now)
  })
  await wakeLetters()
}
