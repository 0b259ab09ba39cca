import { createHash } from 'node:crypto'
import { chownSync, lstatSync, mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { DATABASE_ROLE } from './create-cluster.server'
import { DatabaseUnavailable } from './database-unavailable.server'
import type { ServerUser } from './server-user.server'

/** The system cuts longer socket addresses (`sun_path` less its closing zero). */
const LONGEST_SOCKET_PATH = 107
const SOCKET_NAME = '.s.PGSQL.5432'
const KNOCK_TIMEOUT_MS = 5_000

/** The folder of the server's socket: the cluster itself, or a short one below the temporary folder when its path is too long. */
export function socketDirOf(clusterDir: string, temporaryDir = os.tmpdir()): string {
  if (Buffer.byteLength(path.join(clusterDir, SOCKET_NAME)) <= LONGEST_SOCKET_PATH) return clusterDir
  const mark = createHash('sha256').update(clusterDir).digest('hex').slice(0, 16)
  return path.join(temporaryDir, `portal-pg-${mark}`)
}

/** Makes the socket folder, private to the server's user. Refuses one that somebody else has put there. */
export function openSocketDir(socketDir: string, clusterDir: string, user: ServerUser): void {
  if (socketDir === clusterDir) return
  mkdirSync(socketDir, { recursive: true, mode: 0o700 })
  const found = lstatSync(socketDir)
  const expected = [process.getuid?.(), user.uid ?? process.getuid?.()]
  if (!found.isDirectory() || !expected.includes(found.uid) || (found.mode & 0o077) !== 0) {
    throw new DatabaseUnavailable(
      `${socketDir} belongs to somebody else, and the database's socket would not be safe there: remove it, or set DATA_DIR to a shorter path.`,
    )
  }
  if (user.uid !== undefined && user.gid !== undefined) chownSync(socketDir, user.uid, user.gid)
}

/** How to connect to a database of the embedded server; the name shows in `pg_stat_activity`. */
export function connectionTo(socketDir: string, database: string): pg.PoolConfig & pg.ClientConfig {
  return {
    host: socketDir,
    port: 5432,
    user: DATABASE_ROLE,
    database,
    application_name: `portal-${process.pid}`,
    // An empty password, else pg looks for one in the environment and in ~/.pgpass.
    password: '',
    ssl: false,
  }
}

export type Answer = 'ready' | 'starting' | 'silent'

/** Asks the server whether it takes connections; `starting` also while it recovers or shuts down. Throws what it cannot read. */
export async function knock(socketDir: string): Promise<Answer> {
  const client = new pg.Client({
    ...connectionTo(socketDir, 'postgres'),
    connectionTimeoutMillis: KNOCK_TIMEOUT_MS,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return 'ready'
  } catch (error) {
    return answerBehind(error as NodeJS.ErrnoException)
  } finally {
    await client.end().catch(() => {})
  }
}

function answerBehind(error: NodeJS.ErrnoException): Answer {
  if (error.code === '57P03') return 'starting'
  if (['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01'].includes(error.code ?? '')) return 'silent'
  if (/terminated|timeout/i.test(error.message)) return 'silent'
  throw error
}
