import type { Visitor } from '~/domain/access/visitor'
import type { DocumentFilters } from '~/domain/library/document-filters'
import type { DocumentKind } from '~/domain/library/library-document'
import type { DocumentCard, InLang, ThemeView } from '~/domain/library/views'
import { LOCALES, type Locale } from '~/domain/locale'
import type { Prisma } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { documentCardSelect, documentCards, inLang, readThemes } from './cards.server'
import { listedDocuments, openDocuments } from './listed.server'

const PAGE_SIZE = 12

export type DocumentList = {
  cards: DocumentCard[]
  /** How many this visitor may know of and asked for. */
  total: number
  page: number
  pages: number
  filters: DocumentFilters
  /** What there is to choose, for this visitor. */
  options: {
    themes: ThemeView[]
    kinds: DocumentKind[]
    workshops: { slug: string; title: InLang }[]
    languages: Locale[]
  }
}

/** A page of the library. A page beyond the last is the last. */
export async function listDocuments(
  visitor: Visitor,
  { filters, page: wanted }: { filters: DocumentFilters; page: number },
  lang: Locale,
  now: Date,
): Promise<DocumentList> {
  const where: Prisma.LibraryDocumentWhereInput = {
    AND: [
      filters.access === 'mine' ? openDocuments(visitor, now) : listedDocuments(visitor, now),
      narrowedTo(filters),
    ],
  }
  const total = await db().libraryDocument.count({ where })
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(wanted, pages)
  const [rows, options] = await Promise.all([
    db().libraryDocument.findMany({
      where,
      orderBy: [{ datedOn: { sort: 'desc', nulls: 'last' } }, { publishedAt: 'desc' }, { id: 'asc' }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: documentCardSelect(visitor),
    }),
    readOptions(visitor, lang, now),
  ])
  const cards = await documentCards(rows, visitor, { lang, now })
  return { cards, total, page, pages, filters, options }
}

/** The documents published last, for the home page. */
export async function listLatestDocuments(
  visitor: Visitor,
  lang: Locale,
  now: Date,
  most = 6,
): Promise<DocumentCard[]> {
  const rows = await db().libraryDocument.findMany({
    where: listedDocuments(visitor, now),
    orderBy: [{ publishedAt: 'desc' }, { position: 'asc' }, { id: 'asc' }],
    take: most,
    select: documentCardSelect(visitor),
  })
  return documentCards(rows, visitor, { lang, now })
}

function narrowedTo({ theme, kind, workshop, language }: DocumentFilters): Prisma.LibraryDocumentWhereInput {
  return {
    ...(theme && { theme }),
    ...(kind && { kind }),
    ...(workshop && { workshop: { slug: workshop } }),
    ...(language && { versions: { some: { files: { some: { language } } } } }),
  }
}

async function readOptions(visitor: Visitor, lang: Locale, now: Date): Promise<DocumentList['options']> {
  const where = listedDocuments(visitor, now)
  const [byTheme, byKind, workshops, languages, themes] = await Promise.all([
    db().libraryDocument.groupBy({ by: ['theme'], where }),
    db().libraryDocument.groupBy({ by: ['kind'], where, orderBy: { _count: { id: 'desc' } } }),
    db().workshop.findMany({
      where: { documents: { some: where } },
      orderBy: [{ position: 'asc' }, { slug: 'asc' }],
      select: { slug: true, texts: { select: { lang: true, title: true } } },
    }),
    db().storedFile.groupBy({ by: ['language'], where: { version: { document: where } } }),
    readThemes(lang),
  ])
  const used = new Set(byTheme.map(({ theme }) => theme))
  return {
    themes: [...themes.values()].filter(({ key }) => used.has(key)),
    kinds: byKind.map(({ kind }) => kind as DocumentKind),
    workshops: workshops.map(({ slug, texts }) => ({ slug, title: inLang(texts, lang, 'title') })),
    languages: LOCALES.filter((one) => languages.some(({ language }) => language === one)),
  }
}
