import type { Readable } from 'node:stream'
import { config } from '~/config.server'
import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { FILE_FORMATS, type FileFormat } from '~/domain/library/file-format'
import { storedName } from '~/domain/library/file-name'
import type { UploadFields, UploadRefusal } from '~/domain/library/upload'
import { archiveFault } from '~/files/archive-check.server'
import { recogniseFile } from '~/files/file-kind.server'
import type { Prisma } from '~/generated/prisma/client'
import {
  discardReceived,
  keepReceived,
  NoSpace,
  type ReceivedBytes,
  receiveBytes,
  type StoredBlob,
  StoreUnavailable,
  TooLarge,
} from '~/storage/blobs.server'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { recordAct } from '../audit.server'
import { lockDocument } from './lock-document.server'

export type AddedFile =
  | { outcome: 'stored'; fileId: string; name: string; version: number }
  | { outcome: 'refused'; reason: UploadRefusal }
  | { outcome: 'missing' }

type Upload = UploadFields & { stream: Readable; name: string }

/**
 * Keeps a file of a document: its bytes first, whole and recognised, then its row with the audit entry. Refused or
 * broken off, nothing of it stays; bytes that were kept and got no row are left to the sweep.
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
  let received: ReceivedBytes | undefined
  try {
    received = await receiveBytes(upload.stream, { limitBytes: config().uploadLimitBytes })
    const known = await examine(received, name)
    if (known.outcome === 'refused') return known
    const blob = await keepReceived(received)
    return await inTransaction((tx) =>
      place(tx, staff, { documentId, ...upload, name, blob, format: known.format }, now),
    )
  } catch (error) {
    return refusalOf(error)
  } finally {
    if (received) await discardReceived(received)
  }
}

const refused = (reason: UploadRefusal) => ({ outcome: 'refused', reason }) as const

function refusalOf(error: unknown): ReturnType<typeof refused> {
  if (error instanceof TooLarge) return refused('too-large')
  if (error instanceof NoSpace) return refused('no-space')
  if (error instanceof StoreUnavailable) return refused('store-down')
  throw error
}

/** What the file is by its own bytes, and whether its inside is what it should be. */
async function examine(
  { path: file, bytes }: ReceivedBytes,
  name: string,
): Promise<{ outcome: 'known'; format: FileFormat } | ReturnType<typeof refused>> {
  const kind = await recogniseFile(file, name)
  if (kind.outcome === 'refused') return refused(kind.reason)
  const { archive, mostBytes } = FILE_FORMATS[kind.format]
  if (bytes > mostBytes) return refused('too-large')
  const fault = archive ? await archiveFault(file) : null
  return fault ? refused(fault) : kind
}

type Placed = UploadFields & { documentId: string; name: string; blob: StoredBlob; format: FileFormat }

/** Puts the file into the newest version, or makes the next one. Two at once do it one after the other. */
async function place(tx: Transaction, staff: Staff, file: Placed, now: Date): Promise<AddedFile> {
  const { documentId, name, language, mode, format, blob } = file
  if (!(await lockDocument(tx, documentId))) return { outcome: 'missing' }
  const newest = await tx.documentVersion.findFirst({
    where: { documentId },
    orderBy: { number: 'desc' },
    include: { files: true },
  })
  if (mode === 'add' && newest?.files.some((other) => sameName(other.name, name)))
    return refused('already-there')
  const version = newest && mode !== 'new-version' ? newest : await nextVersion(tx, newest, file, now)
  if (newest && mode === 'same-version') await leaveOut(tx, newest.id, file)
  const { blobKey, bytes, sha256 } = blob
  const fileId = newId()
  await tx.storedFile.create({
    data: {
      id: fileId,
      versionId: version.id,
      name,
      format,
      language,
      bytes,
      sha256,
      blobKey,
      storedAt: now,
    },
  })
  const detail = { document: documentId, version: version.number, format, bytes }
  await recordAct(tx, staff, { act: 'store-file', thing: { kind: 'file', id: fileId }, detail }, now)
  return { outcome: 'stored', fileId, name, version: version.number }
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

type Row = { name: string; format: string; language: string }

/** The file that a new one stands for: the one of its name, else the only one of its format and language; or none. */
function replacedBy<R extends Row>(files: R[], { name, format, language }: Placed): R | undefined {
  const alike = files.filter((old) => old.format === format && old.language === language)
  return files.find((old) => sameName(old.name, name)) ?? (alike.length === 1 ? alike[0] : undefined)
}

type Newest = Prisma.DocumentVersionGetPayload<{ include: { files: true } }> | null

/** The next version, with all files of the newest that the new one does not stand for; they share their bytes. */
async function nextVersion(tx: Transaction, newest: Newest, file: Placed, now: Date) {
  const { documentId, note } = file
  const version = { id: newId(), number: (newest?.number ?? 0) + 1 }
  await tx.documentVersion.create({ data: { ...version, documentId, note, createdAt: now } })
  const files = newest?.files ?? []
  const kept = files.filter((old) => old !== replacedBy(files, file))
  await tx.storedFile.createMany({
    data: kept.map((old) => ({ ...old, id: newId(), versionId: version.id })),
  })
  return version
}

/** Of a version that is being put together, what was only carried over and is replaced now; its bytes stay before. */
async function leaveOut(tx: Transaction, versionId: string, file: Placed): Promise<void> {
  const files = await tx.storedFile.findMany({ where: { versionId } })
  const old = replacedBy(files, file)
  if (!old) return
  const shared = await tx.storedFile.count({ where: { blobKey: old.blobKey, id: { not: old.id } } })
  if (shared) await tx.storedFile.delete({ where: { id: old.id } })
}
