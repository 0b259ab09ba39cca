import { wakeLetters } from '~/jobs/queue.server'
import { letters } from '~/mail/letters.server'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { WITH_STANDING } from '../members/standing-filter'
import { doneLast, onceAnHour } from '../once-an-hour.server'

const KEY = 'applicant-letter'

/**
 * Tells of those who came within the hour after a letter, when nobody came later to bring them along. Asked from time
 * to time; there is nothing to tell when all of them have their answer.
 */
export async function tellAdminsOfLateApplicants(now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const told = await doneLast(tx, KEY)
    if (!told) return
    const since = { emailConfirmedAt: { gt: told } }
    const late = await tx.member.count({ where: { AND: [WITH_STANDING.pending, since] } })
    if (late) await tellAdminsOfApplicant(tx, now)
  })
  await wakeLetters()
}

/** Tells the admins that somebody waits for approval; at most one letter an hour, however many register. */
export async function tellAdminsOfApplicant(tx: Transaction, now: Date): Promise<void> {
  if (!(await onceAnHour(tx, KEY, now))) return
  const admins = await tx.member.findMany({
    where: { role: 'admin', approvedAt: { not: null }, suspendedAt: null, refusedAt: null },
    select: { id: true, email: true, firstName: true, lang: true },
  })
  const waiting = await tx.member.count({ where: WITH_STANDING.pending })
  for (const admin of admins) await letters.applicantWaiting(tx, admin, { waiting }, now)
}
