import type { Prisma } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { accessLetters } from '~/mail/letters-access.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { mailOf } from './give-pass.server'

const DAY = 24 * 3_600_000
/** Told before its end: how long, and only of an access that was given for at least so long. */
const BEFORE = 7 * DAY
const LONG = 14 * DAY
const AT_ONCE = 200

/**
 * Tells who was granted an access that it is about to end, or that it has. Nothing ends here: access is judged by its
 * date at every request.
 */
export async function tellOfEndings(now: Date): Promise<void> {
  await tellEach(aboutToEnd(now), (tx, id) => tellOfEnding(tx, id, now))
  await tellEach(ended(now), (tx, id) => tellOfEnd(tx, id, now))
  await wakeLetters()
}

const aboutToEnd = (now: Date): Prisma.AccessGrantWhereInput => ({
  grantedAt: { not: null },
  endsAt: { gt: now, lte: new Date(now.getTime() + BEFORE) },
  endingToldAt: null,
})

const ended = (now: Date): Prisma.AccessGrantWhereInput => ({
  grantedAt: { not: null },
  endsAt: { lte: now },
  endedToldAt: null,
})

async function tellEach(
  where: Prisma.AccessGrantWhereInput,
  tell: (tx: Transaction, id: string) => Promise<void>,
): Promise<void> {
  const due = await db().accessGrant.findMany({ where, select: { id: true }, take: AT_ONCE })
  for (const { id } of due) await inTransaction((tx) => tell(tx, id))
}

const WITH_ASKER = {
  member: true,
  guest: true,
  document: { select: { slug: true, texts: { select: { lang: true, title: true } } } },
} satisfies Prisma.AccessGrantInclude

/** One process marks it, and writes the letter in the same transaction. */
async function tellOfEnding(tx: Transaction, id: string, now: Date): Promise<void> {
  const where = { AND: [{ id }, aboutToEnd(now)] }
  if ((await tx.accessGrant.updateMany({ where, data: { endingToldAt: now } })).count === 0) return
  const grant = await tx.accessGrant.findUniqueOrThrow({ where: { id }, include: WITH_ASKER })
  const { grantedAt, endsAt, member, guest, document } = grant
  const to = member ?? (guest && mailOf(guest))
  if (!to || !grantedAt || !endsAt || endsAt.getTime() - grantedAt.getTime() < LONG) return
  await accessLetters.accessEnding(tx, to, document, endsAt, now)
}

async function tellOfEnd(tx: Transaction, id: string, now: Date): Promise<void> {
  const where = { AND: [{ id }, ended(now)] }
  if ((await tx.accessGrant.updateMany({ where, data: { endedToldAt: now } })).count === 0) return
  const { member, guest, document } = await tx.accessGrant.findUniqueOrThrow({
    where: { id },
    include: WITH_ASKER,
  })
  const to = member ?? (guest && mailOf(guest))
  if (to) await accessLetters.accessEnded(tx, to, document, now)
}
