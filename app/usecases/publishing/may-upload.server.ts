import { config } from '~/config.server'
import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { UploadRefusal } from '~/domain/library/upload'
import { freeBytes } from '~/storage/blobs.server'
import { db } from '~/storage/database.server'
import { countUse } from '~/storage/rate-limits.server'

/** Fields and separators of the form around the file. */
const AROUND_THE_FILE = 64 * 1024
const ALWAYS_FREE = 1024 ** 3

export type MayUpload =
  | { outcome: 'yes' }
  | { outcome: 'refused'; reason: UploadRefusal; seconds?: number }
  | { outcome: 'missing' }

/** Asked before the first byte is read: the document, the size, the space (twice the size and 1 GiB), the rate. */
export async function mayUpload(
  staff: Staff,
  documentId: string | undefined,
  bytes: number | null,
): Promise<MayUpload> {
  const known = isId(documentId) && (await db().libraryDocument.count({ where: { id: documentId } })) === 1
  if (!known) return { outcome: 'missing' }
  if (bytes === null) return { outcome: 'refused', reason: 'length-unknown' }
  if (bytes > config().uploadLimitBytes + AROUND_THE_FILE) return { outcome: 'refused', reason: 'too-large' }
  if ((await freeBytes()) < 2 * bytes + ALWAYS_FREE) return { outcome: 'refused', reason: 'no-space' }
  const seconds = await countUse(['upload', staff.id])
  return seconds ? { outcome: 'refused', reason: 'too-many', seconds } : { outcome: 'yes' }
}
