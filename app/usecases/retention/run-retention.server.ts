import type { Admin } from '~/domain/access/visitor'
import { RETENTION_RULES, type RetentionLine } from '~/domain/retention'
import { wakeLetters } from '~/jobs/queue.server'
import { withAdvisoryLock } from '~/storage/advisory-lock.server'
import { db, inTransaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { type ActVia, recordAct } from '../audit.server'
import { RULES } from './rules.server'

const HOUR = 3_600_000

export type RetentionReport = {
  id: string
  /** ISO moment. */
  at: string
  via: string
  dryRun: boolean
  lines: RetentionLine[]
}

/**
 * Ends what has been kept for its term, or only says what that would be, and keeps the report of it. Doing it twice,
 * or in two processes at once, changes nothing more.
 */
export function runRetention(
  { dryRun, via }: { dryRun: boolean; via: ActVia },
  now: Date,
): Promise<RetentionReport> {
  return withAdvisoryLock('retention', async () => {
    const lines: RetentionLine[] = []
    for (const rule of RETENTION_RULES) {
      const { count, oldest, ids } = await RULES[rule].due(now)
      const ended = dryRun || count === 0 ? 0 : await RULES[rule].end(now)
      lines.push({ rule, found: count, ended, oldest: oldest?.toISOString() ?? null, ids })
    }
    const report = { id: newId(), at: now, via, dryRun, lines }
    await inTransaction(async (tx) => {
      await tx.retentionRun.create({ data: report })
      if (!dryRun)
        await recordAct(tx, null, { act: 'run-retention', thing: THING, detail: counts(lines) }, now, via)
    })
    if (lines.some(({ rule, ended }) => ended > 0 && rule.endsWith('Warning'))) await wakeLetters()
    return { ...report, at: now.toISOString() }
  })
}

const THING = { kind: 'setting', id: 'retention' } as const

/** What was ended, by rule; nothing where there was nothing. */
export function counts(lines: RetentionLine[]): Record<string, number> {
  return Object.fromEntries(lines.filter(({ ended }) => ended > 0).map(({ rule, ended }) => [rule, ended]))
}

/** Once a day, whichever process comes first; a portal that slept through its hour does it when it is up again. */
export async function runRetentionDaily(now: Date): Promise<RetentionReport | null> {
  const since = new Date(now.getTime() - 23 * HOUR)
  const done = await db().retentionRun.findFirst({
    where: { dryRun: false, at: { gt: since } },
    select: { id: true },
  })
  return done ? null : runRetention({ dryRun: false, via: 'portal' }, now)
}

const SHOWN = 30

/** The last reports, newest first. */
export async function listRetentionReports(_admin: Admin): Promise<RetentionReport[]> {
  const rows = await db().retentionRun.findMany({ orderBy: [{ at: 'desc' }, { id: 'asc' }], take: SHOWN })
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    lines: row.lines as unknown as RetentionLine[],
  }))
}
