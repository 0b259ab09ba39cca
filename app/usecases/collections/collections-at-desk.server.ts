import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { type DocumentKind, type Life, lifeOf } from '~/domain/library/library-document'
import { inLocale, type Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'
import { listDocumentsAtDesk } from '../publishing/list-at-desk.server'

const MOST_COLLECTIONS = 500
/** A collection is never withdrawn: taken offline it is a draft again. */
const NEVER = { withdrawnAt: null }

export type CollectionAtDeskRow = { id: string; title: string; life: Life; documents: number }

/** All collections, as their page orders them. */
export async function listCollectionsAtDesk(
  _staff: Staff,
  lang: Locale,
  now: Date,
): Promise<CollectionAtDeskRow[]> {
  const rows = await db().collection.findMany({
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    take: MOST_COLLECTIONS,
    include: { texts: { select: { lang: true, title: true } }, _count: { select: { items: true } } },
  })
  return rows.map((row) => ({
    id: row.id,
    title: inLocale(row.texts, lang)?.title ?? row.slug,
    life: lifeOf({ ...row, ...NEVER }, now),
    documents: row._count.items,
  }))
}

type Texts = { title: string; introduction: string }

export type CollectionAtDesk = {
  id: string
  slug: string
  position: number
  life: Life
  updatedAt: string
  title: string
  texts: Record<Locale, Texts>
  documents: CollectedAtDesk[]
}

export type CollectedAtDesk = { id: string; title: string; kind: DocumentKind; life: Life }

/** A collection as its editors work on it; null when there is none. */
export async function openCollectionDraft(
  _staff: Staff,
  id: string | undefined,
  lang: Locale,
  now: Date,
): Promise<CollectionAtDesk | null> {
  if (!isId(id)) return null
  const row = await db().collection.findUnique({
    where: { id },
    include: { texts: true, items: { orderBy: { position: 'asc' }, select: { document: collectedSelect } } },
  })
  if (!row) return null
  const textsOf = (its: Locale): Texts => {
    const found = row.texts.find((text) => text.lang === its)
    return { title: found?.title ?? '', introduction: found?.introduction ?? '' }
  }
  return {
    id,
    slug: row.slug,
    position: row.position,
    life: lifeOf({ ...row, ...NEVER }, now),
    updatedAt: row.updatedAt.toISOString(),
    title: inLocale(row.texts, lang)?.title ?? row.slug,
    texts: { fr: textsOf('fr'), en: textsOf('en') },
    documents: row.items.map(({ document }) => ({
      id: document.id,
      title: inLocale(document.texts, lang)?.title ?? document.slug,
      kind: document.kind as DocumentKind,
      life: lifeOf(document, now),
    })),
  }
}

const collectedSelect = {
  select: {
    id: true,
    slug: true,
    kind: true,
    publishedAt: true,
    withdrawnAt: true,
    texts: { select: { lang: true, title: true } },
  },
} as const

/** Documents that match, to be added: those that are in it already are said to be. Nothing is looked for without words. */
export async function findToCollect(
  staff: Staff,
  collection: CollectionAtDesk,
  words: string,
  lang: Locale,
  now: Date,
): Promise<{ found: (CollectedAtDesk & { added: boolean })[]; more: boolean }> {
  if (!words.trim()) return { found: [], more: false }
  const query = { words, state: null, workshop: '', page: 1 }
  const { rows, paging } = await listDocumentsAtDesk(staff, query, lang, now)
  const inIt = new Set(collection.documents.map(({ id }) => id))
  return {
    found: rows.map(({ id, title, kind, life }) => ({ id, title, kind, life, added: inIt.has(id) })),
    more: paging.pages > 1,
  }
}
