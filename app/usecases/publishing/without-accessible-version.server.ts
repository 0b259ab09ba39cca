import type { Staff } from '~/domain/access/visitor'
import type { FileFormat } from '~/domain/library/file-format'
import { inLocale, type Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'

const MOST = 500

export type FileWithoutAccessibleVersion = {
  fileId: string
  name: string
  format: FileFormat
  document: { id: string; title: string }
  /** `inaccessible`: its editor says so; `no-text`: no text was found in it; `reading`: it is still being read. */
  why: 'inaccessible' | 'no-text' | 'reading'
}

type Row = {
  fileId: string
  name: string
  format: string
  documentId: string
  slug: string
  accessible: boolean | null
  reading: boolean
}

/**
 * Files of the newest versions of documents that nobody withdrew, which not everybody can read: the question of
 * {@link accessibleVersionOf}, asked of all at once (RGAA 13.3).
 */
export async function listWithoutAccessibleVersion(
  _staff: Staff,
  lang: Locale,
): Promise<FileWithoutAccessibleVersion[]> {
  const rows = await db().$queryRaw<Row[]>`
    select f."id" as "fileId", f."name", f."format", d."id" as "documentId", d."slug", f."accessible",
      (r."sha256" is not null and r."readAt" is null and r."failedAt" is null) as "reading"
    from "LibraryDocument" d
    join lateral (
      select v."id" from "DocumentVersion" v where v."documentId" = d."id" order by v."number" desc limit 1
    ) newest on true
    join "StoredFile" f on f."versionId" = newest."id"
    left join "FileReading" r on r."sha256" = f."sha256"
    where d."withdrawnAt" is null and f."accessible" is not true and f."alternativeTo" is null
      and not exists (
        select 1 from "StoredFile" a
        where a."versionId" = f."versionId" and a."alternativeTo" = f."name" and a."name" <> f."name"
          and a."accessible" is not false
      )
      and not exists (select 1 from "FilePage" p where p."sha256" = f."sha256" and p."text" <> '')
    order by d."updatedAt" desc, f."name"
    limit ${MOST}`
  const texts = await db().documentText.findMany({
    where: { documentId: { in: rows.map(({ documentId }) => documentId) } },
    select: { documentId: true, lang: true, title: true },
  })
  return rows.map(({ fileId, name, format, documentId, slug, accessible, reading }) => {
    const own = texts.filter((text) => text.documentId === documentId)
    return {
      fileId,
      name,
      format: format as FileFormat,
      document: { id: documentId, title: inLocale(own, lang)?.title ?? slug },
      why: reading ? 'reading' : accessible === false ? 'inaccessible' : 'no-text',
    }
  })
}
