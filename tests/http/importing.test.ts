import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootPortal, type Portal } from '../support/portal'

const ROOT = path.resolve(import.meta.dirname, '../..')
const LIBRARY = path.join(ROOT, 'content/library')

let portal: Portal
let folder: string
beforeAll(async () => {
  portal = await bootPortal({ library: 'demonstration' })
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-library-'))
  fs.cpSync(LIBRARY, folder, { recursive: true })
})
afterAll(async () => {
  await portal.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

/** What an operator types, against the portal that is running. */
async function command(...args: string[]) {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATABASE_URL: portal.databaseUrl,
    DATA_DIR: portal.dataDir,
  }
  const run = promisify(execFile)(process.execPath, ['build/server/index.js', ...args], { cwd: ROOT, env })
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code: Number(code), said: `${stdout}${stderr}` }),
  )
}

const SURVEY = 'documents/enquete-acteurs/document.fr.md'
const survey = () =>
  portal.db.libraryDocument.findUniqueOrThrow({
    where: { slug: 'enquete-acteurs' },
    include: { versions: { include: { files: true } } },
  })

function edit(file: string, change: (text: string) => string): void {
  const where = path.join(folder, file)
  fs.writeFileSync(where, change(fs.readFileSync(where, 'utf8')))
}

describe('the demonstration library', () => {
  test('is there at the first start, with its files, its embargo and its draft', async () => {
    expect(await portal.db.workshop.count()).toBe(3)
    expect(await portal.db.libraryDocument.count()).toBe(12)
    const guest = portal.guest()
    expect((await guest.get('/fr/documents/veille-villes-intelligentes')).status).toBe(200)
    expect((await guest.get('/fr/documents/eau-nature-capteurs')).status).toBe(404)
    expect(await (await guest.get('/fr/documents/vision-strategique')).text()).toContain('1er mars 2028')
  })

  test('has a collection, said to be a demonstration, in the order of its file', async () => {
    const page = await (await portal.guest().get('/en/collections/comprendre-avant-d-agir')).text()
    expect(page).toContain('Demonstration data')
    const places = [
      'diagnostic-territorial',
      'enquete-acteurs',
      'veille-villes-intelligentes',
      'vision-strategique',
    ].map((slug) => page.indexOf(`href="/en/documents/${slug}"`))
    expect(places[0]).toBeGreaterThan(0)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('each document has its texts in both languages, and research has 600 words and a cut', async () => {
    const bodies = await portal.db.documentBody.findMany({
      include: { text: { include: { document: true } } },
    })
    expect(bodies).toHaveLength(24)
    for (const { markdown, text } of bodies) {
      expect(markdown).toContain('<!-- members -->')
      if (text.document.kind !== 'presentation')
        expect(markdown.split(/\s+/).length).toBeGreaterThanOrEqual(600)
    }
  })
})

describe('an operator imports a folder', () => {
  test('twice: nothing doubles, nothing changes', async () => {
    const before = await survey()
    const { code, said } = await command('import', folder)
    expect([code, said]).toEqual([0, expect.stringContaining('created 0, updated 0, unchanged 16')])
    expect(await survey()).toEqual(before)
  })

  test('first dry: it says what would change, and changes nothing; then the same in earnest', async () => {
    edit(SURVEY, (text) => text.replace(/^title: .*$/m, 'title: Un autre titre'))
    const before = await survey()
    const dry = await command('import', folder, '--dry-run')
    expect([dry.code, dry.said]).toEqual([0, expect.stringContaining('enquete-acteurs')])
    expect(dry.said).toContain('title.fr')
    expect(await survey()).toEqual(before)
    expect((await command('import', folder)).code).toBe(0)
    const page = await (await portal.guest().get('/fr/documents/enquete-acteurs')).text()
    expect(page).toContain('Un autre titre')
    const [entry] = await portal.db.auditEntry.findMany({
      where: { thingId: before.id, act: 'change-document' },
    })
    expect(entry).toMatchObject({ via: 'cli', actorId: null })
  })

  test('a collection whose documents are put in another order', async () => {
    const collection = 'collections/comprendre-avant-d-agir/collection.fr.md'
    edit(collection, (text) =>
      text.replace(/ {2}- diagnostic-territorial\n([\s\S]*?)---/, '$1  - diagnostic-territorial\n---'),
    )
    expect((await command('import', folder)).said).toContain('documents')
    const items = await portal.db.collectionItem.findMany({
      orderBy: { position: 'asc' },
      select: { document: { select: { slug: true } } },
    })
    expect(items.map(({ document }) => document.slug).at(-1)).toBe('diagnostic-territorial')
    expect(items).toHaveLength(4)
    edit(collection, (text) => text.replace('enquete-acteurs', 'nowhere'))
    const { code, said } = await command('import', folder)
    expect([code, said]).toEqual([1, expect.stringContaining('nowhere is no document of this folder')])
    edit(collection, (text) => text.replace('nowhere', 'enquete-acteurs'))
  })

  test('a changed file is a new version; the old one stays', async () => {
    const file = path.join(folder, 'documents/enquete-acteurs/enquete-acteurs.pdf')
    fs.appendFileSync(file, '\n% corrected\n')
    await command('import', folder)
    const { versions } = await survey()
    expect(versions.map(({ number, files }) => [number, files.length]).sort()).toEqual([
      [1, 1],
      [2, 1],
    ])
  })

  test('with a mistake in it: every mistake is named with its file, and nothing is imported', async () => {
    const before = await survey()
    edit(SURVEY, (text) => text.replace('audience: members', 'audience: everybody\nembargo: 2030-01-01'))
    edit('workshops/developpement-durable/workshop.fr.md', (text) =>
      text.replace('sustainable-development', 'cooking'),
    )
    const { code, said } = await command('import', folder)
    expect(code).toBe(1)
    expect(said).toMatch(/enquete-acteurs\/document\.fr\.md: .*audience/)
    expect(said).toContain('embargo')
    expect(await survey()).toEqual(before)
  })

  test('a folder that is none is said to be none', async () => {
    const { code, said } = await command('import', '/nowhere')
    expect([code, said]).toEqual([1, expect.stringContaining('/nowhere')])
  })
})
