import { linkSync, readdirSync, readFileSync, readlinkSync, renameSync, unlinkSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** PostgreSQL's first process, and what its lock file `postmaster.pid` is worth. */
export type Occupation =
  | { state: 'free' }
  | { state: 'serving'; pid: number }
  /** The lock file names a process that exists but is not our server; PostgreSQL would refuse to start beside it. */
  | { state: 'stale'; pid: number }
  /** Killed, and not yet buried by its parent. */
  | { state: 'dying'; pid: number }

const STOP_PATIENCE_MS = 60_000

/** Who holds the cluster. A dead process's lock file counts as free: PostgreSQL judges that case itself, and better. */
export function occupationOf(dir: string): Occupation {
  const pid = postmasterPid(dir)
  if (!pid || !isAlive(pid)) return { state: 'free' }
  if (process.platform !== 'linux') return { state: 'serving', pid }
  if (isZombie(pid)) return { state: 'dying', pid }
  return { state: servesCluster(pid, dir) ? 'serving' : 'stale', pid }
}

/** The process named by the cluster's lock file; 0 when there is none. */
export function postmasterPid(dir: string): number {
  try {
    return Number.parseInt(readFileSync(lockFile(dir), 'utf8'), 10) || 0
  } catch {
    return 0
  }
}

/**
 * Removes a lock file that names `pid`, unless a process left over from that server still works in the cluster.
 * Returns whether it was removed. Another start may have written its own lock file meanwhile: that one is put back.
 */
export function discardStaleLock(dir: string, pid: number): boolean {
  if (hasLeftOverProcess(dir)) return false
  const aside = `${lockFile(dir)}.stale-${process.pid}`
  try {
    renameSync(lockFile(dir), aside)
    const isTheOneJudged = Number.parseInt(readFileSync(aside, 'utf8'), 10) === pid
    if (!isTheOneJudged) linkSync(aside, lockFile(dir))
    unlinkSync(aside)
    return isTheOneJudged
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/** Stops the server of this cluster and waits for its end; open transactions are rolled back. Refuses nothing when it is down already. */
export async function stopPostmaster(dir: string): Promise<void> {
  const found = occupationOf(dir)
  if (found.state !== 'serving') return
  const patienceEnds = Date.now() + STOP_PATIENCE_MS
  signal(found.pid, 'SIGINT')
  let hurried = false
  while (isServing(dir, found.pid)) {
    if (!hurried && Date.now() > patienceEnds) {
      // What is acknowledged is in the write-ahead log: the next start replays it.
      signal(found.pid, 'SIGQUIT')
      hurried = true
    }
    await sleep(20)
  }
}

function isServing(dir: string, pid: number): boolean {
  const now = occupationOf(dir)
  return now.state === 'serving' && now.pid === pid
}

function lockFile(dir: string): string {
  return path.join(dir, 'postmaster.pid')
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** EPERM means another user's process, so not our server; PostgreSQL judges likewise. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function isZombie(pid: number): boolean {
  const stat = readProc(pid, 'stat')
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
}

/** A server names its cluster on its command line and works in it (the folder may have been renamed since). */
function servesCluster(pid: number, dir: string): boolean {
  const [program = '', ...args] = readProc(pid, 'cmdline').split('\0')
  if (!path.basename(program).startsWith('postgres')) return false
  return args.includes(dir) || workingDirectory(pid) === dir
}

function hasLeftOverProcess(dir: string): boolean {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.some((pid) => {
    const program = readProc(Number(pid), 'cmdline')
    return program.startsWith('postgres:') && workingDirectory(Number(pid)) === dir
  })
}

/** In a container root may not ask for another user's working directory: the answer is then unknown, and empty. */
function workingDirectory(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return ''
  }
}

function readProc(pid: number, name: 'stat' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
