import { Prisma } from '~/generated/prisma/client'
import { db, inTransaction, type Transaction } from '../database.server'
import type { BlobStore } from './blob-store.server'

export type BytesRow = { key: string; sha256: string; bytes: number }

/** Noted and locked until the transaction ends: nobody removes these bytes meanwhile, and from now they are young. */
export async function noteKept(tx: Transaction, { key, sha256, bytes }: BytesRow): Promise<void> {
  await tx.$executeRaw`
    insert into "StoredBytes" (key, sha256, bytes, "keptAt") values (${key}, ${sha256}, ${bytes}, now())
    on conflict (key) do update set "keptAt" = now(), "unnamedAt" = null`
}

/** Up to so many rows after this key, by key. */
export async function rowsAfter(key: string, take: number): Promise<BytesRow[]> {
  const rows = await db().storedBytes.findMany({ where: { key: { gt: key } }, orderBy: { key: 'asc' }, take })
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }))
}

/** Those of these keys that have a row. */
export async function knownKeys(keys: readonly string[]): Promise<Set<string>> {
  const rows = await db().storedBytes.findMany({ where: { key: { in: [...keys] } }, select: { key: true } })
  return new Set(rows.map(({ key }) => key))
}

/** Notes which bytes nothing names since now, and which are named again. */
export async function noteUnnamed(): Promise<void> {
  const named = await isNamed()
  await db()
    .$executeRaw`update "StoredBytes" b set "unnamedAt" = now() where "unnamedAt" is null and not ${named}`
  await db()
    .$executeRaw`update "StoredBytes" b set "unnamedAt" = null where "unnamedAt" is not null and ${named}`
}

/** What nothing names; due when that has been so for these seconds. */
export async function unnamedBytes(seconds: number): Promise<{ key: string; bytes: number; due: boolean }[]> {
  const rows = await db().$queryRaw<{ key: string; bytes: bigint; due: boolean }[]>`
    select key, bytes, ${longUnnamed(seconds)} as due from "StoredBytes" b where not ${await isNamed()} order by key`
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }))
}

/**
 * Removes bytes that nothing has named for so long, under their row's lock; false when somebody has kept or named them
 * meanwhile, or is about to.
 */
export async function removeUnnamed(store: BlobStore, key: string, seconds: number): Promise<boolean> {
  const named = await isNamed()
  return inTransaction(async (tx) => {
    const locked = await tx.$queryRaw<unknown[]>`
      select 1 from "StoredBytes" b where key = ${key} and ${longUnnamed(seconds)} for update skip locked`
    // Asked again after the lock, in a statement that sees what was committed until then.
    const gone = locked.length
      ? await tx.$executeRaw`delete from "StoredBytes" b where key = ${key} and not ${named}`
      : 0
    if (gone) await store.remove(key)
    return gone === 1
  })
}

/** Removes bytes that have no row, while nobody can make one; false when there is one. */
export async function removeStray(store: BlobStore, key: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const claimed = await tx.$executeRaw`
      insert into "StoredBytes" (key, sha256, bytes, "keptAt") values (${key}, '', 0, now()) on conflict do nothing`
    if (!claimed) return false
    await store.remove(key)
    await tx.$executeRaw`delete from "StoredBytes" where key = ${key}`
    return true
  })
}

const longUnnamed = (seconds: number) =>
  Prisma.sql`greatest(coalesce(b."unnamedAt", now()), b."keptAt") <= now() - make_interval(secs => ${seconds})`

/** Whatever has a foreign key to StoredBytes names bytes; asked of the database, so that no new table is forgotten. */
async function isNamed(): Promise<Prisma.Sql> {
  const naming = await db().$queryRaw<{ table: string; column: string }[]>`
    select conrelid::regclass::text as table, quote_ident(attname) as column
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid = '"StoredBytes"'::regclass`
  const each = naming.map(({ table, column }) =>
    Prisma.raw(`exists (select 1 from ${table} n where n.${column} = b.key)`),
  )
  return Prisma.sql`(${Prisma.join([Prisma.sql`false`, ...each], ' or ')})`
}
