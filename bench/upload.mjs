import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { bootPortal, memoryGrowth, round, signedIn } from './portal.mjs'

const BYTES = 199_000_000
const CHUNK = 1_000_000
const EDGE = 'bench'

/** Sends a PDF of noise as an editor's browser would; resolves with the status of the answer. */
function upload(address, Cookie, chunk) {
  const head = `--${EDGE}\r\nContent-Disposition: form-data; name="language"\r\n\r\nfr\r\n--${EDGE}\r\nContent-Disposition: form-data; name="mode"\r\n\r\nnew-version\r\n--${EDGE}\r\nContent-Disposition: form-data; name="file"; filename="grand.pdf"\r\n\r\n%PDF-1.7\n`
  const foot = `\r\n--${EDGE}--\r\n`
  return new Promise((resolve, reject) => {
    const request = http.request(address, {
      method: 'POST',
      headers: {
        Cookie,
        Origin: new URL(address).origin,
        Accept: 'application/json',
        'Content-Type': `multipart/form-data; boundary=${EDGE}`,
        'Content-Length': head.length + BYTES + foot.length,
      },
    })
    request.on('error', reject)
    request.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode))
    })
    request.write(head)
    let sent = 0
    const pump = () => {
      for (; sent < BYTES; sent += CHUNK)
        if (!request.write(chunk)) {
          sent += CHUNK
          request.once('drain', pump)
          return
        }
      request.end(foot)
    }
    pump()
  })
}

/** Seconds that writing and hashing the same bytes takes on the same disk, without any server. */
async function bareSeconds(folder, chunk) {
  const file = path.join(folder, 'bare')
  const began = performance.now()
  const hash = createHash('sha256')
  const opened = await fs.promises.open(file, 'w')
  for (let written = 0; written < BYTES; written += CHUNK) {
    hash.update(chunk)
    await opened.write(chunk)
  }
  await opened.sync()
  await opened.close()
  fs.rmSync(file)
  return (performance.now() - began) / 1000
}

export async function measure() {
  const portal = await bootPortal()
  const Cookie = await signedIn(portal.db, 'editor')
  const { rows } = await portal.db.query('select id from "LibraryDocument" limit 1')
  const address = `${portal.origin}/fr/admin/documents/${rows[0].id}/files`
  const chunk = randomBytes(CHUNK)
  // The first one shows what memory grows by, the second, warm, how fast it is.
  const { growth } = await memoryGrowth(portal.pid, () => upload(address, Cookie, chunk))
  const bare = await bareSeconds(portal.home, chunk)
  const began = performance.now()
  const result = await upload(address, Cookie, chunk)
  const seconds = (performance.now() - began) / 1000
  if (result !== 201) throw new Error(`the upload was answered ${result}`)
  process.stdout.write(
    `  one editor        ${round(BYTES / 1e6 / seconds, 0)} MB/s, memory +${round(growth, 0)} MiB; writing and hashing alone ${round(BYTES / 1e6 / bare, 0)} MB/s\n`,
  )
  await portal.close()
}
