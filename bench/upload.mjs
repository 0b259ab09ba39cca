import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { bootPortal, load, memoryGrowth, round, signedIn } from './portal.mjs'

const BYTES = 500_000_000
const ROUNDS = 3
const CHUNK = 1_000_000
const EDGE = 'bench'
/** As app/ui/publishing/send-in-parts.ts. */
const PART = 8 * 1024 ** 2

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })

/** A PDF of one page that is noise, of about so many bytes. */
function pdfOfNoise(bytes) {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
    Buffer.concat([
      Buffer.from(`<</Length ${bytes}>>stream\n`),
      randomBytes(bytes),
      Buffer.from('\nendstream'),
    ]),
  ]
  const parts = [Buffer.from('%PDF-1.7\n')]
  const lengths = () => parts.reduce((sum, part) => sum + part.length, 0)
  const offsets = objects.map((object, i) => {
    const at = lengths()
    parts.push(Buffer.from(`${i + 1} 0 obj`), Buffer.from(object), Buffer.from('endobj\n'))
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const xref = `xref\n0 5\n0000000000 65535 f \n${offsets.join('')}trailer<</Size 5/Root 1 0 R>>\n`
  parts.push(Buffer.from(`${xref}startxref\n${lengths()}\n%%EOF\n`))
  return Buffer.concat(parts)
}

/** Sends a PDF as an editor's browser would; resolves with the status of the answer. */
function upload(address, Cookie, file) {
  const head = `--${EDGE}\r\nContent-Disposition: form-data; name="language"\r\n\r\nfr\r\n--${EDGE}\r\nContent-Disposition: form-data; name="mode"\r\n\r\nnew-version\r\n--${EDGE}\r\nContent-Disposition: form-data; name="file"; filename="grand.pdf"\r\n\r\n`
  const foot = `\r\n--${EDGE}--\r\n`
  return new Promise((resolve, reject) => {
    const request = http.request(address, {
      method: 'POST',
      headers: {
        Cookie,
        Origin: new URL(address).origin,
        Accept: 'application/json',
        'Content-Type': `multipart/form-data; boundary=${EDGE}`,
        'Content-Length': head.length + file.length + foot.length,
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
      while (sent < file.length) {
        const part = file.subarray(sent, sent + CHUNK)
        sent += part.length
        if (!request.write(part)) return void request.once('drain', pump)
      }
      request.end(foot)
    }
    pump()
  })
}

/** Seconds that copying and hashing a file of as many bytes takes on the same disk, without any server. */
async function bareSeconds(folder, bytes) {
  const [file, copy] = ['bare', 'copy'].map((name) => path.join(folder, name))
  fs.writeFileSync(file, bytes)
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

/** The same file in parts, as the desk's pages send it (tus). */
async function uploadInParts(portal, { documentId, Cookie }, file) {
  const origin = portal.origin
  const common = { Cookie, Origin: origin, 'Tus-Resumable': '1.0.0', Accept: 'application/json' }
  const metadata = { filename: 'grand.pdf', documentId, language: 'fr', mode: 'new-version' }
  const named = Object.entries(metadata).map(
    ([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`,
  )
  const made = await ask(`${origin}/fr/admin/uploads`, 'POST', {
    ...common,
    'Upload-Length': file.length,
    'Upload-Metadata': named.join(','),
    'Content-Length': 0,
  })
  if (made.status !== 201) throw new Error(`the upload was announced and answered ${made.status}`)
  for (let offset = 0; offset < file.length; offset += PART) {
    const part = file.subarray(offset, offset + PART)
    const headers = { 'Upload-Offset': offset, 'Content-Type': 'application/offset+octet-stream' }
    const { status } = await ask(
      new URL(made.location, origin),
      'PATCH',
      { ...common, ...headers, 'Content-Length': part.length },
      part,
    )
    if (status !== 204) throw new Error(`a part was answered ${status}`)
  }
}

function ask(address, method, headers, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(address, { method, headers, agent }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve({ status: answer.statusCode, location: answer.headers.location }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** What has come is examined and read beside the request; that belongs to no measurement. */
async function untilExamined(db) {
  for (;;) {
    const { rows } = await db.query(
      `select (select count(*) from "IncomingFile" where "receivedAt" is not null and "refusedAt" is null)
         + (select count(*) from "FileReading" where "readAt" is null and "failedAt" is null) as left`,
    )
    if (Number(rows[0].left) === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Seconds that `send` takes, and what memory grows by at its first time. */
async function measured(name, portal, file, send) {
  await untilExamined(portal.db)
  const { growth } = await memoryGrowth(portal.pid, send)
  const [ours, bare] = [[], []]
  // Turn by turn, so that what else the machine does weighs on both alike.
  for (let i = 0; i < ROUNDS; i++) {
    await untilExamined(portal.db)
    bare.push(await bareSeconds(portal.home, file))
    const began = performance.now()
    await send()
    ours.push((performance.now() - began) / 1000)
  }
  const rate = (seconds) => round(BYTES / 1e6 / median(seconds), 0)
  const share = median(bare.map((seconds, i) => seconds / ours[i]))
  process.stdout.write(
    `  ${name.padEnd(16)} ${rate(ours)} MB/s, memory +${round(growth, 0)} MiB; copying and hashing alone ${rate(bare)} MB/s: ${round(share * 100, 0)} % (${load()})\n`,
  )
}

export async function measure() {
  const portal = await bootPortal({ UPLOAD_LIMIT_MIB: '1024' })
  const Cookie = await signedIn(portal.db, 'editor')
  const { rows } = await portal.db.query('select id from "LibraryDocument" limit 1')
  const documentId = rows[0].id
  const address = `${portal.origin}/fr/admin/documents/${documentId}/files`
  const file = pdfOfNoise(BYTES)
  await measured('by the form', portal, file, async () => {
    const status = await upload(address, Cookie, file)
    if (status !== 201 && status !== 202) throw new Error(`the upload was answered ${status}`)
  })
  await measured('in parts (tus)', portal, file, () => uploadInParts(portal, { documentId, Cookie }, file))
  await portal.close()
}
