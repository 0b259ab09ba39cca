import { execFile } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const run = promisify(execFile)
const SCRIPT = path.resolve(import.meta.dirname, '../../scripts/new-migration.mjs')
const SCHEMA = `datasource db {
  provider = "postgresql"
}
generator client {
  provider = "prisma-client"
  output   = "generated"
}
model Room {
  id     Int    @id @default(autoincrement())
  search Unsupported("tsvector")?
  @@index([search], type: Gin)
}
`
let home: string

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'portal-schema-'))
  writeFileSync(path.join(home, 'schema.prisma'), SCHEMA)
})

afterEach(() => {
  rmSync(home, { recursive: true })
})

async function migration(...args: string[]) {
  const places = ['--schema', path.join(home, 'schema.prisma'), '--migrations', path.join(home, 'migrations')]
  return run(process.execPath, [SCRIPT, ...places, ...args]).catch((error) => error)
}

function writtenFile(): string {
  const [first = ''] = readdirSync(path.join(home, 'migrations')).sort()
  return path.join(home, 'migrations', first, 'migration.sql')
}

describe('migrations written from the schema', { timeout: 60_000 }, () => {
  test('the first makes the tables; what is then added by hand is replayed and left alone', async () => {
    const first = await migration('first')
    expect(first.code ?? 0).toBe(0)
    expect(first.stdout).toMatch(/Written: .*\d{14}_first\/migration\.sql/)
    const sql = readFileSync(writtenFile(), 'utf8')
    expect(sql).toContain('CREATE TABLE "Room"')
    expect(sql).toContain('USING GIN ("search")')
    appendFileSync(
      writtenFile(),
      "CREATE EXTENSION unaccent; CREATE EXTENSION pg_trgm; SELECT unaccent('é');",
    )
    const check = await migration('--check')
    expect([check.code ?? 0, check.stdout]).toEqual([0, expect.stringMatching(/agree/)])
    expect((await migration('again')).stdout).toMatch(/Nothing to migrate/)
    expect(readdirSync(path.join(home, 'migrations'))).toEqual([expect.any(String), 'migration_lock.toml'])
  })

  test('the check prints what is missing', async () => {
    const { code, stderr } = await migration('--check')
    expect([code, stderr]).toEqual([1, expect.stringContaining('CREATE TABLE "Room"')])
  })

  test('a migration that does not run is refused with its reason', async () => {
    mkdirSync(path.join(home, 'migrations/20260101000000_first'), { recursive: true })
    writeFileSync(writtenFile(), 'SELECT nonsense;')
    const { code, stderr } = await migration('--check')
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/20260101000000_first.*"nonsense" does not exist/),
    ])
  })

  test('a name is asked for', async () => {
    const { code, stderr } = await migration()
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^Usage/)])
    expect(existsSync(path.join(home, 'migrations'))).toBe(false)
  })
})
