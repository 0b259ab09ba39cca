import type { ImportReport } from '~/usecases/import/import-report'

const DRY = { created: 'would create', updated: 'would update', unchanged: 'unchanged' }

/** An import as lines for the console: one for each thing or problem, then the counts. */
export function importReportLines(report: ImportReport): string[] {
  if (report.outcome === 'invalid') {
    const { problems } = report
    return [...problems, `Nothing was imported: ${counted(problems.length, 'problem')}.`]
  }
  const { dryRun, lines } = report
  const count = (done: string) => lines.filter((line) => line.done === done).length
  return [
    ...lines.map(({ done, kind, slug, changed }) => {
      const detail = changed.length ? ` (${changed.join(', ')})` : ''
      return `${dryRun ? DRY[done] : done} ${kind} ${slug}${detail}`
    }),
    `${dryRun ? 'Dry run, nothing was written. ' : ''}created ${count('created')}, updated ${count('updated')}, unchanged ${count('unchanged')}`,
  ]
}

const counted = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`
