import { databasePool } from './database.server'

/** A file with what the gate has to know of its document, as the database gives it; what a visitor has of his own apart. */
export type GatedFileRow = {
  name: string
  format: string
  sha256: string
  blobKey: string
  documentId: string
  openPages: number
  showsCover: boolean
  shareable: boolean
  audience: string | null
  publishedAt: Date | null
  withdrawnAt: Date | null
  embargoUntil: Date | null
  /** null without workshop. */
  workshopAudience: string | null
  workshopPublishedAt: Date | null
}

const GATED_FILE = `
  select f."name", f."format", f."sha256", f."blobKey",
    d."id" as "documentId", d."openPages", d."showsCover", d."shareable",
    d."audience", d."publishedAt", d."withdrawnAt", d."embargoUntil",
    w."audience" as "workshopAudience", w."publishedAt" as "workshopPublishedAt"
  from "StoredFile" f
  join "DocumentVersion" v on v."id" = f."versionId"
  join "LibraryDocument" d on d."id" = v."documentId"
  left join "Workshop" w on w."id" = d."workshopId"
  where f."id" = $1`

/**
 * One statement for a file and its document's gate, past Prisma: bytes and pictures are asked for by the hundred. What
 * is read of the file stays behind the gate's answer. null when there is no such file.
 */
export async function readGatedFile(fileId: string): Promise<GatedFileRow | null> {
  const { rows } = await databasePool().query<GatedFileRow>(GATED_FILE, [fileId])
  return rows[0] ?? null
}

const ONE_MORE = `
  insert into "DownloadCount" ("fileId", "day", "count") values ($1, $2::date, 1)
  on conflict ("fileId", "day") do update set "count" = "DownloadCount"."count" + 1`

/** One more download of a file on this day, `2026-11-25`. */
export async function addDownload(fileId: string, day: string): Promise<void> {
  await databasePool().query(ONE_MORE, [fileId, day])
}
