import type { Readable } from 'node:stream'
import { config } from '~/config.server'
import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { FILE_FORMATS, type FileFormat } from '~/domain/library/file-format'
import { storedName } from '~/domain/library/file-name'
import type { UploadFields, UploadRefusal } from '~/domain/library/upload'
import { archiveFault } from '~/files/archive-check.server'
import { recogniseFile } from '~/files/file-kind.server'
import { NoSpace, removeBlob, type StoredBlob, storeBlob, TooLarge } from '~/storage/blobs.server'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { recordAct } from '../audit.server'

export type AddedFile =
  | { outcome: 'stored'; fileId: string; name: string; version: number }
  | { outcome: 'refused'; reason: UploadRefusal }
  | { outcome: 'missing' }

type Upload = UploadFields & { stream: Readable; name: string }

/**
 * Keeps a file of a document: its bytes first, whole and recognised, then its row with the audit entry. Refused or
 * broken off, nothing of it stays.
 */
export async function addFile(
  staff: Staff,
  documentId: string | undefined,
  upload: Upload,
  now: Date,
): Promise<AddedFile> {
  const name = storedName(upload.name)
  if (!isId(documentId)) return { outcome: 'missing' }
  if (!name) return refused('name-invalid')
  const blob = await keepBytes(upload.stream)
  if ('outcome' in blob) return blob
  try {
    const known = await examine(blob.path, name)
    const added =
      known.outcome === 'refused'
        ? known
        : await inTransaction((tx) =>
            place(tx, staff, { documentId, ...upload, name, blob, format: known.format }, now),
          )
    if (added.outcome !== 'stored') await removeBlob(blob.blobKey)
    return added
  } catch (error) {
    await removeBlob(blob.blobKey).catch(() => {})
    throw error
  }
}

const refused = (reason: UploadRefusal) => ({ outcome: 'refused', reason }) as const

async function keepBytes(stream: Readable): Promise<StoredBlob | ReturnType<typeof refused>> {
  try {
    return await storeBlob(stream, { limitBytes: config().uploadLimitBytes })
  } catch (error) {
    if (error instanceof TooLarge) return refused('too-large')
    if (error instanceof NoSpace) return refused('no-space')
    throw error
  }
}

/** What the file is by its own bytes, and whether its inside is what it should be. */
async function examine(
  file: string,
  name: string,
): Promise<{ outcome: 'known'; format: FileFormat } | ReturnType<typeof refused>> {
  const kind = await recogniseFile(file, name)
  if (kind.outcome === 'refused') return refused(kind.reason)
  const fault = FILE_FORMATS[kind.format].archive ? await archiveFault(file) : null
  return fault ? refused(fault) : kind
}

type Placed = UploadFields & { documentId: string; name: string; blob: StoredBlob; format: FileFormat }

/** Puts the file into the newest version, or makes the next one. Two at once do it one after the other. */
async function place(tx: Transaction, staff: Staff, file: Placed, now: Date): Promise<AddedFile> {
  const { documentId, name, language, mode, note, format, blob } = file
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select "id" from "LibraryDocument" where "id" = ${documentId} for update`
  if (!locked.length) return { outcome: 'missing' }
  const newest = await tx.documentVersion.findFirst({
    where: { documentId },
    orderBy: { number: 'desc' },
    include: { files: true },
  })
  const others = newest?.files ?? []
  if (mode === 'add' && others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
    return refused('already-there')
  const number = !newest ? 1 : mode === 'add' ? newest.number : newest.number + 1
  const versionId = newest && mode === 'add' ? newest.id : newId()
  if (versionId !== newest?.id)
    await tx.documentVersion.create({ data: { id: versionId, documentId, number, note, createdAt: now } })
  if (newest && versionId !== newest.id)
    await tx.storedFile.createMany({
      data: others
        .filter((other) => !(other.format === format && other.language === language) && other.name !== name)
        .map((other) => ({ ...other, id: newId(), versionId })),
    })
  const { blobKey, bytes, sha256 } = blob
  const fileId = newId()
  await tx.storedFile.create({
    data: { id: fileId, versionId, name, format, language, bytes, sha256, blobKey, storedAt: now },
  })
  const detail = { document: documentId, version: number, format, bytes }
  await recordAct(tx, staff, { act: 'store-file', thing: { kind: 'file', id: fileId }, detail }, now)
  return { outcome: 'stored', fileId, name, version: number }
}
