import { db, inTransaction } from '../database.server'

/** Characters of pages that are read at once; the rest comes next. */
const MOST_AT_ONCE = 500_000
const LONGEST_STATEMENT = 60_000

export type IndexStanding = {
  documents: number
  /** Whose words have changed since they were read, or were read by an older rule. */
  waiting: number
  pages: number
  words: number
}

/** `done`: nothing of it is left to read, or it is gone; else it could not be read. */
export type Refreshed = { id: string; done: boolean }

/** Reads a document that waits and is none of those that were passed over; null when none does. */
export async function refreshOne(
  passed: readonly string[],
  onTrouble: (documentId: string, error: unknown) => void,
): Promise<Refreshed | null> {
  const [due] = await db().$queryRaw<{ id: string }[]>`
    select id from (
      (select "documentId" as id from "SearchStale" where "documentId" <> all(${passed}) order by "id" limit 1)
      union all
      (select "documentId" from "SearchDocument" where "rule" <> search_rule() and "documentId" <> all(${passed}) limit 1)
    ) as due limit 1`
  if (!due) return null
  try {
    return { id: due.id, done: await refresh(due.id) }
  } catch (error) {
    onTrouble(due.id, error)
    return { id: due.id, done: false }
  }
}

async function refresh(id: string): Promise<boolean> {
  for (;;) {
    const before = await pagesOf(id)
    if (await inTransaction((tx) => refreshPart(tx, id))) return true
    if ((await pagesOf(id)) === before) return false
  }
}

type Tx = Parameters<Parameters<typeof inTransaction>[0]>[0]

async function refreshPart(tx: Tx, id: string): Promise<boolean> {
  await tx.$executeRaw`select set_config('statement_timeout', ${String(LONGEST_STATEMENT)}, true)`
  const gone = await tx.$executeRaw`
    delete from "SearchStale" s where s."documentId" = ${id}
      and not exists (select 1 from "LibraryDocument" d where d."id" = ${id})`
  if (gone) return true
  const [row] = await tx.$queryRaw<[{ done: boolean }]>`select search_refresh(${id}, ${MOST_AT_ONCE}) as done`
  return row.done
}

/** How many of its pages have been read by the rule that holds. */
async function pagesOf(id: string): Promise<number> {
  const [row] = await db().$queryRaw<[{ n: number }]>`
    select count(*)::int as n from (select distinct f."sha256" from search_files(${id}) f) as f
    join "SearchPage" s on s."sha256" = f."sha256" and s."rule" = search_rule()`
  return row.n
}

/** Everything is to be read anew; what was read goes on serving until it is. */
export async function askForAll(): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`
      insert into "SearchStale" ("documentId", "anew") select "documentId", true from "SearchDocument" order by 1`
    await tx.$executeRaw`delete from "SearchWord"`
  })
}

export async function indexStanding(): Promise<IndexStanding> {
  const [row] = await db().$queryRaw<[IndexStanding]>`
    select (select count(*)::int from "SearchDocument") as documents,
      (select count(*)::int from "SearchDocument" d where d."rule" <> search_rule()
        or exists (select 1 from "SearchStale" s where s."documentId" = d."documentId")) as waiting,
      (select count(*)::int from "SearchPage") as pages,
      (select count(*)::int from "SearchWord") as words`
  return row
}
