import type { Transaction } from '~/storage/database.server'
import type { ActVia } from '../audit.server'

/** What became of one thing; `changed` names fields (`title.fr`, `files`), empty unless it was updated. */
export type ImportLine = {
  done: 'created' | 'updated' | 'unchanged'
  kind: 'workshop' | 'document' | 'collection'
  slug: string
  changed: string[]
}

export type ImportReport =
  | { outcome: 'done'; dryRun: boolean; lines: ImportLine[] }
  /** One plain sentence for each problem, with file and field; nothing was written. */
  | { outcome: 'invalid'; problems: string[] }

export type ImportMode = {
  dryRun: boolean
  via: Extract<ActVia, 'cli' | 'portal'>
  /** What else is kept of a document that was written, in the same transaction. */
  note?: (tx: Transaction, id: string) => Promise<void>
}
