// What the operator does with members at the command line; the desk's acts are in change-membership.server.ts.
import { readEmail } from '~/domain/membership/email'
import { ROLES, type Role, type Standing, standingOf } from '~/domain/membership/membership'
import type { Member } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { letters } from '~/mail/letters.server'
import { db, inTransaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'
import { dropFactors } from '../membership/factors.server'
import { endTokensOf } from '../tokens/end-tokens.server'

export type MemberLine = {
  id: string
  email: string
  name: string
  organisation: string
  role: Role
  standing: Standing
  /** ISO moments. */
  registeredAt: string
  lastSeenAt: string | null
}

const BATCH = 500

/** Everybody, in order of registration; read in batches, so that any number may be listed. */
export async function* listEverybody(): AsyncGenerator<MemberLine> {
  let after: string | null = null
  do {
    const rows: Member[] = await db().member.findMany({
      orderBy: [{ registeredAt: 'asc' }, { id: 'asc' }],
      take: BATCH,
      ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    })
    for (const row of rows)
      yield {
        id: row.id,
        email: row.email,
        name: `${row.firstName} ${row.lastName}`,
        organisation: row.organisation,
        role: row.role,
        standing: standingOf(row),
        registeredAt: row.registeredAt.toISOString(),
        lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
      }
    after = rows.length === BATCH ? (rows.at(-1)?.id ?? null) : null
  } while (after)
}

/** The id of who registered with this address, however he wrote it; null when nobody did. */
export async function memberIdOf(email: string): Promise<string | null> {
  const key = readEmail(email)?.key
  const member = key ? await db().member.findUnique({ where: { emailKey: key }, select: { id: true } }) : null
  return member?.id ?? null
}

/** Ends all login sessions of a member, and his tokens; how many sessions there were. */
export function endSessionsOf(memberId: string, now: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const { count } = await tx.loginSession.deleteMany({ where: { memberId } })
    await endTokensOf(tx, memberId)
    const thing = { kind: 'member', id: memberId } as const
    await recordAct(tx, null, { act: 'end-sessions', thing, detail: { count } }, now, 'cli')
    return count
  })
}

/** Takes the second factor of who lost it away, passkeys included; his sessions end and a letter tells him. False when he had none. */
export async function resetSecondFactor(memberId: string, now: Date): Promise<boolean> {
  const dropped = await inTransaction(async (tx) => {
    if (!(await dropFactors(tx, memberId))) return false
    const member = await tx.member.findUniqueOrThrow({ where: { id: memberId } })
    await letters.securityChanged(tx, member, { change: 'second-factor-off' }, now)
    const act = { act: 'reset-second-factor', thing: { kind: 'member', id: memberId } } as const
    await recordAct(tx, null, act, now, 'cli')
    return true
  })
  if (dropped) await wakeLetters()
  return dropped
}

export const isRole = (word: string | undefined): word is Role => ROLES.includes(word as Role)
