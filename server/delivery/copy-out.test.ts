import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyOut } from './copy-out'

const bytes = randomBytes(3 * 256 * 1024 + 17)
let folder: string
let file: fs.FileHandle
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'portal-copy-'))
  await fs.writeFile(path.join(folder, 'bytes'), bytes)
  file = await fs.open(path.join(folder, 'bytes'))
})
afterAll(async () => {
  await file.close()
  await fs.rm(folder, { recursive: true })
})

/** Takes each piece some turns later, and looks at it only then: a buffer that was filled again too early would show. */
function slowReader() {
  const taken: Buffer[] = []
  const out = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      setTimeout(() => {
        taken.push(Buffer.from(chunk))
        done()
      }, 2)
    },
  })
  return { out, all: () => Buffer.concat(taken) }
}

test.each([
  [0, bytes.length - 1],
  [0, 0],
  [5, 256 * 1024 + 4],
  [256 * 1024 - 1, 256 * 1024],
  [bytes.length - 1, bytes.length - 1],
])('bytes %i to %i arrive as they are, at the pace of who reads', async (first, last) => {
  const { out, all } = slowReader()
  const ended = new Promise((resolve) => out.once('finish', resolve))
  await copyOut(file, { first, last }, out)
  await ended
  expect(all().equals(bytes.subarray(first, last + 1))).toBe(true)
})

test('many at once do not mix', async () => {
  const parts = Array.from({ length: 40 }, (_, i) => ({ first: i * 1000, last: bytes.length - 1 - i }))
  const readers = parts.map(() => slowReader())
  await Promise.all(parts.map((part, i) => copyOut(file, part, readers[i]?.out as Writable)))
  for (const [i, { first, last }] of parts.entries())
    expect(readers[i]?.all().equals(bytes.subarray(first, last + 1))).toBe(true)
})

test('who goes away in the middle ends it', async () => {
  const out = new Writable({ write: () => void out.destroy() })
  await copyOut(file, { first: 0, last: bytes.length - 1 }, out)
  expect(out.destroyed).toBe(true)
})

test('a file that is shorter than it was is an error, not an end', async () => {
  const { out } = slowReader()
  await expect(copyOut(file, { first: 0, last: bytes.length }, out)).rejects.toThrow('ends before its end')
  expect(out.writableEnded).toBe(false)
})
