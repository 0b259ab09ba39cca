import { GUEST } from '~/domain/access/visitor'
import { pageNames } from '~/storage/content.server'
import { db } from '~/storage/database.server'
import { listedDocuments, listedWorkshops } from './listed.server'

/** The sitemap protocol allows 50,000 addresses in a file; each thing has one for each language. */
const MOST = 20_000

export type PublicAddresses = {
  pages: string[]
  workshops: { slug: string; updatedAt: string }[]
  documents: { slug: string; updatedAt: string }[]
}

/** What a guest may know of: pages of content, workshops and documents, the newest first. */
export async function listPublicAddresses(now: Date): Promise<PublicAddresses> {
  const [pages, workshops, documents] = await Promise.all([
    pageNames(),
    db().workshop.findMany({
      where: listedWorkshops(GUEST, now),
      orderBy: { updatedAt: 'desc' },
      take: MOST,
      select: { slug: true, updatedAt: true },
    }),
    db().libraryDocument.findMany({
      where: listedDocuments(GUEST, now),
      orderBy: { updatedAt: 'desc' },
      take: MOST,
      select: { slug: true, updatedAt: true },
    }),
  ])
  const dated = (rows: { slug: string; updatedAt: Date }[]) =>
    rows.map(({ slug, updatedAt }) => ({ slug, updatedAt: updatedAt.toISOString() }))
  return { pages, workshops: dated(workshops), documents: dated(documents) }
}
