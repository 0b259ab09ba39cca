import fs from 'node:fs'
import { request } from 'node:http'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { type CastName, createPeople } from '../support/cast'
import { noisePdf, sha256, storedBlobs } from '../support/files'
import { bootPortal, type Portal } from '../support/portal'
import { nothingIsRead } from '../support/reading'
import { tusClient } from '../support/tus'
import { checked, makeEmptyDocument } from '../support/uploads'

/* Security cases UP01 to UP09, with requests written by hand. */

const MIB = 1024 ** 2
let portal: Portal
let emile: Browser
beforeAll(async () => {
  portal = await bootPortal({ env: { UPLOAD_LIMIT_MIB: '6' } })
  await createPeople(portal.db, ['adele'])
  await nothingIsRead(portal)
  emile = await portal.as('emile')
})
afterAll(() => portal.close())

const incoming = () => {
  const folder = path.join(portal.dataDir, 'incoming')
  return fs.existsSync(folder) ? fs.readdirSync(folder) : []
}
const idOf = (location: string) => location.split('/').at(-1) ?? ''

/** A file that Émile has announced, in a document of its own. */
async function announced(bytes: number, fields: Record<string, string> = {}) {
  const document = await makeEmptyDocument(portal)
  const answer = await tusClient(emile).create(bytes, { documentId: document.id, ...fields })
  expect(answer.status).toBe(201)
  const location = answer.headers.get('location') ?? ''
  expect(location).toMatch(/^\/fr\/admin\/uploads\/[\w-]{21}$/)
  return { document, location, id: idOf(location) }
}

const offsetOf = async (location: string, browser = emile) => {
  const answer = await tusClient(browser).head(location)
  return [answer.status, Number(answer.headers.get('upload-offset') ?? Number.NaN)]
}

describe('a file that comes in parts', () => {
  test('survives a killed server, and is there bit for bit', async () => {
    const bytes = noisePdf(5 * MIB)
    const { document, location, id } = await announced(bytes.length, { filename: 'été.pdf', language: 'en' })
    const client = tusClient(emile)
    const first = await client.patch(location, 0, bytes.subarray(0, 2 * MIB))
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, String(2 * MIB)])
    const desk = async () => visibleText(await (await emile.get(document.address)).text())
    expect(await desk()).toMatch(/été\.pdf en cours d’envoi/)
    expect(await (await emile.get(document.page)).text()).not.toContain('été.pdf')
    await portal.restart(undefined, 'SIGKILL')
    expect(await offsetOf(location)).toEqual([200, 2 * MIB])
    expect((await client.patch(location, 2 * MIB, bytes.subarray(2 * MIB))).status).toBe(204)
    expect(await checked(portal, emile, id)).toMatchObject({ status: 201, version: 1 })
    // Who has lost the last answer learns that all has come.
    expect(await offsetOf(location)).toEqual([200, bytes.length])
    const file = await portal.db.storedFile.findUniqueOrThrow({ where: { id } })
    expect(file).toMatchObject({ name: 'été.pdf', language: 'en', sha256: sha256(bytes) })
    const answer = await portal.guest().follow(await portal.guest().get(`/files/${id}/x.pdf`))
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(incoming()).not.toContain(id)
  })

  test('UP04: its line breaks at 99 in 100: never ready, and what has come is not lost', async () => {
    const bytes = noisePdf(3 * MIB)
    const { document, location, id } = await announced(bytes.length)
    const most = bytes.subarray(0, Math.floor(bytes.length * 0.99))
    const half = request(new URL(location, portal.origin), {
      method: 'PATCH',
      headers: {
        Cookie: `__Host-sid=${emile.cookie('__Host-sid')}`,
        Origin: portal.origin,
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': '0',
        'Content-Type': 'application/offset+octet-stream',
        'Content-Length': String(bytes.length),
      },
    })
    half.on('error', () => {})
    half.write(most)
    const size = () => fs.statSync(path.join(portal.dataDir, 'incoming', id)).size
    await vi.waitFor(() => expect(size()).toBeGreaterThan(MIB), { timeout: 30_000 })
    half.destroy()
    let offset = 0
    await vi.waitFor(
      async () => {
        const [status = 0, now = 0] = await offsetOf(location)
        expect(status).toBe(200)
        expect(now).toBeGreaterThan(MIB)
        offset = now
      },
      { timeout: 30_000 },
    )
    expect(await portal.db.storedFile.count({ where: { version: { documentId: document.id } } })).toBe(0)
    expect((await tusClient(emile).patch(location, offset, bytes.subarray(offset))).status).toBe(204)
    await checked(portal, emile, id)
    const file = await portal.db.storedFile.findUniqueOrThrow({ where: { id } })
    expect(file.sha256).toBe(sha256(bytes))
  })

  test('that a killed server had whole, and not noted, is checked by the next one', async () => {
    const bytes = noisePdf(2000)
    const { id } = await announced(bytes.length)
    await portal.restart(async () => {
      fs.writeFileSync(path.join(portal.dataDir, 'incoming', id), bytes)
    }, 'SIGKILL')
    expect(await checked(portal, emile, id)).toMatchObject({ status: 201 })
  })

  test('is refused by its check in words, and nothing of it is kept', async () => {
    const { document, location, id } = await announced(300, { filename: 'a.pdf' })
    const before = storedBlobs(portal)
    await tusClient(emile).patch(location, 0, Buffer.alloc(300, '<p>'))
    expect(await checked(portal, emile, id)).toMatchObject({ outcome: 'refused', reason: 'unknown' })
    expect(incoming()).not.toContain(id)
    expect(storedBlobs(portal)).toEqual(before)
    expect(visibleText(await (await emile.get(document.address)).text())).toContain('Ce n’est pas un fichier')
  })

  test('is taken back by its sender', async () => {
    const { location, id } = await announced(1000)
    await tusClient(emile).patch(location, 0, Buffer.alloc(100))
    expect((await tusClient(emile).remove(location)).status).toBe(204)
    expect(incoming()).not.toContain(id)
    expect(await portal.db.incomingFile.count({ where: { id } })).toBe(0)
    expect((await tusClient(emile).head(location)).status).toBe(404)
  })
})

describe('UP06 what the protocol does not allow', () => {
  test('a wrong offset is 409, and of two parts for one place one wins', async () => {
    const bytes = noisePdf(2 * MIB)
    const { location, id } = await announced(bytes.length)
    const client = tusClient(emile)
    expect((await client.patch(location, 5, bytes.subarray(0, 100))).status).toBe(409)
    const two = await Promise.all([client.patch(location, 0, bytes), client.patch(location, 0, bytes)])
    expect(two.map(({ status }) => status).sort()).toEqual([204, 409])
    await checked(portal, emile, id)
    const file = await portal.db.storedFile.findUniqueOrThrow({ where: { id } })
    expect(file.sha256).toBe(sha256(bytes))
  })

  test('its size is announced once, is known, and is not changed', async () => {
    const { document, location } = await announced(1000)
    const client = tusClient(emile)
    const longer = await client.patch(location, 0, Buffer.alloc(100), { 'Upload-Length': '2000' })
    expect(longer.status).toBe(400)
    expect((await client.patch(location, 0, Buffer.alloc(1001))).status).toBe(413)
    const fields = { documentId: document.id, filename: 'b.pdf' }
    const deferred = await client.create(null, fields, { 'Upload-Defer-Length': '1' })
    expect(deferred.status).toBe(411)
    expect((await client.create(null, fields)).status).toBe(411)
    const partial = await emile.send('POST', '/fr/admin/uploads', {
      headers: {
        Origin: portal.origin,
        'Tus-Resumable': '1.0.0',
        'Upload-Length': '9',
        'Upload-Concat': 'partial',
      },
    })
    expect([partial.status, await partial.text()]).toEqual([400, expect.stringContaining('Upload-Concat')])
    expect((await client.create(0, fields)).status).toBe(422)
  })

  test('after its term it is gone', async () => {
    const { location, id } = await announced(1000)
    const long = new Date(Date.now() - 25 * 3_600_000)
    await portal.db.incomingFile.update({ where: { id }, data: { startedAt: long } })
    expect((await tusClient(emile).head(location)).status).toBe(410)
    expect((await tusClient(emile).patch(location, 0, Buffer.alloc(10))).status).toBe(410)
    await portal.restart(undefined, 'SIGKILL')
    await vi.waitFor(() => expect(incoming()).not.toContain(id), { timeout: 60_000 })
  })

  test.each(['..%2f..%2fsession-secret', 'x', '..%5c..%5csession-secret', 'A'.repeat(21)])(
    'the id %s is none',
    async (id) => {
      for (const method of ['HEAD', 'PATCH', 'DELETE']) {
        const answer = await emile.send(method, `/fr/admin/uploads/${id}`, {
          headers: {
            Origin: portal.origin,
            'Tus-Resumable': '1.0.0',
            'Upload-Offset': '0',
            'Content-Type': 'application/offset+octet-stream',
          },
          ...(method === 'PATCH' ? { body: 'x' } : {}),
        })
        expect([400, 404]).toContain(answer.status)
      }
    },
  )

  test('nothing is read there, and no other site is told anything', async () => {
    const { location } = await announced(1000)
    await tusClient(emile).patch(location, 0, Buffer.from('%PDF-1.7 secret'))
    for (const headers of [{}, { 'X-HTTP-Method-Override': 'GET' }] as Record<string, string>[]) {
      const answer = await emile.get(location, headers)
      expect(answer.status).toBe(404)
      expect(await answer.text()).not.toContain('secret')
    }
    const told = await tusClient(emile).head(location, { Origin: 'https://ailleurs.test' })
    expect(told.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('UP01, UP02 refused before the first byte', () => {
  const attempt = async (who: Browser, headers: Record<string, string> = {}) => {
    const { id: documentId } = await makeEmptyDocument(portal)
    const before = incoming()
    const answer = await tusClient(who).create(1024 * MIB, { documentId }, headers)
    expect(await portal.db.incomingFile.count({ where: { documentId } })).toBe(0)
    expect(incoming()).toEqual(before)
    return answer.status
  }

  test('for whoever may not, or from another site', async () => {
    expect(await attempt(portal.guest())).toBe(401)
    expect(await attempt(await portal.as('lise'))).toBe(401)
    for (const name of ['marie', 'paul'] as const) expect(await attempt(await portal.as(name))).toBe(404)
    expect(await attempt(emile, { Origin: 'https://ailleurs.test' })).toBe(403)
    expect(await attempt(emile, { 'Sec-Fetch-Site': 'cross-site' })).toBe(403)
  })

  test('for what is too large, has no name, no document, or is there already', async () => {
    expect(await attempt(emile)).toBe(413)
    const { id: documentId } = await makeEmptyDocument(portal)
    const client = tusClient(emile)
    expect((await client.create(6 * MIB + 1, { documentId })).status).toBe(413)
    expect((await client.create(10, { documentId, filename: 'x' })).status).toBe(422)
    expect((await client.create(10, { documentId, language: 'de' })).status).toBe(422)
    expect((await client.create(10, { documentId: 'A'.repeat(21) })).status).toBe(404)
    const bytes = noisePdf(900)
    const { headers } = await client.create(bytes.length, { documentId })
    await client.patch(headers.get('location') ?? '', 0, bytes)
    await checked(portal, emile, idOf(headers.get('location') ?? ''))
    const again = await client.create(bytes.length, { documentId, filename: 'Rapport.PDF' })
    expect([again.status, await again.json()]).toEqual([
      409,
      expect.objectContaining({
        reason: 'already-there',
        message: expect.stringMatching(/nouvelle version/),
      }),
    ])
  })

  test('another’s file is not there, whatever is asked of it', async () => {
    const { location } = await announced(1000)
    for (const name of ['ada', 'adele', 'marie', 'paul'] satisfies CastName[]) {
      const client = tusClient(await portal.as(name))
      expect((await client.head(location)).status).toBe(404)
      expect((await client.patch(location, 0, Buffer.alloc(10))).status).toBe(404)
      expect((await client.remove(location)).status).toBe(404)
    }
    const guest = tusClient(portal.guest())
    expect((await guest.head(location)).status).toBe(401)
    expect((await guest.patch(location, 0, Buffer.alloc(10))).status).toBe(401)
    expect(await offsetOf(location)).toEqual([200, 0])
  })

  test('an editor who is one no more does not go on', async () => {
    const { location } = await announced(1000)
    const where = { emailKey: 'emile@exemple.test' }
    await portal.db.member.update({ where, data: { role: 'member' } })
    const statuses = [
      (await tusClient(emile).head(location)).status,
      (await tusClient(emile).patch(location, 0, Buffer.alloc(10))).status,
    ]
    await portal.db.member.update({ where, data: { role: 'editor' } })
    expect(statuses).toEqual([404, 404])
  })
})

test('UP09: two editors put up the same name at once: one is asked, nothing is overwritten', async () => {
  const { id: documentId } = await makeEmptyDocument(portal)
  const both = await Promise.all(
    [emile, await portal.as('ada')].map(async (who) => {
      const bytes = noisePdf(3000)
      const client = tusClient(who)
      const { headers } = await client.create(bytes.length, { documentId, filename: 'même.pdf' })
      const location = headers.get('location') ?? ''
      await client.patch(location, 0, bytes)
      return { bytes, end: await checked(portal, who, idOf(location)) }
    }),
  )
  const stored = both.filter(({ end }) => end.outcome === 'stored')
  expect(both.map(({ end }) => end.reason ?? end.outcome).sort()).toEqual(['already-there', 'stored'])
  const file = await portal.db.storedFile.findFirstOrThrow({ where: { version: { documentId } } })
  expect(file.sha256).toBe(sha256(stored[0]?.bytes ?? Buffer.alloc(0)))
})
