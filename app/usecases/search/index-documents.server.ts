import { forgetWords } from '~/storage/search/forget-words.server'
import { askForAll, type IndexStanding, indexStanding, refreshOne } from '~/storage/search/refresh.server'

/** One run of the task; what is left is the next one's. */
const LONGEST_RUN = 8 * 60_000

export type IndexReport = { indexed: number; troubles: { documentId: string; err: unknown }[] }

/**
 * Reads the words of every document that waits: what was too much for the commit that changed it, and all of them after
 * an upgrade that reads words by another rule. Any number of processes may do this at once.
 */
export async function indexDueDocuments(now: () => Date, stopping: AbortSignal): Promise<IndexReport> {
  const report: IndexReport = { indexed: 0, troubles: [] }
  const until = now().getTime() + LONGEST_RUN
  const passed: string[] = []
  while (!stopping.aborted && now().getTime() < until) {
    const outcome = await refreshOne(passed, (documentId, err) => report.troubles.push({ documentId, err }))
    if (outcome === null) break
    if (outcome.done) report.indexed += 1
    else passed.push(outcome.id)
  }
  return report
}

/** Reads everything anew, while what was read before goes on serving. */
export async function indexAll(now: () => Date, stopping: AbortSignal): Promise<IndexReport> {
  await askForAll()
  return indexDueDocuments(now, stopping)
}

/** Forgets the words for corrections that no document has any more; returns how many. */
export const forgetWordsThatLeft = (): Promise<number> => forgetWords()

export const searchStanding = (): Promise<IndexStanding> => indexStanding()
