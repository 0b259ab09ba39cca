import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sha256 } from '../support/files'
import { bootPortal, type Portal } from '../support/portal'
import { eventuallyRead, storeFile } from '../support/reading'
import { makeDocument } from '../support/things'

const DECK = path.resolve('content/library')
const deck = fs
  .readdirSync(DECK, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.pdf'))
  .sort()[0] as string
const pdf = fs.readFileSync(path.join(DECK, deck))

/** A busy machine takes its time: none of these tests is about time. */
vi.setConfig({ testTimeout: 300_000 })

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal()
})
afterAll(() => portal.close())

describe('Émile uploads a PDF', () => {
  test('and its pages can be read: text, sizes, a shape, and a picture of each in two sizes', async () => {
    const document = await makeDocument(portal, { audience: 'members' })
    const fileId = await storeFile(portal, document.id, { name: 'expose.pdf', bytes: pdf })
    const reading = await eventuallyRead(portal, sha256(pdf))
    expect(reading.failure).toBeNull()
    expect(reading.pages.length).toBe(reading.pageCount)
    expect(reading.language).toBe('fr')
    expect(reading.pages.map((page) => page.text).join(' ')).toMatch(/territoire/i)
    expect(reading.pages.every(({ width, height }) => Number(width) > 0 && Number(height) > 0)).toBe(true)

    const marie = await portal.as('marie')
    const last = reading.pages.length
    for (const [number, size, width] of [
      [1, 'small', 320],
      [1, 'large', 1280],
      [last, 'small', 320],
      [last, 'large', 1280],
    ] as const) {
      const answer = await marie.get(`/files/${fileId}/pages/${number}/${size}.webp`)
      expect([number, size, answer.status]).toEqual([number, size, 200])
      expect(answer.headers.get('content-type')).toBe('image/webp')
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(bytes.toString('latin1', 8, 12)).toBe('WEBP')
      const row = await portal.db.pageImage.findUniqueOrThrow({
        where: { sha256_number_size: { sha256: sha256(pdf), number, size } },
      })
      expect([row.width, row.bytes]).toEqual([width, bytes.length])
    }
  })
})
