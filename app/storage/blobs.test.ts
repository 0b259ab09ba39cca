import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-blobs-'))
vi.stubEnv('DATA_DIR', dataDir)
afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }))

let blobs: typeof import('./blobs.server')
beforeAll(async () => {
  blobs = await import('./blobs.server')
})

const filesBelow = (folder: string) =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

describe('the bytes of a file', () => {
  test('are kept under a name that says nothing, with their length and hash', async () => {
    const bytes = Buffer.from('des octets '.repeat(10_000))
    const stored = await blobs.storeBlob(Readable.from([bytes.subarray(0, 100), bytes.subarray(100)]), {
      limitBytes: bytes.length,
    })
    expect(stored.blobKey).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{30}$/)
    expect(stored.bytes).toBe(bytes.length)
    expect(stored.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(fs.readFileSync(blobs.blobPath(stored.blobKey)).equals(bytes)).toBe(true)
    expect(fs.statSync(stored.path).mode & 0o077).toBe(0)
  })

  test('one too many: nothing is kept', async () => {
    const before = filesBelow(blobs.blobsFolder())
    const stream = Readable.from([Buffer.alloc(10), Buffer.alloc(1)])
    await expect(blobs.storeBlob(stream, { limitBytes: 10 })).rejects.toBeInstanceOf(blobs.TooLarge)
    expect(filesBelow(blobs.blobsFolder())).toEqual(before)
  })

  test('a stream that is cut leaves nothing', async () => {
    const before = filesBelow(blobs.blobsFolder())
    const cut = new Readable({ read() {} })
    cut.push(Buffer.alloc(1000))
    setTimeout(() => cut.destroy(new Error('cut')), 20)
    await expect(blobs.storeBlob(cut, { limitBytes: 10_000 })).rejects.toThrow('cut')
    expect(filesBelow(blobs.blobsFolder())).toEqual(before)
  })

  test('are removed; removing twice is no error', async () => {
    const { blobKey, path: file } = await blobs.storeBlob(Readable.from([Buffer.from('x')]), {
      limitBytes: 1,
    })
    await blobs.removeBlob(blobKey)
    await blobs.removeBlob(blobKey)
    expect(fs.existsSync(file)).toBe(false)
  })
})
