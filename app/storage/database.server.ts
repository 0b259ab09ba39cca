import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Config, config } from '~/config.server'
import { type Prisma, PrismaClient } from '~/generated/prisma/client'
import { startEmbeddedPostgres } from './database/embedded-postgres.server'
import { migrate } from './database/migrate.server'

export type Transaction = Prisma.TransactionClient

type Database = {
  prisma: PrismaClient
  pool: pg.Pool
  searches: pg.Pool
  close: () => Promise<void>
}

let open: Database | undefined

/**
 * Connects to DATABASE_URL, or to the portal's own PostgreSQL under DATA_DIR/pg, which is started when it
 * does not run, and applies the migrations that are missing. Returns the names of those applied.
 */
export async function openDatabase(
  { databaseUrl, dataDir, migrationsDir }: Config = config(),
): Promise<string[]> {
  if (open) return []
  const embedded = databaseUrl ? null : await startEmbeddedPostgres(`${dataDir}/pg`)
  const where: pg.PoolConfig = embedded ? embedded.pool : { connectionString: databaseUrl ?? '' }
  const applied = await migrate({ ...where, connectionTimeoutMillis: 10_000 }, migrationsDir).catch(
    async (error: unknown) => {
      await embedded?.stop()
      throw error
    },
  )
  const pool = new pg.Pool({
    ...where,
    max: 10,
    application_name: `portal-${process.pid}`,
    connectionTimeoutMillis: 4_000,
    statement_timeout: 5_000,
  })
  // An idle connection that breaks is replaced at the next query; without this listener it ends the process.
  pool.on('error', () => {})
  const searches = searchPoolOf(where)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  open = {
    prisma,
    pool,
    searches,
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
      await searches.end()
      await embedded?.stop()
    },
  }
  return applied
}

/** Ends the connections, and the portal's own PostgreSQL when no other portal process uses it. */
export async function closeDatabase(): Promise<void> {
  const closing = open
  open = undefined
  await closing?.close()
}

export function db(): PrismaClient {
  if (!open) throw new Error('The database is not open.')
  return open.prisma
}

/** For libraries that speak to PostgreSQL themselves (rate limits, jobs). */
export function databasePool(): pg.Pool {
  if (!open) throw new Error('The database is not open.')
  return open.pool
}

/** For questions to the index of the search alone. */
export function searchPool(): pg.Pool {
  if (!open) throw new Error('The database is not open.')
  return open.searches
}

/** Connections of their own, so that a hard search ends early and takes none from anybody else. */
function searchPoolOf(where: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    ...where,
    max: 4,
    application_name: `portal-${process.pid}-search`,
    connectionTimeoutMillis: 4_000,
    statement_timeout: 3_000,
    // To read the table means to unpack the words of each document, which the planner does not know: it asks the indexes.
    // One page is many small questions: a second process for one costs more than it gives.
    options:
      '-c enable_seqscan=off -c jit=off -c work_mem=32MB -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan',
  })
  pool.on('error', () => {})
  return pool
}

/** All or nothing: the act, its audit entry and its letters. */
export function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db().$transaction(work, { maxWait: 4_000, timeout: 15_000 })
}

/** True when the database answers now. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await databasePool().query('select 1')
    return true
  } catch {
    return false
  }
}

/** True when a row was refused because its address, or another value that exists once, is taken. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}

/** True when a row was refused because what it belongs to is not there. */
export function isMissingKey(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23503'
}

/** True when a question took longer than the portal gives it (statement_timeout), or waited so long for a connection. */
export function isCanceled(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.code === '57014'
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect'
}
