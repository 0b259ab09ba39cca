import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { isTheSame } from './is-the-same'

const bytes = Buffer.alloc(300_000, 'a')
const hash = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest('hex')
const chosen = (content: Buffer, name = 'a.csv') => new File([new Uint8Array(content)], name)
const begun = {
  ...{ name: 'a.csv', bytes: bytes.length, come: 200_000 },
  edges: hash(bytes.subarray(0, 65_536), bytes.subarray(200_000 - 65_536, 200_000)),
}

test('a file is the same by its name, its size and the edges of what has come', async () => {
  expect(await isTheSame(chosen(bytes), begun)).toBe(true)
  expect(await isTheSame(chosen(bytes, 'b.csv'), begun)).toBe(false)
  expect(await isTheSame(chosen(bytes.subarray(1)), begun)).toBe(false)
  for (const at of [0, 65_535, 199_999]) {
    const other = Buffer.from(bytes)
    other[at] = 0x62
    expect([at, await isTheSame(chosen(other), begun)]).toEqual([at, false])
  }
})

test('of one of which nothing has come name and size are all that is known', async () => {
  expect(await isTheSame(chosen(bytes), { ...begun, come: 0, edges: null })).toBe(true)
})
