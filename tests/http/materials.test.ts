import { once } from 'node:events'
import fs from 'node:fs'
import { request } from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { idOf } from '../support/cast'
import { bootPortal, type Portal } from '../support/portal'
import { type MadeDocument, makeDocument, makeWorkshop } from '../support/things'
import { unzip } from '../support/unzip'

let portal: Portal
let marie: Browser
beforeAll(async () => {
  portal = await bootPortal()
  marie = await portal.as('marie')
})
afterAll(() => portal.close())

/** Node's own name is taken for a robot's. */
const FIREFOX = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }

type Audience = NonNullable<Parameters<typeof makeDocument>[1]>['audience']

async function makeMaterials(...audiences: Audience[]) {
  const workshop = await makeWorkshop(portal, { audience: 'public' })
  const documents: MadeDocument[] = []
  for (const audience of audiences)
    documents.push(await makeDocument(portal, { audience, workshopId: workshop.id }))
  return { ...workshop, documents, zip: `/workshops/${workshop.slug}/materials.zip` }
}

const namesIn = async (answer: Response) => [...(await unzip(Buffer.from(await answer.arrayBuffer()))).keys()]
const has = (names: string[], { slug, fileName }: MadeDocument) =>
  names.some((name) => name.endsWith(`-${slug}/${fileName}`))

describe('the materials of a workshop as one archive', () => {
  test('hold for each what he may read, in a folder for each presentation', async () => {
    const { zip, documents, slug } = await makeMaterials('public', 'members', 'by-request', 'staff')
    const [open, members, asked, staff] = documents as [
      MadeDocument,
      MadeDocument,
      MadeDocument,
      MadeDocument,
    ]
    const of = async (browser: Browser) => {
      const answer = await browser.get(zip)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename=${slug}.zip`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      })
      return namesIn(answer)
    }
    const seen = async (browser: Browser) => {
      const names = await of(browser)
      return [open, members, asked, staff].map((one) => has(names, one))
    }
    expect(await seen(portal.guest())).toEqual([true, false, false, false])
    expect(await seen(await portal.as('paul'))).toEqual([true, false, false, false])
    expect(await seen(marie)).toEqual([true, true, false, false])
    expect(await seen(await portal.as('emile'))).toEqual([true, true, true, true])
  })

  test('hold the very bytes', async () => {
    const { zip, documents } = await makeMaterials('public')
    const bytes = Buffer.from(await (await portal.guest().get(zip)).arrayBuffer())
    // Nothing is packed: what is kept is packed already.
    expect(bytes.includes(documents[0]?.bytes as Buffer)).toBe(true)
  })

  test('without anything to read: a guest signs in and is back at the workshop, Paul is told why', async () => {
    const { zip, documents, slug, word } = await makeMaterials('members')
    const guest = await portal.guest().get(zip)
    expect([guest.status, guest.headers.get('location')]).toEqual([
      303,
      `/fr/login?redirectTo=%2Ffr%2Fworkshops%2F${slug}`,
    ])
    const paul = await (await portal.as('paul')).get(zip)
    const said = await paul.text()
    expect([paul.status, paul.headers.get('content-disposition')]).toEqual([403, null])
    expect(visibleText(said)).toContain('votre inscription attend encore sa validation')
    expect(said).not.toContain(documents[0]?.canaries.fileName)
    expect(word).toBeTruthy()
  })

  test('a workshop that is hidden, unknown or empty has none', async () => {
    const draft = await makeWorkshop(portal, { published: false })
    await makeDocument(portal, { audience: 'public', workshopId: draft.id })
    const empty = await makeWorkshop(portal)
    for (const slug of [draft.slug, empty.slug, 'nulle-part', '..%2F..'])
      expect([slug, (await marie.get(`/workshops/${slug}/materials.zip`)).status]).toEqual([slug, 404])
  })

  test('as data or by HEAD nothing of it leaves', async () => {
    const { zip, documents } = await makeMaterials('public')
    const data = await marie.get(`${zip}.data`)
    const text = await data.text()
    expect(data.status).toBe(404)
    for (const word of Object.values(documents[0]?.canaries ?? {})) expect(text).not.toContain(word)
    const head = await marie.head(zip)
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'application/zip'])
  })

  test('the workshop’s page offers it with number and size, to who has something to read', async () => {
    const { slug, zip } = await makeMaterials('members', 'members')
    const page = await (await marie.get(`/fr/workshops/${slug}`)).text()
    expect(page).toContain(`href="${zip}"`)
    expect(visibleText(page)).toMatch(/Tout télécharger \(2 fichiers, [\d,]+\s?ko\)/)
    expect(await (await portal.guest().get(`/fr/workshops/${slug}`)).text()).not.toContain(zip)
  })

  test('each file that left is counted and stands in the trail, as if it were taken alone', async () => {
    const { zip, documents } = await makeMaterials('members', 'public')
    const [closed, open] = documents as [MadeDocument, MadeDocument]
    await (await marie.get(zip, FIREFOX)).arrayBuffer()
    for (const { fileId } of documents)
      await vi.waitFor(async () => {
        const rows = await portal.db.downloadCount.findMany({ where: { fileId } })
        expect(rows.map(({ count }) => count)).toEqual([1])
      }, 10_000)
    const acts = await portal.db.auditEntry.findMany({
      where: { thingId: { in: [closed.fileId, open.fileId] } },
    })
    expect(acts.map(({ act, actorId, thingId }) => [act, actorId, thingId])).toEqual([
      ['read-file', idOf('marie'), closed.fileId],
    ])
  })
})

/** Asks for an archive and reads its first bytes alone: what follows waits. */
async function begin(zip: string, browser: Browser) {
  const going = request(new URL(zip, portal.origin), {
    headers: { Cookie: `__Host-sid=${browser.cookie('__Host-sid')}` },
  })
  going.end()
  const [answer] = (await once(going, 'response')) as [import('node:http').IncomingMessage]
  await once(answer, 'readable')
  return { answer, going }
}

/** So much that it cannot all lie between server and client. */
const LARGE = 64 * 1024 * 1024

async function enlarge({ fileId }: MadeDocument): Promise<void> {
  const { blobKey } = await portal.db.storedFile.update({ where: { id: fileId }, data: { bytes: LARGE } })
  fs.truncateSync(path.join(portal.dataDir, 'blobs', blobKey), LARGE)
  await portal.db.storedBytes.update({ where: { key: blobKey }, data: { bytes: LARGE } })
}

describe('while an archive is on its way', () => {
  test('what is closed before its turn comes is not in it', async () => {
    const { zip, documents } = await makeMaterials('members', 'members')
    const first = documents.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))[0] as MadeDocument
    const second = documents.find((one) => one !== first) as MadeDocument
    await enlarge(first)
    const { answer } = await begin(zip, marie)
    await portal.db.libraryDocument.update({ where: { id: second.id }, data: { audience: 'staff' } })
    const parts: Buffer[] = []
    for await (const part of answer) parts.push(part as Buffer)
    const bytes = Buffer.concat(parts)
    expect(bytes.includes(first.fileName)).toBe(true)
    expect(bytes.includes(second.fileName)).toBe(false)
    expect(bytes.includes(second.bytes.subarray(0, 40))).toBe(false)
  })

  test('a person suspended meanwhile gets no further file', async () => {
    const { zip, documents } = await makeMaterials('members', 'members')
    const first = documents.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))[0] as MadeDocument
    const second = documents.find((one) => one !== first) as MadeDocument
    await enlarge(first)
    const browser = await portal.as('marie')
    const { answer } = await begin(zip, browser)
    await portal.db.member.update({ where: { id: idOf('marie') }, data: { suspendedAt: new Date() } })
    let seen = false
    for await (const part of answer) seen ||= (part as Buffer).includes(second.fileName)
    await portal.db.member.update({ where: { id: idOf('marie') }, data: { suspendedAt: null } })
    expect(seen).toBe(false)
  })

  test('who leaves at once, or asks by HEAD, takes no place from others', async () => {
    const { zip } = await makeMaterials('public')
    const { hostname, port, host } = new URL(portal.origin)
    const leave = async (method: string, ms: number) => {
      const socket = net.connect(Number(port), hostname)
      await once(socket, 'connect')
      socket.write(`${method} ${zip} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
      await new Promise((resolve) => setTimeout(resolve, ms))
      socket.destroy()
    }
    for (const ms of [1, 2, 3, 4, 5, 6, 7, 8]) await Promise.all([leave('GET', ms), leave('HEAD', ms)])
    await expect.poll(async () => (await portal.guest().get(zip)).status, { timeout: 20_000 }).toBe(200)
    await Promise.all(Array.from({ length: 14 }, () => portal.guest().head(zip)))
    expect((await marie.get(zip)).status).toBe(200)
  })

  test('two at once are enough for one person; when one has gone the next may come', async () => {
    const { zip, documents } = await makeMaterials('members')
    await enlarge(documents[0] as MadeDocument)
    const browser = await portal.as('marie')
    const [one, two] = [await begin(zip, browser), await begin(zip, browser)]
    const third = await browser.get(zip)
    expect([third.status, Number(third.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
    expect(visibleText(await third.text())).toContain('Beaucoup de téléchargements à la fois')
    one.going.destroy()
    await vi.waitFor(async () => {
      const next = await browser.get(zip)
      const { status } = next
      await next.body?.cancel()
      expect(status).toBe(200)
    }, 20_000)
    two.going.destroy()
  })
})
