import { config } from '~/config.server'
import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { storedName } from '~/domain/library/file-name'
import { UPLOAD_TERM } from '~/domain/library/incoming-file'
import { UploadFields, type UploadRefusal } from '~/domain/library/upload'
import { db } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { incomingSize } from '~/storage/incoming-files.server'
import { type MayUpload, mayUpload } from '../may-upload.server'
import { hasName, newestVersion } from '../place-file.server'

export type AnnouncedFile = Exclude<MayUpload, { outcome: 'yes' }> | { outcome: 'announced'; id: string }

const refused = (reason: UploadRefusal) => ({ outcome: 'refused', reason }) as const

/** What is announced with a file: its name, its document, and the fields of {@link UploadFields}. */
export type Announcement = Record<string, string | null>

/** Makes a place for a file that will come in parts; everything that can be refused is refused before its first byte. */
export async function announceFile(
  staff: Staff,
  announcement: Announcement,
  bytes: number | null,
  now: Date,
): Promise<AnnouncedFile> {
  const { documentId } = announcement
  const allowed = await mayUpload(staff, documentId ?? undefined, bytes)
  if (allowed.outcome !== 'yes') return allowed
  const fields = readAnnouncement(announcement, bytes)
  if ('outcome' in fields) return fields
  if (fields.mode === 'add' && hasName(await newestVersion(db(), fields.documentId), fields.name))
    return refused('already-there')
  const id = newId()
  await db().incomingFile.create({ data: { ...fields, id, memberId: staff.id, startedAt: now } })
  return { outcome: 'announced', id }
}

function readAnnouncement({ documentId, filename, ...fields }: Announcement, bytes: number | null) {
  if (!bytes) return refused('empty')
  if (bytes > config().uploadLimitBytes) return refused('too-large')
  const name = storedName(filename ?? '')
  if (!name) return refused('name-invalid')
  const read = UploadFields.safeParse(fields)
  if (!read.success || !isId(documentId)) return refused('invalid')
  return { ...read.data, documentId, name, announced: bytes }
}

export type OnTheWay =
  /** Bytes announced, and when it was announced. */
  | { outcome: 'coming'; bytes: number; startedAt: Date }
  /** All of it has come, whatever its check says or has said. */
  | { outcome: 'whole'; bytes: number }
  | { outcome: 'ended' }
  | { outcome: 'missing' }

/** Where a file stands that this person has announced; nobody else's is there for him. */
export async function findOnTheWay(staff: Staff, id: string | undefined, now: Date): Promise<OnTheWay> {
  if (!isId(id)) return { outcome: 'missing' }
  const row = await db().incomingFile.findFirst({ where: { id, memberId: staff.id } })
  if (!row) return placed(id)
  const bytes = Number(row.announced)
  if (row.receivedAt) return { outcome: 'whole', bytes }
  if (now.getTime() - row.startedAt.getTime() > UPLOAD_TERM) return { outcome: 'ended' }
  return { outcome: 'coming', bytes, startedAt: row.startedAt }
}

/** Who asks after the answer to his last bytes was lost learns that they have come. */
async function placed(id: string): Promise<OnTheWay> {
  const file = await db().storedFile.findUnique({ where: { id }, select: { bytes: true } })
  return file ? { outcome: 'whole', bytes: Number(file.bytes) } : { outcome: 'missing' }
}

/** Whether all of an announced file lies here. */
export const isWhole = async (id: string, bytes: number): Promise<boolean> =>
  (await incomingSize(id)) === bytes
