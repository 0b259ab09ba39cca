import fs from 'node:fs'
import PptxGenJS from 'pptxgenjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { portalCommand } from '../support/command-line'
import { sha256 } from '../support/files'
import { bootPortal, type Portal } from '../support/portal'
import { eventuallyRead, storeFile } from '../support/reading'
import { makeDocument } from '../support/things'

async function deckOf(title: string): Promise<Buffer> {
  const deck = new PptxGenJS()
  for (const text of [title, 'Une suite']) deck.addSlide().addText(text, { x: 1, y: 1 })
  return (await deck.write({ outputType: 'nodebuffer' })) as Buffer
}

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal({ env: { SOFFICE: 'off' } })
})
afterAll(() => portal.close())

test('without LibreOffice a presentation has its text, and no pictures', async () => {
  const document = await makeDocument(portal, { audience: 'members' })
  const bytes = await deckOf('Sans images')
  const fileId = await storeFile(portal, document.id, { name: 'expose.pptx', bytes })
  const reading = await eventuallyRead(portal, sha256(bytes))
  expect(reading).toMatchObject({ shape: 'slides', pageCount: 2, drawnFrom: null, failure: null })
  expect(reading.pages.map(({ text }) => text)).toEqual(['Sans images', 'Une suite'])
  const marie = await portal.as('marie')
  expect((await marie.get(`/files/${fileId}/pages/1/small.webp`)).status).toBe(404)
})

const soffice = ['/usr/bin/soffice', '/usr/local/bin/soffice'].some((file) => fs.existsSync(file))
describe.skipIf(!soffice)('with LibreOffice, where it is installed', () => {
  test('the operator has what was read drawn, and Marie sees the slides', async () => {
    const document = await makeDocument(portal, { audience: 'members' })
    const bytes = await deckOf('Avec images')
    const fileId = await storeFile(portal, document.id, { name: 'expose.pptx', bytes })
    await eventuallyRead(portal, sha256(bytes))
    const { code, said } = await portalCommand(portal, 'files', 'read', '--again', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(said.trim())).toMatchObject({ again: expect.any(Number) })
    const reading = await eventuallyRead(portal, sha256(bytes))
    expect(reading).toMatchObject({ shape: 'slides', pageCount: 2, failure: null })
    expect(reading.drawnFrom).not.toBeNull()
    expect(reading.pages.map(({ text }) => text)).toEqual(['Avec images', 'Une suite'])
    const marie = await portal.as('marie')
    const picture = await marie.get(`/files/${fileId}/pages/2/large.webp`)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp'])
    const acts = await portal.db.auditEntry.count({ where: { act: 'read-files', via: 'cli' } })
    expect(acts).toBe(1)
  })
})
