import { UPLOAD_TERM } from '~/domain/library/incoming-file'
import { db } from '~/storage/database.server'
import { incomingIdsBefore, removeIncoming, syncIncoming } from '~/storage/incoming-files.server'
import { isWhole } from './announce-file.server'
import { checkIncoming } from './check-incoming.server'

/** All bytes of an announced file have come: they are put on the disk, and it is checked beside this call. */
export async function completeFile(id: string, now: () => Date): Promise<void> {
  await syncIncoming(id)
  const { count } = await db().incomingFile.updateMany({
    where: { id, receivedAt: null },
    data: { receivedAt: now() },
  })
  // What fails is tried again, and told, by the worker.
  if (count) checkIncoming(id, now).catch(() => {})
}

/** Takes back an announced file that has not come; its bytes go with it. `late`: all of it has come meanwhile. */
export async function abandonFile(id: string): Promise<{ outcome: 'abandoned' | 'late' }> {
  const { count } = await db().incomingFile.deleteMany({ where: { id, receivedAt: null } })
  if (count === 0) return { outcome: 'late' }
  await removeIncoming(id)
  return { outcome: 'abandoned' }
}

/** Completes what a killed process left whole, and ends what has not come within its term. */
export async function tidyIncoming(now: () => Date): Promise<{ ended: number }> {
  const before = new Date(now().getTime() - UPLOAD_TERM)
  const coming = await db().incomingFile.findMany({ where: { receivedAt: null } })
  let ended = 0
  for (const { id, announced, startedAt } of coming) {
    if (await isWhole(id, Number(announced))) await completeFile(id, now)
    else if (startedAt < before) {
      await abandonFile(id)
      ended += 1
    }
  }
  await removeStrays(before)
  return { ended }
}

/** Bytes whose row went with its document. */
async function removeStrays(before: Date): Promise<void> {
  const ids = await incomingIdsBefore(before)
  const rows = await db().incomingFile.findMany({ where: { id: { in: ids } }, select: { id: true } })
  const known = new Set(rows.map(({ id }) => id))
  for (const id of ids) if (!known.has(id)) await removeIncoming(id)
}
