import { mkdirSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createCluster } from './create-cluster.server'
import { DatabaseUnavailable, explainTrouble } from './database-unavailable.server'
import { findPostgresBinaries } from './postgres-binaries.server'
import { type Cluster, ensureServing } from './postgres-launch.server'
import { connectionTo, openSocketDir, socketDirOf } from './postgres-socket.server'
import { stopPostmaster } from './postmaster.server'
import { chooseServerUser } from './server-user.server'

export interface EmbeddedPostgres {
  /** For `pg.Pool` (and so for Prisma); give the pool an `error` listener. */
  pool: pg.PoolConfig
  /** Whether the server was running already. */
  adopted: boolean
  /** Leaves the server, and stops it when no other portal process uses it. End the pool first. */
  stop(): Promise<void>
}

const DATABASE = 'portal'
/** Held shared by every portal process while it uses the server: who gets it alone is the last one out. */
const PRESENCE_LOCK = 0x706f7274
const RETRY_MS = 2_000

/**
 * Starts PostgreSQL on the cluster in `clusterDir` (made when there is none), or adopts the server that runs
 * there, and makes the portal's database.
 * It listens on a Unix socket only. If it dies while this process lives, it is started again.
 * @param warn is told, in one sentence, of a server that died or could not be started again
 * @throws DatabaseUnavailable with the cure in its message
 */
export async function startEmbeddedPostgres(
  clusterDir: string,
  warn: (sentence: string) => void = process.emitWarning,
): Promise<EmbeddedPostgres> {
  try {
    const cluster = await prepareCluster(path.resolve(clusterDir))
    const presence = new Presence(cluster, warn)
    const adopted = await presence.enter()
    await ensureDatabase(cluster).catch(async (error) => {
      await presence.leave()
      throw error
    })
    return { pool: connectionTo(cluster.socketDir, DATABASE), adopted, stop: () => presence.leave() }
  } catch (error) {
    throw asUnavailable(error, path.resolve(clusterDir))
  }
}

async function prepareCluster(asked: string): Promise<Cluster> {
  const { initdb, postgres } = findPostgresBinaries()
  mkdirSync(path.dirname(asked), { recursive: true })
  const dir = path.join(realpathSync(path.dirname(asked)), path.basename(asked))
  const user = chooseServerUser(dir, [postgres])
  await createCluster(dir, user, initdb)
  const socketDir = socketDirOf(dir)
  openSocketDir(socketDir, dir, user)
  return { dir, socketDir, user, postgres }
}

async function ensureDatabase(cluster: Cluster): Promise<void> {
  const client = new pg.Client(connectionTo(cluster.socketDir, 'postgres'))
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(DATABASE)}`)
  } catch (error) {
    const madeByAnotherStart = ['42P04', '23505'].includes((error as pg.DatabaseError).code ?? '')
    if (!madeByAnotherStart) throw error
  } finally {
    await client.end()
  }
}

/** This process's place among the users of the server: one idle connection that holds the shared lock. */
class Presence {
  #client: pg.Client | undefined
  #leaving = false
  #returning: Promise<void> = Promise.resolve()

  constructor(
    private readonly cluster: Cluster,
    private readonly warn: (sentence: string) => void,
  ) {}

  /** Returns whether the server was running already. */
  async enter(): Promise<boolean> {
    let adopted = true
    while (!this.#client) {
      const started = await ensureServing(this.cluster)
      if (started) adopted = false
      this.#client = await this.#takeLock()
    }
    return adopted
  }

  async leave(): Promise<void> {
    if (this.#leaving) return
    this.#leaving = true
    await this.#returning
    const client = this.#client
    if (!client) return
    try {
      await client.query('SELECT pg_advisory_unlock_shared($1)', [PRESENCE_LOCK])
      const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS last', [PRESENCE_LOCK])
      // The lock stays held while the server stops: who arrives now waits, is cut off, and starts it again.
      if (rows[0].last) await stopPostmaster(this.cluster.dir)
    } finally {
      await client.end().catch(() => {})
    }
  }

  /** Undefined when the server was stopped under us by the last one out. */
  async #takeLock(): Promise<pg.Client | undefined> {
    const client = new pg.Client({ ...connectionTo(this.cluster.socketDir, 'postgres'), keepAlive: true })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE_LOCK])
    } catch {
      await client.end().catch(() => {})
      await sleep(50)
      return undefined
    }
    client.once('end', () => this.#onLost(client))
    return client
  }

  #onLost(client: pg.Client): void {
    if (this.#leaving || this.#client !== client) return
    this.#client = undefined
    this.warn('The embedded PostgreSQL ended unexpectedly; it is being started again.')
    this.#returning = this.#comeBack()
  }

  async #comeBack(): Promise<void> {
    while (!this.#leaving && !this.#client) {
      try {
        await this.enter()
      } catch (error) {
        this.warn(asUnavailable(error, this.cluster.dir).message)
        await sleep(RETRY_MS)
      }
    }
  }
}

function asUnavailable(error: unknown, dir: string): DatabaseUnavailable {
  if (error instanceof DatabaseUnavailable) return error
  const {
    stderr = '',
    message = String(error),
    code = '',
  } = error as Partial<Error & { stderr: string; code: string }>
  const trouble = explainTrouble(`${code} ${message}\n${stderr}`, dir)
  trouble.cause = error
  return trouble
}
