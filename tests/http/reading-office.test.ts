import fs from 'node:fs'
import PptxGenJS from 'pptxgenjs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { visibleText } from '../support/browser'
import { portalCommand } from '../support/command-line'
import { PNG, sha256 } from '../support/files'
import { bootPortal, type Portal } from '../support/portal'
import { eventuallyRead, storeFile } from '../support/reading'
import { makeReading } from '../support/readings'
import { makeDocument } from '../support/things'
import { makeEmptyDocument } from '../support/uploads'

async function deckOf(title: string): Promise<Buffer> {
  const deck = new PptxGenJS()
  for (const text of [title, 'Une suite']) deck.addSlide().addText(text, { x: 1, y: 1 })
  return (await deck.write({ outputType: 'nodebuffer' })) as Buffer
}

/** A busy machine takes its time: readings are waited for, and none of these tests is about time. */
vi.setConfig({ testTimeout: 300_000 })

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

describe('in the reader', () => {
  const TABLE = Buffer.from(`Commune;Habitants\n${'Stains;38\n'.repeat(400)}Épinay;54\n`)

  test('a CSV is a table with headings: its first rows, and the one further down that Marie looks for', async () => {
    const { id, slug } = await makeEmptyDocument(portal)
    await storeFile(portal, id, { name: 'communes.csv', bytes: TABLE })
    expect(await eventuallyRead(portal, sha256(TABLE))).toMatchObject({ shape: 'sheets', pageCount: 1 })
    const marie = await portal.as('marie')
    const page = await (await marie.get(`/fr/documents/${slug}/read`)).text()
    expect(page).toMatch(/<th scope="col">Commune<\/th><th scope="col">Habitants<\/th>/)
    expect(page.match(/<td>Stains<\/td>/g)).toHaveLength(300)
    expect(visibleText(page)).toContain('Les 300 premières lignes')
    const found = await (await marie.get(`/fr/documents/${slug}/read?q=epinay`)).text()
    expect(found).toMatch(/<td><mark>Épinay<\/mark><\/td><td>.*?54/)
  })

  test('a picture is a page, called by its document; a film says that it has none', async () => {
    const { id, slug } = await makeEmptyDocument(portal)
    const fileId = await storeFile(portal, id, { name: 'plan.png', bytes: PNG })
    expect(await eventuallyRead(portal, sha256(PNG))).toMatchObject({ shape: 'picture', pageCount: 1 })
    const page = await (await portal.guest().get(`/fr/documents/${slug}/read`)).text()
    expect(page).toMatch(new RegExp(`<img[^>]*src="/files/${fileId}/pages/1/large.webp"[^>]*alt="[^"]+"`))
    const film = await makeEmptyDocument(portal)
    const bytes = Buffer.from('\0\0\0\x20ftypisom\0\0\x02\0isomiso2mp41'.padEnd(400, '\0'), 'latin1')
    await storeFile(portal, film.id, { name: 'film.mp4', bytes })
    const closed = visibleText(await (await portal.guest().get(`/fr/documents/${film.slug}/read`)).text())
    expect(closed).toContain('pas fait de pages')
  })

  test('Marie finds a word that the end of a line has cut in two, whatever its hyphen', async () => {
    const made = await makeDocument(portal, { audience: 'public' })
    await makeReading(portal, made, { pages: 3, shape: 'paper' })
    const { sha256: hash } = await portal.db.storedFile.findUniqueOrThrow({ where: { id: made.fileId } })
    for (const [number, text] of [
      [1, 'Une inno-\nvation utile'],
      [2, 'Le déve\u00adlop\u00adpement de Saint-\nDenis'],
    ] as const)
      await portal.db.filePage.update({ where: { sha256_number: { sha256: hash, number } }, data: { text } })
    const marks = async (words: string) => {
      const answer = await portal
        .guest()
        .get(`/fr/documents/${made.slug}/read?q=${encodeURIComponent(words)}`)
      const page = visibleText(await answer.text())
      return /\d+ occurrences? sur \d+ pages?|Rien pour/.exec(page)?.[0]
    }
    for (const words of ['innovation', 'développement', 'Saint-Denis', 'saint denis'])
      expect([words, await marks(words)]).toEqual([words, '1 occurrence sur 1 page'])
    expect(await marks('saintdenis')).toBe('Rien pour')
  })
})

const soffice = ['/usr/bin/soffice', '/usr/local/bin/soffice'].some((file) => fs.existsSync(file))
describe.skipIf(!soffice)('with LibreOffice, where it is installed', () => {
  test('the operator has what was read drawn, and Marie sees the slides', async () => {
    const document = await makeDocument(portal, { audience: 'members' })
    const bytes = await deckOf('Avec images')
    const fileId = await storeFile(portal, document.id, { name: 'expose.pptx', bytes })
    await eventuallyRead(portal, sha256(bytes))
    // Since this portal was started, LibreOffice has come.
    delete portal.env.SOFFICE
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
