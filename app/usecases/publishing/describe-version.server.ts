import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { FileFacts, VersionDraft } from '~/domain/library/version-draft'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'
import { changedFields } from '../import/changes'
import { isStaffStill } from '../members/still-staff.server'
import { lockDocument } from './lock-document.server'

export type DescribedVersion = { outcome: 'saved' } | { outcome: 'missing' }

/** Writes what has changed in a version, and how its files are read; the audit entry names what differs. */
export async function describeVersion(
  staff: Staff,
  documentId: string | undefined,
  draft: VersionDraft,
  now: Date,
): Promise<DescribedVersion> {
  if (!isId(documentId)) return { outcome: 'missing' }
  return inTransaction(async (tx): Promise<DescribedVersion> => {
    if (!(await isStaffStill(tx, staff.id))) return { outcome: 'missing' }
    await lockDocument(tx, documentId)
    const version = await tx.documentVersion.findUnique({
      where: { documentId_number: { documentId, number: draft.number } },
      include: { files: true },
    })
    if (!version) return { outcome: 'missing' }
    const note = draft.note || null
    const changed = version.note === note ? [] : ['note']
    await tx.documentVersion.update({ where: { id: version.id }, data: { note } })
    for (const facts of draft.files) changed.push(...(await describeFile(tx, version.files, facts)))
    if (changed.length) {
      const detail = { version: draft.number, changed }
      const thing = { kind: 'document', id: documentId } as const
      await recordAct(tx, staff, { act: 'describe-version', thing, detail }, now)
    }
    return { outcome: 'saved' }
  })
}

type Row = {
  id: string
  name: string
  language: string
  accessible: boolean | null
  alternativeTo: string | null
}

/** A file that is not of this version is left alone; one stands for another of the version, never for itself. */
async function describeFile(tx: Transaction, files: Row[], { id, ...wanted }: FileFacts): Promise<string[]> {
  const before = files.find((file) => file.id === id)
  if (!before) return []
  const other = files.some(({ name }) => name === wanted.alternativeTo && name !== before.name)
  const facts = { ...wanted, alternativeTo: other ? wanted.alternativeTo : null }
  const { language, accessible, alternativeTo } = before
  const changed = changedFields({ language, accessible, alternativeTo }, facts)
  if (changed.length) await tx.storedFile.update({ where: { id }, data: facts })
  return changed.map((field) => `${before.name}: ${field}`)
}
