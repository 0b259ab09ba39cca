import type { Browser } from './browser'
import type { Portal } from './portal'
import { type MadeDocument, makeDocument } from './things'

type Facts = Parameters<typeof makeDocument>[1]

/** A form of the desk's upload page with this file in it. */
export function uploadForm(bytes: Buffer, name: string, fields: Record<string, string> = {}): FormData {
  const data = new FormData()
  for (const [field, value] of Object.entries(fields)) data.append(field, value)
  data.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }), name)
  return data
}

/** What a script hears that puts up a file. */
export async function upload(
  editor: Browser,
  documentId: string,
  ...[bytes, name, fields]: Parameters<typeof uploadForm>
): Promise<{ status: number; fileId?: string; reason?: string; message?: string }> {
  const address = `/fr/admin/documents/${documentId}/files`
  const answer = await editor.upload(address, uploadForm(bytes, name, fields), { Accept: 'application/json' })
  return { status: answer.status, ...((await answer.json()) as object) }
}

/** A document without any file. */
export async function documentWithoutFile(portal: Portal, facts: Facts = {}): Promise<MadeDocument> {
  const made = await makeDocument(portal, facts)
  await portal.db.documentVersion.deleteMany({ where: { documentId: made.id } })
  return made
}

/** A document whose file an editor has put up, so that it lies where this portal keeps its bytes. */
export async function uploadedDocument(
  portal: Portal,
  bytes: Buffer,
  facts: Facts = {},
): Promise<MadeDocument> {
  const made = await documentWithoutFile(portal, facts)
  const stored = await upload(await portal.as('emile'), made.id, bytes, made.fileName)
  if (!stored.fileId) throw new Error(`not stored: ${JSON.stringify(stored)}`)
  return { ...made, bytes, fileId: stored.fileId, file: `/files/${stored.fileId}/${made.fileName}` }
}
