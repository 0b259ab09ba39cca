import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { recordAct } from '../audit.server'
import { writeItems } from '../collections/collection-life.server'
import { changedFields, publishedAtAfter } from './changes'
import type { ImportLine, ImportMode } from './import-report'
import type { FolderCollection } from './library-folder'

/** Creates or updates one collection, with its audit entry, in one transaction; its documents are there by then. */
export async function importCollection(
  collection: FolderCollection,
  { dryRun, via }: ImportMode,
  now: Date,
): Promise<ImportLine> {
  const { slug, texts, documents } = collection
  const current = await readCurrent(slug)
  const facts = factsOf(collection, current?.publishedAt ?? null, now)
  const changed = current ? changedFields(current.fields, fieldsOf(facts, texts, documents)) : []
  const done = !current ? 'created' : changed.length ? 'updated' : 'unchanged'
  if (done !== 'unchanged' && !dryRun)
    await inTransaction(async (tx) => {
      const id = current?.id ?? newId()
      const written = { ...facts, updatedAt: now, arrangedAt: now }
      if (current) await tx.collection.update({ where: { id }, data: written })
      else await tx.collection.create({ data: { ...written, id, slug, createdAt: now } })
      await writeTexts(tx, id, texts)
      await writeItems(tx, id, await idsOf(tx, documents))
      const act = current ? 'change-collection' : 'create-collection'
      const thing = { kind: 'collection', id } as const
      await recordAct(tx, null, { act, thing, detail: { slug, changed } }, now, via)
    })
  return { done, kind: 'collection', slug, changed }
}

function factsOf(collection: FolderCollection, publishedAt: Date | null, now: Date) {
  const { position, demonstration, publication } = collection
  return { position, demonstration, publishedAt: publishedAtAfter(publication, publishedAt, now) }
}

type Texts = FolderCollection['texts']

/** One entry for each field that an import may change, named as reports name them. */
function fieldsOf(facts: object, texts: Texts, documents: string[]): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...facts, documents }
  for (const { lang, title, introduction } of texts) {
    fields[`title.${lang}`] = title
    fields[`introduction.${lang}`] = introduction
  }
  return fields
}

async function readCurrent(slug: string) {
  const row = await db().collection.findUnique({
    where: { slug },
    include: {
      texts: true,
      items: { orderBy: { position: 'asc' }, select: { document: { select: { slug: true } } } },
    },
  })
  if (!row) return null
  const { id, position, demonstration, publishedAt, texts, items } = row
  const documents = items.map(({ document }) => document.slug)
  return {
    id,
    publishedAt,
    fields: fieldsOf({ position, demonstration, publishedAt }, texts as Texts, documents),
  }
}

async function writeTexts(tx: Transaction, collectionId: string, texts: Texts): Promise<void> {
  for (const { lang, title, introduction } of texts)
    await tx.collectionText.upsert({
      where: { collectionId_lang: { collectionId, lang } },
      create: { collectionId, lang, title, introduction },
      update: { title, introduction },
    })
}

/** The ids of these documents, in this order. */
async function idsOf(tx: Transaction, slugs: string[]): Promise<string[]> {
  const found = await tx.libraryDocument.findMany({
    where: { slug: { in: slugs } },
    select: { id: true, slug: true },
  })
  const ids = new Map(found.map(({ id, slug }) => [slug, id]))
  return slugs.flatMap((slug) => ids.get(slug) ?? [])
}
