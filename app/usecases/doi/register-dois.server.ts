import { config, type DoiRegistry } from '~/config.server'
import { GUEST } from '~/domain/access/visitor'
import { dataciteOf } from '~/domain/citing/datacite'
import type { Work } from '~/domain/citing/work'
import { readSite } from '~/storage/content.server'
import { db, inTransaction } from '~/storage/database.server'
import { type RegistryAnswer, tellRegistry } from '~/storage/doi-registry.server'
import { type ActVia, recordAct } from '../audit.server'
import { workOf, workSelect } from '../citing/works.server'
import { type DueDoi, dueDois } from './due-dois.server'

const MINUTE = 60_000
const LONGEST_WAIT = 6 * 60 * MINUTE
/** A refusal is tried again by itself so rarely; a changed document is tried at once. */
const AFTER_REFUSAL = 24 * 60 * MINUTE

export type DoiReport = { told: number; troubles: { doi: string; reason: string }[] }

/**
 * Tells the registry of every DOI that is new, and of every document that was changed, withdrawn or came back. What
 * happens between reading and telling is told the next time. Without a registry nothing is told.
 */
export async function registerDueDois(now: () => Date, stopping: AbortSignal): Promise<DoiReport> {
  const report: DoiReport = { told: 0, troubles: [] }
  const registry = config().doi?.registry
  if (!registry) return report
  for (const due of await dueDois(now())) {
    if (stopping.aborted) break
    const began = now()
    const answer = await tell(registry, due, began)
    if (answer.outcome === 'told') {
      await noteTold(due, began)
      report.told += 1
      continue
    }
    await noteTrouble(due, answer, now())
    report.troubles.push({ doi: due.doi, reason: answer.reason })
    // A wrong password, or a registry that is away, is so for the others too.
    if (answer.outcome === 'later' || answer.allAlike) break
  }
  return report
}

async function tell(registry: DoiRegistry, { documentId, doi }: DueDoi, now: Date): Promise<RegistryAnswer> {
  const work = await toldWork(documentId, now)
  if (!work || work.access === 'tombstone') return tellRegistry(registry, doi, { event: 'hide' })
  return tellRegistry(registry, doi, { event: 'publish', metadata: metadataOf(work) })
}

/** The document as everybody may know of it; null: nobody does any more. */
export async function toldWork(documentId: string, now: Date): Promise<Work | null> {
  const [row, site] = await Promise.all([
    db().libraryDocument.findUnique({ where: { id: documentId }, select: workSelect(GUEST) }),
    readSite(),
  ])
  return row && workOf(row, GUEST, site.name, now)
}

/** As DataCite takes it; of its names the registry writes the DOI itself. */
export function metadataOf(work: Work) {
  const { identifiers: _, ...metadata } = dataciteOf(work)
  return metadata
}

/** The registry leads here: from now on the DOI is named wherever the document is. */
export async function noteTold(
  { documentId, doi, doiSince }: Omit<DueDoi, 'attempts'>,
  at: Date,
  via: ActVia = 'portal',
): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.doiRegistration.update({
      where: { documentId },
      data: { toldAt: at, nextTryAt: at, attempts: 0, failure: null },
    })
    if (doiSince) return
    const { count } = await tx.libraryDocument.updateMany({
      where: { id: documentId, doiSince: null },
      data: { doiSince: at },
    })
    const act = { act: 'register-doi', thing: { kind: 'document', id: documentId }, detail: { doi } } as const
    if (count) await recordAct(tx, null, act, at, via)
  })
}

async function noteTrouble(
  { documentId, attempts }: DueDoi,
  answer: Exclude<RegistryAnswer, { outcome: 'told' }>,
  now: Date,
): Promise<void> {
  const wait =
    answer.outcome === 'refused'
      ? AFTER_REFUSAL
      : Math.min(LONGEST_WAIT, 2 ** Math.min(attempts, 10) * MINUTE)
  await db().doiRegistration.update({
    where: { documentId },
    data: {
      attempts: { increment: 1 },
      failure: answer.reason,
      failedAt: now,
      nextTryAt: new Date(now.getTime() + wait),
    },
  })
}
