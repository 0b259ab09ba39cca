import type { Staff } from '~/domain/access/visitor'
import type { Transaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'

/** At once, or at a moment to come. */
export type Publication = { at: 'now' } | { at: Date }

/** Undoes the transaction that it is thrown in. */
class NotOut extends Error {}

/**
 * Lets a draft, or a scheduled document, come out. Throws, so that the whole save is undone, `nothing-to-read` for a
 * document without text and without file, `not-possible` for one that is out already or withdrawn.
 */
export async function comeOut(
  tx: Transaction,
  staff: Staff,
  id: string,
  publication: Publication,
  now: Date,
): Promise<void> {
  if (!(await hasSomethingToRead(tx, id))) throw new NotOut('nothing-to-read')
  const publishedAt = publication.at === 'now' ? now : publication.at
  const { count } = await tx.libraryDocument.updateMany({
    where: { id, withdrawnAt: null, OR: [{ publishedAt: null }, { publishedAt: { gt: now } }] },
    data: { publishedAt, updatedAt: now },
  })
  if (count === 0) throw new NotOut('not-possible')
  const act = publication.at === 'now' ? 'publish-document' : 'schedule-document'
  const detail = publication.at === 'now' ? {} : { publishedAt: publishedAt.toISOString() }
  await recordAct(tx, staff, { act, thing: { kind: 'document', id }, detail }, now)
}

async function hasSomethingToRead(tx: Transaction, documentId: string): Promise<boolean> {
  const [files, texts] = await Promise.all([
    tx.storedFile.count({ where: { version: { documentId } } }),
    tx.documentBody.count({ where: { documentId, markdown: { not: '' } } }),
  ])
  return files + texts > 0
}
