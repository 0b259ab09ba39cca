import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { accessibleVersionOf } from '~/domain/library/accessible-version'
import type { ReadingFacts } from '~/domain/library/reading'
import { inLocale, type Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'
import { type FileToRead, filesToRead } from '../library/readable-files.server'

export type FileToDescribe = Pick<
  FileToRead,
  'id' | 'name' | 'format' | 'language' | 'accessible' | 'alternativeTo'
> & {
  /** Where everybody can read it as things are. */
  read: 'itself' | 'file' | 'html' | 'none'
  /** Whether the PDF has the structure that readers of screens want; null: not known. */
  tagged: boolean | null
  /** How much it fetches from elsewhere when it is opened in its own program. */
  externals: number
}

export type VersionToDescribe = {
  number: number
  createdAt: string
  note: string
  files: FileToDescribe[]
}

/** A document's versions as their editor describes them; null when there is no such document. */
export async function openVersions(
  _staff: Staff,
  documentId: string | undefined,
  lang: Locale,
): Promise<{ title: string; slug: string; versions: VersionToDescribe[] } | null> {
  const row = isId(documentId) ? await readRow(documentId) : null
  if (!row) return null
  const files = await filesToRead(row.id)
  const facts = await factsOf(files)
  return {
    title: inLocale(row.texts, lang)?.title ?? row.slug,
    slug: row.slug,
    versions: row.versions.map(({ number, createdAt, note }) => {
      const its = files.filter(({ version }) => version === number)
      return {
        number,
        createdAt: createdAt.toISOString(),
        note: note ?? '',
        files: its.map((file) => toDescribe(file, its, facts.get(file.sha256))),
      }
    }),
  }
}

const readRow = (id: string) =>
  db().libraryDocument.findUnique({
    where: { id },
    select: {
      id: true,
      slug: true,
      texts: { select: { lang: true, title: true } },
      versions: { orderBy: { number: 'desc' }, select: { number: true, createdAt: true, note: true } },
    },
  })

/** What the files say of themselves, as it was read; they may have been read before something was asked of them. */
async function factsOf(files: FileToRead[]): Promise<Map<string, Partial<ReadingFacts>>> {
  const readings = await db().fileReading.findMany({
    where: { sha256: { in: files.map(({ sha256 }) => sha256) } },
    select: { sha256: true, facts: true },
  })
  return new Map(readings.map(({ sha256, facts }) => [sha256, (facts ?? {}) as Partial<ReadingFacts>]))
}

function toDescribe(
  file: FileToRead,
  files: FileToRead[],
  facts: Partial<ReadingFacts> = {},
): FileToDescribe {
  const { id, name, format, language, accessible, alternativeTo } = file
  return {
    ...{ id, name, format, language, accessible, alternativeTo },
    read: accessibleVersionOf(file, files).kind,
    tagged: format === 'pdf' ? (facts.tagged ?? null) : null,
    externals: facts.externals ?? 0,
  }
}
