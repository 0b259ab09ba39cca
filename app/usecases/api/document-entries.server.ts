import type { z } from 'zod'
import { config } from '~/config.server'
import { gateReason } from '~/domain/access/access-policy'
import type { Visitor } from '~/domain/access/visitor'
import type { DocumentEntry } from '~/domain/api/answers'
import { textOf, type Work } from '~/domain/citing/work'
import { inLocale, type Locale } from '~/domain/locale'
import type { Prisma } from '~/generated/prisma/client'
import { paths } from '~/paths'
import { readSite } from '~/storage/content.server'
import { db } from '~/storage/database.server'
import { workOf, workSelect } from '../citing/works.server'
import { gated } from '../library/gate-facts.server'
import { themeNames } from '../machines/site-names.server'

/** Who asks, in which language, and when. */
export type Asked = { visitor: Visitor; lang: Locale; now: Date }

export type TellableDocument = {
  entry: z.input<typeof DocumentEntry>
  access: Work['access']
  /** Its own, by which lists are ordered. */
  publishedAt: Date | null
}

/** The documents among these that this visitor may know of, in the asked order; the gate is asked for each. */
export async function tellDocuments(
  query: Pick<Prisma.LibraryDocumentFindManyArgs, 'where' | 'orderBy' | 'take'>,
  { visitor, lang, now }: Asked,
): Promise<TellableDocument[]> {
  const [rows, site, themes] = await Promise.all([
    db().libraryDocument.findMany({ ...query, select: workSelect(visitor) }),
    readSite(),
    themeNames(lang),
  ])
  return rows.flatMap((row) => {
    const work = workOf(row, visitor, site.name, now)
    if (!work) return []
    const reason = gateReason(gated(row), visitor, now)
    const closedBy = reason === 'open' || reason === 'withdrawn' ? null : reason
    return [
      { entry: entryOf(work, { closedBy, themes, lang }), access: work.access, publishedAt: row.publishedAt },
    ]
  })
}

type Told = {
  closedBy: z.input<typeof DocumentEntry>['closedBy']
  themes: ReadonlyMap<string, string>
  lang: Locale
}

function entryOf(work: Work, { closedBy, themes, lang }: Told): z.input<typeof DocumentEntry> {
  const text = textOf(work, lang)
  const theme = themes.get(work.theme ?? '')
  return {
    id: work.id,
    slug: work.slug,
    doi: work.doi,
    kind: work.kind,
    theme: work.theme !== null && theme !== undefined ? { key: work.theme, name: theme } : null,
    title: { text: text.title, lang: text.lang },
    abstract: { text: text.abstract, lang: text.lang },
    keywords: text.keywords,
    authors: work.authors,
    date: work.date,
    publishedAt: work.publishedAt.toISOString(),
    changedAt: work.changedAt.toISOString(),
    licence: work.licence,
    workshop: work.workshop && workshopOf(work.workshop, lang),
    audience: work.audience,
    access: closedBy === null ? 'open' : 'closed',
    closedBy,
    embargoUntil: work.embargoUntil?.toISOString() ?? null,
    page: absolute(paths.document(lang, work.slug)),
    url: absolute(paths.api(`/documents/${work.slug}`)),
  }
}

function workshopOf({ slug, texts }: NonNullable<Work['workshop']>, lang: Locale) {
  const text = inLocale(texts, lang)
  return {
    slug,
    title: { text: text?.title ?? '', lang: (text?.lang as Locale | undefined) ?? lang },
    url: absolute(paths.api(`/workshops/${slug}`)),
  }
}

/** A path of ours with scheme and host. */
export const absolute = (path: string): string => config().origin + path
