import { EXPORT_KEPT, EXPORT_LEASE, MOST_EXPORT_TRIES } from '~/domain/membership/data-export'
import { writeCsv } from '~/files/write-csv.server'
import { writeZip } from '~/files/write-zip.server'
import type { DataExport, Member } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { accountLetters } from '~/mail/letters-account.server'
import { exportReadme } from '~/mail/letters-export.server'
import { db, inTransaction } from '~/storage/database.server'
import { keepExport } from '~/storage/exports.server'
import { leaseNext } from '~/storage/lease.server'
import { removeFilesWithoutOwner } from '../members/erase-member.server'
import { collectData, type DataCategory } from './collect-data.server'

/** How long the page still says that there was one. */
const REMEMBERED = 7 * 24 * 3_600_000

export type ExportsReport = { made: number; failed: number; errors: unknown[] }

/** Makes every export that waits. Any number of processes may do this at once: each export is leased to one. */
export async function makeDueExports(now: () => Date): Promise<ExportsReport> {
  const report: ExportsReport = { made: 0, failed: 0, errors: [] }
  for (
    let due = await leaseNext('DataExport', now(), EXPORT_LEASE);
    due;
    due = await leaseNext('DataExport', now(), EXPORT_LEASE)
  ) {
    if (due.attempts > MOST_EXPORT_TRIES) {
      await db().dataExport.updateMany({ where: { id: due.id, readyAt: null }, data: { failedAt: now() } })
      report.failed += 1
      continue
    }
    try {
      if (await make(due, now)) report.made += 1
    } catch (error) {
      // Its lease goes on: the next try is two minutes later.
      report.errors.push(error)
    }
  }
  if (report.made) await wakeLetters()
  return report
}

/** Removes the files whose day has passed, and in the end their rows. */
export async function removeExpiredExports(now: Date): Promise<void> {
  await db().dataExport.deleteMany({ where: { askedAt: { lt: new Date(now.getTime() - REMEMBERED) } } })
  await removeFilesWithoutOwner(now)
}

/** First the file, whole and under its name, then the word that it is ready: a crash between them makes it anew. */
async function make({ id, memberId, leasedUntil }: DataExport, now: () => Date): Promise<boolean> {
  const [member, data] = [
    await db().member.findUnique({ where: { id: memberId } }),
    await collectData(memberId, now()),
  ]
  if (!member || !data) return false
  const bytes = await keepExport(id, await pack(member, data, now()))
  const readyAt = now()
  const endsAt = new Date(readyAt.getTime() + EXPORT_KEPT)
  return inTransaction(async (tx) => {
    const { count } = await tx.dataExport.updateMany({
      where: { id, readyAt: null, leasedUntil },
      data: { readyAt, endsAt, bytes, leasedUntil: null },
    })
    if (count) await accountLetters.exportReady(tx, member, { endsAt }, readyAt)
    return count === 1
  })
}

async function pack(member: Member, data: DataCategory[], at: Date) {
  const readme = await exportReadme(member, { at, categories: data.map(({ name }) => name) })
  return writeZip(
    [
      { name: readme.name, content: readme.text },
      ...data.flatMap(({ name, columns, rows }) => [
        { name: `${name}.json`, content: `${JSON.stringify(rows, null, 2)}\n` },
        {
          name: `${name}.csv`,
          content: writeCsv(
            columns,
            rows.map((row) => columns.map((column) => cell(row[column]))),
          ),
        },
      ]),
    ],
    at,
  )
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
