import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { DatabaseUnavailable } from '../../app/storage/database/database-unavailable.server'
import { startEmbeddedPostgres } from '../../app/storage/database/embedded-postgres.server'
import { occupationOf, postmasterPid, stopPostmaster } from '../../app/storage/database/postmaster.server'
import { isAlive, PortalProgram } from './portal-process'

const nobody = { uid: 65534, gid: 65534 }
const isRoot = process.getuid?.() === 0
const program = new PortalProgram()
let home: string
let clusterDir: string

beforeAll(() => program.build(), 60_000)
afterAll(() => program.remove())

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'portal-db-'))
  chmodSync(home, 0o755)
  clusterDir = path.join(home, 'data/pg')
})

afterEach(async () => {
  for (const dir of [clusterDir, path.join(home, 'closed/data/pg')]) await stopPostmaster(dir)
  rmSync(home, { recursive: true, force: true })
}, 30_000)

async function visits(pool: pg.PoolConfig): Promise<number> {
  const client = new pg.Client(pool)
  await client.connect()
  try {
    return Number((await client.query('SELECT count(*) FROM visit')).rows[0].count)
  } finally {
    await client.end()
  }
}

describe('starting and stopping', { timeout: 60_000 }, () => {
  test('the first start makes a database, the last stop ends the server and leaves no lock', async () => {
    const database = await startEmbeddedPostgres(clusterDir)
    const pid = postmasterPid(clusterDir)
    const client = new pg.Client(database.pool)
    await client.connect()
    const { rows } = await client.query('SHOW server_encoding')
    await client.query('CREATE EXTENSION unaccent; CREATE EXTENSION pg_trgm')
    await client.end()
    await database.stop()
    expect(rows[0].server_encoding).toBe('UTF8')
    expect(database.adopted).toBe(false)
    // A process that has ended is seen until its parent has taken note of it.
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false))
    expect(readdirSync(path.dirname(clusterDir))).toEqual(['pg'])
  })

  test('what was written is there after a stop and a new start', async () => {
    const first = program.start(clusterDir)
    await first.said()
    await first.end()
    const again = await startEmbeddedPostgres(clusterDir)
    expect(again.adopted).toBe(false)
    expect(await visits(again.pool)).toBe(1)
    await again.stop()
  })

  test('a second process adopts the server, and its end does not take the database away from the first', async () => {
    const web = await startEmbeddedPostgres(clusterDir)
    const cli = program.start(clusterDir)
    const { adopted, postmaster } = await cli.said()
    await cli.end()
    expect(adopted).toBe(true)
    expect(isAlive(postmaster)).toBe(true)
    expect(await visits(web.pool)).toBe(1)
    await web.stop()
    expect(isAlive(postmaster)).toBe(false)
  })

  test('of two that end together, one turns off the light', async () => {
    const both = [program.start(clusterDir), program.start(clusterDir)]
    const [one, two] = await Promise.all(both.map((portal) => portal.said()))
    await Promise.all(both.map((portal) => portal.end()))
    expect(one?.postmaster).toBe(two?.postmaster)
    expect([one?.adopted, two?.adopted].filter((adopted) => !adopted)).toHaveLength(1)
    expect(isAlive(one?.postmaster ?? 0)).toBe(false)
  })

  test('who starts while the last one leaves gets a working database', async () => {
    for (let round = 0; round < 3; round += 1) {
      const leaving = await startEmbeddedPostgres(clusterDir)
      const [arriving] = await Promise.all([startEmbeddedPostgres(clusterDir), leaving.stop()])
      const client = new pg.Client(arriving.pool)
      await client.connect()
      expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
      await client.end()
      await arriving.stop()
    }
  })
})

describe('accidents', { timeout: 60_000 }, () => {
  test('Node is killed: the next start adopts the living server', async () => {
    const killed = program.start(clusterDir)
    const { postmaster } = await killed.said()
    await killed.end('SIGKILL')
    const next = await startEmbeddedPostgres(clusterDir)
    expect(next.adopted).toBe(true)
    expect(postmasterPid(clusterDir)).toBe(postmaster)
    expect(await visits(next.pool)).toBe(1)
    await next.stop()
  })

  test('Node and the server are killed: the next start recovers', async () => {
    const killed = program.start(clusterDir)
    const { postmaster } = await killed.said()
    // Node first: a living portal starts its server again, sometimes before a signal that was sent later reaches it.
    await killed.end('SIGKILL')
    process.kill(postmaster, 'SIGKILL')
    const next = await startEmbeddedPostgres(clusterDir)
    expect(next.adopted).toBe(false)
    expect(await visits(next.pool)).toBe(1)
    await next.stop()
  })

  test('the server dies under a living portal, which says so and starts it again', async () => {
    const warnings: string[] = []
    const portal = await startEmbeddedPostgres(clusterDir, (sentence) => warnings.push(sentence))
    const dead = postmasterPid(clusterDir)
    process.kill(dead, 'SIGKILL')
    await expect
      .poll(() => occupationOf(clusterDir), { timeout: 15_000 })
      .toMatchObject({
        state: 'serving',
        pid: expect.not.toBeOneOf([dead]),
      })
    await portal.stop()
    expect(warnings).toHaveLength(1)
    expect(occupationOf(clusterDir).state).toBe('free')
  })

  test('a lock file whose process number now belongs to another program is seen through', async () => {
    const first = await startEmbeddedPostgres(clusterDir)
    await first.stop()
    const stranger = spawn('sleep', ['60'])
    try {
      writeFileSync(
        path.join(clusterDir, 'postmaster.pid'),
        `${stranger.pid}\n${clusterDir}\n1\n5432\n${clusterDir}\n\n1 1\n`,
      )
      const next = await startEmbeddedPostgres(clusterDir)
      expect(next.adopted).toBe(false)
      await next.stop()
      expect(isAlive(stranger.pid ?? 0)).toBe(true)
    } finally {
      stranger.kill()
    }
  })

  test('a database made half by a start that was killed is made again', async () => {
    mkdirSync(`${clusterDir}.init-4194399/base`, { recursive: true })
    const portal = await startEmbeddedPostgres(clusterDir)
    await portal.stop()
    expect(readdirSync(path.dirname(clusterDir))).toEqual(['pg'])
  })

  test('a broken database is told in one sentence, and nothing is left running', async () => {
    await (await startEmbeddedPostgres(clusterDir)).stop()
    rmSync(path.join(clusterDir, 'global'), { recursive: true })
    const refusal = await startEmbeddedPostgres(clusterDir).catch((error) => error)
    expect(refusal).toBeInstanceOf(DatabaseUnavailable)
    expect(refusal.message).toMatch(/did not start .* set DATABASE_URL/)
    expect(refusal.message).not.toContain('\n')
    expect(occupationOf(clusterDir).state).toBe('free')
  })
})

describe('places', { timeout: 60_000 }, () => {
  test('a path too long for a socket works', async () => {
    clusterDir = path.join(home, `données-${'é'.repeat(50)}`, 'pg')
    const portal = await startEmbeddedPostgres(clusterDir)
    expect(portal.pool.host).not.toContain(home)
    const other = program.start(clusterDir)
    expect((await other.said()).adopted).toBe(true)
    await other.end()
    await portal.stop()
    rmSync(String(portal.pool.host), { recursive: true })
  })

  test.runIf(isRoot)('root may start it below a folder closed to others', async () => {
    mkdirSync(path.join(home, 'closed'), { mode: 0o700 })
    const closed = path.join(home, 'closed/data/pg')
    const portal = await startEmbeddedPostgres(closed)
    expect(existsSync(path.join(closed, 'PG_VERSION'))).toBe(true)
    await portal.stop()
    const again = await startEmbeddedPostgres(closed)
    await again.stop()
  })

  test.runIf(isRoot)('an ordinary user may start it, and root after him', async () => {
    chmodSync(home, 0o777)
    const first = program.start(clusterDir, nobody)
    expect((await first.said()).adopted).toBe(false)
    await first.end()
    const root = await startEmbeddedPostgres(clusterDir)
    expect(await visits(root.pool)).toBe(1)
    await root.stop()
    const again = program.start(clusterDir, nobody)
    expect((await again.said()).adopted).toBe(false)
    await again.end()
  })

  test.runIf(isRoot)('a folder that may not be written is told in one sentence with the cure', async () => {
    mkdirSync(path.dirname(clusterDir), { mode: 0o755 })
    const refused = program.start(clusterDir, nobody)
    const { name, message } = await refused.said<{ name: string; message: string }>()
    expect(name).toBe('DatabaseUnavailable')
    expect(message).toMatch(/may not read and write .*: give him the folder/)
  })
})
