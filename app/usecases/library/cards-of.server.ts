import type { Visitor } from '~/domain/access/visitor'
import type { DocumentCard } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'
import { documentCardSelect, documentCards } from './cards.server'

/** The cards of these documents, in their order, as far as this visitor may know of them. */
export async function cardsOf(
  ids: string[],
  { visitor, lang, now }: { visitor: Visitor; lang: Locale; now: Date },
): Promise<DocumentCard[]> {
  if (!ids.length) return []
  const rows = await db().libraryDocument.findMany({
    where: { id: { in: ids } },
    select: documentCardSelect(visitor),
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return documentCards(
    ids.flatMap((id) => byId.get(id) ?? []),
    visitor,
    { lang, now },
  )
}
