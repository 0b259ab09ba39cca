import type { Staff } from '~/domain/access/visitor'
import type { CollectionDraft } from '~/domain/collections/collection-draft'
import { isId } from '~/domain/ids'
import { LOCALES } from '~/domain/locale'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { recordAct } from '../audit.server'
import { changedFields } from '../import/changes'
import { isStaffStill } from '../members/still-staff.server'
import { chooseSlug, orTaken, SLUG_TAKEN } from '../publishing/choose-slug.server'
import type { DraftRefused } from '../publishing/draft-outcomes'

export type SavedCollection = { outcome: 'saved'; id: string } | DraftRefused

/** A new collection; a draft until it is published. Without a typed address it gets one from its title. */
export async function createCollection(
  staff: Staff,
  draft: CollectionDraft,
  now: Date,
): Promise<SavedCollection> {
  const slug = await chooseSlug(draft.slug, draft.fr.title || draft.en.title, isFree)
  if (!slug) return SLUG_TAKEN
  const id = newId()
  return orTaken(
    inTransaction(async (tx): Promise<SavedCollection> => {
      if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
      const { position } = draft
      await tx.collection.create({
        data: { id, slug, position, createdAt: now, updatedAt: now, arrangedAt: now },
      })
      await writeTexts(tx, id, draft)
      const thing = { kind: 'collection', id } as const
      await recordAct(tx, staff, { act: 'create-collection', thing, detail: { slug } }, now)
      return { outcome: 'saved', id }
    }),
  )
}

/** Saves over what `seenAt` was, and over nothing newer. The address of what is published stays. */
export async function saveCollection(
  staff: Staff,
  id: string | undefined,
  { draft, seenAt }: { draft: CollectionDraft; seenAt: Date | null },
  now: Date,
): Promise<SavedCollection> {
  const before = isId(id) ? await readStored(id) : null
  if (!id || !before) return { outcome: 'missing' }
  const slug = before.publishedAt || draft.slug === '' ? before.slug : draft.slug
  if (slug !== before.slug && (slug === 'new' || !(await isFree(slug)))) return SLUG_TAKEN
  const facts = { position: draft.position, slug }
  const changed = changedFields(before.fields, fieldsOf(facts, textsOf(draft)))
  return orTaken(
    inTransaction(async (tx): Promise<SavedCollection> => {
      if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
      const { count } = await tx.collection.updateMany({
        where: { id, updatedAt: seenAt ?? before.updatedAt },
        data: { ...facts, updatedAt: changed.length ? now : before.updatedAt },
      })
      if (count === 0) return { outcome: 'stale', updatedAt: before.updatedAt.toISOString() }
      if (!changed.length) return { outcome: 'saved', id }
      await writeTexts(tx, id, draft)
      const thing = { kind: 'collection', id } as const
      await recordAct(tx, staff, { act: 'change-collection', thing, detail: { changed } }, now)
      return { outcome: 'saved', id }
    }),
  )
}

async function isFree(slug: string): Promise<boolean> {
  return (await db().collection.count({ where: { slug } })) === 0
}

/** The texts of each language that has a title. */
const textsOf = (draft: CollectionDraft) =>
  LOCALES.flatMap((lang) => (draft[lang].title ? [{ lang, ...draft[lang] }] : []))

function fieldsOf(
  facts: object,
  texts: { lang: string; title: string; introduction: string }[],
): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...facts, languages: texts.map(({ lang }) => lang).sort() }
  for (const { lang, title, introduction } of texts) {
    fields[`title.${lang}`] = title
    fields[`introduction.${lang}`] = introduction
  }
  return fields
}

async function readStored(id: string) {
  const row = await db().collection.findUnique({ where: { id }, include: { texts: true } })
  return row && { ...row, fields: fieldsOf({ position: row.position, slug: row.slug }, row.texts) }
}

async function writeTexts(tx: Transaction, collectionId: string, draft: CollectionDraft): Promise<void> {
  await tx.collectionText.deleteMany({ where: { collectionId } })
  await tx.collectionText.createMany({ data: textsOf(draft).map((text) => ({ collectionId, ...text })) })
}
