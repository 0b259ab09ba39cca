import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseUnavailable, explainTrouble } from './database-unavailable.server'
import { knock } from './postgres-socket.server'
import { discardStaleLock, occupationOf, postmasterPid } from './postmaster.server'
import { commandAs, type ServerUser } from './server-user.server'

export interface Cluster {
  /** The cluster's folder, without symbolic links. */
  dir: string
  socketDir: string
  user: ServerUser
  /** The server's program. */
  postgres: string
}

interface Launch {
  readonly pid: number
  /** Milliseconds since 1970. */
  readonly since: number
  readonly ended: boolean
  /** The end of what the server said. */
  readonly said: string
  kill(): void
}

const SETTINGS: Record<string, string> = {
  // Unix socket only: no port to clash, no password, reachable by this system user alone.
  listen_addresses: '',
  unix_socket_permissions: '0700',
  // RemoveIPC of systemd-logind and the 64 MB /dev/shm of containers cannot hurt it.
  dynamic_shared_memory_type: 'mmap',
  shared_buffers: '128MB',
  random_page_cost: '1.1',
  max_connections: '60',
  wal_compression: 'on',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgres-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_size: '0',
}

const SILENCE_MS = 60_000
const DYING_MS = 5_000
const LAUNCHES = 3
/** The children of a server that was killed hold its shared memory for a moment; a busy machine makes it a long one. */
const LETTING_GO_MS = 5_000
const BETWEEN_LAUNCHES_MS = 250
const SAID_LENGTH = 4_000

/**
 * Returns when the server of this cluster takes connections; true when this call had to start it.
 * A server that recovers is waited for, as long as it says so.
 */
export async function ensureServing(cluster: Cluster): Promise<boolean> {
  const start = new Start(cluster)
  for (;;) {
    const answer = await knock(cluster.socketDir)
    if (answer === 'ready') return start.isTheServer()
    if (answer === 'starting') start.wait()
    else start.launchIfFree()
    await sleep(50)
  }
}

class Start {
  #launch: Launch | undefined
  #launches = 0
  #firstLaunch = 0
  #lastSign = Date.now()
  #dying = { pid: 0, since: 0 }

  constructor(private readonly cluster: Cluster) {}

  /** False as well when another start was faster. */
  isTheServer(): boolean {
    return this.#launch !== undefined && this.#launch.pid === postmasterPid(this.cluster.dir)
  }

  wait(): void {
    this.#lastSign = Date.now()
  }

  launchIfFree(): void {
    if (Date.now() - this.#lastSign > SILENCE_MS) throw silent(this.cluster, this.#launch)
    const launchGoesOn = this.#launch && !this.#launch.ended
    if (launchGoesOn || !this.#isFree()) return
    if (this.#launch && this.#mayNotRetry(this.#launch)) throw failed(this.cluster, this.#launch)
    if (this.#launch && Date.now() - this.#launch.since < BETWEEN_LAUNCHES_MS) return
    this.#launch = launchPostgres(this.cluster)
    this.#launches += 1
    this.#firstLaunch ||= Date.now()
  }

  #mayNotRetry({ said, since }: Launch): boolean {
    if (this.#launches < LAUNCHES) return false
    const heldByChildren = /still in use/.test(`${said}${lastLogged(this.cluster.dir, since)}`)
    return !heldByChildren || Date.now() - this.#firstLaunch > LETTING_GO_MS
  }

  /** A lock file that nobody stands behind is cleared on the way. */
  #isFree(): boolean {
    const { dir } = this.cluster
    const found = occupationOf(dir)
    if (found.state === 'free') return true
    if (found.state === 'serving') return false
    return (found.state === 'stale' || this.#hasDiedLongAgo(found.pid)) && discardStaleLock(dir, found.pid)
  }

  #hasDiedLongAgo(pid: number): boolean {
    if (this.#dying.pid !== pid) this.#dying = { pid, since: Date.now() }
    return Date.now() - this.#dying.since > DYING_MS
  }
}

/** Detached: Ctrl-C in a terminal reaches the portal alone, which then stops the server in its turn. */
function launchPostgres({ dir, socketDir, user, postgres }: Cluster): Launch {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { command, args, options } = commandAs(user, postgres, ['-D', dir, '-k', socketDir, ...settings])
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const state = { ended: false, said: '' }
  const hear = (words: unknown) => {
    state.said = `${state.said}${words}`.slice(-SAID_LENGTH)
  }
  child.stderr.on('data', hear)
  child.on('error', (error) => {
    hear(error)
    state.ended = true
  })
  child.on('close', () => {
    state.ended = true
  })
  child.unref()
  return {
    pid: child.pid ?? 0,
    since: Date.now(),
    get ended() {
      return state.ended
    },
    get said() {
      return state.said
    },
    kill: () => child.kill('SIGINT'),
  }
}

function silent(cluster: Cluster, launch: Launch | undefined): DatabaseUnavailable {
  const pid = postmasterPid(cluster.dir)
  launch?.kill()
  if (launch) return failed(cluster, launch)
  return new DatabaseUnavailable(
    `A PostgreSQL server (process ${pid}) holds ${cluster.dir} but does not answer: end it with "kill -INT ${pid}" and start again.`,
  )
}

function failed(cluster: Cluster, launch: Launch): DatabaseUnavailable {
  return explainTrouble(`${launch.said}${lastLogged(cluster.dir, launch.since)}`, cluster.dir)
}

/** What the server wrote after it had opened its own log, since this launch. */
function lastLogged(dir: string, since: number): string {
  try {
    const folder = path.join(dir, 'log')
    const fresh = readdirSync(folder)
      .map((name) => path.join(folder, name))
      .filter((file) => statSync(file).mtimeMs >= since)
    return fresh.map((file) => readFileSync(file, 'utf8').slice(-SAID_LENGTH)).join('\n')
  } catch {
    return ''
  }
}
