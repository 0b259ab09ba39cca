import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { config } from '~/config.server'
import { GUEST } from '~/domain/access/visitor'
import { authorName } from '~/domain/citing/author-name'
import { foldText } from '~/domain/fold'
import { isSlug, slugFrom } from '~/domain/slug'
import { closeDatabase, databasePool, db, openDatabase } from '~/storage/database.server'
import { listAuthors, openAuthor } from '~/usecases/library/authors.server'
import { createDatabase } from '../support/portal'

const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-authors-'))
const now = new Date('2026-05-04T10:00:00Z')
const before = new Date('2026-05-03T10:00:00Z')

beforeAll(async () => {
  process.env.DATA_DIR = folder
  process.env.DATABASE_URL = await createDatabase(inject('socketFolder'))
  await openDatabase(config())
})
afterAll(async () => {
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await db().libraryDocument.deleteMany()
  await db().workshop.deleteMany()
})

let made = 0
const make = (names: string[], facts: object = {}) => {
  made++
  return db().libraryDocument.create({
    data: {
      ...{ id: `doc${made}`.padEnd(21, '0'), slug: `doc-${made}`, kind: 'report', licence: 'CC-BY-4.0' },
      ...{ audience: 'public', createdAt: before, updatedAt: before, publishedAt: before },
      authors: { create: names.map((name, position) => ({ position, name })) },
      ...facts,
    },
  })
}
const list = (letter: string | null = null, page = 1) => listAuthors(GUEST, { letter, page }, now)
const open = (slug: string, page = 1) => openAuthor(GUEST, slug, { lang: 'fr', page }, now)
const names = (authors: { name: string; documents: number }[]) =>
  authors.map(({ name, documents }) => `${name} ${documents}`)

async function written(name: string): Promise<{ slug: string; key: string }> {
  const { rows } = await databasePool().query('select author_slug($1) as slug, author_key($1) as key', [name])
  return rows[0]
}

const folded = (text: string) =>
  foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

describe('a name in the database', () => {
  test.each([
    'Marie Exemple',
    '  Marie   Claire  Exemple ',
    'Jean-Émile Éluard',
    'Jean de La Fontaine',
    'Anna van der Berg',
    'Paul d’Exemple',
    'Exemple Martin, Marie',
    'TerriNum',
    'Ville de Saint-Denis',
    'Rédaction de démonstration',
    'Université Paris 8',
    'Direction de l’aménagement',
    'Exemple & associés',
    'Les habitants du quartier',
    'marie exemple',
    'Œuvre collective',
    'A, B, C',
  ])('%s is sorted as bibliographies sort it', async (name) => {
    const parts = authorName(name)
    const sorted = 'literal' in parts ? parts.literal : `${parts.family} ${parts.given}`
    expect((await written(name)).key).toBe(folded(sorted))
  })

  test.each([
    ['Marie Exemple', 'marie-exemple'],
    ['MARIE EXEMPLE', 'marie-exemple'],
    ['Exemple, Marie', 'marie-exemple'],
    ['  Marie  Exemple', 'marie-exemple'],
    ['Élodie Œuvrard', 'elodie-oeuvrard'],
    ['Paul d’Exemple', 'paul-d-exemple'],
  ])('%s has the address %s', async (name, slug) => {
    expect((await written(name)).slug).toBe(slug)
    if (!name.includes(',')) expect(slugFrom(name)).toBe(slug)
  })

  test('long names of the same beginning, and names without letters, have addresses of their own', async () => {
    const long = 'Observatoire '.repeat(12)
    const slugs = await Promise.all([`${long}nord`, `${long}sud`, '王', '李', '—'].map(written))
    expect(new Set(slugs.map(({ slug }) => slug)).size).toBe(5)
    for (const { slug } of slugs) expect([slug, isSlug(slug)]).toEqual([slug, true])
    expect(slugs[2]?.key).toBe('~王')
  })
})

describe('the list of authors', () => {
  test('writings of one name are one author, called as most documents call him', async () => {
    await make(['Marie Exemple', 'Paul Second'])
    await make(['Marie EXEMPLE'])
    await make(['Exemple, Marie', 'Zoé Tierce'])
    await make(['Marie Exemple'])
    const { authors, letters, letter } = await list()
    expect(names(authors)).toEqual(['Marie Exemple 4', 'Paul Second 1', 'Zoé Tierce 1'])
    expect([letters, letter]).toEqual([['e', 's', 't'], null])
    expect((await open('marie-exemple'))?.documents).toHaveLength(4)
  })

  test('who only wrote what a guest may not know of is not there, nor counted, nor called as it is there', async () => {
    await make(['Marie Exemple'])
    for (const facts of [{ publishedAt: null }, { audience: 'staff' }, { withdrawnAt: before }])
      await make(['MARIE EXEMPLE', 'Ida Cachée'], facts)
    expect(names((await list()).authors)).toEqual(['Marie Exemple 1'])
    expect((await list()).letters).toEqual(['e'])
    expect(await open('ida-cachee')).toBeNull()
    expect((await open('marie-exemple'))?.paging.total).toBe(1)
  })

  test('more names than a page holds are shown by letter, page by page', async () => {
    const many = Array.from(
      { length: 205 },
      (_, i) =>
        `Anne Bo${String(i)
          .padStart(3, '0')
          .replace(/\d/g, (d) => 'abcdefghij'[Number(d)] ?? '')}`,
    )
    for (let i = 0; i < many.length; i += 41) await make(many.slice(i, i + 41))
    await make(['Yves Zed'])
    const first = await list()
    expect([first.letter, first.authors.length, first.paging.pages]).toEqual(['b', 200, 2])
    expect((await list('b', 2)).authors).toHaveLength(5)
    expect(names((await list('z')).authors)).toEqual(['Yves Zed 1'])
    expect((await list('q')).authors).toEqual([])
  })
})

test('an author’s page names the published workshops in which he speaks, however his name is written there', async () => {
  await make(['Marie Exemple'])
  const workshop = (slug: string, speaker: string, facts: object = {}) =>
    db().workshop.create({
      data: {
        ...{ id: slug.padEnd(21, '0'), slug, theme: 'energy', audience: 'members' },
        ...{ createdAt: before, updatedAt: before, publishedAt: before },
        texts: {
          create: {
            ...{ lang: 'fr', title: slug, summary: '', place: '', body: '' },
            programme: [
              { time: '09:00', title: 'Ouverture' },
              { time: '10:00', title: 'Exposé', speaker },
            ],
          },
        },
        ...facts,
      },
    })
  await workshop('with-others', 'Paul Second et Marie EXEMPLE (Paris 8)')
  await workshop('draft', 'Marie Exemple', { publishedAt: null })
  await workshop('of-another', 'Marie-Anne Exemple')
  const spoken = async () => (await open('marie-exemple'))?.workshops.map(({ slug }) => slug)
  expect(await spoken()).toEqual(['with-others'])
  await db().workshopText.update({
    where: { workshopId_lang: { workshopId: 'with-others'.padEnd(21, '0'), lang: 'fr' } },
    data: { programme: [] },
  })
  expect(await spoken()).toEqual([])
})
