import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { blobCache } from './blob-cache.server'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-cache-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const bring = (bytes: number) => async () => Readable.from([Buffer.alloc(bytes)])
const files = () => fs.readdirSync(folder).sort()
const lastAskedFor = (file: string, minutesAgo: number) => {
  const at = new Date(Date.now() - minutesAgo * 60_000)
  fs.utimesSync(file, at, at)
}

test('bytes are brought once', async () => {
  const cache = blobCache(folder)
  const file = await cache.fileOf('ab/one', bring(10))
  const again = await cache.fileOf('ab/one', () => Promise.reject(new Error('brought twice')))
  expect([again, fs.statSync(file).size]).toEqual([file, 10])
})

test('what was not asked for longest makes room', async () => {
  const cache = blobCache(folder, 25)
  lastAskedFor(await cache.fileOf('ab/one', bring(10)), 30)
  lastAskedFor(await cache.fileOf('ab/two', bring(10)), 40)
  await cache.fileOf('ab/three', bring(10))
  expect(files()).toEqual(['ab-one', 'ab-three'])
})

test('but nothing that was lent a moment ago', async () => {
  const cache = blobCache(folder, 5)
  await cache.fileOf('ab/one', bring(10))
  await cache.fileOf('ab/two', bring(10))
  expect(files()).toEqual(['ab-one', 'ab-two'])
})

test('bytes that end in the middle leave nothing', async () => {
  const cut = async () =>
    Readable.from(
      (async function* () {
        yield Buffer.alloc(10)
        throw new Error('cut')
      })(),
    )
  await expect(blobCache(folder).fileOf('ab/one', cut)).rejects.toThrow('cut')
  expect(files()).toEqual([])
})
