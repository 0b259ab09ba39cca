import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { config } from '~/config.server'
import { migrate } from '~/storage/database/migrate.server'
import { closeDatabase, db, inTransaction, openDatabase } from '~/storage/database.server'
import { recordAct } from '~/usecases/audit.server'
import { letAuditEntriesLeave, verifyAudit } from '~/usecases/audit-chain.server'
import { createDatabase } from '../support/portal'

const DAY = 86_400_000
const now = new Date()
const ago = (days: number) => new Date(now.getTime() - days * DAY)
let folder: string
let address: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'portal-audit-'))
  address = await createDatabase(inject('socketFolder'))
  process.env.DATA_DIR = folder
  process.env.DATABASE_URL = address
  await openDatabase(config())
})
afterAll(async () => {
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})

/** What somebody can do who is master of the database server itself. */
async function asMaster(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    for (const statement of ["set session_replication_role = 'replica'", ...statements])
      await client.query(statement)
  } finally {
    await client.end()
  }
}

const act = (name: string, at: Date) =>
  inTransaction((tx) =>
    recordAct(
      tx,
      null,
      { act: name, thing: { kind: 'setting', id: 'x' }, detail: { é: [1, { b: null }] } },
      at,
    ),
  )

beforeEach(async () => {
  for (const name of ['one', 'two', 'three', 'four']) await act(name, now)
})
afterEach(() =>
  asMaster(
    'delete from "AuditEntry"',
    `update "AuditChain" set "startPosition" = 0, "startHash" = repeat('0', 64), "headPosition" = 0, "headHash" = repeat('0', 64)`,
  ),
)

test('an untouched chain is whole, and its head can be noted elsewhere', async () => {
  expect(await verifyAudit()).toEqual({
    outcome: 'whole',
    entries: 4,
    start: '0',
    head: { position: '4', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
})

test('twenty who act at once make one chain without gap', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, i) => act(`act-${i}`, now)))
  expect(await verifyAudit()).toMatchObject({ outcome: 'whole', entries: 24 })
})

test('what is rolled back leaves no trace and no gap', async () => {
  const failing = inTransaction(async (tx) => {
    await recordAct(tx, null, { act: 'undone', thing: { kind: 'setting', id: 'x' } }, now)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await act('five', now)
  expect(await verifyAudit()).toMatchObject({ outcome: 'whole', entries: 5 })
})

test('who writes two acts in two orders with the same rows is not stopped by the chain', async () => {
  const both = Array.from({ length: 6 }, (_, i) =>
    inTransaction(async (tx) => {
      if (i % 2) await recordAct(tx, null, { act: 'a', thing: { kind: 'setting', id: 'x' } }, now)
      await tx.$executeRaw`insert into "Setting" values ('same', 'null', now()) on conflict ("key") do update set "updatedAt" = now()`
      if (i % 2 === 0) await recordAct(tx, null, { act: 'b', thing: { kind: 'setting', id: 'x' } }, now)
    }),
  )
  await expect(Promise.all(both)).resolves.toHaveLength(6)
  expect(await verifyAudit()).toMatchObject({ outcome: 'whole', entries: 10 })
})

test.each([
  ['changed', `update "AuditEntry" set act = 'nothing' where position = 2`],
  ['changed', `update "AuditEntry" set at = at - interval '1 second' where position = 2`],
  ['changed', `update "AuditEntry" set detail = '{}' where position = 2`],
  ['changed', `update "AuditEntry" set "actorId" = 'somebody' where position = 2`],
  ['removed', 'delete from "AuditEntry" where position = 2'],
] as const)('the first entry that was %s is named: %s', async (fault, statement) => {
  await asMaster(statement)
  expect(await verifyAudit()).toMatchObject({ outcome: 'broken', position: '2', fault })
})

test('two that change places, one put between, the newest taken away: all are seen', async () => {
  await asMaster(
    'update "AuditEntry" set position = 99 where position = 2',
    'update "AuditEntry" set position = 2 where position = 3',
    'update "AuditEntry" set position = 3 where position = 99',
  )
  expect(await verifyAudit()).toMatchObject({ outcome: 'broken', position: '2', fault: 'changed' })
  await asMaster('delete from "AuditEntry" where position >= 2')
  expect(await verifyAudit()).toMatchObject({ outcome: 'broken', position: '2', fault: 'cut' })
  await asMaster(
    `insert into "AuditEntry" (at, via, act, "thingKind", "thingId", detail) values (now(), 'web', 'x', 'y', 'z', '{}')`,
  )
  expect(await verifyAudit()).toMatchObject({ outcome: 'broken', position: '2', fault: 'removed' })
})

test('the portal itself can neither change nor delete an entry, nor move the chain', async () => {
  const refused = /neither changed nor deleted|by its own rules/
  await expect(db().auditEntry.updateMany({ data: { act: 'x' } })).rejects.toThrow(refused)
  await expect(db().auditEntry.deleteMany({ where: { act: 'two' } })).rejects.toThrow(refused)
  await expect(db().$executeRaw`truncate "AuditEntry"`).rejects.toThrow(refused)
  await expect(db().auditChain.updateMany({ data: { headPosition: 3 } })).rejects.toThrow(refused)
  await expect(db().auditChain.updateMany({ data: { startPosition: 2 } })).rejects.toThrow(refused)
  await expect(db().auditChain.deleteMany()).rejects.toThrow(refused)
  const two = await db().auditEntry.findFirstOrThrow({ where: { act: 'two' } })
  // Not even with the right hash, as long as it is young.
  await expect(
    db().auditChain.updateMany({ data: { startPosition: 2, startHash: two.hash ?? '' } }),
  ).rejects.toThrow(refused)
  expect(await verifyAudit()).toMatchObject({ outcome: 'whole', entries: 4 })
})

test('a place and a hash that somebody brings along count for nothing', async () => {
  await db().auditEntry.create({
    data: {
      at: now,
      via: 'web',
      act: 'x',
      thingKind: 'y',
      thingId: 'z',
      detail: {},
      position: 50,
      hash: 'f',
    },
  })
  expect(await verifyAudit()).toMatchObject({ outcome: 'whole', entries: 5 })
})

test('what is older than its term leaves by the chain’s start; the rest is still proved', async () => {
  await asMaster(
    'delete from "AuditEntry"',
    `update "AuditChain" set "headPosition" = 0, "headHash" = repeat('0', 64)`,
  )
  await act('old', ago(400))
  await act('old too', ago(366))
  await act('young', ago(364))
  await act('old, but after a young one', ago(380))
  expect(await letAuditEntriesLeave(now)).toBe(2)
  expect(await letAuditEntriesLeave(now)).toBe(0)
  expect(await verifyAudit()).toMatchObject({ outcome: 'whole', entries: 2, start: '2' })
  await act('new', now)
  expect(await verifyAudit()).toMatchObject({ outcome: 'whole', entries: 3, head: { position: '5' } })
  await asMaster(`update "AuditEntry" set act = 'x' where position = 3`)
  expect(await verifyAudit()).toMatchObject({ outcome: 'broken', position: '3', fault: 'changed' })
})

test('entries from before the chain are taken into it by the migration', async () => {
  const older = path.join(folder, 'migrations')
  cpSync('prisma/migrations', older, {
    recursive: true,
    filter: (source) => (/\d{14}_\w+/.exec(source)?.[0] ?? '') < '20261124200815_audit_chain',
  })
  const before = await createDatabase(inject('socketFolder'))
  await migrate({ connectionString: before }, older)
  const client = new pg.Client({ connectionString: before })
  await client.connect()
  for (const name of ['one', 'two'])
    await client.query(
      `insert into "AuditEntry" (at, via, act, "thingKind", "thingId", detail) values (now(), 'web', $1, 'x', 'y', '{"a": 1}')`,
      [name],
    )
  await client.end()
  await closeDatabase()
  try {
    await openDatabase({ ...config(), databaseUrl: before })
    await act('three', now)
    expect(await verifyAudit()).toMatchObject({ outcome: 'whole', entries: 3 })
  } finally {
    await closeDatabase()
    await openDatabase(config())
  }
})
