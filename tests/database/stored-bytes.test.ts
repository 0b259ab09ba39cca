import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { config } from '~/config.server'
import { blobKeyOf } from '~/storage/blobs/blob-store.server'
import { blobStore } from '~/storage/blobs/chosen-store.server'
import { removeUnnamed } from '~/storage/blobs/stored-bytes.server'
import * as blobs from '~/storage/blobs.server'
import { closeDatabase, db, openDatabase } from '~/storage/database.server'
import { sweepBytes } from '~/usecases/files/sweep-bytes.server'
import { createDatabase } from '../support/portal'

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-bytes-'))
const folder = path.join(dataDir, 'blobs')
const HOUR = 3_600_000

beforeAll(async () => {
  vi.stubEnv('DATA_DIR', dataDir)
  vi.stubEnv('SWEEP_AFTER_DAYS', '0')
  vi.stubEnv('DATABASE_URL', await createDatabase(inject('socketFolder')))
  await openDatabase(config())
})
afterAll(async () => {
  await closeDatabase()
  fs.rmSync(dataDir, { recursive: true, force: true })
})
beforeEach(async () => {
  config().sweepAfterSeconds = 0
  await db().storedFile.deleteMany()
  await sweepBytes({ dryRun: false, via: 'portal' }, new Date())
})

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const store = (bytes: Buffer, limitBytes = bytes.length) =>
  blobs.storeBlob(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]), { limitBytes })
const sweep = (dryRun = false, now = new Date()) => sweepBytes({ dryRun, via: 'portal' }, now)

function filesBelow(): string[] {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(path.join(folder, name)).isFile())
}

/** A file of a document that has these bytes. */
async function named(blobKey: string): Promise<string> {
  const [now, id] = [new Date(), randomBytes(10).toString('hex')]
  await db().libraryDocument.create({
    data: {
      ...{ id, slug: id, kind: 'report', theme: 'citizen-participation', licence: 'CC-BY-4.0' },
      ...{ createdAt: now, updatedAt: now },
      versions: {
        create: {
          ...{ id, number: 1, createdAt: now },
          files: {
            create: {
              id,
              name: 'a',
              format: 'pdf',
              language: 'fr',
              bytes: 1,
              sha256: '',
              blobKey,
              storedAt: now,
            },
          },
        },
      },
    },
  })
  return id
}

describe('the bytes of a file', () => {
  test('are kept under their hash, readable by their owner alone, and come back whole or in part', async () => {
    const bytes = randomBytes(200_000)
    const stored = await store(bytes)
    expect(stored).toEqual({ blobKey: blobKeyOf(sha256(bytes)), bytes: bytes.length, sha256: sha256(bytes) })
    expect((await buffer(await blobs.readBlob(stored.blobKey))).equals(bytes)).toBe(true)
    expect(await buffer(await (await blobStore()).read(stored.blobKey, { first: 3, last: 9 }))).toEqual(
      bytes.subarray(3, 10),
    )
    const lent = await blobs.withBlobFile(stored.blobKey, async (file) => fs.readFileSync(file))
    expect(lent.equals(bytes)).toBe(true)
    expect(fs.statSync(path.join(folder, stored.blobKey)).mode & 0o077).toBe(0)
    expect(filesBelow()).toEqual([stored.blobKey])
  })

  test('that come ten times at one moment are kept once', async () => {
    const bytes = randomBytes(50_000)
    const all = await Promise.all(Array.from({ length: 10 }, () => store(bytes)))
    expect(new Set(all.map(({ blobKey }) => blobKey)).size).toBe(1)
    expect(filesBelow()).toHaveLength(1)
    expect(await db().storedBytes.count()).toBe(1)
  })

  test('are the same whether they come in a stream or are in memory', async () => {
    const bytes = randomBytes(3000)
    expect(await blobs.storeBuffer(bytes)).toEqual(await store(bytes))
  })

  test('one too many: nothing is kept', async () => {
    await expect(store(randomBytes(11), 10)).rejects.toBeInstanceOf(blobs.TooLarge)
    expect(filesBelow()).toEqual([])
  })

  test('a stream that is cut leaves nothing', async () => {
    const cut = new Readable({ read() {} })
    cut.push(Buffer.alloc(1000))
    setTimeout(() => cut.destroy(new Error('cut')), 20)
    await expect(blobs.storeBlob(cut, { limitBytes: 10_000 })).rejects.toThrow('cut')
    expect([filesBelow(), await db().storedBytes.count()]).toEqual([[], 0])
  })

  test('that are not there are missed by their reader', async () => {
    const blobKey = blobKeyOf(sha256(Buffer.from('nobody kept this')))
    await expect(blobs.readBlob(blobKey)).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(blobs.withBlobFile(blobKey, async () => 'lent')).rejects.toBeInstanceOf(blobs.MissingBytes)
  })

  test('half of which are on the disk, from a copy that was cut, are mended by whoever brings them again', async () => {
    const bytes = randomBytes(1000)
    const { blobKey } = await store(bytes)
    fs.truncateSync(path.join(folder, blobKey), 500)
    await store(bytes)
    expect((await buffer(await blobs.readBlob(blobKey))).equals(bytes)).toBe(true)
  })
})

describe('the sweep', () => {
  test('removes what nothing names, and not what a file names', async () => {
    const [kept, unnamed] = [await store(randomBytes(100)), await store(randomBytes(200))]
    await named(kept.blobKey)
    expect(await sweep(true)).toMatchObject({ unnamed: { count: 1, bytes: 200 } })
    expect(filesBelow()).toHaveLength(2)
    expect(await sweep()).toMatchObject({ unnamed: { count: 1, bytes: 200 }, waiting: { count: 0 } })
    expect(filesBelow()).toEqual([kept.blobKey])
    await expect(blobs.readBlob(unnamed.blobKey)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('leaves for a week what was removed today, however long ago it was stored', async () => {
    const { blobKey } = await store(randomBytes(100))
    const id = await named(blobKey)
    await db().storedBytes.update({ where: { key: blobKey }, data: { keptAt: new Date('2026-01-01') } })
    config().sweepAfterSeconds = 7 * 24 * 3600
    await db().storedFile.delete({ where: { id } })
    expect(await sweep()).toMatchObject({ unnamed: { count: 0 }, waiting: { count: 1 } })
    const [week, almost] = [7 * 24 * HOUR + 1000, 7 * 24 * HOUR - 60_000]
    const since = (ms: number) =>
      db().storedBytes.update({
        where: { key: blobKey },
        data: { unnamedAt: new Date(Date.now() - ms) },
      })
    await since(almost)
    expect(await sweep()).toMatchObject({ unnamed: { count: 0 } })
    await since(week)
    expect(await sweep()).toMatchObject({ unnamed: { count: 1 } })
    expect(filesBelow()).toEqual([])
  })

  test('leaves what has been named, or kept, again', async () => {
    const bytes = randomBytes(100)
    const { blobKey } = await store(bytes)
    config().sweepAfterSeconds = 3600
    const long = new Date(Date.now() - 2 * HOUR)
    const forgotten = { unnamedAt: long, keptAt: long }
    await db().storedBytes.update({ where: { key: blobKey }, data: forgotten })
    await store(bytes)
    expect(await sweep()).toMatchObject({ unnamed: { count: 0 } })
    await db().storedBytes.update({ where: { key: blobKey }, data: forgotten })
    await named(blobKey)
    expect(await sweep()).toMatchObject({ unnamed: { count: 0 } })
    expect(await db().storedBytes.findUniqueOrThrow({ where: { key: blobKey } })).toMatchObject({
      unnamedAt: null,
    })
  })

  test('takes strays that have a name of ours once they are old, and nothing else', async () => {
    const stray = path.join(folder, 'zz', '0123456789abcdef')
    fs.mkdirSync(path.dirname(stray), { recursive: true })
    fs.writeFileSync(stray, 'stray')
    fs.writeFileSync(path.join(folder, 'LISEZ-MOI.txt'), 'of somebody else')
    config().sweepAfterSeconds = 3600
    expect(await sweep()).toMatchObject({ strays: { count: 0 } })
    const old = new Date(Date.now() - 2 * HOUR)
    for (const file of [stray, path.join(folder, 'LISEZ-MOI.txt')]) fs.utimesSync(file, old, old)
    expect(await sweep(true)).toMatchObject({ strays: { count: 1, bytes: 5 } })
    expect(await sweep()).toMatchObject({ strays: { count: 1, bytes: 5 } })
    expect(filesBelow()).toEqual(['LISEZ-MOI.txt'])
    fs.rmSync(path.join(folder, 'LISEZ-MOI.txt'))
  })

  test('takes after a day what a cut-off upload has left', async () => {
    const left = path.join(folder, 'tmp', 'left')
    fs.mkdirSync(path.dirname(left), { recursive: true })
    fs.writeFileSync(left, 'half')
    expect(await sweep()).toMatchObject({ abandoned: 0 })
    expect(await sweep(false, new Date(Date.now() + 25 * HOUR))).toMatchObject({ abandoned: 1 })
    expect(filesBelow()).toEqual([])
  })

  test('and those who keep the same bytes at the same moment never miss them', async () => {
    const bytes = randomBytes(5000)
    const { blobKey } = await store(bytes)
    const naming = Array.from({ length: 12 }, async () => {
      // Between keeping and naming the sweep may come when its term is 0; then nobody can name what is gone.
      for (;;) {
        const stored = await store(bytes)
        const id = await named(stored.blobKey).catch(() => null)
        if (id) return id
      }
    })
    const sweeping = Array.from({ length: 6 }, () => sweep())
    const [ids] = await Promise.all([Promise.all(naming), Promise.all(sweeping)])
    expect(new Set(ids).size).toBe(12)
    expect((await buffer(await blobs.readBlob(blobKey))).equals(bytes)).toBe(true)
    const swept = await removeUnnamed(await blobStore(), blobKey, 0)
    expect([swept, await db().storedBytes.count({ where: { key: blobKey } })]).toEqual([false, 1])
  })
})
