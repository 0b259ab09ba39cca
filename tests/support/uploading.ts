import type { Portal } from './portal'
import { type MadeDocument, makeDocument } from './things'
import { fileForm, putUp } from './uploads'

/** A document whose file an editor has put up, so that it lies where this portal keeps its bytes. */
export async function uploadedDocument(
  portal: Portal,
  bytes: Buffer,
  facts: Parameters<typeof makeDocument>[1] = {},
): Promise<MadeDocument> {
  const made = await makeDocument(portal, facts)
  await portal.db.documentVersion.deleteMany({ where: { documentId: made.id } })
  const address = `/fr/admin/documents/${made.id}/files`
  const stored = await putUp(portal, await portal.as('emile'), address, fileForm(bytes, made.fileName))
  if (!stored.fileId) throw new Error(`not stored: ${JSON.stringify(stored)}`)
  return { ...made, bytes, fileId: stored.fileId, file: `/files/${stored.fileId}/${made.fileName}` }
}
