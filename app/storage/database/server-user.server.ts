import { execFileSync } from 'node:child_process'
import { readFileSync, type Stats, statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseUnavailable } from './database-unavailable.server'

/** How PostgreSQL's programs are run: as whom, and behind which command. */
export interface ServerUser {
  uid?: number
  gid?: number
  /** Words put before the program's own command line. */
  wrap: readonly string[]
}

interface Account {
  uid: number
  gid: number
}

/** Nothing of the portal's own environment (secrets!) is handed to the database server; messages come in English. */
const SERVER_ENVIRONMENT: Partial<NodeJS.ProcessEnv> = {
  LC_ALL: 'C',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
}

/** Outside still root, who may enter every folder; inside a user namespace somebody else, whom PostgreSQL accepts. */
const BE_NOBODY_INSIDE = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'] as const

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it himself; root hands it to the owner of the
 * cluster, to "postgres" or to "nobody", and below folders closed to them runs it in a user namespace.
 */
export function chooseServerUser(clusterDir: string, programs: readonly string[]): ServerUser {
  if (process.getuid?.() !== 0) return { wrap: [] }
  const owner = stat(clusterDir)
  if (owner?.uid === 0) return namespaced()
  if (owner) return ownerOrRefuse(clusterDir, owner, programs)
  const account = serviceAccount()
  const places = [path.dirname(clusterDir), ...programs.map((program) => path.dirname(program))]
  if (account && places.every((place) => mayEnter(place, account))) return { ...account, wrap: [] }
  return namespaced()
}

/** Command line and spawn options that run one of PostgreSQL's programs as this user. */
export function commandAs(user: ServerUser, program: string, args: readonly string[]) {
  const [command = program, ...rest] = [...user.wrap, program, ...args]
  const identity = user.uid === undefined ? {} : { uid: user.uid, gid: user.gid }
  return {
    command,
    args: rest,
    options: { ...identity, cwd: '/', env: SERVER_ENVIRONMENT as NodeJS.ProcessEnv },
  }
}

/** Whether an account may walk down to this folder; parts that do not exist yet will be made open. */
export function mayEnter(place: string, account: Account): boolean {
  const found = stat(place)
  if (found && !mayPass(found, account)) return false
  const parent = path.dirname(place)
  return parent === place || mayEnter(parent, account)
}

function mayPass(found: Stats, { uid, gid }: Account): boolean {
  if (found.uid === uid) return (found.mode & 0o100) !== 0
  if (found.gid === gid) return (found.mode & 0o010) !== 0
  return (found.mode & 0o001) !== 0
}

function ownerOrRefuse(clusterDir: string, owner: Stats, programs: readonly string[]): ServerUser {
  const account = { uid: owner.uid, gid: owner.gid }
  const closed = [clusterDir, ...programs.map((program) => path.dirname(program))].find(
    (place) => !mayEnter(place, account),
  )
  if (!closed) return { ...account, wrap: [] }
  throw new DatabaseUnavailable(
    `The database folder ${clusterDir} belongs to user ${account.uid}, who may not enter ${closed}: open that folder to him (chmod o+x), or set DATABASE_URL.`,
  )
}

function serviceAccount(): Account | undefined {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const accounts = lines.map((line) => line.split(':'))
  const found = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody')
  return found && { uid: Number(found[2]), gid: Number(found[3]) }
}

function namespaced(): ServerUser {
  const { command, args, options } = commandAs({ wrap: BE_NOBODY_INSIDE }, 'true', [])
  try {
    execFileSync(command, args, { ...options, stdio: 'ignore' })
  } catch (error) {
    throw new DatabaseUnavailable(
      'PostgreSQL does not run as root, and this folder is closed to other users: start the portal as an ordinary user, move it to a folder that others may enter, or set DATABASE_URL.',
      { cause: error },
    )
  }
  return { wrap: BE_NOBODY_INSIDE }
}

function stat(place: string): Stats | undefined {
  return statSync(place, { throwIfNoEntry: false })
}
