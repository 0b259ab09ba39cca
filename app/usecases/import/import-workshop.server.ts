import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { recordAct } from '../audit.server'
import { changedFields, publishedAtAfter } from './changes'
import type { ImportLine, ImportMode } from './import-report'
import type { FolderWorkshop } from './library-folder'

/** Creates or updates one workshop, with its audit entry, in one transaction. */
export async function importWorkshop(
  workshop: FolderWorkshop,
  { dryRun, via }: ImportMode,
  now: Date,
): Promise<ImportLine> {
  const { slug } = workshop
  const current = await readCurrent(slug)
  const facts = factsOf(workshop, current?.publishedAt ?? null, now)
  const changed = current ? changedFields(current.fields, fieldsOf(facts, workshop.texts)) : []
  const done = !current ? 'created' : changed.length ? 'updated' : 'unchanged'
  if (done !== 'unchanged' && !dryRun)
    await inTransaction(async (tx) => {
      const id = current?.id ?? newId()
      if (current) await tx.workshop.update({ where: { id }, data: { ...facts, updatedAt: now } })
      else await tx.workshop.create({ data: { ...facts, id, slug, createdAt: now, updatedAt: now } })
      await writeTexts(tx, id, workshop.texts)
      const act = current ? 'change-workshop' : 'create-workshop'
      await recordAct(tx, null, { act, thing: { kind: 'workshop', id }, detail: { slug, changed } }, now, via)
    })
  return { done, kind: 'workshop', slug, changed }
}

function factsOf(workshop: FolderWorkshop, publishedAt: Date | null, now: Date) {
  const { theme, audience, heldOn, position, demonstration, publication } = workshop
  return {
    theme,
    audience,
    heldOn,
    position,
    demonstration,
    publishedAt: publishedAtAfter(publication, publishedAt, now),
  }
}

type Texts = FolderWorkshop['texts']

/** One entry for each field that an import may change, named as reports name them. */
function fieldsOf(facts: object, texts: Texts): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...facts }
  for (const { lang, ...text } of texts)
    for (const [name, value] of Object.entries(text)) fields[`${name}.${lang}`] = value
  return fields
}

async function readCurrent(slug: string) {
  const row = await db().workshop.findUnique({
    where: { slug },
    select: {
      id: true,
      theme: true,
      audience: true,
      heldOn: true,
      position: true,
      demonstration: true,
      publishedAt: true,
      texts: { select: { lang: true, title: true, summary: true, place: true, body: true, programme: true } },
    },
  })
  if (!row) return null
  const { id, texts, ...facts } = row
  return { id, publishedAt: row.publishedAt, fields: fieldsOf(facts, texts as unknown as Texts) }
}

async function writeTexts(tx: Transaction, workshopId: string, texts: Texts): Promise<void> {
  for (const { lang, ...text } of texts)
    await tx.workshopText.upsert({
      where: { workshopId_lang: { workshopId, lang } },
      create: { workshopId, lang, ...text },
      update: text,
    })
}
