import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'

const ROOT = path.resolve(import.meta.dirname, '..')

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

/**
 * The built portal with its embedded database and the demonstration library, in a folder of its own; or a second one on
 * the folder of a first.
 */
export async function bootPortal(env = {}, { home: shared = null } = {}) {
  const home = shared ?? fs.mkdtempSync(path.join(os.tmpdir(), 'portal-bench-'))
  const port = await freePort()
  const child = spawn(process.execPath, ['build/server/index.js', 'web'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: home,
      LOG_LEVEL: 'warn',
      RATE_LIMITS: 'off',
      ...env,
    },
  })
  // A bench that fails leaves no portal behind.
  process.once('exit', () => child.kill('SIGTERM'))
  const origin = `http://localhost:${port}`
  await untilReady(`http://127.0.0.1:${port}/readyz`, child)
  const db = new pg.Client({
    host: path.join(home, 'pg'),
    user: 'portal',
    database: 'portal',
    application_name: 'bench',
  })
  await db.connect()
  return {
    origin,
    port,
    home,
    db,
    pid: child.pid,
    close: async () => {
      await db.end()
      child.kill('SIGTERM')
      await once(child, 'exit')
      if (!shared) fs.rmSync(home, { recursive: true, force: true })
    },
  }
}

async function untilReady(address, child) {
  for (;;) {
    if (child.exitCode !== null) throw new Error('The portal did not start.')
    try {
      if ((await fetch(address)).ok) return
    } catch {}
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A person with this role, signed in; returns his cookie. */
export async function signedIn(db, role) {
  const id = randomBytes(16).toString('base64url').slice(0, 21)
  const token = randomBytes(32).toString('base64url')
  await db.query(
    `insert into "Member" (id, email, "emailKey", "firstName", "lastName", organisation, "stakeholderGroup", lang, role, "passwordHash", "termsVersion", "termsAcceptedAt", "registeredAt", "emailConfirmedAt", "approvedAt")
     values ($1, $2, $2, 'Banc', 'Essai', '', 'other', 'fr', $3, '', '9999-12-31', now(), now(), now(), now())`,
    [id, `${id}@exemple.test`.toLowerCase(), role],
  )
  await db.query(
    `insert into "LoginSession" (id, "memberId", "createdAt", "lastSeenAt", "expiresAt", remembered, "deviceName") values ($1, $2, now(), now(), now() + interval '6 hours', false, 'bench')`,
    [createHash('sha256').update(token).digest('hex'), id],
  )
  return `__Host-sid=${token}`
}

/** CPU seconds (user and system) that a process has used. */
export function cpuSeconds(pid) {
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Milliseconds of processor time that all threads of a process have used, finer than `cpuSeconds`. */
function processorMs(pid) {
  try {
    const threads = fs.readdirSync(`/proc/${pid}/task`)
    const used = threads.map((id) => fs.readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8'))
    return used.reduce((sum, line) => sum + Number(line.split(' ')[0]), 0) / 1e6
  } catch {
    // It has ended meanwhile.
    return 0
  }
}

/** The same of the portal and of all processes of its database, which a busy machine stretches less than the clock. */
export function processorOf({ pid, home }) {
  const [postmaster] = fs.readFileSync(path.join(home, 'pg/postmaster.pid'), 'utf8').split('\n')
  const children = fs.readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
  const backends = children.trim().split(' ').map(processorMs)
  return { portal: processorMs(pid), database: backends.reduce((sum, ms) => sum + ms, 0) }
}

/** Resident memory now and at its highest, in MiB. */
export function memory(pid) {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
  return { now: of('VmRSS'), peak: of('VmHWM') }
}

/** Highest resident memory while `work` runs, in MiB above the start. */
export async function memoryGrowth(pid, work) {
  const before = memory(pid).now
  let highest = before
  const watch = setInterval(() => {
    highest = Math.max(highest, memory(pid).now)
  }, 20)
  const result = await work()
  clearInterval(watch)
  return { result, growth: Math.max(highest, memory(pid).now) - before }
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })

/** One GET; resolves with status, headers and body. */
export function get(address, headers = {}) {
  return new Promise((resolve, reject) => {
    http
      .get(address, { agent, headers }, (answer) => {
        const chunks = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }),
        )
      })
      .on('error', reject)
  })
}

const TIMES = 40
const WARM_UP = 15

/** Asks one address again and again: whole milliseconds of an answer, and of the portal's processor. @throws when `sign` is missing in one. */
export async function askedOften(portal, address, sign) {
  const times = []
  let used = 0
  for (let time = 0; time < WARM_UP + TIMES; time += 1) {
    const began = performance.now()
    if (time === WARM_UP) used = -cpuSeconds(portal.pid)
    const { status, body } = await get(address)
    if (status !== 200 || !body.includes(sign)) throw new Error(`${address} answered ${status}`)
    if (time >= WARM_UP) times.push(performance.now() - began)
  }
  used += cpuSeconds(portal.pid)
  times.sort((a, b) => a - b)
  const at = (share) => round(times[Math.floor(TIMES * share)], 0)
  return { p50: at(0.5), p95: at(0.95), cpu: round((used / TIMES) * 1000, 0) }
}

export const round = (value, digits = 2) => Number(value.toFixed(digits))

/** What else the machine does, to stand beside a figure. */
export const load = () => `load ${round(os.loadavg()[0], 1)} on ${os.cpus().length} cores`
