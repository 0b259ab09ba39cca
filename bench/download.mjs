import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { nginxProgram, startNginx } from '../scripts/nginx.mjs'
import { bootPortal, freePort, load, memoryGrowth, round, signedIn } from './portal.mjs'

const BYTES = 50_000_000
const LARGE = 200_000_000
const PATIENT = 100
const PATIENT_BYTES_PER_SECOND = 200_000
const PATIENT_SECONDS = 15

/** Gives a members' document of the library another file; its id and key. */
async function storedFile(portal, length) {
  const id = randomBytes(16).toString('base64url').slice(0, 21)
  const key = `be/${id}`
  const bytes = randomBytes(length)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  fs.mkdirSync(path.join(portal.home, 'blobs/be'), { recursive: true })
  fs.writeFileSync(path.join(portal.home, 'blobs', key), bytes)
  await portal.db.query(
    'insert into "StoredBytes" (key, sha256, bytes, "keptAt") values ($1, $2, $3, now())',
    [key, sha256, length],
  )
  await portal.db.query(
    `insert into "StoredFile" (id, "versionId", name, format, language, bytes, sha256, "blobKey", "storedAt")
     select $1, v.id, 'grand.pdf', 'pdf', 'fr', $2, $3, $4, now() from "DocumentVersion" v join "LibraryDocument" d on d.id = v."documentId" left join "Workshop" w on w.id = d."workshopId"
     where coalesce(d.audience, w.audience) = 'members' and d."publishedAt" <= now() and d."embargoUntil" is null limit 1`,
    [id, length, sha256, key],
  )
  return { page: `/files/${id}/grand.pdf`, bare: `/bare/${key}` }
}

/**
 * Reads an answer as fast as it comes, or so many bytes a second for so long, and forgets it; resolves with how many
 * came. A bare socket with one buffer, so that the reader costs as little as may be.
 */
function read({ port, host, file, Cookie }, { bytesPerSecond, seconds } = {}) {
  return new Promise((resolve, reject) => {
    let bytes = 0
    const callback = (length) => {
      bytes += length
      return true
    }
    const throttled = bytesPerSecond ? {} : { onread: { buffer: Buffer.allocUnsafe(1 << 20), callback } }
    const socket = connect({ port, host: '127.0.0.1', ...throttled })
    if (bytesPerSecond) {
      socket.on('data', (chunk) => {
        bytes += chunk.length
        socket.pause()
        sleep((chunk.length / bytesPerSecond) * 1000).then(() => socket.resume())
      })
      socket.once('data', () => sleep(seconds * 1000).then(() => socket.destroy()))
    }
    socket.on('close', () => resolve(bytes))
    socket.on('error', reject)
    socket.write(`GET ${file} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${Cookie}\r\nConnection: close\r\n\r\n`)
  })
}

/** Megabytes a second that so many readers at once get together. */
async function rate(target, atOnce) {
  const began = performance.now()
  const all = await Promise.all(Array.from({ length: atOnce }, () => read(target)))
  for (const bytes of all) if (bytes < BYTES) throw new Error(`${bytes} bytes arrived of ${target.file}`)
  return (atOnce * BYTES) / 1e6 / ((performance.now() - began) / 1000)
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/**
 * Turn by turn, and each time another one first, so that what else the machine does weighs on all alike; ratios of the
 * same round.
 */
async function compare(ways, { atOnce, rounds }) {
  const names = Object.keys(ways)
  const rates = Object.fromEntries(names.map((name) => [name, []]))
  for (const name of names) await rate(ways[name], atOnce)
  for (let i = 0; i < rounds; i++)
    for (const turn of names.keys()) {
      const name = names[(i + turn) % names.length]
      rates[name].push(await rate(ways[name], atOnce))
    }
  for (const name of names) {
    const share = median(rates[name].map((value, i) => value / rates['nginx alone'][i]))
    process.stdout.write(
      `  ${name.padEnd(30)} ${String(atOnce).padStart(2)} at once  ${round(median(rates[name]), 0)} MB/s · ${round(share * 100, 0)} % of nginx alone (${load()})\n`,
    )
  }
}

async function compareWithNginx(portal, Cookie) {
  const port = await freePort()
  const host = `localhost:${port}`
  const behind = await bootPortal(
    { APP_ORIGIN: `http://${host}`, TRUST_PROXY: '1', DELIVERY: 'nginx' },
    { home: portal.home },
  )
  const stopNginx = await startNginx({
    ...{ folder: path.join(portal.home, 'nginx'), port, portalPort: behind.port },
    ...{ blobs: path.join(portal.home, 'blobs'), bare: true },
  })
  const { page, bare } = await storedFile(portal, BYTES)
  const yes = await serverThatDecidesNothing(portal, bare)
  const ways = {
    'through Node': { port: portal.port, host: `localhost:${portal.port}`, file: page, Cookie },
    'through X-Accel-Redirect': { port, host, file: page, Cookie },
    'a server that decides nothing': { port: yes.port, host: `localhost:${yes.port}`, file: page, Cookie },
    'nginx alone': { port, host, file: bare, Cookie },
  }
  await compare(ways, { atOnce: 1, rounds: 60 })
  await compare(ways, { atOnce: 16, rounds: 12 })
  await yes.close()
  await stopNginx()
  await behind.close()
}

/** The floor of X-Accel-Redirect: the same nginx before a bare server that says yes to everybody, and where. */
async function serverThatDecidesNothing(portal, bare) {
  const [port, portalPort] = [await freePort(), await freePort()]
  const server = createServer((_req, res) =>
    res.setHeader('X-Accel-Redirect', bare.replace('/bare/', '/protected/')).end(),
  )
  await new Promise((resolve) => server.listen(portalPort, '127.0.0.1', resolve))
  const stop = await startNginx({
    ...{ folder: path.join(portal.home, 'nginx-floor'), port, portalPort },
    blobs: path.join(portal.home, 'blobs'),
  })
  const close = async () => {
    await stop()
    server.close()
  }
  return { port, close }
}

export async function measure() {
  const portal = await bootPortal()
  const Cookie = await signedIn(portal.db, 'member')
  const { page } = await storedFile(portal, LARGE)
  const target = { port: portal.port, host: `localhost:${portal.port}`, file: page, Cookie }
  await read(target)
  const patience = { bytesPerSecond: PATIENT_BYTES_PER_SECOND, seconds: PATIENT_SECONDS }
  const slow = await memoryGrowth(portal.pid, () =>
    Promise.all(Array.from({ length: PATIENT }, () => read(target, patience))),
  )
  if (slow.result.some((bytes) => bytes < 1_000_000)) throw new Error('somebody was not served')
  process.stdout.write(
    `  ${PATIENT} patient readers of 200 MB through Node: memory +${round(slow.growth, 0)} MiB (${load()})\n`,
  )
  if (nginxProgram()) await compareWithNginx(portal, Cookie)
  else process.stdout.write('  nginx is not installed: nothing to compare with\n')
  await portal.close()
}
