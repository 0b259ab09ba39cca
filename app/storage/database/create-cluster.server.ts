import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { commandAs, type ServerUser } from './server-user.server'

const run = promisify(execFile)

/** The owner of the embedded server, who needs no password: only his system user and root reach the socket. */
export const DATABASE_ROLE = 'portal'

const INITDB_OPTIONS = [
  ['--username', DATABASE_ROLE],
  ['--auth', 'trust'],
  ['--encoding', 'UTF8'],
  ['--locale', 'C'],
  ['--locale-provider', 'builtin'],
  ['--builtin-locale', 'C.UTF-8'],
].flat()

/**
 * Makes an empty PostgreSQL cluster in `dir` unless there is one. It grows beside and is renamed when whole:
 * a kill in the middle leaves nothing half made, and of two starts at once one wins.
 */
export async function createCluster(dir: string, user: ServerUser, initdb: string): Promise<void> {
  if (hasCluster(dir)) return
  removeAbandoned(dir)
  const growing = `${dir}.init-${process.pid}`
  try {
    mkdirSync(growing, { mode: 0o700 })
    if (user.uid !== undefined && user.gid !== undefined) chownSync(growing, user.uid, user.gid)
    const { command, args, options } = commandAs(user, initdb, ['--pgdata', growing, ...INITDB_OPTIONS])
    await run(command, args, options)
    moveIntoPlace(growing, dir)
  } finally {
    rmSync(growing, { recursive: true, force: true })
  }
}

function hasCluster(dir: string): boolean {
  return existsSync(path.join(dir, 'PG_VERSION'))
}

function moveIntoPlace(growing: string, dir: string): void {
  try {
    renameSync(growing, dir)
  } catch (error) {
    const anotherStartWasFirst = hasCluster(dir)
    if (!anotherStartWasFirst) throw error
  }
}

function removeAbandoned(dir: string): void {
  const prefix = `${path.basename(dir)}.init-`
  for (const name of readdirSync(path.dirname(dir))) {
    const maker = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN
    if (Number.isNaN(maker) || isRunning(maker)) continue
    rmSync(path.join(path.dirname(dir), name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
