import type { Visitor } from '~/domain/access/visitor'
import { FEWEST_READERS } from '~/domain/library/most-read'
import { databasePool, inTransaction, isMissingKey } from './database.server'
import { ask } from './search/browse.server'
import { listedRows } from './search/readable.server'

const MOST_SHOWN = 5

const ONE_MORE = `
  insert into "ReadingCount" ("documentId", "day", "reads", "readers") values ($1, $2::date, 1, $3)
  on conflict ("documentId", "day") do update set "reads" = "ReadingCount"."reads" + 1,
    "readers" = greatest("ReadingCount"."readers", excluded."readers")`

/** One more reader of a document on this day, `2026-11-25`; `readers`: how many different ones are known of. */
export async function addReader(documentId: string, day: string, readers: number): Promise<void> {
  try {
    await databasePool().query(ONE_MORE, [documentId, day, readers])
  } catch (error) {
    // It was removed at this very moment.
    if (!isMissingKey(error)) throw error
  }
}

/** Writes anew what was read most since this day, by enough different people. */
export async function rankMostRead(since: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`lock table "MostRead" in share row exclusive mode`
    await tx.$executeRaw`delete from "MostRead"`
    await tx.$executeRaw`
      insert into "MostRead" ("documentId", "reads")
      select "documentId", sum("reads") from "ReadingCount" where "day" > ${since}::date group by "documentId"
      having max("readers") >= ${FEWEST_READERS} and sum("reads") >= ${FEWEST_READERS}`
  })
}

/** What was read most, of what lists name to this visitor. */
export function mostReadListed(
  visitor: Visitor,
  now: Date,
): Promise<{ id: string; slug: string; reads: number }[]> {
  return ask<{ id: string; slug: string; reads: number }>`
    select s."documentId" as id, d."slug", m."reads" from "MostRead" m
    join "SearchDocument" s on s."documentId" = m."documentId" join "LibraryDocument" d on d."id" = s."documentId"
    where ${listedRows(visitor, now)} order by m."reads" desc, s."documentId" limit ${MOST_SHOWN}`
}
