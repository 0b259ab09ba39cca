import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { bootPortal, memoryGrowth, round, signedIn } from './portal.mjs'

const BYTES = 200_000_000

/** Gives a document of the library another file of 200 MB. */
async function bigFile(portal) {
  const id = randomBytes(16).toString('base64url').slice(0, 21)
  const bytes = randomBytes(BYTES)
  const folder = path.join(portal.home, 'blobs/be')
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, id), bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await portal.db.query(
    'insert into "StoredBytes" (key, sha256, bytes, "keptAt") values ($1, $2, $3, now())',
    [`be/${id}`, sha256, BYTES],
  )
  await portal.db.query(
    `insert into "StoredFile" (id, "versionId", name, format, language, bytes, sha256, "blobKey", "storedAt")
     select $1, v.id, 'grand.pdf', 'pdf', 'fr', $2, $3, $4, now() from "DocumentVersion" v join "LibraryDocument" d on d.id = v."documentId" left join "Workshop" w on w.id = d."workshopId"
     where coalesce(d.audience, w.audience) = 'members' and d."publishedAt" <= now() and d."embargoUntil" is null limit 1`,
    [id, BYTES, sha256, `be/${id}`],
  )
  return `${portal.origin}/files/${id}/grand.pdf`
}

function download(address, Cookie, bytesPerSecond = Number.POSITIVE_INFINITY, most = BYTES) {
  return new Promise((resolve, reject) => {
    http
      .get(address, { headers: { Cookie } }, async (answer) => {
        let bytes = 0
        for await (const chunk of answer) {
          bytes += chunk.length
          if (bytes >= most) break
          if (bytesPerSecond < Number.POSITIVE_INFINITY) await sleep((chunk.length / bytesPerSecond) * 1000)
        }
        resolve(bytes)
      })
      .on('error', reject)
  })
}

export async function measure() {
  const portal = await bootPortal()
  const Cookie = await signedIn(portal.db, 'member')
  const address = await bigFile(portal)
  // The first one shows what memory grows by, the second, warm, how fast it is.
  const one = await memoryGrowth(portal.pid, () => download(address, Cookie))
  const began = performance.now()
  await download(address, Cookie)
  const seconds = (performance.now() - began) / 1000
  if (one.result !== BYTES) throw new Error(`${one.result} bytes arrived`)
  process.stdout.write(
    `  one client        ${round(BYTES / 1e6 / seconds, 0)} MB/s, memory +${round(one.growth, 0)} MiB\n`,
  )
  const slow = await memoryGrowth(portal.pid, () =>
    Promise.all(Array.from({ length: 8 }, () => download(address, Cookie, 1_000_000, 5_000_000))),
  )
  process.stdout.write(`  eight slow ones   memory +${round(slow.growth, 0)} MiB\n`)
  await portal.close()
}
