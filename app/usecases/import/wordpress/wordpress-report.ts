/** What became of one thing of the export, and what an operator should know of it: plain sentences. */
export type WordpressLine = {
  done: 'created' | 'updated' | 'unchanged' | 'left-out'
  kind: 'document' | 'file' | 'member' | 'item'
  /** As the other site numbers it: `post 12`. */
  source: string
  /** Its address or name. */
  name: string
  notes: string[]
}

export type WordpressReport =
  | { outcome: 'done'; dryRun: boolean; site: string; lines: WordpressLine[] }
  /** One sentence for each problem; nothing was written. */
  | { outcome: 'invalid'; problems: string[] }

/** How many lines say so; for the audit trail and the last line of the console. */
export const countOf = (
  lines: readonly WordpressLine[],
  done: WordpressLine['done'],
  kind?: WordpressLine['kind'],
): number => lines.filter((line) => line.done === done && (kind === undefined || line.kind === kind)).length
