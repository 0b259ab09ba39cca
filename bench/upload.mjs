import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { bootPortal, memoryGrowth, round, signedIn } from './portal.mjs'

const BYTES = 500_000_000
const ROUNDS = 3
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

/** Seconds that copying and hashing a file of as many bytes takes on the same disk, without any server. */
async function bareSeconds(folder, chunk) {
  const [file, copy] = ['bare', 'copy'].map((name) => path.join(folder, name))
  const source = fs.openSync(file, 'w')
  for (let written = 0; written < BYTES; written += CHUNK) fs.writeSync(source, chunk)
  fs.closeSync(source)
  const began = performance.now()
  const hash = createHash('sha256')
  const hashed = new Transform({
    transform(part, _encoding, done) {
      hash.update(part)
      done(null, part)
    },
  })
  await pipeline(fs.createReadStream(file), hashed, fs.createWriteStream(copy, { flush: true }))
  const seconds = (performance.now() - began) / 1000
  for (const name of [file, copy]) fs.rmSync(name)
  return seconds
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

export async function measure() {
  const portal = await bootPortal({ UPLOAD_LIMIT_MIB: '1024' })
  const Cookie = await signedIn(portal.db, 'editor')
  const { rows } = await portal.db.query('select id from "LibraryDocument" limit 1')
  const address = `${portal.origin}/fr/admin/documents/${rows[0].id}/files`
  const chunk = randomBytes(CHUNK)
  // The first one shows what memory grows by.
  const { growth } = await memoryGrowth(portal.pid, () => upload(address, Cookie, chunk))
  const [ours, bare] = [[], []]
  // Turn by turn, so that what else the machine does weighs on both alike.
  for (let i = 0; i < ROUNDS; i++) {
    bare.push(await bareSeconds(portal.home, chunk))
    const began = performance.now()
    const result = await upload(address, Cookie, chunk)
    if (result !== 201) throw new Error(`the upload was answered ${result}`)
    ours.push((performance.now() - began) / 1000)
  }
  const rate = (seconds) => round(BYTES / 1e6 / median(seconds), 0)
  const share = median(bare.map((seconds, i) => seconds / ours[i]))
  process.stdout.write(
    `  one editor        ${rate(ours)} MB/s, memory +${round(growth, 0)} MiB; copying and hashing alone ${rate(bare)} MB/s: ${round(share * 100, 0)} %\n`,
  )
  await portal.close()
}
