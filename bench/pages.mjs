import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { bootPortal, cpuSeconds, freePort, get, round, signedIn } from './portal.mjs'

const REQUESTS = 600
const AT_ONCE = 8

const BARE = `
const http = require('node:http')
const body = Buffer.alloc(Number(process.argv[1]), 'x')
http.createServer((req, res) => { res.setHeader('Content-Type', 'text/html'); res.end(body) }).listen(Number(process.argv[2]), '127.0.0.1', () => process.send('up'))
`

/** CPU milliseconds of the Node process for one request, after a warm-up. */
async function cpuPerRequest(pid, address, headers) {
  const many = async (count) => {
    let left = count
    const client = async () => {
      while (left-- > 0) {
        const { status } = await get(address, headers)
        if (status !== 200) throw new Error(`${address} answered ${status}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, client))
  }
  await many(200)
  const before = cpuSeconds(pid)
  await many(REQUESTS)
  return ((cpuSeconds(pid) - before) * 1000) / REQUESTS
}

async function bareServer(bytes) {
  const port = await freePort()
  const child = spawn(process.execPath, ['-e', BARE, '--', String(bytes), String(port)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  return { pid: child.pid, address: `http://127.0.0.1:${port}/`, close: () => child.kill() }
}

export async function measure() {
  const portal = await bootPortal()
  const { rows } = await portal.db.query(
    `select d.slug from "LibraryDocument" d left join "Workshop" w on w.id = d."workshopId" where coalesce(d.audience, w.audience) = 'members' and d."publishedAt" <= now() and d."embargoUntil" is null order by d.slug limit 1`,
  )
  const cookie = await signedIn(portal.db, 'member')
  const cases = [
    ['home, guest', '/fr', {}],
    ['library list, guest', '/fr/documents', {}],
    ['teaser with gate, guest', `/fr/documents/${rows[0].slug}`, {}],
    ['document, member', `/fr/documents/${rows[0].slug}`, { Cookie: cookie }],
  ]
  for (const [name, path, headers] of cases) {
    const { body } = await get(portal.origin + path, headers)
    const bare = await bareServer(body.length)
    const [ours, theirs] = [
      await cpuPerRequest(portal.pid, portal.origin + path, headers),
      await cpuPerRequest(bare.pid, bare.address, {}),
    ]
    bare.close()
    process.stdout.write(
      `  ${name.padEnd(26)} ${round(ours)} ms CPU · bare node:http with the same ${round(body.length / 1000, 1)} kB ${round(theirs, 3)} ms · ratio ${round(ours / theirs, 0)}\n`,
    )
  }
  await portal.close()
}
