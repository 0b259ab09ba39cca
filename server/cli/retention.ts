import type { RetentionLine } from '~/domain/retention'
import { openDatabase } from '~/storage/database.server'
import { type ChainReport, verifyAudit } from '~/usecases/audit-chain.server'
import { runRetention } from '~/usecases/retention/run-retention.server'

const WRONG_CALL = 2

/** `portal retention`: ends what has been kept for its term, or says what that would be. */
export async function runRetentionCommand(words: string[], help: string): Promise<number> {
  const options = new Set(words)
  if (words.some((word) => word !== '--dry-run' && word !== '--json') || options.size < words.length)
    return wrongCall(help)
  await openDatabase()
  const dryRun = options.has('--dry-run')
  const report = await runRetention({ dryRun, via: 'cli' }, new Date())
  if (options.has('--json')) process.stdout.write(`${JSON.stringify(report)}\n`)
  else process.stdout.write(`${reportLines(report.lines, dryRun).join('\n')}\n`)
  return 0
}

function reportLines(lines: RetentionLine[], dryRun: boolean): string[] {
  return [
    ...lines.map(({ rule, found, ended, oldest, ids }) => {
      const since = oldest ? `, since ${oldest}` : ''
      return `${rule.padEnd(16)} ${dryRun ? `due ${found}` : `due ${found}, done ${ended}`}${since}${ids.length ? `: ${ids.join(' ')}` : ''}`
    }),
    dryRun ? 'Dry run, nothing was ended.' : 'Done; the report is kept at the desk.',
  ]
}

/** `portal audit verify`: 0 when the chain is whole, 1 when it is broken. */
export async function runAudit([act, ...options]: string[], help: string): Promise<number> {
  const json = options.length === 1 && options[0] === '--json'
  if (act !== 'verify' || (options.length > 0 && !json)) return wrongCall(help)
  await openDatabase()
  const report = await verifyAudit()
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`)
  else (report.outcome === 'whole' ? process.stdout : process.stderr).write(`${chainLine(report)}\n`)
  return report.outcome === 'whole' ? 0 : 1
}

function chainLine(report: ChainReport): string {
  if (report.outcome === 'broken') {
    const { position, fault, id } = report
    return `broken at position ${position}: ${FAULTS[fault]}${id ? ` (entry ${id})` : ''}`
  }
  const { entries, start, head } = report
  return `whole: ${entries} entries after position ${start}; head ${head.position} ${head.hash}`
}

const FAULTS = {
  removed: 'an entry was removed',
  changed: 'this entry, or the one before it, was changed',
  cut: 'the newest entries were removed',
}

function wrongCall(help: string): number {
  process.stderr.write(help)
  return WRONG_CALL
}
