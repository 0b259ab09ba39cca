import { Readable } from 'node:stream'
import type { Admin } from '~/domain/access/visitor'
import { writeCsv } from '~/files/write-csv.server'
import type { AuditEntry } from '~/generated/prisma/client'
import { inTransaction } from '~/storage/database.server'
import { recordAct } from './audit.server'
import { type AuditFilter, filteredEntries } from './audit-trail.server'

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

const HEADER = ['position', 'at', 'act', 'via', 'actorId', 'thingKind', 'thingId', 'detail', 'hash']

/**
 * The entries that answer to a filter as a stream, oldest first: ids, no names. That it was taken stands in the trail
 * before the first byte leaves.
 */
export async function exportAudit(
  admin: Admin,
  filter: AuditFilter,
  format: ExportFormat,
  now: Date,
): Promise<Readable> {
  // Of the filter only which parts were set: a name that was searched for is nobody's business in the trail.
  const filters = Object.entries(filter).flatMap(([name, value]) => (value ? [name] : []))
  await inTransaction((tx) =>
    recordAct(
      tx,
      admin,
      { act: 'export-audit', thing: { kind: 'setting', id: 'audit' }, detail: { format, filters } },
      now,
    ),
  )
  const entries = filteredEntries(admin, filter)
  return format === 'csv' ? writeCsv(HEADER, cells(entries)) : Readable.from(lines(entries))
}

async function* cells(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string[]> {
  for await (const { position, at, act, via, actorId, thingKind, thingId, detail, hash } of entries) {
    const [place, content] = [String(position), JSON.stringify(detail)]
    yield [place, at.toISOString(), act, via, actorId ?? '', thingKind, thingId, content, hash ?? '']
  }
}

async function* lines(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  for await (const { position, at, act, via, actorId, thingKind, thingId, detail, hash } of entries)
    yield `${JSON.stringify({ position: Number(position), at, act, via, actorId, thingKind, thingId, detail, hash })}\n`
}
