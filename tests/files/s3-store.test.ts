import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BlobStore, blobKeyOf, MissingBytes, StoreUnavailable } from '~/storage/blobs/blob-store.server'
import { s3Store } from '~/storage/blobs/s3-store.server'
import { parseStorageUrl } from '~/storage/blobs/storage-url.server'
import { type S3Server, startS3Server } from '../support/s3-server'

const MIB = 1024 ** 2
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-s3-store-'))

let server: S3Server
let store: BlobStore
beforeAll(async () => {
  server = await startS3Server()
  store = storeAt(server.url('portail'))
})
afterAll(async () => {
  await server.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

function storeAt(url: string): BlobStore {
  const place = parseStorageUrl(url, { region: null, credentials: null })
  if (place.kind !== 's3') throw new Error('not S3')
  return s3Store(place, folder)
}

async function kept(bytes: Buffer): Promise<string> {
  const key = blobKeyOf(createHash('sha256').update(bytes).digest('hex'))
  const file = path.join(folder, 'arrived')
  fs.writeFileSync(file, bytes)
  await store.bring(key, file, bytes.length)
  expect(await store.settle(key, file, bytes.length)).toBe(true)
  return key
}

describe('a store that speaks S3', () => {
  test('keeps twenty mebibytes in parts and gives them back, whole or in part', async () => {
    const bytes = randomBytes(20 * MIB)
    const key = await kept(bytes)
    expect(await store.size(key)).toBe(bytes.length)
    expect((await buffer(await store.read(key))).equals(bytes)).toBe(true)
    const part = await buffer(await store.read(key, { first: 9 * MIB, last: 9 * MIB + 99 }))
    expect(part).toEqual(bytes.subarray(9 * MIB, 9 * MIB + 100))
    expect(await kept(bytes)).toBe(key)
  })

  test('keeps nothing too, and one byte', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('x')])
      expect((await buffer(await store.read(await kept(bytes)))).equals(bytes)).toBe(true)
  })

  test('says what is not there', async () => {
    const key = blobKeyOf('0'.repeat(64))
    expect(await store.size(key)).toBeNull()
    await expect(store.read(key)).rejects.toBeInstanceOf(MissingBytes)
    await expect(store.lend(key, async () => 'lent')).rejects.toBeInstanceOf(MissingBytes)
    expect(await store.settle(key, '', 3)).toBe(false)
    await store.remove(key)
  })

  test('lists what it holds below its prefix alone, with lengths; what is removed is gone', async () => {
    const other = storeAt(server.url('ailleurs'))
    const file = path.join(folder, 'other')
    fs.writeFileSync(file, 'abc')
    await other.bring('ab/cdefghijkl', file, 3)
    const listed = async (of: BlobStore) => {
      const all: string[] = []
      for await (const { key, bytes } of of.list()) all.push(`${key} ${bytes}`)
      return all
    }
    expect(await listed(other)).toEqual(['ab/cdefghijkl 3'])
    expect(await listed(store)).not.toContain('ab/cdefghijkl 3')
    await other.remove('ab/cdefghijkl')
    expect(await listed(other)).toEqual([])
    expect(await other.clear(new Date())).toBe(0)
  })

  test('lends its bytes as a file, which is fetched once', async () => {
    const bytes = randomBytes(3 * MIB)
    const key = await kept(bytes)
    const files = new Set<number>()
    for (let i = 0; i < 2; i++)
      await store.lend(key, async (file) => {
        files.add(fs.statSync(file).ino)
        expect(fs.readFileSync(file).equals(bytes)).toBe(true)
      })
    expect(files.size).toBe(1)
  })

  test('gives tickets that nobody can change', async () => {
    const key = await kept(Buffer.from('for the bearer'))
    const names = { contentType: 'application/pdf', contentDisposition: 'attachment; filename="é.pdf"' }
    const ticket = (await store.ticket(key, names)) ?? ''
    const answer = await fetch(ticket)
    expect(await answer.text()).toBe('for the bearer')
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(new URL(ticket).searchParams.get('X-Amz-Expires')).toBe('60')
    const html = ticket.replace('application%2Fpdf', 'text%2Fhtml')
    expect(html).not.toBe(ticket)
    expect((await fetch(html)).status).toBe(403)
  })

  test('that is down is said to be, and is used again when it is back', async () => {
    const bytes = randomBytes(1000)
    const key = await kept(bytes)
    await server.stop()
    expect(await store.answers()).toBe(false)
    await expect(store.read(key)).rejects.toBeInstanceOf(StoreUnavailable)
    await expect(store.size(key)).rejects.toBeInstanceOf(StoreUnavailable)
    await expect(kept(randomBytes(10 * MIB))).rejects.toBeInstanceOf(StoreUnavailable)
    await server.start()
    expect(await store.answers()).toBe(true)
    expect((await buffer(await store.read(key))).equals(bytes)).toBe(true)
  })

  test('that refuses the key is not to be had, and the secret is not told', async () => {
    const wrong = storeAt(server.url('portail').replace('S3RVER:S3RVER', 'S3RVER:anders'))
    const refusal = await wrong.size('ab/cdefghijkl').catch((error: Error) => error)
    expect(refusal).toBeInstanceOf(StoreUnavailable)
    expect(`${refusal}${store.name}`).not.toMatch(/anders|S3RVER/)
  })
})
