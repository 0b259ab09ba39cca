import { type DataExport, type FileReading, Prisma } from '~/generated/prisma/client'
import { db } from './database.server'

type Work = { FileReading: FileReading; DataExport: DataExport }

/** Of each table of work: what names a row, and the moment at which it is done. */
const TABLES: Record<keyof Work, { key: string; doneAt: string }> = {
  FileReading: { key: 'sha256', doneAt: 'readAt' },
  DataExport: { key: 'id', doneAt: 'readyAt' },
}

const name = (word: string) => Prisma.raw(`"${word}"`)

/**
 * Takes the work that has waited for longest and is neither done nor given up, for so many milliseconds; one that
 * another process holds is passed over. `leasedUntil` says whose lease it is. null: nothing is due.
 */
export async function leaseNext<Table extends keyof Work>(
  table: Table,
  now: Date,
  milliseconds: number,
): Promise<Work[Table] | null> {
  const until = new Date(now.getTime() + milliseconds)
  const [rows, key, doneAt] = [name(table), name(TABLES[table].key), name(TABLES[table].doneAt)]
  const [due] = await db().$queryRaw<Work[Table][]>`
    update ${rows} set "leasedUntil" = ${until}, "attempts" = "attempts" + 1
    where ${key} = (
      select ${key} from ${rows}
      where ${doneAt} is null and "failedAt" is null and ("leasedUntil" is null or "leasedUntil" <= ${now})
      order by "askedAt" limit 1
      for update skip locked)
    returning *`
  return due ?? null
}
