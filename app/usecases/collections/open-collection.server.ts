import { accessTo } from '~/domain/access/access-policy'
import type { Visitor } from '~/domain/access/visitor'
import { gatedCollection, MOST_COLLECTED } from '~/domain/collections/collection'
import { lifeOf } from '~/domain/library/library-document'
import type { CollectionCard, CollectionView, InLang } from '~/domain/library/views'
import { inLocale, type Locale } from '~/domain/locale'
import { isSlug } from '~/domain/slug'
import { renderMarkdown } from '~/files/markdown.server'
import type { Prisma } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { documentCardSelect, documentCards, inLang } from '../library/cards.server'
import { listedDocuments } from '../library/listed.server'
import { plainText } from '../library/plain-text'

const MOST_COLLECTIONS = 200
const SUMMARY_CHARACTERS = 220

/** Collections that are out and hold something that this visitor may know of. */
export function listedCollections(visitor: Visitor, now: Date): Prisma.CollectionWhereInput {
  return { publishedAt: { lte: now }, items: { some: { document: listedDocuments(visitor, now) } } }
}

/** The collections that lists name to this visitor, in their order, each with how many of its documents he may know of. */
export async function listCollections(
  visitor: Visitor,
  lang: Locale,
  now: Date,
  most = MOST_COLLECTIONS,
): Promise<CollectionCard[]> {
  const rows = await db().collection.findMany({
    where: listedCollections(visitor, now),
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    take: most,
    include: {
      texts: true,
      _count: { select: { items: { where: { document: listedDocuments(visitor, now) } } } },
    },
  })
  return rows.map((row) => ({
    slug: row.slug,
    title: inLang(row.texts, lang, 'title'),
    summary: summaryOf(row.texts, lang),
    documents: row._count.items,
    demonstration: row.demonstration,
  }))
}

/** A collection with the cards of those of its documents that this visitor may know of; null: hidden or missing. */
export async function openCollection(
  visitor: Visitor,
  slug: string,
  lang: Locale,
  now: Date,
): Promise<CollectionView | null> {
  if (!isSlug(slug)) return null
  const row = await db().collection.findUnique({ where: { slug }, include: { texts: true } })
  if (!row || accessTo(gatedCollection(row), visitor, now) === 'hidden') return null
  const items = await db().collectionItem.findMany({
    where: { collectionId: row.id, document: listedDocuments(visitor, now) },
    orderBy: [{ position: 'asc' }, { documentId: 'asc' }],
    take: MOST_COLLECTED,
    select: { document: { select: documentCardSelect(visitor) } },
  })
  const text = inLocale(row.texts, lang)
  const documents = await documentCards(
    items.map(({ document }) => document),
    visitor,
    { lang, now },
  )
  return {
    slug,
    title: inLang(row.texts, lang, 'title'),
    summary: summaryOf(row.texts, lang),
    introduction: text?.introduction
      ? { html: renderMarkdown(text.introduction), lang: text.lang as Locale }
      : null,
    life: lifeOf({ publishedAt: row.publishedAt, withdrawnAt: null }, now),
    demonstration: row.demonstration,
    documents,
  }
}

/** The collections that name a document to who sees its page. */
export async function collectionsOf(
  visitor: Visitor,
  slug: string,
  lang: Locale,
  now: Date,
): Promise<{ slug: string; title: InLang }[]> {
  const rows = await db().collection.findMany({
    where: {
      publishedAt: { lte: now },
      items: { some: { document: { AND: [{ slug }, listedDocuments(visitor, now)] } } },
    },
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    take: MOST_COLLECTIONS,
    select: { slug: true, texts: { select: { lang: true, title: true } } },
  })
  return rows.map((row) => ({ slug: row.slug, title: inLang(row.texts, lang, 'title') }))
}

function summaryOf(texts: { lang: string; introduction: string }[], lang: Locale): InLang {
  const { text, lang: its } = inLang(texts, lang, 'introduction')
  return { text: plainText(renderMarkdown(text), SUMMARY_CHARACTERS), lang: its }
}
