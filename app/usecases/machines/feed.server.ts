import { GUEST } from '~/domain/access/visitor'
import { textOf, type Work, type WorkText } from '~/domain/citing/work'
import type { HtmlInLang } from '~/domain/library/views'
import { inLocale, type Locale } from '~/domain/locale'
import { isSlug } from '~/domain/slug'
import type { Prisma } from '~/generated/prisma/client'
import { readSite } from '~/storage/content.server'
import { db } from '~/storage/database.server'
import { readTexts } from '../library/insides.server'
import { listedDocuments, listedWorkshops } from '../library/listed.server'
import { themeNames } from './site-names.server'
import { tellWorks } from './told.server'

const MOST = 20

export type FeedEntry = {
  work: Work
  text: WorkText
  theme: string | null
  /** All of it where everybody may read it, else what stands before the cut; null: nothing. */
  body: HtmlInLang | null
  changedAt: Date
}

export type Feed = {
  site: { name: string; description: string }
  /** Name of the theme or workshop that it is narrowed to. */
  of: string | null
  /** When anything in it changed; null: it is empty. */
  changedAt: Date | null
  entries: FeedEntry[]
}

/** The newest documents of all, of a theme or of a workshop, as a guest sees them; null: there is no such thing. */
export async function readFeed(
  { theme, workshop }: { theme: string | null; workshop: string | null },
  lang: Locale,
  now: Date,
): Promise<Feed | null> {
  const [site, themes, narrowed] = await Promise.all([
    readSite(),
    themeNames(lang),
    workshop === null ? { of: null } : nameOfWorkshop(workshop, lang, now),
  ])
  const of = theme === null ? narrowed?.of : themes.get(theme)
  if (of === undefined || (theme !== null && workshop !== null)) return null
  const narrow: Prisma.LibraryDocumentWhereInput = {
    ...(theme === null ? {} : { theme }),
    ...(workshop === null ? {} : { workshop: { slug: workshop } }),
  }
  const told = await tellWorks(
    {
      where: { AND: [narrow, listedDocuments(GUEST, now)] },
      orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }],
      take: MOST,
    },
    now,
  )
  const bodies = await readTexts(
    told.flatMap(({ work: { id, access } }) => (access === 'tombstone' ? [] : [{ id, access }])),
    lang,
  )
  const entries = told.map(({ work, stampedAt }) => ({
    work,
    text: textOf(work, lang),
    theme: themes.get(work.theme ?? '') ?? null,
    body: bodies.get(work.id) ?? null,
    changedAt: stampedAt,
  }))
  const changes = entries.map(({ changedAt }) => changedAt.getTime())
  return {
    site: { name: site.name, description: site.description[lang] },
    of,
    changedAt: changes.length ? new Date(Math.max(...changes)) : null,
    entries,
  }
}

async function nameOfWorkshop(slug: string, lang: Locale, now: Date): Promise<{ of: string } | null> {
  if (!isSlug(slug)) return null
  const workshop = await db().workshop.findFirst({
    where: { AND: [{ slug }, listedWorkshops(GUEST, now)] },
    select: { texts: { select: { lang: true, title: true } } },
  })
  return workshop && { of: inLocale(workshop.texts, lang)?.title ?? slug }
}
