import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { type CheckWaitsFor, type IncomingState, incomingState } from '~/domain/library/incoming-file'
import type { UploadRefusal } from '~/domain/library/upload'
import type { IncomingFile } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { edgesHash, incomingSize } from '~/storage/incoming-files.server'

export type IncomingAtDesk = {
  id: string
  documentId: string
  name: string
  state: IncomingState
  reason: UploadRefusal | null
  waitsFor: CheckWaitsFor | null
  bytes: number
  /** Of those, bytes that have come. */
  come: number
  /** Hexadecimal SHA-256 of the edges of those that have come, for who sends it; null for everybody else. */
  edges: string | null
  /** ISO moment. */
  startedAt: string
  /** Whether the person who asks sends it. */
  mine: boolean
}

/** The files on their way into a document, or a workshop’s: those that are sent, checked, or were refused. */
export async function listIncoming(
  staff: Staff,
  where: { documentId: string } | { document: { workshopId: string } },
): Promise<IncomingAtDesk[]> {
  const rows = await db().incomingFile.findMany({
    where,
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
  })
  return Promise.all(rows.map((row) => atDesk(staff, row)))
}

async function atDesk(staff: Staff, row: IncomingFile): Promise<IncomingAtDesk> {
  const bytes = Number(row.announced)
  const mine = row.memberId === staff.id
  const come = row.receivedAt ? bytes : ((await incomingSize(row.id)) ?? 0)
  return {
    id: row.id,
    documentId: row.documentId,
    name: row.name,
    ...whereItStands(row),
    waitsFor: row.waitsFor as CheckWaitsFor | null,
    bytes,
    come,
    edges: mine && !row.receivedAt ? await edgesHash(row.id, come) : null,
    startedAt: row.startedAt.toISOString(),
    mine,
  }
}

const whereItStands = (row: IncomingFile) => ({
  state: incomingState(row),
  reason: row.refusal as UploadRefusal | null,
})

/** `ready`: it is in its document; `gone`: dismissed, or ended, and no more known. */
export type Standing = { id: string; state: IncomingState | 'ready' | 'gone'; reason: UploadRefusal | null }

const MOST_ASKED = 200

/** Where each of these files stands now. */
export async function standings(_staff: Staff, asked: string[]): Promise<Standing[]> {
  const ids = [...new Set(asked.filter(isId))].slice(0, MOST_ASKED)
  const rows = await db().incomingFile.findMany({ where: { id: { in: ids } } })
  // Asked after it: a file is put into its document and stops being on its way in one moment.
  const stored = await db().storedFile.findMany({ where: { id: { in: ids } }, select: { id: true } })
  const known = new Map<string, Omit<Standing, 'id'>>([
    ...rows.map((row) => [row.id, whereItStands(row)] as const),
    ...stored.map(({ id }) => [id, { state: 'ready', reason: null }] as const),
  ])
  return ids.map((id) => ({ id, ...(known.get(id) ?? { state: 'gone', reason: null }) }))
}
