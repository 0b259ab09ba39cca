import { config } from '~/config.server'
import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { Presentation } from '~/domain/library/match-files'
import { inLocale, type Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'
import { type IncomingAtDesk, listIncoming } from './incoming/list-incoming.server'

export type MaterialsAtDesk = {
  title: string
  presentations: (Presentation & { title: string })[]
  incoming: IncomingAtDesk[]
  limitBytes: number
}

/** A workshop's presentations, as files that are dropped together are matched to them; null when there is none. */
export async function openMaterials(
  staff: Staff,
  workshopId: string | undefined,
  lang: Locale,
): Promise<MaterialsAtDesk | null> {
  if (!isId(workshopId)) return null
  const row = await db().workshop.findUnique({
    where: { id: workshopId },
    select: {
      slug: true,
      texts: { select: { lang: true, title: true } },
      documents: { orderBy: [{ position: 'asc' }, { slug: 'asc' }], select: DOCUMENT },
    },
  })
  if (!row) return null
  return {
    title: inLocale(row.texts, lang)?.title ?? row.slug,
    presentations: row.documents.map(({ id, slug, texts, authors, versions }) => ({
      id,
      title: inLocale(texts, lang)?.title || slug,
      titles: texts.map(({ title }) => title),
      people: authors.map(({ name }) => name),
      files: versions.flatMap(({ files }) => files.map(({ name }) => name)),
    })),
    incoming: await listIncoming(staff, { document: { workshopId } }),
    limitBytes: config().uploadLimitBytes,
  }
}

const DOCUMENT = {
  id: true,
  slug: true,
  texts: { select: { lang: true, title: true } },
  authors: { select: { name: true } },
  versions: {
    orderBy: { number: 'desc' },
    take: 1,
    select: { files: { select: { name: true } } },
  },
} as const
