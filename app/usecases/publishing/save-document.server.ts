import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { DocumentDraft } from '~/domain/library/document-draft'
import { LOCALES } from '~/domain/locale'
import { readSite } from '~/storage/content.server'
import { db, inTransaction, isTaken, type Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { recordAct } from '../audit.server'
import { changedFields } from '../import/changes'
import { isStaffStill } from '../members/still-staff.server'
import { chooseSlug, SLUG_TAKEN } from './choose-slug.server'
import { comeOut, type Publication } from './come-out.server'
import type { DraftRefused } from './draft-outcomes'

export type SavedDocument =
  | { outcome: 'saved'; id: string }
  /** A document without text and without file is not published. Nothing was kept. */
  | { outcome: 'nothing-to-read' }
  /** It is out already, or withdrawn. Nothing was kept. */
  | { outcome: 'not-possible' }
  | DraftRefused

type Saving = { draft: DocumentDraft; seenAt: Date | null; publication: Publication | null }

/** A new document; a draft. Without a typed address it gets one from its title. */
export async function createDocument(staff: Staff, draft: DocumentDraft, now: Date): Promise<SavedDocument> {
  const refused = await lostReferences(draft)
  if (refused) return refused
  const slug = await chooseSlug(draft.slug, draft.fr.title || draft.en.title, isFree)
  if (!slug) return SLUG_TAKEN
  const id = newId()
  return orTaken(
    inTransaction(async (tx) => {
      if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
      await tx.libraryDocument.create({
        data: { ...factsOf(draft), id, slug, createdAt: now, updatedAt: now },
      })
      await writeTexts(tx, id, draft)
      await recordAct(
        tx,
        staff,
        { act: 'create-document', thing: { kind: 'document', id }, detail: { slug } },
        now,
      )
      return { outcome: 'saved', id }
    }),
  )
}

/**
 * Saves over what `seenAt` was, and over nothing newer; with a `publication` the document also comes out, in the same
 * transaction. The address of what is published stays.
 */
export async function saveDocument(
  staff: Staff,
  id: string | undefined,
  { draft, seenAt, publication }: Saving,
  now: Date,
): Promise<SavedDocument> {
  const before = isId(id) ? await readStored(id) : null
  if (!id || !before) return { outcome: 'missing' }
  const refused = await lostReferences(draft)
  if (refused) return refused
  const isOut = before.publishedAt !== null && before.publishedAt <= now
  const slug = isOut || draft.slug === '' ? before.slug : draft.slug
  if (slug !== before.slug && !(await isFree(slug))) return SLUG_TAKEN
  const facts = { ...factsOf(draft), slug }
  const changed = changedFields(before.fields, fieldsOf(facts, textsOf(draft), draft.authors))
  return orTaken(
    inTransaction(async (tx) => {
      if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
      const { count } = await tx.libraryDocument.updateMany({
        where: { id, updatedAt: seenAt ?? before.updatedAt },
        data: { ...facts, updatedAt: changed.length ? now : before.updatedAt },
      })
      if (count === 0) return { outcome: 'stale', updatedAt: before.updatedAt.toISOString() }
      if (changed.length) {
        await writeTexts(tx, id, draft)
        const detail = { changed }
        await recordAct(tx, staff, { act: 'change-document', thing: { kind: 'document', id }, detail }, now)
      }
      if (publication) await comeOut(tx, staff, id, publication, now)
      return { outcome: 'saved', id }
    }),
  )
}

/** A theme or workshop that is not, or no longer, there. */
async function lostReferences({ theme, workshopId }: DocumentDraft): Promise<DraftRefused | null> {
  const themes = (await readSite()).themes.map(({ key }) => key)
  if (theme !== null && !themes.includes(theme))
    return { outcome: 'refused', errors: { theme: ['choose-one'] } }
  const found = workshopId === null || (await db().workshop.count({ where: { id: workshopId } })) === 1
  return found ? null : { outcome: 'refused', errors: { workshopId: ['choose-one'] } }
}

async function isFree(slug: string): Promise<boolean> {
  return (await db().libraryDocument.count({ where: { slug } })) === 0
}

/** Of two who take one address at one moment the second is told so; a refusal undoes the whole save. */
function orTaken(saving: Promise<SavedDocument>): Promise<SavedDocument> {
  return saving.catch((error: unknown) => {
    if (isTaken(error)) return SLUG_TAKEN
    if (error instanceof Error && (error.message === 'nothing-to-read' || error.message === 'not-possible'))
      return { outcome: error.message }
    throw error
  })
}

function factsOf(draft: DocumentDraft) {
  const { kind, theme, workshopId, position, licence, audience, embargoUntil, datedOn } = draft
  const { openPages, showsCover, shareable } = draft
  return {
    ...{ kind, theme, workshopId, position, licence, audience, embargoUntil, datedOn },
    ...{ openPages, showsCover, shareable },
  }
}

/** The texts of each language that has a title. */
function textsOf(draft: DocumentDraft) {
  return LOCALES.flatMap((lang) => (draft[lang].title ? [{ lang, ...draft[lang] }] : []))
}

type Author = { name: string; affiliation: string | null }

function fieldsOf(
  facts: object,
  texts: { lang: string }[],
  authors: { name: string; affiliation: string | null }[],
): Record<string, unknown> {
  const languages = texts.map(({ lang }) => lang).sort()
  const fields: Record<string, unknown> = { ...facts, languages, authors: authors.map(authorOf) }
  for (const { lang, ...text } of texts)
    for (const [name, value] of Object.entries(text)) fields[`${name}.${lang}`] = value
  return fields
}

const authorOf = ({ name, affiliation }: Author): Author => ({ name, affiliation: affiliation || null })

async function readStored(id: string) {
  const row = await db().libraryDocument.findUnique({
    where: { id },
    include: { texts: { include: { body: true } }, authors: { orderBy: { position: 'asc' } } },
  })
  if (!row) return null
  const { slug, kind, theme, workshopId, position, licence, audience, embargoUntil, datedOn } = row
  const { openPages, showsCover, shareable } = row
  const texts = row.texts.map(({ lang, title, abstract, keywords, body }) => ({
    ...{ lang, title, abstract, keywords },
    body: body?.markdown ?? '',
  }))
  const own = { slug, kind, theme, workshopId, position, licence, audience, embargoUntil, datedOn }
  const facts = { ...own, openPages, showsCover, shareable }
  return { ...row, fields: fieldsOf(facts, texts, row.authors) }
}

async function writeTexts(tx: Transaction, documentId: string, draft: DocumentDraft): Promise<void> {
  const texts = textsOf(draft)
  // The bodies go with their texts.
  await tx.documentText.deleteMany({ where: { documentId } })
  await tx.documentText.createMany({
    data: texts.map(({ lang, title, abstract, keywords }) => ({
      documentId,
      lang,
      title,
      abstract,
      keywords,
    })),
  })
  await tx.documentBody.createMany({
    data: texts.map(({ lang, body }) => ({ documentId, lang, markdown: body })),
  })
  await tx.documentAuthor.deleteMany({ where: { documentId } })
  await tx.documentAuthor.createMany({
    data: draft.authors.map((author, position) => ({ documentId, position, ...authorOf(author) })),
  })
}
