import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'

/** What a process that has started the database says about itself. */
export interface Report {
  pid: number
  postmaster: number
  adopted: boolean
}

const ROOT = path.resolve(import.meta.dirname, '../..')

const PROGRAM = `
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { startEmbeddedPostgres } from '${ROOT}/app/storage/database/embedded-postgres.server'

const clusterDir = process.argv[2]
try {
  const database = await startEmbeddedPostgres(clusterDir)
  const pool = new pg.Pool(database.pool)
  pool.on('error', () => {})
  // Two that create it at the same moment: PostgreSQL lets one fail.
  await pool.query('CREATE TABLE IF NOT EXISTS visit (at timestamptz DEFAULT now())').catch(() => {})
  await pool.query('INSERT INTO visit DEFAULT VALUES')
  const postmaster = Number.parseInt(readFileSync(clusterDir + '/postmaster.pid', 'utf8'), 10)
  process.on('SIGTERM', async () => {
    await pool.end()
    await database.stop()
    process.exit(0)
  })
  console.log(JSON.stringify({ pid: process.pid, postmaster, adopted: database.adopted }))
} catch (error) {
  console.log(JSON.stringify({ name: error.name, message: error.message }))
  process.exit(1)
}
`

/** A portal process of which only the database part runs, as plain JavaScript below the project (it finds its packages from there). */
export class PortalProgram {
  readonly #dir = mkdtempSync(path.join(ROOT, 'node_modules/.portal-test-'))

  async build(): Promise<this> {
    chmodSync(this.#dir, 0o755)
    const entry = path.join(this.#dir, 'portal.ts')
    writeFileSync(entry, PROGRAM)
    await build({
      configFile: false,
      logLevel: 'error',
      root: this.#dir,
      build: { ssr: entry, outDir: path.join(this.#dir, 'out'), target: 'node20' },
    })
    return this
  }

  start(clusterDir: string, as?: { uid: number; gid: number }): PortalProcess {
    const program = path.join(this.#dir, 'out/portal.js')
    return new PortalProcess(spawn(process.execPath, [program, clusterDir], { ...as, stdio: 'pipe' }))
  }

  remove(): void {
    rmSync(this.#dir, { recursive: true, force: true })
  }
}

export class PortalProcess {
  readonly ended: Promise<unknown>
  readonly #firstLine: Promise<string>

  constructor(private readonly child: ChildProcess) {
    this.ended = once(child, 'exit')
    this.#firstLine = this.#readLine()
  }

  /** What it said once the database was there (or was not: then name and message of the error). */
  async said<Words = Report>(): Promise<Words> {
    return JSON.parse(await this.#firstLine)
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    this.child.kill(signal)
    await this.ended
  }

  async #readLine(): Promise<string> {
    const { stdout, stderr } = this.child
    if (!stdout || !stderr) throw new Error('no pipes')
    let complaints = ''
    stderr.on('data', (words) => {
      complaints += words
    })
    for await (const line of createInterface({ input: stdout })) return line
    throw new Error(`the process ended without a word: ${complaints}`)
  }
}

/** A process that has ended and waits to be buried by its parent is not alive. */
export function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
  } catch {
    return false
  }
}
