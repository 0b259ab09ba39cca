import type { Visitor } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { db } from '~/storage/database.server'
import { gated, gateFacts } from './gate-facts.server'

/**
 * What the gate has to know of the document that a file belongs to, for this visitor, and which pages its editor has
 * opened; nothing of the file. null when there is no such file.
 */
export async function gateOfFile(visitor: Visitor, fileId: string) {
  if (!isId(fileId)) return null
  const file = await db().storedFile.findUnique({
    where: { id: fileId },
    select: {
      version: {
        select: {
          document: { select: { id: true, openPages: true, showsCover: true, ...gateFacts(visitor) } },
        },
      },
    },
  })
  if (!file) return null
  const { document } = file.version
  return { document, thing: gated(document) }
}
