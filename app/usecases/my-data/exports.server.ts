import type { SignedIn } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import {
  EXPORT_DAY,
  type ExportState,
  exportState,
  MOST_EXPORTS_A_DAY,
} from '~/domain/membership/data-export'
import { wakeExports } from '~/jobs/queue.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { readExport } from '~/storage/exports.server'
import { newId } from '~/storage/ids.server'
import { recordAct } from '../audit.server'
import { lockMember } from '../members/lock-member.server'
import { noteExportFetched } from '../security-events.server'

export type ExportView = {
  /** The newest export; null when there was none these last days. */
  latest: {
    id: string
    state: ExportState
    askedAt: string
    endsAt: string | null
    bytes: number | null
  } | null
  /** When the next one may be asked for; null: now. */
  nextAt: string | null
}

/** Where the copy of a person's data stands. */
export async function openExports(person: SignedIn, now: Date): Promise<ExportView> {
  const latest = await db().dataExport.findFirst({
    where: { memberId: person.id },
    orderBy: { askedAt: 'desc' },
  })
  const nextAt = await mayAskFrom(db(), person.id, now)
  return {
    latest: latest && {
      id: latest.id,
      state: exportState(latest, now),
      askedAt: latest.askedAt.toISOString(),
      endsAt: latest.endsAt?.toISOString() ?? null,
      bytes: latest.bytes,
    },
    nextAt: nextAt?.toISOString() ?? null,
  }
}

/** Two a day (security rule 6.7); one that failed does not count. */
async function mayAskFrom(tx: Transaction, memberId: string, now: Date): Promise<Date | null> {
  const asked = await tx.dataExport.findMany({
    where: { memberId, failedAt: null, askedAt: { gt: new Date(now.getTime() - EXPORT_DAY) } },
    orderBy: { askedAt: 'desc' },
    take: MOST_EXPORTS_A_DAY,
  })
  const oldest = asked[MOST_EXPORTS_A_DAY - 1]
  return oldest ? new Date(oldest.askedAt.getTime() + EXPORT_DAY) : null
}

export type ExportAsked =
  | { outcome: 'asked' }
  | { outcome: 'already' }
  | { outcome: 'limited'; seconds: number }

/** Asks for a copy of a person's own data; the worker makes it. One that is being made is not asked for twice. */
export async function askForExport(person: SignedIn, now: Date): Promise<ExportAsked> {
  const { id: memberId } = person
  const answer = await inTransaction(async (tx): Promise<ExportAsked> => {
    // Two clicks at once: the second waits here and finds what the first has asked for.
    await lockMember(tx, memberId)
    if (await tx.dataExport.count({ where: { memberId, readyAt: null, failedAt: null } }))
      return { outcome: 'already' }
    const nextAt = await mayAskFrom(tx, memberId, now)
    if (nextAt) return { outcome: 'limited', seconds: Math.ceil((nextAt.getTime() - now.getTime()) / 1000) }
    await tx.dataExport.create({ data: { id: newId(), memberId, askedAt: now } })
    await recordAct(tx, person, { act: 'ask-export', thing: { kind: 'member', id: memberId } }, now)
    return { outcome: 'asked' }
  })
  if (answer.outcome === 'asked') await wakeExports()
  return answer
}

/** The bytes of a person's own export while it is ready; null for any other. */
export async function fetchExport(
  person: SignedIn,
  id: string | undefined,
  now: Date,
): Promise<{ bytes: Buffer; day: string } | null> {
  if (!isId(id)) return null
  const row = await db().dataExport.findFirst({ where: { id, memberId: person.id } })
  if (!row?.readyAt || exportState(row, now) !== 'ready') return null
  const bytes = await readExport(id)
  if (!bytes) return null
  await noteExportFetched(person, id, now)
  return { bytes, day: row.readyAt.toISOString().slice(0, 10) }
}
