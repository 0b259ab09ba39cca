import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../app/storage/database/embedded-postgres.server'
import { MigrationFailed, migrate } from '../../app/storage/database/migrate.server'

const home = mkdtempSync(path.join(os.tmpdir(), 'portal-migrate-'))
let server: EmbeddedPostgres
let database: pg.PoolConfig
let folder: string
let made = 0

beforeAll(async () => {
  chmodSync(home, 0o755)
  server = await startEmbeddedPostgres(path.join(home, 'pg'))
}, 60_000)

afterAll(async () => {
  await server.stop()
  rmSync(home, { recursive: true })
}, 60_000)

beforeEach(async () => {
  made += 1
  database = { ...server.pool, database: `fresh${made}` }
  folder = path.join(home, `migrations${made}`)
  mkdirSync(folder)
  await query(server.pool, `CREATE DATABASE fresh${made}`)
})

async function query(config: pg.PoolConfig, sql: string) {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

test('applies what is missing, in order, once', async () => {
  write('20260102000000_second', 'ALTER TABLE room ADD name text; INSERT INTO room (id) VALUES (1);')
  write('20260101000000_first', 'CREATE TABLE room (id int);')
  expect(await migrate(database, folder)).toEqual(['20260101000000_first', '20260102000000_second'])
  expect(await migrate(database, folder)).toEqual([])
  write('20260103000000_third', 'DROP TABLE room;')
  expect(await migrate(database, folder)).toEqual(['20260103000000_third'])
})

test('records them as Prisma does', async () => {
  write('20260101000000_first', 'CREATE TABLE room (id int);')
  await migrate(database, folder)
  const [row] = await query(database, 'SELECT * FROM _prisma_migrations')
  expect(row).toMatchObject({
    migration_name: '20260101000000_first',
    checksum: '4e303eb3de0d5a10110df02a5837009b330ef5325c5bb5ef112d3d77c2a63e6d',
    applied_steps_count: 1,
    rolled_back_at: null,
    finished_at: expect.any(Date),
  })
})

test('of several instances that start at once, one applies', async () => {
  write('20260101000000_first', 'CREATE TABLE room (id int); SELECT pg_sleep(0.2);')
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database, folder)))
  expect(applied.flat()).toEqual(['20260101000000_first'])
})

test('a migration that fails changes nothing, is named with the reason, and runs once it is repaired', async () => {
  write('20260101000000_first', 'CREATE TABLE room (id int);')
  write('20260102000000_second', 'CREATE TABLE desk (id int); SELECT broken;')
  const refusal = await migrate(database, folder).catch((error) => error)
  expect(refusal).toBeInstanceOf(MigrationFailed)
  expect(refusal.message).toBe(
    'Migration 20260102000000_second failed and was rolled back: column "broken" does not exist.',
  )
  expect(await query(database, "SELECT to_regclass('desk') AS desk")).toEqual([{ desk: null }])
  write('20260102000000_second', 'CREATE TABLE desk (id int);')
  expect(await migrate(database, folder)).toEqual(['20260102000000_second'])
})

test('a migration edited after it was applied is refused', async () => {
  write('20260101000000_first', 'CREATE TABLE room (id int);')
  await migrate(database, folder)
  write('20260101000000_first', 'CREATE TABLE room (id bigint);')
  await expect(migrate(database, folder)).rejects.toThrow(/was edited after it was applied/)
})

test('a database that a newer version has migrated is refused', async () => {
  write('20260101000000_first', 'CREATE TABLE room (id int);')
  await migrate(database, folder)
  rmSync(path.join(folder, '20260101000000_first'), { recursive: true })
  await expect(migrate(database, folder)).rejects.toThrow(/migrated by another version of the portal/)
})

test('a migration that Prisma left unfinished is refused until somebody repairs it', async () => {
  write('20260101000000_first', 'CREATE TABLE room (id int);')
  await migrate(database, folder)
  await query(database, 'UPDATE _prisma_migrations SET finished_at = NULL')
  await expect(migrate(database, folder)).rejects.toThrow(/failed earlier/)
})
