import { type FileFormat, hasPages, READ_FORMATS } from '~/domain/library/file-format'
import { db, type Transaction } from '~/storage/database.server'

type Bytes = { sha256: string; format: string }

/** Notes, in the transaction that keeps the files, that they are to be read. Bytes that are known are read once. */
export async function askForReading(tx: Transaction, files: Bytes[], now: Date): Promise<void> {
  const data = files
    .filter(({ format }) => hasPages(format as FileFormat))
    .map(({ sha256, format }) => ({ sha256, format, askedAt: now }))
  await tx.fileReading.createMany({ data, skipDuplicates: true })
}

/** Notes the same for files that came before there was a reading, or past it. */
export async function askForMissing(now: Date): Promise<void> {
  await db().$executeRaw`
    insert into "FileReading" ("sha256", "format", "askedAt")
    select distinct on (f."sha256") f."sha256", f."format", ${now}::timestamptz from "StoredFile" f
    where f."format" = any(${READ_FORMATS}) and not exists (select 1 from "FileReading" r where r."sha256" = f."sha256")
    on conflict do nothing`
}

/** Drops what was read out of bytes that no file has any more, in the transaction that removes the last of them. */
export async function forgetUnusedReadings(tx: Transaction, hashes: string[]): Promise<void> {
  if (!hashes.length) return
  const used = await tx.storedFile.findMany({
    where: { sha256: { in: hashes } },
    select: { sha256: true },
    distinct: ['sha256'],
  })
  const unused = hashes.filter((sha256) => !used.some((file) => file.sha256 === sha256))
  await tx.fileReading.deleteMany({ where: { sha256: { in: unused } } })
}
