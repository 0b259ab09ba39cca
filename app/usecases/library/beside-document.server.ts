import type { Visitor } from '~/domain/access/visitor'
import {
  type BesideDocument,
  type DocumentCard,
  type DocumentView,
  NOTHING_BESIDE,
} from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { db, isCanceled } from '~/storage/database.server'
import { findRelated } from '~/storage/library/related.server'
import { collectionsOf } from '../collections/open-collection.server'
import { documentCardSelect, documentCards } from './cards.server'
import { listedDocuments } from './listed.server'

const MOST_RELATED = 4

/** Where the page of a document leads on to, by right, as lists are; a tombstone leads nowhere. */
export async function readBeside(
  visitor: Visitor,
  { card: { slug }, access }: DocumentView,
  lang: Locale,
  now: Date,
): Promise<BesideDocument> {
  if (access === 'tombstone') return NOTHING_BESIDE
  const [collections, related] = await Promise.all([
    collectionsOf(visitor, slug, lang, now),
    readRelated(visitor, slug, lang, now),
  ])
  return { collections, related }
}

async function readRelated(visitor: Visitor, slug: string, lang: Locale, now: Date): Promise<DocumentCard[]> {
  const ids = await findRelated(slug, { visitor, now, most: MOST_RELATED }).catch((error: unknown) => {
    // The page is there for its document; what goes with it may be missing once.
    if (isCanceled(error)) return [] as string[]
    throw error
  })
  if (!ids.length) return []
  const rows = await db().libraryDocument.findMany({
    where: { AND: [{ id: { in: ids } }, listedDocuments(visitor, now)] },
    select: documentCardSelect(visitor),
  })
  const inOrder = rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
  return documentCards(inOrder, visitor, { lang, now })
}
