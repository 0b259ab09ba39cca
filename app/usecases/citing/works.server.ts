import { config } from '~/config.server'
import { accessTo, gateReason } from '~/domain/access/access-policy'
import type { Visitor } from '~/domain/access/visitor'
import type { Work } from '~/domain/citing/work'
import type { DocumentKind, Licence } from '~/domain/library/library-document'
import type { Locale } from '~/domain/locale'
import { isSlug } from '~/domain/slug'
import { markdownText } from '~/files/markdown-text.server'
import type { Prisma } from '~/generated/prisma/client'
import { paths } from '~/paths'
import { readSite } from '~/storage/content.server'
import { db } from '~/storage/database.server'
import { doiFacts, registeredDoi } from '../doi/registered-doi'
import { dayOf } from '../library/cards.server'
import { gated, gateFacts } from '../library/gate-facts.server'

/** What a work is told with. Never the body, and of files nothing. */
export const workSelect = (visitor: Visitor) =>
  ({
    ...gateFacts(visitor),
    id: true,
    slug: true,
    kind: true,
    theme: true,
    licence: true,
    ...doiFacts,
    datedOn: true,
    updatedAt: true,
    workshop: {
      select: {
        slug: true,
        audience: true,
        publishedAt: true,
        texts: { select: { lang: true, title: true, place: true } },
      },
    },
    texts: {
      orderBy: { lang: 'desc' },
      select: { lang: true, title: true, abstract: true, keywords: true },
    },
    authors: { orderBy: { position: 'asc' }, select: { name: true, affiliation: true } },
  }) satisfies Prisma.LibraryDocumentSelect

export type WorkRow = Prisma.LibraryDocumentGetPayload<{ select: ReturnType<typeof workSelect> }>

/** The work as this visitor may know of it; null where it is hidden from him. A tombstone has lost its abstract. */
export function workOf(row: WorkRow, visitor: Visitor, publisher: string, now: Date): Work | null {
  const thing = gated(row)
  const access = accessTo(thing, visitor, now)
  if (access === 'hidden') return null
  const gone = gateReason(thing, visitor, now) === 'withdrawn'
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind as DocumentKind,
    theme: row.theme,
    licence: row.licence as Licence,
    texts: row.texts.map(({ lang, title, abstract, keywords }) => ({
      lang: lang as Locale,
      title,
      abstract: gone ? '' : markdownText(abstract),
      keywords,
    })),
    authors: row.authors,
    date: dayOf(row.datedOn),
    publishedAt: thing.publishedAt ?? row.updatedAt,
    changedAt: row.updatedAt,
    workshop: row.workshop && { slug: row.workshop.slug, texts: row.workshop.texts },
    audience: thing.audience,
    access: gone ? 'tombstone' : access,
    embargoUntil: row.embargoUntil && row.embargoUntil > now ? row.embargoUntil : null,
    publisher,
    address: config().origin + paths.lasting(row.slug),
    doi: registeredDoi(row),
  }
}

/** One work as this visitor may know of it; null when it is hidden or missing. */
export async function openWork(visitor: Visitor, slug: string, now: Date): Promise<Work | null> {
  if (!isSlug(slug)) return null
  const [row, site] = await Promise.all([
    db().libraryDocument.findUnique({ where: { slug }, select: workSelect(visitor) }),
    readSite(),
  ])
  return row && workOf(row, visitor, site.name, now)
}
