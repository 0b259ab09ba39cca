// The desk's own lists: everything there is, drafts and withdrawn things included.
import type { Audience } from '~/domain/access/access-policy'
import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { type DocumentKind, type Life, lifeOf } from '~/domain/library/library-document'
import { inLocale, type Locale } from '~/domain/locale'
import { type Paging, pageOf, searchWords } from '~/domain/paging'
import type { Prisma } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { WAITING } from '../access/tell-staff.server'
import { dayOf, readThemes } from '../library/cards.server'

const ROWS = 25

export type WorkshopAtDeskRow = {
  id: string
  title: string
  theme: string
  date: string | null
  life: Life
  audience: Audience
  documents: number
}

/** All workshops, as their page orders them. */
export async function listWorkshopsAtDesk(
  _staff: Staff,
  lang: Locale,
  now: Date,
): Promise<WorkshopAtDeskRow[]> {
  const [rows, themes] = await Promise.all([
    db().workshop.findMany({
      orderBy: [{ position: 'asc' }, { heldOn: { sort: 'desc', nulls: 'last' } }, { slug: 'asc' }],
      take: 500,
      include: {
        texts: { select: { lang: true, title: true } },
        _count: { select: { documents: true } },
      },
    }),
    readThemes(lang),
  ])
  return rows.map((row) => ({
    id: row.id,
    title: inLocale(row.texts, lang)?.title ?? row.slug,
    theme: themes.get(row.theme)?.name ?? row.theme,
    date: dayOf(row.heldOn),
    life: lifeOf(row, now),
    audience: row.audience as Audience,
    documents: row._count.documents,
  }))
}

/** `asked`: those that somebody waits to be let in to. */
export const DOCUMENT_STATES = ['draft', 'scheduled', 'published', 'embargoed', 'withdrawn', 'asked'] as const
export type DocumentState = (typeof DOCUMENT_STATES)[number]

export type DeskDocumentQuery = {
  words: string
  state: DocumentState | null
  /** Id of a workshop, or `none` for documents that stand alone. */
  workshop: string
  page: number
}

export type DocumentAtDeskRow = {
  id: string
  title: string
  kind: DocumentKind
  workshop: string | null
  life: Life
  audience: Audience | null
  /** ISO moment at which it opens by itself; null when it is open or has no such date. */
  embargoUntil: string | null
  files: number
  asked: number
  updatedAt: string
}

/** The documents that match, those changed last first. */
export async function listDocumentsAtDesk(
  _staff: Staff,
  query: DeskDocumentQuery,
  lang: Locale,
  now: Date,
): Promise<{ rows: DocumentAtDeskRow[]; paging: Paging }> {
  const where = whereOf(query, now)
  const paging = pageOf(await db().libraryDocument.count({ where }), query.page, ROWS)
  const rows = await db().libraryDocument.findMany({
    where,
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    skip: paging.skip,
    take: paging.take,
    include: {
      texts: { select: { lang: true, title: true } },
      workshop: { select: { slug: true, texts: { select: { lang: true, title: true } } } },
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { _count: { select: { files: true } } },
      },
      _count: { select: { grants: { where: WAITING } } },
    },
  })
  return {
    paging,
    rows: rows.map((row) => ({
      id: row.id,
      title: inLocale(row.texts, lang)?.title ?? row.slug,
      kind: row.kind as DocumentKind,
      workshop: row.workshop && (inLocale(row.workshop.texts, lang)?.title ?? row.workshop.slug),
      life: lifeOf(row, now),
      audience: row.audience as Audience | null,
      embargoUntil: row.embargoUntil && row.embargoUntil > now ? row.embargoUntil.toISOString() : null,
      files: row.versions[0]?._count.files ?? 0,
      asked: row._count.grants,
      updatedAt: row.updatedAt.toISOString(),
    })),
  }
}

function whereOf({ words, state, workshop }: DeskDocumentQuery, now: Date): Prisma.LibraryDocumentWhereInput {
  const found = searchWords(words).map((word): Prisma.LibraryDocumentWhereInput => {
    const contains = { contains: word.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const
    return {
      OR: [
        { slug: contains },
        { texts: { some: { title: contains } } },
        { authors: { some: { name: contains } } },
      ],
    }
  })
  const inWorkshop =
    workshop === 'none' ? { workshopId: null } : isId(workshop) ? { workshopId: workshop } : {}
  return { AND: [inWorkshop, state ? STATES(now)[state] : {}, ...found] }
}

const STATES = (now: Date): Record<DocumentState, Prisma.LibraryDocumentWhereInput> => ({
  draft: { publishedAt: null, withdrawnAt: null },
  scheduled: { publishedAt: { gt: now }, withdrawnAt: null },
  published: { publishedAt: { lte: now }, withdrawnAt: null },
  embargoed: { embargoUntil: { gt: now }, withdrawnAt: null },
  withdrawn: { withdrawnAt: { not: null } },
  asked: { grants: { some: WAITING } },
})

/** What a document's form lets choose: workshops by title, themes by name. */
export async function readChoices(
  lang: Locale,
): Promise<{ workshops: { id: string; title: string }[]; themes: { key: string; name: string }[] }> {
  const [rows, themes] = await Promise.all([
    db().workshop.findMany({
      orderBy: [{ position: 'asc' }, { slug: 'asc' }],
      take: 500,
      select: { id: true, slug: true, texts: { select: { lang: true, title: true } } },
    }),
    readThemes(lang),
  ])
  return {
    workshops: rows.map(({ id, slug, texts }) => ({ id, title: inLocale(texts, lang)?.title ?? slug })),
    themes: [...themes.values()].map(({ key, name }) => ({ key, name })),
  }
}
