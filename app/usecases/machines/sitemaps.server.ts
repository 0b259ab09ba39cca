import { GUEST } from '~/domain/access/visitor'
import { ALL_AUTHORS } from '~/domain/library/author-letters'
import { LOCALES } from '~/domain/locale'
import { pageNames } from '~/storage/content.server'
import { db } from '~/storage/database.server'
import { countAuthors, findAuthorAddresses } from '~/storage/library/authors.server'
import { listedCollections } from '../collections/open-collection.server'
import { listedDocuments, listedWorkshops } from '../library/listed.server'

/** The sitemap protocol allows 50,000 addresses in a file, and each thing has one for each language. */
const MOST_THINGS = Math.floor(20_000 / LOCALES.length)

type Thing = { slug: string; changedAt: Date }
type Page = { skip: number; take: number }

/** What has pages of its own, by kind: how many a guest may know of, and a part of them in an order that stays. */
const THINGS = {
  workshops: {
    count: (now: Date) => db().workshop.count({ where: listedWorkshops(GUEST, now) }),
    read: async (page: Page, now: Date): Promise<Thing[]> => {
      const rows = await db().workshop.findMany({
        ...page,
        orderBy: { id: 'asc' },
        where: listedWorkshops(GUEST, now),
        select: { slug: true, updatedAt: true },
      })
      return rows.map(({ slug, updatedAt }) => ({ slug, changedAt: updatedAt }))
    },
  },
  documents: {
    count: (now: Date) => db().libraryDocument.count({ where: listedDocuments(GUEST, now) }),
    read: async (page: Page, now: Date): Promise<Thing[]> => {
      const rows = await db().libraryDocument.findMany({
        ...page,
        orderBy: { id: 'asc' },
        where: listedDocuments(GUEST, now),
        select: { slug: true, stampedAt: true },
      })
      return rows.map(({ slug, stampedAt }) => ({ slug, changedAt: stampedAt }))
    },
  },
  collections: {
    count: (now: Date) => db().collection.count({ where: listedCollections(GUEST, now) }),
    read: async (page: Page, now: Date): Promise<Thing[]> => {
      const rows = await db().collection.findMany({
        ...page,
        orderBy: { id: 'asc' },
        where: listedCollections(GUEST, now),
        select: { slug: true, updatedAt: true, arrangedAt: true },
      })
      return rows.map(({ slug, updatedAt, arrangedAt }) => ({
        slug,
        changedAt: new Date(Math.max(updatedAt.getTime(), arrangedAt.getTime())),
      }))
    },
  },
  authors: {
    count: (now: Date) => countAuthors(ALL_AUTHORS, MOST_AUTHORS, { visitor: GUEST, now }),
    read: (page: Page, now: Date): Promise<Thing[]> => findAuthorAddresses(page, { visitor: GUEST, now }),
  },
}

export type SitemapKind = keyof typeof THINGS
const KINDS = Object.keys(THINGS) as SitemapKind[]
const MOST_AUTHORS = 1_000_000

export type SitemapPart = { kind: 'pages'; pages: string[] } | { kind: SitemapKind; things: Thing[] }

/** Names of the parts of the sitemap: `pages`, then as many of each kind of thing as they fill. */
export async function listSitemaps(now: Date, most = MOST_THINGS): Promise<string[]> {
  const counts = await Promise.all(KINDS.map((kind) => THINGS[kind].count(now)))
  const parts = KINDS.flatMap((kind, at) =>
    Array.from({ length: Math.ceil((counts[at] ?? 0) / most) }, (_none, n) => `${kind}-${n + 1}`),
  )
  return ['pages', ...parts]
}

/** One part, of what a guest may know of; null: there is none of this name. */
export async function readSitemap(name: string, now: Date, most = MOST_THINGS): Promise<SitemapPart | null> {
  if (name === 'pages') return { kind: name, pages: await pageNames() }
  const [, asked, number] = /^([a-z]+)-([1-9]\d{0,3})$/.exec(name) ?? []
  const kind = KINDS.find((known) => known === asked)
  if (!kind) return null
  const things = await THINGS[kind].read({ skip: (Number(number) - 1) * most, take: most }, now)
  return things.length ? { kind, things } : null
}
