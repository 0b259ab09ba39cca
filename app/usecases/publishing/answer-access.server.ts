import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { GrantAnswer } from '~/domain/library/document-draft'
import { inLocale } from '~/domain/locale'
import type { Prisma } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { letters } from '~/mail/letters.server'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'
import type { LifeChange } from './draft-outcomes'

const DAY = 24 * 3_600_000

/** `end`: takes a granted access back, without a letter. */
export type AccessAct = 'grant' | 'decline' | 'end'

/** Answers a member who asked for a by-request document; he gets a letter. Answered by two at once, the first counts. */
export async function answerAccess(
  staff: Staff,
  documentId: string | undefined,
  { act, given }: { act: AccessAct; given: GrantAnswer },
  now: Date,
): Promise<LifeChange> {
  if (!isId(documentId) || !isId(given.grantId)) return { outcome: 'missing' }
  const done = await inTransaction((tx) => answer(tx, staff, { ...given, documentId, act }, now))
  if (done.outcome === 'done') await wakeLetters()
  return done
}

type Asked = GrantAnswer & { documentId: string; act: AccessAct }

async function answer(tx: Transaction, staff: Staff, asked: Asked, now: Date): Promise<LifeChange> {
  const { documentId, act, grantId, days } = asked
  const grant = await tx.accessGrant.findFirst({
    where: { id: grantId, documentId },
    include: { member: true, document: { include: { texts: true } } },
  })
  if (!grant) return { outcome: 'missing' }
  const endsAt = act === 'grant' && days !== 'open' ? inDays(Number(days), now) : null
  if (!(await apply(tx, grantId, act, endsAt, now))) return { outcome: 'not-possible' }
  const detail = { member: grant.memberId, ...(endsAt ? { endsAt: endsAt.toISOString() } : {}) }
  await recordAct(
    tx,
    staff,
    { act: `${act}-access`, thing: { kind: 'document', id: documentId }, detail },
    now,
  )
  const { slug, texts } = grant.document
  const title = inLocale(texts, grant.member.lang === 'en' ? 'en' : 'fr')?.title ?? slug
  if (act === 'grant') await letters.accessGranted(tx, grant.member, { title, slug, endsAt }, now)
  if (act === 'decline') await letters.accessDeclined(tx, grant.member, { title, slug }, now)
  return { outcome: 'done' }
}

const inDays = (days: number, now: Date): Date => new Date(now.getTime() + days * DAY)

async function apply(
  tx: Transaction,
  id: string,
  act: AccessAct,
  endsAt: Date | null,
  now: Date,
): Promise<boolean> {
  const waiting: Prisma.AccessGrantWhereInput = { grantedAt: null, declinedAt: null }
  const running: Prisma.AccessGrantWhereInput = {
    grantedAt: { not: null },
    OR: [{ endsAt: null }, { endsAt: { gt: now } }],
  }
  const [from, data]: [Prisma.AccessGrantWhereInput, Prisma.AccessGrantUpdateManyMutationInput] =
    act === 'grant'
      ? [waiting, { grantedAt: now, endsAt }]
      : act === 'decline'
        ? [waiting, { declinedAt: now }]
        : [running, { endsAt: now }]
  return (await tx.accessGrant.updateMany({ where: { AND: [{ id }, from] }, data })).count === 1
}
