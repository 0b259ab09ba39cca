import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { uploadTexts } from '../../app/i18n/uploads'
import { type Browser, visibleText } from '../support/browser'
import { portalCommand } from '../support/command-line'
import { archive, noisePdf, OLD_OFFICE, PNG, pptx, sha256, storedBlobs } from '../support/files'
import { bootPortal, type Portal } from '../support/portal'
import { nothingIsRead } from '../support/reading'
import { makeDocument } from '../support/things'
import { fileForm, JSON_ANSWER, makeEmptyDocument, putUp } from '../support/uploads'

const MIB = 1024 ** 2
/** As the page names files that are sent in one go. */
const BATCH = 'batch'.padEnd(21, '0')
let portal: Portal
let emile: Browser
beforeAll(async () => {
  portal = await bootPortal({ env: { UPLOAD_LIMIT_MIB: '6' } })
  await nothingIsRead(portal)
  emile = await portal.as('emile')
})
afterAll(() => portal.close())

const emptyDocument = () => makeEmptyDocument(portal)

const put = (address: string, bytes: Buffer, name: string, fields: Record<string, string> = {}) =>
  putUp(portal, emile, address, fileForm(bytes, name, fields))

const versions = (documentId: string) =>
  portal.db.documentVersion.findMany({
    where: { documentId },
    orderBy: { number: 'asc' },
    include: { files: { orderBy: { name: 'asc' } } },
  })

describe('Émile puts up a file', () => {
  test('and it comes back bit for bit, under the name that he gave it', async () => {
    const { id, address } = await emptyDocument()
    const bytes = noisePdf(5 * MIB)
    const stored = await put(address, bytes, 'Énergie & quartiers (v2).pdf', { language: 'en' })
    expect(stored).toMatchObject({ status: 201, outcome: 'stored', version: 1 })
    const [version] = await versions(id)
    expect(version?.files).toMatchObject([
      { name: 'Énergie & quartiers (v2).pdf', language: 'en', format: 'pdf', sha256: sha256(bytes) },
    ])
    const guest = portal.guest()
    const answer = await guest.follow(await guest.get(`/files/${stored.fileId}/x.pdf`))
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(answer.headers.get('etag')).toBe(`"${sha256(bytes)}"`)
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''%C3%89nergie")
    const acts = await portal.db.auditEntry.findMany({ where: { thingId: String(stored.fileId) } })
    expect(acts.map(({ act }) => act)).toEqual(['store-file'])
  })

  test('without scripts: the plain form comes back to its page with a notice', async () => {
    const { address } = await emptyDocument()
    const answer = await emile.upload(address, fileForm(noisePdf(1000), 'a.pdf'))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${address}?done=stored`])
    expect(visibleText(await (await emile.follow(answer)).text())).toContain('Le fichier est déposé.')
    const refused = await emile.upload(address, fileForm(Buffer.from('<html>'), 'b.pdf'))
    expect(refused.headers.get('location')).toBe(`${address}#incoming`)
    await vi.waitFor(
      async () =>
        expect(visibleText(await (await emile.get(address)).text())).toMatch(
          /b\.pdf refusé Ce n’est pas un fichier que garde/,
        ),
      { timeout: 30_000 },
    )
  })

  test('a real office file is known by its inside', async () => {
    const { id, address } = await emptyDocument()
    expect(await put(address, pptx(), 'diapositives.pptx')).toMatchObject({ status: 201 })
    expect((await versions(id))[0]?.files[0]?.format).toBe('pptx')
  })

  test.each([
    ['a table in Latin-1', Buffer.from('Ville;Habitants\nÉvry;70000\n', 'latin1'), 'a.csv', 'csv'],
    ['an archive', archive([{ name: 'données/a.txt', bytes: Buffer.from('a') }]), 'a.zip', 'zip'],
    [
      'a film',
      Buffer.from('\0\0\0\x20ftypisom\0\0\x02\0isomiso2mp41'.padEnd(400, '\0'), 'latin1'),
      'a.mp4',
      'mp4',
    ],
  ])('%s is kept, to be downloaded alone', async (_name, bytes, name, format) => {
    const { address } = await emptyDocument()
    const stored = await put(address, bytes, name)
    expect(stored).toMatchObject({ status: 201 })
    const answer = await portal.guest().follow(await portal.guest().get(`/files/${stored.fileId}/x?inline=1`))
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(answer.headers.get('content-type')).toContain(format)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  })

  const bomb = { name: 'ppt/media/a.bin', bytes: Buffer.alloc(64), unpacked: 2 * 1024 ** 3 }
  test.each([
    ['a page that calls itself PDF', Buffer.from('<!doctype html><script>'), 'a.pdf', 422, 'unknown'],
    ['a program', Buffer.from('MZ\x90\x00'.padEnd(200, '\0')), 'a.exe', 422, 'unknown'],
    ['a PDF that calls itself PowerPoint', noisePdf(500), 'a.pptx', 422, 'misnamed'],
    ['a PDF behind a mark', Buffer.concat([Buffer.from('\ufeff'), noisePdf(500)]), 'a.pdf', 422, 'disguised'],
    ['nothing', Buffer.alloc(0), 'a.pdf', 422, 'empty'],
    ['a file without ending', noisePdf(500), 'rapport', 422, 'name-invalid'],
    ['macros', pptx({ name: 'ppt/vbaProject.bin', bytes: Buffer.from('x') }), 'a.pptx', 422, 'macros'],
    [
      'a locked archive',
      pptx({ name: 'a', bytes: Buffer.alloc(20), unpacked: 8, flags: 1 }),
      'a.pptx',
      422,
      'encrypted',
    ],
    ['a bomb', pptx(bomb), 'a.pptx', 422, 'oversized'],
    ['a climbing name', pptx({ name: '../../a', bytes: Buffer.from('x') }), 'a.pptx', 422, 'broken'],
    ['half an archive', pptx().subarray(0, -30), 'a.pptx', 422, 'broken'],
    ['a picture with an archive behind it', Buffer.concat([PNG, pptx()]), 'a.png', 422, 'disguised'],
    ['a PDF with an archive behind it', Buffer.concat([noisePdf(900), pptx()]), 'a.pdf', 422, 'disguised'],
    ['an archive in an archive', archive([{ name: 'b.zip', bytes: pptx() }]), 'a.zip', 422, 'nested'],
    ['slides of 2003', OLD_OFFICE, 'a.ppt', 422, 'legacy'],
    ['a table with a script', Buffer.from('<script>;1\n'), 'a.csv', 422, 'unknown'],
    ['a table that is none', Buffer.from([0x61, 0, 0x3b, 0x62]), 'a.csv', 422, 'unknown'],
    ['a byte too much', noisePdf(6 * MIB + 1), 'a.pdf', 413, 'too-large'],
    ['far too much', noisePdf(7 * MIB), 'a.pdf', 413, 'too-large'],
  ] as const)(
    '%s is refused, in words, and nothing of it is kept',
    async (_name, bytes, name, status, reason) => {
      const { id, address } = await emptyDocument()
      const before = storedBlobs(portal)
      const answer = await put(address, bytes, name)
      expect(answer).toMatchObject({ status, outcome: 'refused', reason })
      expect(uploadTexts.fr.refused[reason]).toMatch(/\S/)
      expect(await versions(id)).toEqual([])
      expect(storedBlobs(portal)).toEqual(before)
    },
  )

  test('a form without a file, or that is none, is told so', async () => {
    const { address } = await emptyDocument()
    const without = new FormData()
    without.append('language', 'fr')
    const answer = await emile.upload(address, without, JSON_ANSWER)
    expect([answer.status, await answer.json()]).toEqual([
      422,
      expect.objectContaining({ reason: 'no-file' }),
    ])
    const broken = await emile.send('POST', address, {
      body: 'nonsense',
      headers: { Origin: portal.origin, 'Content-Type': 'multipart/form-data', ...JSON_ANSWER },
    })
    expect([broken.status, await broken.json()]).toEqual([
      422,
      expect.objectContaining({ reason: 'invalid' }),
    ])
  })

  test('a line that breaks in the middle leaves nothing behind, and the portal goes on', async () => {
    const { id, address } = await emptyDocument()
    const before = storedBlobs(portal)
    const half = request(new URL(address, portal.origin), {
      method: 'POST',
      headers: {
        Cookie: `__Host-sid=${emile.cookie('__Host-sid')}`,
        Origin: portal.origin,
        'Content-Type': 'multipart/form-data; boundary=x',
        'Content-Length': String(3 * MIB),
      },
    })
    half.on('error', () => {})
    half.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n')
    half.write(Buffer.alloc(MIB))
    await vi.waitFor(() => expect(storedBlobs(portal).length).toBe(before.length + 1))
    half.destroy()
    await vi.waitFor(() => expect(storedBlobs(portal)).toEqual(before))
    expect(await versions(id)).toEqual([])
    expect((await put(address, noisePdf(100), 'b.pdf')).status).toBe(201)
    expect(portal.output()).not.toContain('request failed')
  })
})

describe('versions', () => {
  test('a new one stands in place of the file of its format and language; the old one can still be read', async () => {
    const { id, address } = await emptyDocument()
    const [first, slides, second] = [noisePdf(1000), pptx(), noisePdf(2000)]
    await put(address, first, 'rapport.pdf')
    await put(address, slides, 'rapport.pptx')
    const stored = await put(address, second, 'rapport-corrige.pdf', {
      mode: 'new-version',
      note: 'Tableau 3 corrigé.',
    })
    expect(stored).toMatchObject({ status: 201, version: 2 })
    const [one, two] = await versions(id)
    expect(one?.files.map(({ name }) => name)).toEqual(['rapport.pdf', 'rapport.pptx'])
    expect(two?.files.map(({ name }) => name)).toEqual(['rapport-corrige.pdf', 'rapport.pptx'])
    expect(two?.note).toBe('Tableau 3 corrigé.')
    for (const [file, bytes] of [
      [one?.files[0]?.id, first],
      [two?.files[0]?.id, second],
      [two?.files[1]?.id, slides],
    ] as const) {
      const answer = await portal.guest().follow(await portal.guest().get(`/files/${file}/x`))
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    }
  })

  test('several files of one new version stand in it together, each for the one that it replaces', async () => {
    const { id, address } = await emptyDocument()
    for (const name of ['rapport.pdf', 'annexe.pdf']) await put(address, noisePdf(1000), name)
    await put(address, pptx(), 'diapositives.pptx')
    await put(address, noisePdf(1500), 'rapport.pdf', { mode: 'new-version', batch: BATCH })
    expect(
      await put(address, pptx(), 'Diapositives.pptx', { mode: 'new-version', batch: BATCH }),
    ).toMatchObject({
      status: 201,
      version: 2,
    })
    const [one, two] = await versions(id)
    expect(one?.files.map(({ name }) => name)).toEqual(['annexe.pdf', 'diapositives.pptx', 'rapport.pdf'])
    expect(two?.files.map(({ name }) => name)).toEqual(['Diapositives.pptx', 'annexe.pdf', 'rapport.pdf'])
  })

  test('the same name twice in one version is asked about', async () => {
    const { id, address } = await emptyDocument()
    await put(address, noisePdf(1000), 'rapport.pdf')
    expect(await put(address, noisePdf(1000), 'Rapport.pdf')).toMatchObject({
      status: 409,
      reason: 'already-there',
    })
    expect((await versions(id))[0]?.files).toHaveLength(1)
  })

  test('ten at one moment are all kept, each once', async () => {
    const { id, address } = await emptyDocument()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        put(address, noisePdf(20_000), `${i}.pdf`, { mode: i % 2 ? 'add' : 'new-version', language: 'fr' }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201))
    const all = (await versions(id)).flatMap(({ files }) => files.map(({ name }) => name))
    for (let i = 0; i < 10; i++) expect(all).toContain(`${i}.pdf`)
  })

  test('a removed file is gone at once, its bytes with the sweep; those that another version shares stay', async () => {
    const { id, address } = await emptyDocument()
    await put(address, noisePdf(1000), 'a.pdf')
    await put(address, pptx(), 'b.pptx')
    await put(address, noisePdf(1000), 'a2.pdf', { mode: 'new-version' })
    const [one, two] = await versions(id)
    const before = storedBlobs(portal).length
    const [shared, alone] = [one?.files[1], one?.files[0]]
    const remove = (fileId = '') => emile.post(address, { intent: 'remove-file', fileId })
    expect((await remove(shared?.id)).headers.get('location')).toBe(`${address}?done=removed`)
    expect((await portal.guest().get(`/files/${two?.files[1]?.id}/b.pptx`)).status).toBe(200)
    await remove(alone?.id)
    expect((await portal.guest().get(`/files/${alone?.id}/a.pdf`)).status).toBe(404)
    expect((await portalCommand(portal, 'files', 'sweep')).code).toBe(0)
    expect(storedBlobs(portal).length).toBe(before)
    const long = new Date(Date.now() - 8 * 24 * 3600 * 1000)
    await portal.db.storedBytes.updateMany({
      where: { key: alone?.blobKey, unnamedAt: { not: null } },
      data: { unnamedAt: long, keptAt: long },
    })
    const swept = await portalCommand(portal, 'files', 'sweep', '--json')
    expect(JSON.parse(swept.said)).toMatchObject({ unnamed: { count: 1 } })
    expect(storedBlobs(portal).length).toBe(before - 1)
    expect((await versions(id)).map(({ number }) => number)).toEqual([2])
    expect((await remove(alone?.id)).status).toBe(404)
    const other = await makeDocument(portal)
    expect((await remove(other.fileId)).status).toBe(404)
  })

  test('the page shows all of it, in both languages', async () => {
    const { id, address } = await emptyDocument()
    expect(visibleText(await (await emile.get(address)).text())).toContain('Aucun fichier pour l’instant')
    await put(address, noisePdf(1000), 'a.pdf')
    const page = visibleText(await (await emile.get(`/en/admin/documents/${id}/files`)).text())
    expect(page).toMatch(/Version 1.*a\.pdf.*PDF, 1\u00a0kB/)
    const form = await (await emile.get(address)).text()
    expect(form).toMatch(new RegExp(`lecteur d’écran.*href="/fr/admin/documents/${id}/versions"`, 's'))
  })
})

describe('nobody else puts up anything', () => {
  const attempt = async (who: Browser, headers: Record<string, string> = {}) => {
    const { id, address } = await emptyDocument()
    const before = storedBlobs(portal)
    const answer = await who.upload(address, fileForm(noisePdf(MIB), 'a.pdf'), headers)
    expect(await versions(id)).toEqual([])
    expect(storedBlobs(portal)).toEqual(before)
    return answer
  }

  test('a guest is sent to sign in, and a script is told so', async () => {
    expect((await attempt(portal.guest())).headers.get('location')).toMatch(/^\/fr\/login\?redirectTo=/)
    expect((await attempt(portal.guest(), JSON_ANSWER)).status).toBe(401)
  })

  test.each(['paul', 'marie'] as const)('for %s the address does not exist', async (name) => {
    expect((await attempt(await portal.as(name))).status).toBe(404)
  })

  test('suspended, she is a guest; from another site, nobody is anybody', async () => {
    expect((await attempt(await portal.as('lise'))).status).toBe(303)
    expect((await attempt(emile, { Origin: 'https://ailleurs.test' })).status).toBe(403)
    expect((await attempt(emile, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  })

  test('who asks before sending is answered before a byte is sent', async () => {
    const { address } = await emptyDocument()
    const asked = (cookie: string, bytes: number) =>
      new Promise<number | undefined>((resolve, reject) => {
        const asking = request(new URL(address, portal.origin), {
          method: 'POST',
          headers: {
            Cookie: cookie,
            Origin: portal.origin,
            Expect: '100-continue',
            'Content-Type': 'multipart/form-data; boundary=x',
            'Content-Length': String(bytes),
            ...JSON_ANSWER,
          },
        })
        asking.on('continue', () => resolve(100))
        asking.on('response', ({ statusCode }) => resolve(statusCode))
        asking.on('error', reject)
        asking.flushHeaders()
      })
    const cookie = `__Host-sid=${emile.cookie('__Host-sid')}`
    expect(await asked('', MIB)).toBe(401)
    expect(await asked(cookie, 20 * MIB)).toBe(413)
    expect(await asked(cookie, MIB)).toBe(100)
  })

  test('a document that is not there takes none', async () => {
    const answer = await emile.upload(
      '/fr/admin/documents/AAAAAAAAAAAAAAAAAAAAA/files',
      fileForm(noisePdf(100), 'a.pdf'),
    )
    expect(answer.status).toBe(404)
  })
})
