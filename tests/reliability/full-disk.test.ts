import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { noisePdf, sha256 } from '../support/files'
import { bootPortal, type Portal } from '../support/portal'
import type { MadeDocument } from '../support/things'
import { uploadedDocument } from '../support/uploading'
import { fileForm, makeEmptyDocument, putUp } from '../support/uploads'

const MIB = 1024 ** 2
/** What is always to stay free, and a little. */
const ROOMY = '1200m'
const SMALL = '16m'

const disk = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-disk-'))
const mount = (...words: string[]) => spawnSync('mount', words, { encoding: 'utf8' }).status === 0
const mounted = mount('-t', 'tmpfs', '-o', `size=${ROOMY}`, 'portal-test', disk)
if (!mounted) console.warn('No small disk may be mounted here: a full one was not tried')
const resize = (size: string) => {
  if (!mount('-o', `remount,size=${size}`, disk)) throw new Error('The disk cannot be made another size.')
}

afterAll(() => {
  if (mounted) spawnSync('umount', ['--lazy', disk])
  fs.rmdirSync(disk)
})

describe.skipIf(!mounted)('the disk of the files is full', () => {
  let portal: Portal
  let emile: Browser
  let there: MadeDocument
  beforeAll(async () => {
    const store = path.join(disk, 'blobs')
    portal = await bootPortal({ env: { STORAGE_URL: `file://${store}` } })
    emile = await portal.as('emile')
    there = await uploadedDocument(portal, noisePdf(2 * MIB), { audience: 'public' })
  })
  afterAll(() => portal.close())

  /** What lies on the disk and is nobody's: pictures of pages, which are made meanwhile, have their row. */
  async function strays(): Promise<string[]> {
    const lying = fs
      .readdirSync(disk, { recursive: true, encoding: 'utf8' })
      .filter((name) => fs.statSync(path.join(disk, name), { throwIfNoEntry: false })?.isFile())
      .map((name) => path.relative('blobs', name))
    const known = new Set(
      (await portal.db.storedBytes.findMany({ select: { key: true } })).map(({ key }) => key),
    )
    return lying.filter((key) => !known.has(key))
  }
  const PATIENT = { timeout: 20_000, interval: 50 }
  const nothingStays = () => vi.waitFor(async () => expect(await strays()).toEqual([]), PATIENT)

  const put = (address: string) => putUp(portal, emile, address, fileForm(noisePdf(MIB), 'a.pdf'))

  async function expectReadingGoesOn(): Promise<void> {
    const answer = await portal.guest().get(there.file)
    expect(sha256(Buffer.from(await answer.arrayBuffer()))).toBe(sha256(there.bytes))
    expect(visibleText(await (await portal.guest().get(there.page)).text())).toContain(there.canaries.title)
  }

  test('from the beginning: nothing is taken, in words; reading goes on; with room again, all is well', async () => {
    const empty = await makeEmptyDocument(portal)
    resize(SMALL)
    const refused = await put(empty.address)
    expect(refused).toMatchObject({ status: 507, reason: 'no-space' })
    expect(refused.message).toContain('Il n’y a plus assez de place')
    await nothingStays()
    expect(await portal.db.documentVersion.count({ where: { documentId: empty.id } })).toBe(0)
    await expectReadingGoesOn()
    resize(ROOMY)
    expect(await put(empty.address)).toMatchObject({ status: 201 })
  })

  test('in the middle of an upload: the same, and nothing of it stays', async () => {
    const empty = await makeEmptyDocument(portal)
    const head =
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n' as const
    const rest = Buffer.alloc(60 * MIB)
    const foot = '\r\n--x--\r\n'
    const going = request(new URL(`/fr/admin/documents/${empty.id}/files`, portal.origin), {
      method: 'POST',
      headers: {
        ...{ Cookie: `__Host-sid=${emile.cookie('__Host-sid')}`, Origin: portal.origin },
        ...{ Accept: 'application/json', 'Content-Type': 'multipart/form-data; boundary=x' },
        'Content-Length': String(head.length + MIB + rest.length + foot.length),
      },
    })
    const answered = once(going, 'response') as Promise<[IncomingMessage]>
    going.write(head)
    going.write(Buffer.alloc(MIB))
    await vi.waitFor(async () => expect(await strays()).not.toEqual([]), PATIENT)
    resize(SMALL)
    going.write(rest)
    going.end(foot)
    const [answer] = await answered
    expect([answer.statusCode, JSON.parse(await text(answer)).reason]).toEqual([507, 'no-space'])
    await nothingStays()
    expect(await portal.db.documentVersion.count({ where: { documentId: empty.id } })).toBe(0)
    await expectReadingGoesOn()
    resize(ROOMY)
    expect(await put(empty.address)).toMatchObject({ status: 201 })
    expect(portal.output()).not.toContain('request failed')
  })
})
