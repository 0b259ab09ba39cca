import { letters } from '~/mail/letters.server'
import type { Transaction } from '~/storage/database.server'

const HOUR = 3_600_000
const KEY = 'applicant-letter'

/** Tells the admins that somebody waits for approval; at most one letter an hour, however many register. */
export async function tellAdminsOfApplicant(tx: Transaction, now: Date): Promise<void> {
  const due = new Date(now.getTime() - HOUR)
  // One statement decides, so that two applicants at once do not both send it.
  const told = await tx.$executeRaw`
    insert into "Setting" ("key", "value", "updatedAt") values (${KEY}, '{}'::jsonb, ${now})
    on conflict ("key") do update set "updatedAt" = excluded."updatedAt" where "Setting"."updatedAt" <= ${due}`
  if (told === 0) return
  const admins = await tx.member.findMany({
    where: { role: 'admin', approvedAt: { not: null }, suspendedAt: null, refusedAt: null, erasedAt: null },
    select: { id: true, email: true, firstName: true, lang: true },
  })
  const waiting = await tx.member.count({
    where: {
      emailConfirmedAt: { not: null },
      approvedAt: null,
      refusedAt: null,
      suspendedAt: null,
      erasedAt: null,
    },
  })
  for (const admin of admins) await letters.applicantWaiting(tx, admin, { waiting }, now)
}
