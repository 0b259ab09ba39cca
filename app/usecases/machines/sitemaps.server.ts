import { GUEST } from '~/domain/access/visitor'
import { LOCALES } from '~/domain/locale'
import { pageNames } from '~/storage/content.server'
import { db } from '~/storage/database.server'
import { listedDocuments, listedWorkshops } from '../library/listed.server'

/** The sitemap protocol allows 50,000 addresses in a file, and each thing has one for each language. */
const MOST_THINGS = Math.floor(20_000 / LOCALES.length)

export type SitemapPart =
  | { kind: 'pages'; pages: string[] }
  | { kind: 'workshops' | 'documents'; things: { slug: string; changedAt: Date }[] }

/** Names of the parts of the sitemap: `pages`, then as many of workshops and documents as they fill. */
export async function listSitemaps(now: Date, most = MOST_THINGS): Promise<string[]> {
  const [workshops, documents] = await Promise.all([
    db().workshop.count({ where: listedWorkshops(GUEST, now) }),
    db().libraryDocument.count({ where: listedDocuments(GUEST, now) }),
  ])
  const parts = (kind: string, things: number) =>
    Array.from({ length: Math.ceil(things / most) }, (_none, n) => `${kind}-${n + 1}`)
  return ['pages', ...parts('workshops', workshops), ...parts('documents', documents)]
}

/** One part, of what a guest may know of; null: there is none of this name. */
export async function readSitemap(name: string, now: Date, most = MOST_THINGS): Promise<SitemapPart | null> {
  if (name === 'pages') return { kind: name, pages: await pageNames() }
  const [, kind, number] = /^(workshops|documents)-([1-9]\d{0,3})$/.exec(name) ?? []
  if (!kind) return null
  const things = await readThings(kind as 'workshops' | 'documents', (Number(number) - 1) * most, most, now)
  return things.length ? { kind: kind as 'workshops' | 'documents', things } : null
}

async function readThings(kind: 'workshops' | 'documents', skip: number, take: number, now: Date) {
  const page = { orderBy: { id: 'asc' }, skip, take } as const
  if (kind === 'workshops') {
    const rows = await db().workshop.findMany({
      ...page,
      where: listedWorkshops(GUEST, now),
      select: { slug: true, updatedAt: true },
    })
    return rows.map(({ slug, updatedAt }) => ({ slug, changedAt: updatedAt }))
  }
  const rows = await db().libraryDocument.findMany({
    ...page,
    where: listedDocuments(GUEST, now),
    select: { slug: true, stampedAt: true },
  })
  return rows.map(({ slug, stampedAt }) => ({ slug, changedAt: stampedAt }))
}
