import { isId } from '~/domain/ids'
import type { ErasureGround } from '~/domain/membership/erasure'
import type { Member, Prisma } from '~/generated/prisma/client'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { logErasures } from '~/storage/erasure-log.server'
import { keepOnlyExports } from '~/storage/exports.server'
import { listLetterFiles, removeLetterFile } from '~/storage/outbox.server'
import { forgetKeys } from '~/storage/rate-limits.server'
import { type Act, recordAct } from '../audit.server'
import { withdrawApprovalsOf } from '../invitations/end-invitation.server'
import type { Decider } from './change-membership.server'
import { markOfSuspended } from './erased-suspended.server'
import { isLastAdmin } from './last-admin.server'
import { lockMember, lockWithAdmins } from './lock-member.server'
import { isAdminStill } from './still-staff.server'

/** `asked`: by himself, two weeks ago; `inactive`: not seen for too long; `refused`: a month ago; `desk`: an admin; `replayed`: after a restore. */
export type ErasureCause = 'asked' | 'inactive' | 'refused' | 'desk' | 'replayed'

export type Erased = { outcome: 'erased' } | { outcome: 'missing' } | { outcome: 'last-admin' }

type Why = {
  by: Decider | 'portal'
  cause: ErasureCause
  /** Of an admin. */
  ground?: ErasureGround
  /** Whether he was suspended when he was erased first; unknown: as he is found now. */
  suspendedKey?: string | null | undefined
  /** Asked again in the transaction: who no longer answers to it stays, as if he were missing. */
  onlyIf?: Prisma.MemberWhereInput
}

/**
 * Erases a person for good. His row goes, and with it by the database's own rule everything that hangs on it:
 * sessions, tokens, second factor, requests, exports; and the letters to him and about him, the counters of his
 * attempts, his files. Kept are his id and this date, as a pseudonym in the audit trail and in the erasure log.
 */
export async function eraseMember(id: string | undefined, why: Why, now: Date): Promise<Erased> {
  if (!isId(id)) return { outcome: 'missing' }
  const gone = await inTransaction(async (tx) => {
    if (typeof why.by !== 'string') {
      await lockWithAdmins(tx, [id, why.by.id])
      if (!(await isAdminStill(tx, why.by.id))) return null
    }
    if (why.cause !== 'replayed' && (await isLastAdmin(tx, id))) return 'last-admin'
    return erase(tx, id, why, now)
  })
  if (gone === 'last-admin') return { outcome: 'last-admin' }
  if (!gone) return { outcome: 'missing' }
  // After the commit: a line must never speak of somebody who stayed. What a crash leaves undone, the next start does.
  await logErasures([{ id, erasedAt: now, suspendedKey: gone.suspendedKey }])
  await forgetKeys([id, gone.emailKey])
  await removeFilesWithoutOwner(now)
  return { outcome: 'erased' }
}

type Gone = Pick<Member, 'emailKey'> & { suspendedKey: string | null }

async function erase(tx: Transaction, id: string, why: Why, now: Date): Promise<Gone | null> {
  // What is asked of him stays true until he is gone: nothing of who stays is taken.
  await lockMember(tx, id)
  const [member] = await tx.member.findMany({ where: { AND: [{ id }, why.onlyIf ?? {}] } })
  if (!member) return null
  await tx.letter.deleteMany({
    where: { OR: [{ memberId: id }, { aboutId: id }, { toAddress: member.email }] },
  })
  const record = recorder(tx, why.by, now)
  await tx.invitation.deleteMany({ where: { emailKey: member.emailKey } })
  // What he asked for, or was given to read, under this address without his account.
  const { emailKey } = member
  await tx.guestAsking.deleteMany({ where: { emailKey } })
  await tx.guestAsker.deleteMany({ where: { emailKey } })
  await tx.guestPass.deleteMany({ where: { emailKey } })
  await withdrawApprovalsOf(tx, id, record, now)
  await tx.member.delete({ where: { id } })
  await tx.emailChange.deleteMany({ where: { emailKey: member.emailKey } })
  const { suspendedKey = member.suspendedAt && markOfSuspended(emailKey) } = why
  await tx.erasedMember.upsert({
    where: { id },
    create: { id, erasedAt: now, suspendedKey },
    update: { suspendedKey },
  })
  const detail = { cause: why.cause, ...(why.ground && { ground: why.ground }) }
  await record({ act: 'erase-member', thing: { kind: 'member', id }, detail })
  return { emailKey, suspendedKey }
}

const recorder = (tx: Transaction, by: Why['by'], now: Date) => (act: Act) => {
  if (by === 'portal') return recordAct(tx, null, act, now, 'portal')
  return by === 'operator' ? recordAct(tx, null, act, now, 'cli') : recordAct(tx, by, act, now)
}

/** Removes kept letters and exports of which the database knows nothing any more. Safe at any time, in any process. */
export async function removeFilesWithoutOwner(now: Date): Promise<void> {
  const files = await listLetterFiles()
  const rows = await db().letter.findMany({
    where: { id: { in: files.map(({ id }) => id) } },
    select: { id: true },
  })
  const known = new Set(rows.map(({ id }) => id))
  for (const { id, name } of files) if (!known.has(id)) await removeLetterFile(name)
  const wanted = await db().dataExport.findMany({
    where: { failedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    select: { id: true },
  })
  await keepOnlyExports(wanted.map(({ id }) => id))
}
