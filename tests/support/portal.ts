import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { inject } from 'vitest'
import { PrismaClient } from '../../app/generated/prisma/client'
import { migrate } from '../../app/storage/database/migrate.server'
import { startNginx } from '../../scripts/nginx.mjs'
import { Browser } from './browser'
import { type CastName, createCast, sessionFor } from './cast'
import { freePort } from './free-port'
import { TEST_SECRET } from './stamp'

const ROOT = path.resolve(import.meta.dirname, '../..')

export type Portal = {
  origin: string
  db: PrismaClient
  databaseUrl: string
  dataDir: string
  /** What it was started with beside that. */
  env: Record<string, string>
  /** A browser that nobody has signed in with. */
  guest(): Browser
  /** A browser in which this person of the cast is signed in. */
  as(name: CastName): Promise<Browser>
  /** What the server wrote so far, both streams. */
  output(): string
  process: ChildProcess
  /** Ends the server (as an operator does, or by `SIGKILL`), lets something happen meanwhile, starts it again. */
  restart(meanwhile?: () => Promise<void>, signal?: NodeJS.Signals): Promise<void>
  close(): Promise<void>
}

type BootOptions = {
  /** `none`: an empty library (default); `demonstration`: the one that ships. */
  library?: 'none' | 'demonstration'
  env?: Record<string, string>
  cast?: boolean
  /** Everybody comes through nginx, which sends the files. */
  behindNginx?: boolean
}

/** Boots the built portal on a fresh database and a fresh DATA_DIR, with the cast in it. */
export async function bootPortal({
  library = 'none',
  env = {},
  cast = true,
  behindNginx = inNginxRun(),
}: BootOptions = {}): Promise<Portal> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-test-'))
  const databaseUrl = await createDatabase(inject('socketFolder'))
  await migrate({ connectionString: databaseUrl }, path.join(ROOT, 'prisma/migrations'))
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl }) })
  if (cast) await createCast(db)
  const port = await freePort()
  const dataDir = path.join(home, 'data')
  const nginxPort = behindNginx ? await freePort() : null
  const origin = `http://localhost:${nginxPort ?? port}`
  const environment = {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production',
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    CONTENT_DIR: library === 'none' ? contentWithoutLibrary(home) : path.join(ROOT, 'content'),
    RATE_LIMITS: 'off',
    SESSION_SECRET: TEST_SECRET,
    LOG_LEVEL: 'warn',
    ...(nginxPort ? { APP_ORIGIN: origin, TRUST_PROXY: '1', DELIVERY: 'nginx' } : {}),
    ...env,
  }
  const started = await startServer(environment)
  const stopNginx = nginxPort
    ? await startNginx({
        ...{ folder: path.join(home, 'nginx'), port: nginxPort, portalPort: port },
        blobs: path.join(dataDir, 'blobs'),
      })
    : async () => {}
  const portal: Portal = {
    origin,
    db,
    databaseUrl,
    dataDir,
    env,
    process: started.child,
    output: started.output,
    guest: () => new Browser(origin),
    as: async (name) => new Browser(origin, await sessionFor(db, name)),
    close: async () => {
      await db.$disconnect()
      await stopNginx()
      await stop(portal.process)
      fs.rmSync(home, { recursive: true, force: true })
    },
    restart: async (meanwhile = async () => {}, signal = 'SIGTERM') => {
      await stop(portal.process, signal)
      await meanwhile()
      const { child, output } = await startServer(environment)
      portal.process = child
      portal.output = output
    },
  }
  return portal
}

/** Set by a test file that runs the tests of another one behind nginx. */
const inNginxRun = (): boolean => process.env.TEST_BEHIND_NGINX === '1'

/** A new database of the shared cluster; its address as DATABASE_URL wants it. */
export async function createDatabase(socketFolder: string): Promise<string> {
  const name = `t_${Math.random().toString(36).slice(2)}`
  const client = new pg.Client({ host: socketFolder, user: 'portal', database: 'postgres' })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return `postgresql://portal@localhost/${name}?host=${encodeURIComponent(socketFolder)}`
}

/** The site's pages without its library, so that a test meets only what it has made. */
function contentWithoutLibrary(home: string): string {
  const folder = path.join(home, 'content')
  fs.mkdirSync(folder)
  for (const entry of ['site.yaml', 'pages'])
    fs.symlinkSync(path.join(ROOT, 'content', entry), path.join(folder, entry))
  return folder
}

async function startServer(
  env: Record<string, string>,
): Promise<{ child: ChildProcess; output: () => string }> {
  const child = spawn(process.execPath, ['build/server/index.js', 'web'], {
    cwd: ROOT,
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (written += String(chunk)))
  const deadline = Date.now() + 60_000
  while (!(await answers(`http://127.0.0.1:${env.PORT}/readyz`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`The portal did not start:\n${written}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { child, output: () => written }
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok
  } catch {
    return false
  }
}

/** Answers that a test did not read to their end would be waited for: after a second nobody waits. */
async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode) return
  const gone = once(child, 'exit')
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), 1_000)
  await gone
  clearTimeout(late)
}
