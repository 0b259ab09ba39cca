import { GUEST } from '~/domain/access/visitor'
import { textOf, type Work, type WorkText } from '~/domain/citing/work'
import type { HtmlInLang } from '~/domain/library/views'
import { inLocale, type Locale } from '~/domain/locale'
import { isSlug } from '~/domain/slug'
import type { Prisma } from '~/generated/prisma/client'
import { readSite } from '~/storage/content.server'
import { db } from '~/storage/database.server'
import { findAuthor } from '~/storage/library/authors.server'
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

/** What a feed is narrowed to, by key or slug: one of these at most. */
export type Narrowed = { theme: string | null; workshop: string | null; author: string | null }

/** The newest documents of all, or of what it is narrowed to, as a guest sees them; null: there is no such thing. */
export async function readFeed(narrowed: Narrowed, lang: Locale, now: Date): Promise<Feed | null> {
  const { theme, workshop, author } = narrowed
  const [site, themes] = await Promise.all([readSite(), themeNames(lang)])
  const of = await nameOf(narrowed, themes, lang, now)
  if (of === undefined) return null
  const narrow: Prisma.LibraryDocumentWhereInput = {
    ...(theme === null ? {} : { theme }),
    ...(workshop === null ? {} : { workshop: { slug: workshop } }),
    ...(author === null ? {} : { authors: { some: { slug: author } } }),
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

/** null: it is not narrowed; undefined: no guest may know of such a thing. */
async function nameOf(
  { theme, workshop, author }: Narrowed,
  themes: ReadonlyMap<string, string>,
  lang: Locale,
  now: Date,
): Promise<string | null | undefined> {
  if ([theme, workshop, author].filter((one) => one !== null).length > 1) return undefined
  if (theme !== null) return themes.get(theme)
  if (workshop !== null) return nameOfWorkshop(workshop, lang, now)
  if (author !== null && isSlug(author)) return (await findAuthor(author, { visitor: GUEST, now }))?.name
  return author === null ? null : undefined
}

async function nameOfWorkshop(slug: string, lang: Locale, now: Date): Promise<string | undefined> {
  if (!isSlug(slug)) return undefined
  const workshop = await db().workshop.findFirst({
    where: { AND: [{ slug }, listedWorkshops(GUEST, now)] },
    select: { texts: { select: { lang: true, title: true } } },
  })
  return workshop ? (inLocale(workshop.texts, lang)?.title ?? slug) : undefined
}
