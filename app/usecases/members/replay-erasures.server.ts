import type { ErasedMember } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { type LoggedErasure, logErasures, readErasures } from '~/storage/erasure-log.server'
import { eraseMember, removeFilesWithoutOwner } from './erase-member.server'

/**
 * A restored backup knows people who were erased after it was made: they are erased again (at each start; security
 * rule 7), and who was suspended then stays so. Log and database are made to hold the same. Returns how many people were
 * erased again.
 */
export async function replayErasures(now: Date): Promise<number> {
  const logged = new Map((await readErasures()).map((erasure) => [erasure.id, erasure]))
  const kept = new Map((await db().erasedMember.findMany()).map((erasure) => [erasure.id, erasure]))
  // Missing in the log, or of its first versions, which did not say who was suspended.
  await logErasures([...kept.values()].filter(({ id }) => logged.get(id)?.suspendedKey === undefined))
  await keepLogged([...logged.values()].filter(({ id }) => !kept.has(id)))
  const ids = [...new Set([...logged.keys(), ...kept.keys()])]
  const back = await db().$queryRaw<{ id: string }[]>`select "id" from "Member" where "id" = any(${ids})`
  for (const { id } of back) {
    const suspendedKey = markOf(logged.get(id), kept.get(id))
    await eraseMember(id, { by: 'portal', cause: 'replayed', suspendedKey }, now)
  }
  await removeFilesWithoutOwner(now)
  return back.length
}

async function keepLogged(erasures: LoggedErasure[]): Promise<void> {
  const data = erasures.map((erasure) => ({ ...erasure, suspendedKey: erasure.suspendedKey ?? null }))
  await db().erasedMember.createMany({ data, skipDuplicates: true })
}

/** What is known of a suspension at the time; `undefined`: nothing is. */
const markOf = (logged: LoggedErasure | undefined, kept: ErasedMember | undefined) =>
  kept?.suspendedKey ?? logged?.suspendedKey
