import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { nginxProgram } from '../../scripts/nginx.mjs'
import type { Browser } from '../support/browser'
import { noisePdf, sha256 } from '../support/files'
import { bootPortal, type Portal } from '../support/portal'
import { uploadedDocument } from '../support/uploading'
import { fileForm, makeEmptyDocument, putUp } from '../support/uploads'

const FIREFOX = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }

const nginx = nginxProgram()
if (!nginx) console.warn('nginx is not installed: its delivery of files was not tried')

describe.skipIf(!nginx)('nginx sends the files', () => {
  let portal: Portal
  let marie: Browser
  beforeAll(async () => {
    portal = await bootPortal({ behindNginx: true })
    marie = await portal.as('marie')
  })
  afterAll(() => portal.close())

  const body = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

  test('what goes up through it comes down through it, with all that keeps the bytes harmless', async () => {
    const made = await uploadedDocument(portal, noisePdf(3_000_000))
    const answer = await marie.get(made.file)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; filename="?cnry[0-9a-f]+\.pdf"?$/),
      'cache-control': 'private, no-cache, no-transform',
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
      'x-robots-tag': 'noindex',
      'accept-ranges': 'bytes',
      'content-length': String(made.bytes.length),
      etag: `"${sha256(made.bytes)}"`,
      server: 'nginx',
    })
    for (const name of [
      'x-accel-redirect',
      'last-modified',
      'x-count-download',
      'x-downloader',
      'set-cookie',
    ])
      expect([name, answer.headers.get(name)]).toEqual([name, null])
    expect((await body(answer)).equals(made.bytes)).toBe(true)
    const { blobKey } = await portal.db.storedFile.findUniqueOrThrow({ where: { id: made.fileId } })
    const file = path.join(portal.dataDir, 'blobs', blobKey)
    const mode = (name: string) => fs.statSync(name).mode & 0o777
    expect([mode(file), mode(path.dirname(file))]).toEqual([0o640, 0o750])
  })

  test.each([
    ['bytes=0-9', 206, [0, 10]],
    ['bytes=10-', 206, [10, Number.POSITIVE_INFINITY]],
    ['bytes=-20', 206, [-20, Number.POSITIVE_INFINITY]],
    ['bytes=0-1,4-5', 200, [0, Number.POSITIVE_INFINITY]],
    ['lines=1-2', 200, [0, Number.POSITIVE_INFINITY]],
  ])('a part: %s', async (range, status, [from, to]) => {
    const { file, bytes } = await uploadedDocument(portal, noisePdf(5000))
    const answer = await marie.get(file, { Range: range })
    expect(answer.status).toBe(status)
    expect((await body(answer)).equals(bytes.subarray(from, to))).toBe(true)
  })

  test('a cut download goes on only with the very same bytes; beyond the end is nothing', async () => {
    const { file, bytes } = await uploadedDocument(portal, noisePdf(5000))
    const etag = `"${sha256(bytes)}"`
    const status = async (headers: Record<string, string>) => (await marie.get(file, headers)).status
    expect(await status({ Range: 'bytes=1-2', 'If-Range': etag })).toBe(206)
    expect(await status({ Range: 'bytes=1-2', 'If-Range': '"another"' })).toBe(200)
    expect(await status({ Range: 'bytes=1-2', 'If-Range': `W/${etag}` })).toBe(200)
    const beyond = await marie.get(file, { Range: 'bytes=9999999-' })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
    expect(beyond.headers.get('content-disposition')).toBeNull()
  })

  test('a download counts when the portal decides it, once, and not for later parts', async () => {
    const { file, fileId } = await uploadedDocument(portal, noisePdf(5000))
    const count = async () =>
      (await portal.db.downloadCount.findMany({ where: { fileId } })).reduce((sum, row) => sum + row.count, 0)
    await body(await marie.get(file, FIREFOX))
    await body(await marie.get(file, { ...FIREFOX, Range: 'bytes=0-99' }))
    await vi.waitFor(async () => expect(await count()).toBe(2))
    await body(await marie.get(file, { ...FIREFOX, Range: 'bytes=100-' }))
    await marie.head(file, FIREFOX)
    await body(await marie.get(file, FIREFOX))
    await vi.waitFor(async () => expect(await count()).toBe(3))
  })

  test('nobody asks nginx itself for bytes, however he writes the address', async () => {
    const { fileId } = await uploadedDocument(portal, noisePdf(5000))
    const { blobKey } = await portal.db.storedFile.findUniqueOrThrow({ where: { id: fileId } })
    for (const address of [
      `/protected/${blobKey}`,
      `/PROTECTED/${blobKey}`,
      `/protected//${blobKey}`,
      `/protected/../protected/${blobKey}`,
      `/%70rotected/${blobKey}`,
      '/protected/',
      '/protected../session-secret',
    ])
      for (const who of [portal.guest(), marie])
        expect([address, (await who.get(address)).status]).toEqual([address, 404])
  })

  test('bytes that are gone are missed by the portal, not by a page of nginx', async () => {
    const { file, fileId } = await uploadedDocument(portal, noisePdf(5000))
    const { blobKey } = await portal.db.storedFile.findUniqueOrThrow({ where: { id: fileId } })
    fs.rmSync(path.join(portal.dataDir, 'blobs', blobKey))
    const answer = await marie.get(file)
    expect([answer.status, answer.headers.get('content-disposition'), await answer.text()]).toEqual([
      404,
      null,
      '',
    ])
  })

  test('who may not put up files is refused before nginx has kept one', async () => {
    const { address } = await makeEmptyDocument(portal)
    const form = fileForm(noisePdf(2_000_000), 'a.pdf')
    expect(await putUp(portal, await portal.as('emile'), address, form)).toMatchObject({ status: 201 })
    expect((await marie.upload(address, fileForm(noisePdf(1000), 'b.pdf'))).status).toBe(404)
    expect(fs.readdirSync(path.join(portal.dataDir, '../nginx/client_body'))).toEqual([])
  })
})
