import type { Visitor } from '~/domain/access/visitor'
import type { Prisma } from '~/generated/prisma/client'
import type { Transaction } from '~/storage/database.server'

/** Where an act came from: a page, the command line, or the portal by itself. */
export type ActVia = 'web' | 'cli' | 'portal'

export type Act = {
  /** The trade's verb: `approve-member`, `publish-document`, … */
  act: string
  thing: {
    kind:
      | 'member'
      | 'document'
      | 'workshop'
      | 'file'
      | 'setting'
      | 'letter'
      | 'library'
      | 'invitation'
      | 'collection'
    id: string
  }
  /** What changed, without secrets and without personal data beyond ids. */
  detail?: Prisma.InputJsonObject
}

/** Writes the audit entry of an act, in the act's own transaction: both are kept, or neither. */
export async function recordAct(
  tx: Transaction,
  actor: Visitor | { id: string } | null,
  { act, thing, detail }: Act,
  now: Date,
  via: ActVia = 'web',
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      at: now,
      actorId: actor && 'id' in actor ? actor.id : null,
      via,
      act,
      thingKind: thing.kind,
      thingId: thing.id,
      detail: detail ?? {},
    },
  })
}
