import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { db } from '~/storage/database.server'
import { abandonFile } from './complete-file.server'

export type Dismissed = { outcome: 'dismissed' } | { outcome: 'missing' }

/** Takes the word of a refused file from the desk, or gives up what oneself has begun to send. */
export async function dismissIncoming(
  staff: Staff,
  { documentId, id }: { documentId: string | undefined; id: string },
): Promise<Dismissed> {
  if (!isId(documentId) || !isId(id)) return { outcome: 'missing' }
  const { count } = await db().incomingFile.deleteMany({
    where: { id, documentId, refusedAt: { not: null } },
  })
  if (count) return { outcome: 'dismissed' }
  const begun = await db().incomingFile.count({ where: { id, documentId, memberId: staff.id } })
  const taken = begun ? await abandonFile(id) : null
  return { outcome: taken?.outcome === 'abandoned' ? 'dismissed' : 'missing' }
}
