import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** The database could not be brought to this version of the portal. The message is one sentence with the cure. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed'
}

interface Migration {
  name: string
  sql: string
  checksum: string
}

/** The lock that Prisma's own engine takes. */
const MIGRATION_LOCK = 72707369

const JOURNAL = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/**
 * Applies the migrations of `dir` (`<name>/migration.sql`, in the order of their names) that the database lacks and
 * records them as `prisma migrate deploy` does. Several instances may start at once: one applies, the others wait.
 * @returns the names applied now
 * @throws MigrationFailed when one fails (it is rolled back), was edited after it was applied, or is unknown here
 */
export async function migrate(config: pg.PoolConfig, dir: string): Promise<string[]> {
  const migrations = readMigrations(dir)
  const client = new pg.Client(config)
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(JOURNAL)
    const pending = await pendingOf(client, migrations)
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  } finally {
    // The end of the session releases the lock.
    await client.end()
  }
}

function readMigrations(dir: string): Migration[] {
  const folders = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

async function pendingOf(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of rows) {
    const name = row.migration_name
    if (!row.finished_at) {
      throw new MigrationFailed(
        `Migration ${name} failed earlier: repair the database, then remove its row from _prisma_migrations.`,
      )
    }
    const migration = known.get(name)
    if (!migration) {
      throw new MigrationFailed(
        `The database was migrated by another version of the portal (${name} is unknown here): start that version, or restore a backup made before it.`,
      )
    }
    if (migration.checksum !== row.checksum) {
      throw new MigrationFailed(
        `Migration ${name} was edited after it was applied: undo the edit and write a new migration.`,
      )
    }
  }
  const applied = new Set(rows.map((row) => row.migration_name))
  return migrations.filter(({ name }) => !applied.has(name))
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    // Without parameters: many statements in one query, one transaction (so no CREATE INDEX CONCURRENTLY).
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationFailed(`Migration ${name} failed and was rolled back: ${reason}.`, { cause: error })
  }
}
