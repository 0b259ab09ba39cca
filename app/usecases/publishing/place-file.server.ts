import type { FileFormat } from '~/domain/library/file-format'
import type { UploadMode } from '~/domain/library/upload'
import type { Prisma } from '~/generated/prisma/client'
import type { Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { type ActVia, recordAct } from '../audit.server'
import { askForReading } from '../reading/ask-for-reading.server'
import { lockDocument } from './lock-document.server'

export type PlacedFile =
  | { outcome: 'stored'; fileId: string; name: string; version: number }
  | { outcome: 'refused'; reason: 'already-there' }
  | { outcome: 'missing' }

export type SoundFile = {
  id: string
  documentId: string
  name: string
  language: string
  mode: UploadMode
  note: string | null
  batch: string | null
  format: FileFormat
  blob: { blobKey: string; bytes: number; sha256: string }
}

type Actor = { id: string } | null

/** Puts a sound file into the newest version, or makes the next one. Two at once do it one after the other. */
export async function placeFile(
  tx: Transaction,
  actor: Actor,
  file: SoundFile,
  now: Date,
  via: ActVia = 'web',
): Promise<PlacedFile> {
  const { id, documentId, name, language, format } = file
  if (!(await lockDocument(tx, documentId))) return { outcome: 'missing' }
  const newest = await newestVersion(tx, documentId)
  if (file.mode === 'add' && hasName(newest, name)) return { outcome: 'refused', reason: 'already-there' }
  const together = file.batch !== null && newest?.batch === file.batch
  const version =
    newest && (file.mode === 'add' || together) ? newest : await nextVersion(tx, newest, file, now)
  if (newest && together) await leaveOut(tx, newest, file)
  const { blobKey, bytes, sha256 } = file.blob
  const row = { id, versionId: version.id, name, format, language, bytes, sha256, blobKey, storedAt: now }
  await tx.storedFile.create({ data: row })
  await askForReading(tx, [row], now)
  const detail = { document: documentId, version: version.number, format, bytes }
  await recordAct(tx, actor, { act: 'store-file', thing: { kind: 'file', id }, detail }, now, via)
  return { outcome: 'stored', fileId: id, name, version: version.number }
}

export const newestVersion = (tx: Pick<Transaction, 'documentVersion'>, documentId: string) =>
  tx.documentVersion.findFirst({
    where: { documentId },
    orderBy: { number: 'desc' },
    include: { files: true },
  })

type Newest = Prisma.DocumentVersionGetPayload<{ include: { files: true } }> | null

/** Whether a version has a file of this name, in whatever case. */
export const hasName = (version: Newest, name: string): boolean =>
  version?.files.some((file) => sameName(file.name, name)) ?? false

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

type Row = { name: string; format: string; language: string }

/** The file that a new one stands for: the one of its name, else the only one of its format and language; or none. */
function replacedBy<R extends Row>(files: R[], { name, format, language }: Row): R | undefined {
  const alike = files.filter((old) => old.format === format && old.language === language)
  return files.find((old) => sameName(old.name, name)) ?? (alike.length === 1 ? alike[0] : undefined)
}

/** The next version, with all files of the newest that the new one does not stand for; they share their bytes. */
async function nextVersion(tx: Transaction, newest: Newest, file: SoundFile, now: Date) {
  const { documentId, note, batch, mode } = file
  const version = { id: newId(), number: (newest?.number ?? 0) + 1 }
  await tx.documentVersion.create({
    data: { ...version, documentId, note, batch: mode === 'add' ? null : batch, createdAt: now },
  })
  const files = newest?.files ?? []
  const kept = files.filter((old) => old !== replacedBy(files, file))
  await tx.storedFile.createMany({
    data: kept.map((old) => ({ ...old, id: newId(), versionId: version.id })),
  })
  return version
}

/** Of a version that is being put together, what was only carried over, and is older than it, is replaced now. */
async function leaveOut(tx: Transaction, { id, createdAt }: NonNullable<Newest>, file: SoundFile) {
  const carried = await tx.storedFile.findMany({ where: { versionId: id, storedAt: { lt: createdAt } } })
  const old = replacedBy(carried, file)
  if (old) await tx.storedFile.delete({ where: { id: old.id } })
}
