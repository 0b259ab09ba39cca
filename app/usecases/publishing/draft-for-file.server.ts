import { z } from 'zod'
import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { DocumentDraft } from '~/domain/library/document-draft'
import { LOCALES } from '~/domain/locale'
import { db } from '~/storage/database.server'
import { createDocument } from './save-document.server'

/** A presentation that is to be made for a dropped file, with the title that the page offers. */
export const DraftForFile = z.object({
  title: z.string().trim().min(1).max(300),
  language: z.enum(LOCALES),
})
export type DraftForFile = z.infer<typeof DraftForFile>

/** A draft of a presentation in a workshop: all of it but its title is written later; null when there is no such workshop. */
export async function draftForFile(
  staff: Staff,
  workshopId: string | undefined,
  { title, language }: DraftForFile,
  now: Date,
): Promise<{ id: string } | null> {
  if (!isId(workshopId) || !(await db().workshop.count({ where: { id: workshopId } }))) return null
  const position = await db().libraryDocument.count({ where: { workshopId } })
  const draft = DocumentDraft.parse({
    ...{ kind: 'presentation', licence: 'all-rights-reserved', workshopId, position: String(position) },
    [language]: { title },
  })
  const made = await createDocument(staff, draft, now)
  return made.outcome === 'saved' ? { id: made.id } : null
}
