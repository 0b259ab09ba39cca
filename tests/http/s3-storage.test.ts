import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { noisePdf, sha256, storedBlobs } from '../support/files'
import { bootPortal, type Portal } from '../support/portal'
import { makeReading } from '../support/readings'
import { type S3Server, startS3Server } from '../support/s3-server'
import { makeWorkshop } from '../support/things'
import { uploadedDocument } from '../support/uploading'
import { fileForm, JSON_ANSWER, makeEmptyDocument } from '../support/uploads'

const MIB = 1024 ** 2
const FIREFOX = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }

let server: S3Server
beforeAll(async () => {
  server = await startS3Server()
})
afterAll(() => server.close())

/** `fetch` asks past every cache once it is given a condition. */
async function statusWith(who: Browser, file: string, headers: Record<string, string>) {
  const cookie = who.cookie('__Host-sid')
  const asking = request(new URL(file, who.origin), {
    headers: { ...headers, ...(cookie ? { Cookie: `__Host-sid=${cookie}` } : {}) },
  }).end()
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  answer.resume()
  return answer.statusCode
}

const body = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

describe('bytes in S3, sent by the portal', () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await bootPortal({ env: { STORAGE_URL: server.url('portail') } })
  })
  afterAll(() => portal.close())

  test('what Émile puts up, Marie reads bit for bit; nothing of it lies here', async () => {
    const made = await uploadedDocument(portal, noisePdf(9 * MIB))
    const marie = await portal.as('marie')
    const answer = await marie.get(made.file)
    expect(answer.headers.get('content-length')).toBe(String(made.bytes.length))
    expect(answer.headers.get('etag')).toBe(`"${sha256(made.bytes)}"`)
    expect((await body(answer)).equals(made.bytes)).toBe(true)
    expect(storedBlobs(portal).filter((name) => name.includes(sha256(made.bytes).slice(2)))).toEqual([])
    expect((await portal.guest().get(made.file)).status).toBe(303)
  })

  test('parts, conditions and HEAD are answered as they are of a folder', async () => {
    const { file, bytes } = await uploadedDocument(portal, noisePdf(5000), { audience: 'public' })
    const guest = portal.guest()
    const part = async (headers: Record<string, string>, [from, to]: [number, number?]) => {
      const answer = await guest.get(file, headers)
      expect((await body(answer)).equals(bytes.subarray(from, to))).toBe(true)
      return answer.status
    }
    const etag = `"${sha256(bytes)}"`
    expect(await part({ Range: 'bytes=0-9' }, [0, 10])).toBe(206)
    expect(await part({ Range: 'bytes=10-' }, [10])).toBe(206)
    expect(await part({ Range: 'bytes=-20' }, [-20])).toBe(206)
    expect(await part({ Range: 'bytes=0-1,4-5' }, [0])).toBe(200)
    expect(await part({ Range: 'lines=1-2' }, [0])).toBe(200)
    expect(await part({ Range: 'bytes=1-2', 'If-Range': etag }, [1, 3])).toBe(206)
    expect(await part({ Range: 'bytes=1-2', 'If-Range': '"another"' }, [0])).toBe(200)
    const beyond = await guest.get(file, { Range: 'bytes=9999999-' })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
    expect(beyond.headers.get('content-disposition')).toBeNull()
    expect(await statusWith(guest, file, { 'If-None-Match': etag })).toBe(304)
    const head = await guest.head(file)
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)])
  })

  test('while the store is down, files wait and say so, pages go on, and all heals by itself', async () => {
    const workshop = await makeWorkshop(portal, { audience: 'public' })
    const facts = { audience: 'public', workshopId: workshop.id } as const
    const made = await uploadedDocument(portal, noisePdf(1000), facts)
    await makeReading(portal, made)
    const { sha256: hash, blobKey } = await portal.db.storedFile.findUniqueOrThrow({
      where: { id: made.fileId },
    })
    const picture = { sha256: hash, number: 1, size: 'small', blobKey, bytes: 1, width: 1, height: 1 }
    await portal.db.pageImage.create({ data: { ...picture, madeAt: new Date() } })
    const empty = await makeEmptyDocument(portal)
    const [guest, emile] = [portal.guest(), await portal.as('emile')]
    await server.stop()
    const answer = await guest.get(made.file)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30'])
    expect(answer.headers.get('content-disposition')).toBeNull()
    expect(await answer.text()).toContain('Le stockage des fichiers ne répond pas')
    for (const address of [
      `/workshops/${workshop.slug}/materials.zip`,
      `/files/${made.fileId}/pages/1/small.webp`,
    ]) {
      const waits = await guest.get(address)
      expect([address, waits.status, waits.headers.get('retry-after')]).toEqual([address, 503, '30'])
      expect([waits.headers.get('content-disposition'), waits.headers.get('etag')]).toEqual([null, null])
      expect(await waits.text()).toContain('The store of files does not answer')
    }
    const waiting = await emile.upload(empty.address, fileForm(noisePdf(1000), 'a.pdf'), JSON_ANSWER)
    const { id } = (await waiting.json()) as { id: string }
    expect(waiting.status).toBe(202)
    const incoming = await portal.db.incomingFile.findUniqueOrThrow({ where: { id } })
    expect([incoming.waitsFor, incoming.refusedAt]).toEqual(['store', null])
    expect(await portal.db.documentVersion.count({ where: { documentId: empty.id } })).toBe(0)
    expect(visibleText(await (await guest.get(made.page)).text())).toContain(made.canaries.title)
    const ready = await fetch(`${portal.origin}/readyz`)
    expect([ready.status, await ready.text()]).toEqual([200, 'ready\nthe store of files does not answer\n'])
    await server.start()
    expect((await body(await guest.get(made.file))).equals(made.bytes)).toBe(true)
    // What waited for the store is tried again by itself every minute, here without waiting for its turn.
    await portal.db.incomingFile.update({ where: { id }, data: { leasedUntil: null } })
    await portal.db.$executeRaw`insert into pgboss.job ("name") values ('check-files')`
    const put = () => portal.db.storedFile.count({ where: { id } })
    await vi.waitFor(async () => expect(await put()).toBe(1), { timeout: 120_000, interval: 200 })
    expect(await (await fetch(`${portal.origin}/readyz`)).text()).toBe('ready\n')
  }, 180_000)

  test('bytes that the store has lost are missed, and the log says which', async () => {
    const made = await uploadedDocument(portal, noisePdf(1000), { audience: 'public' })
    const key = `ab/${randomBytes(31).toString('hex')}`
    await portal.db.storedBytes.create({ data: { key, sha256: '', bytes: 1, keptAt: new Date() } })
    await portal.db.storedFile.update({ where: { id: made.fileId }, data: { blobKey: key } })
    expect((await portal.guest().get(made.file)).status).toBe(404)
    await vi.waitFor(() => expect(portal.output()).toContain(key))
    expect(portal.output()).not.toContain('MaxListeners')
  })

  test('the log and the pages never hold the key of the store', () => {
    expect(portal.output()).not.toContain('S3RVER')
  })
})

describe('bytes in S3, fetched there with a ticket', () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await bootPortal({ env: { STORAGE_URL: server.url('billets'), DELIVERY: 's3' } })
  })
  afterAll(() => portal.close())

  const count = async (fileId: string) =>
    (await portal.db.downloadCount.findMany({ where: { fileId } })).reduce((sum, row) => sum + row.count, 0)

  test('Marie is sent to the store for a minute, nobody keeps the ticket, and her download counts', async () => {
    const made = await uploadedDocument(portal, noisePdf(20_000))
    const marie = await portal.as('marie')
    const answer = await marie.get(made.file, FIREFOX)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([302, 'no-store'])
    for (const name of ['etag', 'content-disposition', 'x-accel-redirect'])
      expect(answer.headers.get(name)).toBeNull()
    const ticket = answer.headers.get('location') ?? ''
    expect(new URL(ticket).searchParams.get('X-Amz-Expires')).toBe('60')
    const fetched = await fetch(ticket)
    expect((await body(fetched)).equals(made.bytes)).toBe(true)
    expect(fetched.headers.get('content-type')).toBe('application/pdf')
    expect(fetched.headers.get('content-disposition')).toContain(made.fileName)
    await vi.waitFor(async () => expect(await count(made.fileId)).toBe(1))
    await marie.get(made.file, { ...FIREFOX, Range: 'bytes=100-' })
    await marie.get(made.file, { ...FIREFOX, Range: 'bytes=0-99' })
    await vi.waitFor(async () => expect(await count(made.fileId)).toBe(2))
  })

  test('what a page shows, and what is asked about, is answered by the portal itself', async () => {
    const made = await uploadedDocument(portal, noisePdf(3000))
    const marie = await portal.as('marie')
    const shown = await marie.get(`${made.file}?inline=1`)
    expect([shown.status, (await body(shown)).equals(made.bytes)]).toEqual([200, true])
    expect((await marie.head(made.file)).status).toBe(200)
    const known = { 'If-None-Match': `"${sha256(made.bytes)}"` }
    expect(await statusWith(marie, made.file, known)).toBe(304)
  })

  test('who may not have a file gets no ticket', async () => {
    const made = await uploadedDocument(portal, noisePdf(3000))
    for (const who of [portal.guest(), await portal.as('paul'), await portal.as('lise')]) {
      const answer = await who.get(made.file)
      expect([303, 403]).toContain(answer.status)
      expect(`${answer.headers.get('location')}${await answer.text()}`).not.toContain('X-Amz')
    }
  })
})
