import type { Visitor } from '~/domain/access/visitor'
import type { BesideDocument } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { collectionsOf } from '../collections/open-collection.server'

/** Where a visitor who sees a document's page may go from there: by right, as lists are. */
export async function readBeside(
  visitor: Visitor,
  slug: string,
  lang: Locale,
  now: Date,
): Promise<BesideDocument> {
  return { collections: await collectionsOf(visitor, slug, lang, now) }
}
