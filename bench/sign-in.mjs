import http from 'node:http'
import { hash } from '@node-rs/argon2'
import { bootPortal, get, round, signedIn } from './portal.mjs'

const LOGINS = 40
const SECONDS = 8
const PASSWORD = 'six loutres au bord du canal'

/** p50 and p95 in milliseconds of one reader who asks for a page again and again. */
async function timesOfPage(address, until) {
  const times = []
  while (!until()) {
    const start = performance.now()
    const { status } = await get(address)
    if (status !== 200) throw new Error(`${address} answered ${status}`)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.floor(times.length * share)] ?? 0
  return { count: times.length, p50: at(0.5), p95: at(0.95) }
}

const agent = new http.Agent({ keepAlive: true, maxSockets: LOGINS })

/** Signs in once; resolves with the status. */
function signIn(origin, email) {
  const body = new URLSearchParams({ intent: 'login', email, password: PASSWORD }).toString()
  const headers = {
    Origin: origin,
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': Buffer.byteLength(body),
  }
  return new Promise((resolve, reject) => {
    const request = http.request(`${origin}/fr/login`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode))
    })
    request.on('error', reject).end(body)
  })
}

/** Members with this password; their addresses. */
async function members(db) {
  const passwordHash = await hash(PASSWORD, {
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
    outputLen: 32,
  })
  for (let i = 0; i < LOGINS; i++) await signedIn(db, 'member')
  const { rows } = await db.query(
    `update "Member" set "passwordHash" = $1 where "firstName" = 'Banc' returning email`,
    [passwordHash],
  )
  return rows.map(({ email }) => email)
}

const during = (seconds) => {
  const end = performance.now() + seconds * 1000
  return () => performance.now() > end
}

export async function measure() {
  const portal = await bootPortal()
  const emails = await members(portal.db)
  const page = `${portal.origin}/fr`
  await timesOfPage(page, during(3))
  const alone = await timesOfPage(page, during(SECONDS))
  const over = during(SECONDS)
  const statuses = {}
  let done = 0
  const crowd = emails.map(async (email) => {
    while (!over()) {
      const status = await signIn(portal.origin, email)
      statuses[status] = (statuses[status] ?? 0) + 1
      done++
    }
  })
  const beside = await timesOfPage(page, over)
  await Promise.all(crowd)
  const line = (name, { count, p50, p95 }) =>
    process.stdout.write(
      `  ${name.padEnd(34)} p50 ${round(p50, 1)} ms · p95 ${round(p95, 1)} ms · ${count} pages\n`,
    )
  line('home, one reader, alone', alone)
  line(`home beside ${LOGINS} logins at once`, beside)
  process.stdout.write(
    `  ratio of the p95 ${round(beside.p95 / alone.p95, 1)} · ${round(done / SECONDS, 0)} logins/s · answers ${JSON.stringify(statuses)}\n`,
  )
  await portal.close()
}
