import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { removeBlob } from '~/storage/blobs.server'
import { inTransaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'
import { lockDocument } from './lock-document.server'

export type RemovedFile = { outcome: 'removed' } | { outcome: 'missing' }

/** Takes a file out of its version; a version that is empty then goes too. Bytes that another version has stay. */
export async function removeFile(
  staff: Staff,
  { documentId, fileId }: { documentId: string | undefined; fileId: string },
  now: Date,
): Promise<RemovedFile> {
  if (!isId(documentId) || !isId(fileId)) return { outcome: 'missing' }
  const orphan = await inTransaction(async (tx) => {
    await lockDocument(tx, documentId)
    const file = await tx.storedFile.findFirst({ where: { id: fileId, version: { documentId } } })
    if (!file) return null
    const { versionId, blobKey, name } = file
    const { count } = await tx.storedFile.deleteMany({ where: { id: fileId } })
    if (!count) return null
    await tx.documentVersion.deleteMany({ where: { id: versionId, files: { none: {} } } })
    const detail = { document: documentId, name }
    await recordAct(tx, staff, { act: 'remove-file', thing: { kind: 'file', id: fileId }, detail }, now)
    return { blobKey, shared: (await tx.storedFile.count({ where: { blobKey } })) > 0 }
  })
  if (!orphan) return { outcome: 'missing' }
  if (!orphan.shared) await removeBlob(orphan.blobKey).catch(() => {})
  return { outcome: 'removed' }
}
