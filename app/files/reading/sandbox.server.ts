import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'

/** Bounds that the system itself holds, whatever happens inside. */
export type Bounds = {
  /** Of writable memory, by process. */
  memoryMiB: number
  /** Of processor time, by process. */
  cpuSeconds: number
  /** Of each file that is written. */
  fileMiB: number
}

const MIB = 1024 ** 2

/** Nothing of ours: no secret, no address, no path. */
const NO_ENVIRONMENT = {} as NodeJS.ProcessEnv

const FOLDERS = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin']

/** The absolute path of a program of the system, or null. */
export const systemProgram = (name: string): string | null =>
  FOLDERS.map((folder) => `${folder}/${name}`).find((file) => fs.existsSync(file)) ?? null

/** Starts a program in this folder, with an empty environment and in a group of its own, within bounds. */
export function startConfined(
  command: string[],
  folder: string,
  bounds: Bounds,
): ChildProcessWithoutNullStreams {
  const [program = '', ...words] = confined(command, bounds)
  return spawn(program, words, { cwd: folder, env: NO_ENVIRONMENT, detached: true, stdio: 'pipe' })
}

/** Ends a confined program with all that it started. */
export function endConfined({ pid }: { pid?: number }): void {
  if (!pid) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/**
 * The words that stand before a command so that it runs without network, behind everything else, and within bounds.
 * What this system does not have, or does not allow here, is left out; that is tried once.
 */
function confined(command: string[], { memoryMiB, cpuSeconds, fileMiB }: Bounds): string[] {
  const { offline, prlimit, nice } = walls()
  const limits = [`--data=${memoryMiB * MIB}`, `--fsize=${fileMiB * MIB}`, `--cpu=${cpuSeconds}`]
  return [
    ...offline,
    ...(prlimit ? [prlimit, ...limits, '--core=0', '--'] : []),
    ...(nice ? [nice, '-n', '10'] : []),
    ...command,
  ]
}

/** Whether the system itself bounds memory; where it does not, somebody has to watch. */
export const boundsMemory = (): boolean => walls().prlimit !== null

type Walls = { offline: string[]; prlimit: string | null; nice: string | null }

let found: Walls | undefined

function walls(): Walls {
  found ??= {
    offline: firstThatRuns([
      ['unshare', '--net', '--'],
      ['unshare', '--user', '--map-root-user', '--net', '--'],
    ]),
    prlimit: firstThatRuns([['prlimit', '--core=0', '--']])[0] ?? null,
    nice: systemProgram('nice'),
  }
  return found
}

function firstThatRuns(prefixes: string[][]): string[] {
  const runs = ([name = '', ...options]: string[]): string[] | null => {
    const program = systemProgram(name)
    const nothing = systemProgram('true')
    if (!program || !nothing) return null
    const { status } = spawnSync(program, [...options, nothing], {
      env: NO_ENVIRONMENT,
      stdio: 'ignore',
      timeout: 2_000,
    })
    return status === 0 ? [program, ...options] : null
  }
  for (const prefix of prefixes) {
    const words = runs(prefix)
    if (words) return words
  }
  return []
}
