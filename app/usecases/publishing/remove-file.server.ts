import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { inTransaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'
import { isStaffStill } from '../members/still-staff.server'
import { forgetUnusedReadings } from '../reading/ask-for-reading.server'
import { lockDocument } from './lock-document.server'

export type RemovedFile = { outcome: 'removed' } | { outcome: 'missing' }

/** Takes a file out of its version; a version that is empty then goes too. Its bytes are left to the sweep. */
export async function removeFile(
  staff: Staff,
  { documentId, fileId }: { documentId: string | undefined; fileId: string },
  now: Date,
): Promise<RemovedFile> {
  if (!isId(documentId) || !isId(fileId)) return { outcome: 'missing' }
  return inTransaction(async (tx): Promise<RemovedFile> => {
    if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
    await lockDocument(tx, documentId)
    const file = await tx.storedFile.findFirst({ where: { id: fileId, version: { documentId } } })
    if (!file) return { outcome: 'missing' }
    const { versionId, sha256, name } = file
    const { count } = await tx.storedFile.deleteMany({ where: { id: fileId } })
    if (!count) return { outcome: 'missing' }
    await tx.documentVersion.deleteMany({ where: { id: versionId, files: { none: {} } } })
    await forgetUnusedReadings(tx, [sha256])
    const detail = { document: documentId, name }
    await recordAct(tx, staff, { act: 'remove-file', thing: { kind: 'file', id: fileId }, detail }, now)
    return { outcome: 'removed' }
  })
}
