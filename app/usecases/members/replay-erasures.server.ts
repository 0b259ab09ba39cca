import { db } from '~/storage/database.server'
import { logErasures, readErasures } from '~/storage/erasure-log.server'
import { eraseMember, removeFilesWithoutOwner } from './erase-member.server'

/**
 * A restored backup knows people who were erased after it was made: they are erased again (at each start; security
 * rule 7). Log and database are made to hold the same ids. Returns how many people were erased again.
 */
export async function replayErasures(now: Date): Promise<number> {
  const logged = await readErasures()
  const kept = await db().erasedMember.findMany()
  const inLog = new Set(logged.map(({ id }) => id))
  await logErasures(kept.filter(({ id }) => !inLog.has(id)))
  await db().erasedMember.createMany({ data: logged, skipDuplicates: true })
  const ids = [...new Set([...logged, ...kept].map(({ id }) => id))]
  const back = await db().$queryRaw<{ id: string }[]>`select "id" from "Member" where "id" = any(${ids})`
  for (const { id } of back) await eraseMember(id, { by: 'portal', cause: 'replayed' }, now)
  await removeFilesWithoutOwner(now)
  return back.length
}
