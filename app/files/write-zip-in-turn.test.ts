import { once } from 'node:events'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test, vi } from 'vitest'
import { unzip } from '../../tests/support/unzip'
import { writeZipInTurn } from './write-zip-in-turn.server'

const at = new Date('2026-05-04T10:00:00Z')
const entry = (name: string, open: () => Promise<Readable | null>, bytes?: number, left = () => {}) => ({
  ...{ name, open, bytes, left },
})

test('each entry is opened when those before have left; one that is closed by then is left out', async () => {
  const told: string[] = []
  const of = (name: string, content: string | null) =>
    entry(
      name,
      async () => {
        told.push(`open ${name}`)
        return content === null ? null : Readable.from([Buffer.from(content)])
      },
      content?.length,
      () => told.push(`left ${name}`),
    )
  const zip = await buffer(writeZipInTurn([of('a.txt', 'un'), of('b.txt', null), of('c.txt', 'trois')], at))
  expect(Object.fromEntries(await unzip(zip))).toEqual({
    'a.txt': 'un',
    'c.txt': 'trois',
  })
  expect(told).toEqual(['open a.txt', 'left a.txt', 'open b.txt', 'open c.txt', 'left c.txt'])
})

test('who stops reading ends what is being read, and what comes after is never opened', async () => {
  const endless = new Readable({ read: () => endless.push(Buffer.alloc(64 * 1024)) })
  const next = vi.fn(async () => null)
  const zip = writeZipInTurn([entry('a', async () => endless), entry('b', next)], at)
  await once(zip, 'readable')
  zip.destroy()
  if (!endless.destroyed) await once(endless, 'close')
  expect(endless.destroyed).toBe(true)
  expect(next).not.toHaveBeenCalled()
})

test('bytes that cannot be read break the archive instead of leaving it short', async () => {
  const broken = async () =>
    Readable.from(
      (async function* () {
        yield Buffer.from('un')
        throw new Error('gone')
      })(),
    )
  await expect(buffer(writeZipInTurn([entry('a', broken)], at))).rejects.toThrow()
})
