import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { LOCALES } from '~/domain/locale'
import { programmeIn, type WorkshopDraft } from '~/domain/workshops/workshop-draft'
import { readSite } from '~/storage/content.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { recordAct } from '../audit.server'
import { changedFields } from '../import/changes'
import { isStaffStill } from '../members/still-staff.server'
import { chooseSlug, orTaken, SLUG_TAKEN } from './choose-slug.server'
import type { DraftRefused } from './draft-outcomes'

export type SavedWorkshop = { outcome: 'saved'; id: string } | DraftRefused

/** A new workshop; a draft until it is published. Without a typed address it gets one from its title. */
export async function createWorkshop(staff: Staff, draft: WorkshopDraft, now: Date): Promise<SavedWorkshop> {
  if (!(await isTheme(draft.theme))) return UNKNOWN_THEME
  const slug = await chooseSlug(draft.slug, draft.fr.title || draft.en.title, isFree)
  if (!slug) return SLUG_TAKEN
  const id = newId()
  return orTaken(
    inTransaction(async (tx): Promise<SavedWorkshop> => {
      if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
      await tx.workshop.create({ data: { ...factsOf(draft), id, slug, createdAt: now, updatedAt: now } })
      await writeTexts(tx, id, draft)
      await recordAct(
        tx,
        staff,
        { act: 'create-workshop', thing: { kind: 'workshop', id }, detail: { slug } },
        now,
      )
      return { outcome: 'saved', id }
    }),
  )
}

/** Saves over what `seenAt` was, and over nothing newer. The address of what is published stays. */
export async function saveWorkshop(
  staff: Staff,
  id: string | undefined,
  { draft, seenAt }: { draft: WorkshopDraft; seenAt: Date | null },
  now: Date,
): Promise<SavedWorkshop> {
  const before = isId(id) ? await readStored(id) : null
  if (!id || !before) return { outcome: 'missing' }
  if (!(await isTheme(draft.theme))) return UNKNOWN_THEME
  const isOut = before.publishedAt !== null && before.publishedAt <= now
  const slug = isOut || draft.slug === '' ? before.slug : draft.slug
  if (slug !== before.slug && !(await isFree(slug))) return SLUG_TAKEN
  const facts = { ...factsOf(draft), slug }
  const changed = changedFields(before.fields, fieldsOf(facts, textsOf(draft)))
  return orTaken(
    inTransaction(async (tx): Promise<SavedWorkshop> => {
      if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
      const { count } = await tx.workshop.updateMany({
        where: { id, updatedAt: seenAt ?? before.updatedAt },
        data: { ...facts, updatedAt: changed.length ? now : before.updatedAt },
      })
      if (count === 0) return { outcome: 'stale', updatedAt: before.updatedAt.toISOString() }
      if (!changed.length) return { outcome: 'saved', id }
      await writeTexts(tx, id, draft)
      const detail = { changed }
      await recordAct(tx, staff, { act: 'change-workshop', thing: { kind: 'workshop', id }, detail }, now)
      return { outcome: 'saved', id }
    }),
  )
}

const UNKNOWN_THEME: DraftRefused = { outcome: 'refused', errors: { theme: ['choose-one'] } }

async function isTheme(key: string): Promise<boolean> {
  return (await readSite()).themes.some((theme) => theme.key === key)
}

async function isFree(slug: string): Promise<boolean> {
  return (await db().workshop.count({ where: { slug } })) === 0
}

function factsOf({ theme, audience, heldOn, position }: WorkshopDraft) {
  return { theme, audience, heldOn, position }
}

/** The texts of each language that has a title. */
function textsOf(draft: WorkshopDraft) {
  return LOCALES.flatMap((lang) =>
    draft[lang].title ? [{ lang, ...draft[lang], programme: programmeIn(lang, draft.programme) }] : [],
  )
}

function fieldsOf(facts: object, texts: { lang: string }[]): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...facts, languages: texts.map(({ lang }) => lang).sort() }
  for (const { lang, ...text } of texts)
    for (const [name, value] of Object.entries(text)) fields[`${name}.${lang}`] = value
  return fields
}

async function readStored(id: string) {
  const row = await db().workshop.findUnique({ where: { id }, include: { texts: true } })
  if (!row) return null
  const { slug, theme, audience, heldOn, position } = row
  const texts = row.texts.map(({ workshopId, ...text }) => text)
  return { ...row, fields: fieldsOf({ slug, theme, audience, heldOn, position }, texts) }
}

async function writeTexts(tx: Transaction, workshopId: string, draft: WorkshopDraft): Promise<void> {
  const texts = textsOf(draft)
  await tx.workshopText.deleteMany({ where: { workshopId } })
  await tx.workshopText.createMany({ data: texts.map((text) => ({ workshopId, ...text })) })
}
