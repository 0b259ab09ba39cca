import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { GrantAnswer } from '~/domain/library/access-request'
import type { Prisma } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { accessLetters } from '~/mail/letters-access.server'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { givePass, mailOf } from '../access/give-pass.server'
import { recordAct } from '../audit.server'
import { isStaffStill } from '../members/still-staff.server'
import type { LifeChange } from './draft-outcomes'

const DAY = 24 * 3_600_000

/** `end`: takes a granted access back. */
export const ACCESS_ACTS = ['grant', 'decline', 'end'] as const
export type AccessAct = (typeof ACCESS_ACTS)[number]

type Answer = {
  /** null: whatever document was asked for. */
  documentId: string | null
  act: AccessAct
  given: GrantAnswer
}

/** Answers who asked for a by-request document; he gets a letter. Answered by two at once, the first counts. */
export async function answerAccess(staff: Staff, answer: Answer, now: Date): Promise<LifeChange> {
  const { documentId, given } = answer
  if ((documentId !== null && !isId(documentId)) || !isId(given.grantId)) return { outcome: 'missing' }
  const done = await inTransaction(async (tx): Promise<LifeChange> => {
    if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
    const where = { id: given.grantId, ...(documentId === null ? {} : { documentId }) }
    const grant = await tx.accessGrant.findFirst({ where, include: ASKED })
    return grant ? settle(tx, staff, grant, answer, now) : { outcome: 'missing' }
  })
  if (done.outcome === 'done') await wakeLetters()
  return done
}

const ASKED = {
  member: true,
  guest: true,
  document: { select: { slug: true, texts: { select: { lang: true, title: true } } } },
} satisfies Prisma.AccessGrantInclude
type Asked = Prisma.AccessGrantGetPayload<{ include: typeof ASKED }>

async function settle(
  tx: Transaction,
  staff: Staff,
  grant: Asked,
  { act, given }: Answer,
  now: Date,
): Promise<LifeChange> {
  const endsAt = act === 'grant' && given.days !== 'open' ? inDays(Number(given.days), now) : null
  const answer = given.answer || null
  if (!(await apply(tx, grant.id, { act, endsAt, answer }, now))) return { outcome: 'not-possible' }
  const whom = grant.memberId ? { member: grant.memberId } : { how: 'guest' }
  const detail = { ...whom, ...(endsAt ? { endsAt: endsAt.toISOString() } : {}) }
  const thing = { kind: 'document', id: grant.documentId } as const
  await recordAct(tx, staff, { act: `${act}-access`, thing, detail }, now)
  await tellAsker(tx, grant, { act, endsAt, answer }, now)
  return { outcome: 'done' }
}

const inDays = (days: number, now: Date): Date => new Date(now.getTime() + days * DAY)

type Change = { act: AccessAct; endsAt: Date | null; answer: string | null }

/** A guest's letter carries the link that opens the document to him. */
async function tellAsker(tx: Transaction, grant: Asked, { act, endsAt, answer }: Change, now: Date) {
  const { member, guest, document } = grant
  const to = member ?? (guest && mailOf(guest))
  if (!to) return
  if (act === 'decline') return accessLetters.accessDeclined(tx, to, document, answer, now)
  if (act === 'end') return accessLetters.accessEnded(tx, to, document, now)
  await tx.guestPass.deleteMany({ where: { grantId: grant.id } })
  const pass = guest && (await givePass(tx, grant.documentId, guest, { grantId: grant.id }, now))
  await accessLetters.accessGranted(tx, to, document, { endsAt, answer, token: pass?.token ?? null }, now)
}

async function apply(
  tx: Transaction,
  id: string,
  { act, endsAt, answer }: Change,
  now: Date,
): Promise<boolean> {
  const waiting: Prisma.AccessGrantWhereInput = { grantedAt: null, declinedAt: null }
  const running: Prisma.AccessGrantWhereInput = {
    grantedAt: { not: null },
    OR: [{ endsAt: null }, { endsAt: { gt: now } }],
  }
  const [from, data]: [Prisma.AccessGrantWhereInput, Prisma.AccessGrantUpdateManyMutationInput] =
    act === 'grant'
      ? [waiting, { grantedAt: now, endsAt, answer }]
      : act === 'decline'
        ? [waiting, { declinedAt: now, answer }]
        : [running, { endsAt: now, endedToldAt: now }]
  return (await tx.accessGrant.updateMany({ where: { AND: [{ id }, from] }, data })).count === 1
}
