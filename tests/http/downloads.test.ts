import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Browser } from '../support/browser'
import { idOf } from '../support/cast'
import { bootPortal, type Portal } from '../support/portal'
import { type MadeDocument, makeDocument } from '../support/things'

let portal: Portal
let marie: Browser
let made: MadeDocument
let etag: string
beforeAll(async () => {
  portal = await bootPortal()
  marie = await portal.as('marie')
  made = await makeDocument(portal)
  const { sha256 } = await portal.db.storedFile.findUniqueOrThrow({ where: { id: made.fileId } })
  etag = `"${sha256}"`
})
afterAll(() => portal.close())

/** Node's own name is taken for a robot's. */
const FIREFOX = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }

const body = async (answer: Response) => Buffer.from(await answer.arrayBuffer())
const get = (headers: Record<string, string> = {}) => marie.get(made.file, headers)

describe('Marie downloads', () => {
  test('with headers that keep the bytes harmless and out of shared caches', async () => {
    const answer = await get()
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; filename="?cnry[0-9a-f]+\.pdf"?$/),
      'cache-control': 'private, no-cache, no-transform',
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'x-robots-tag': 'noindex',
      'accept-ranges': 'bytes',
      'content-length': String(made.bytes.length),
      etag,
    })
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('x-accel-redirect')).toBeNull()
    expect((await body(answer)).equals(made.bytes)).toBe(true)
  })

  test('search engines may keep what everybody may read, and nothing else', async () => {
    const open = await makeDocument(portal, { audience: 'public' })
    expect((await portal.guest().get(open.file)).headers.get('x-robots-tag')).toBeNull()
    const rules = await (await portal.guest().get('/robots.txt')).text()
    expect(rules).toMatch(/^Disallow: \/files\/\*\/pages\/$/m)
    expect(rules).not.toMatch(/^Disallow: \/files\/$/m)
  })

  test('and reads in the browser what browsers show', async () => {
    const answer = await marie.get(`${made.file}?inline=1`)
    expect(answer.headers.get('content-disposition')).toMatch(/^inline/)
    await answer.body?.cancel()
  })

  test.each([
    ['bytes=0-9', 206, [0, 10]],
    ['bytes=10-', 206, [10, Number.POSITIVE_INFINITY]],
    ['bytes=-20', 206, [-20, Number.POSITIVE_INFINITY]],
    // Several ranges at once, and what is no range, are answered with the whole.
    ['bytes=0-1,4-5', 200, [0, Number.POSITIVE_INFINITY]],
    ['lines=1-2', 200, [0, Number.POSITIVE_INFINITY]],
  ])('a part: %s', async (range, status, [from, to]) => {
    const answer = await get({ Range: range })
    expect(answer.status).toBe(status)
    expect((await body(answer)).equals(made.bytes.subarray(from, to))).toBe(true)
  })

  test('beyond the end there is nothing, and that is said', async () => {
    const answer = await get({ Range: 'bytes=9999999-' })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([
      416,
      `bytes */${made.bytes.length}`,
    ])
    expect(answer.headers.get('content-disposition')).toBeNull()
  })

  test('a cut download goes on only with the very same bytes', async () => {
    const range = { Range: 'bytes=100-199' }
    expect((await get({ ...range, 'If-Range': etag })).status).toBe(206)
    expect((await get({ ...range, 'If-Range': '"another"' })).status).toBe(200)
    expect((await get({ ...range, 'If-Range': `W/${etag}` })).status).toBe(200)
    expect((await get({ ...range, 'If-Match': `"another", ${etag}` })).status).toBe(206)
    const other = await get({ ...range, 'If-Match': '"another"' })
    expect([other.status, other.headers.get('content-disposition')]).toEqual([412, null])
  })

  test('a name that is hostile breaks out of nothing', async () => {
    const name = 'l’été "2026"; filename=x.exe; é%20.pdf'
    const other = await makeDocument(portal)
    await portal.db.storedFile.update({ where: { id: other.fileId }, data: { name } })
    const answer = await marie.follow(await marie.get(`/files/${other.fileId}/x.pdf`))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[^"\r\n]*(\\"[^"]*)*"; filename\*=UTF-8''/,
    )
  })

  test('suspended in the middle of a series of parts, she gets no further one', async () => {
    const lise = await portal.as('marie')
    expect((await lise.get(made.file, { Range: 'bytes=0-9' })).status).toBe(206)
    await portal.db.member.updateMany({ where: { firstName: 'Marie' }, data: { suspendedAt: new Date() } })
    const next = await lise.get(made.file, { Range: 'bytes=10-19', 'If-Range': etag })
    expect(next.status).toBe(303)
    await portal.db.member.updateMany({ where: { firstName: 'Marie' }, data: { suspendedAt: null } })
  })

  test('who goes away in the middle disturbs nobody', async () => {
    await new Promise<void>((resolve, reject) => {
      const going = request(new URL(made.file, portal.origin), {
        headers: { Cookie: `__Host-sid=${marie.cookie('__Host-sid')}` },
      })
      going.on('response', (answer) => {
        answer.destroy()
        resolve()
      })
      going.on('error', reject)
      going.end()
    })
    expect((await get()).status).toBe(200)
  })
})

describe('downloads are counted', () => {
  const count = async (fileId: string) =>
    (await portal.db.downloadCount.findMany({ where: { fileId } })).reduce((sum, row) => sum + row.count, 0)

  test('once for each, whole or begun; not for HEAD, later parts, robots and the team', async () => {
    const { file, fileId } = await makeDocument(portal, { audience: 'public' })
    const [guest, emile] = [portal.guest(), await portal.as('emile')]
    await body(await guest.get(file, FIREFOX))
    await body(await guest.get(file, { ...FIREFOX, Range: 'bytes=0-99' }))
    await vi.waitFor(async () => expect(await count(fileId)).toBe(2))
    await guest.head(file, FIREFOX)
    await body(await guest.get(file, { ...FIREFOX, Range: 'bytes=100-199' }))
    await body(await guest.get(file, { 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }))
    await body(await emile.get(file, FIREFOX))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await count(fileId)).toBe(2)
  })

  test('without anything about the person; that a member opened a closed file stands in the trail, once a day', async () => {
    const { file, fileId } = await makeDocument(portal)
    await body(await marie.get(file, FIREFOX))
    await vi.waitFor(async () => expect(await count(fileId)).toBe(1))
    expect(
      Object.keys((await portal.db.downloadCount.findFirst({ where: { fileId } })) ?? {}).sort(),
    ).toEqual(['count', 'day', 'fileId'])
    await body(await marie.get(file, FIREFOX))
    const acts = await portal.db.auditEntry.findMany({ where: { thingId: fileId } })
    expect(acts.map(({ act, actorId }) => [act, actorId])).toEqual([['read-file', idOf('marie')]])
    const open = await makeDocument(portal, { audience: 'public' })
    await body(await marie.get(open.file, FIREFOX))
    expect(await portal.db.auditEntry.count({ where: { thingId: open.fileId } })).toBe(0)
  })
})
