import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { db } from '~/storage/database.server'

export type Dismissed = { outcome: 'dismissed' } | { outcome: 'missing' }

/** Takes the word of a refused file from the desk: it has been read. */
export async function dismissIncoming(
  _staff: Staff,
  { documentId, id }: { documentId: string | undefined; id: string },
): Promise<Dismissed> {
  if (!isId(documentId) || !isId(id)) return { outcome: 'missing' }
  const { count } = await db().incomingFile.deleteMany({
    where: { id, documentId, refusedAt: { not: null } },
  })
  return { outcome: count ? 'dismissed' : 'missing' }
}
