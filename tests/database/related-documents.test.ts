import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { config } from '~/config.server'
import { GUEST, type Visitor } from '~/domain/access/visitor'
import { closeDatabase, db, openDatabase } from '~/storage/database.server'
import { findRelated } from '~/storage/library/related.server'
import { createDatabase } from '../support/portal'

const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-related-'))
const now = new Date('2026-05-04T10:00:00Z')
const before = new Date('2026-05-03T10:00:00Z')
const EMILE: Visitor = {
  ...{ kind: 'editor', id: 'e'.repeat(21), email: 'e@exemple.test' },
  ...{ firstName: 'Émile', lastName: 'Éditeur', lang: 'fr' },
}

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

type Facts = { keywords?: string[]; authors?: string[]; title?: string; abstract?: string; closed?: string }

/** A public document without theme that is like no other one, apart from what is said of it. */
async function make(
  slug: string,
  { keywords = [], authors = [], title, abstract = '', closed }: Facts = {},
  facts: object = {},
) {
  await db().libraryDocument.create({
    data: {
      ...{ id: slug.padEnd(21, '0'), slug, kind: 'report', licence: 'CC-BY-4.0', audience: 'public' },
      ...{ createdAt: before, updatedAt: before, publishedAt: before },
      authors: { create: authors.map((name, position) => ({ position, name })) },
      texts: {
        create: {
          ...{ lang: 'fr', title: title ?? slug, abstract, keywords },
          ...(closed ? { body: { create: { markdown: closed } } } : {}),
        },
      },
      ...facts,
    },
  })
}
const related = async (slug: string, visitor: Visitor = GUEST, most = 4) =>
  (await findRelated(slug, { visitor, now, most })).map((id) => id.replace(/0+$/, ''))

describe('what is like a document', () => {
  test('shares keywords, authors however they are written, words of its title, or its theme; the nearest first', async () => {
    await make(
      'one',
      { keywords: ['eau', 'nature'], authors: ['Marie Exemple'], title: 'La rivière endormie' },
      { theme: 'green' },
    )
    await make('theme', {}, { theme: 'green' })
    await make('keyword', { keywords: ['eau'] })
    await make('both', { keywords: ['eau', 'nature'] })
    await make(
      'author',
      { authors: ['EXEMPLE, Marie', 'Paul Second'], keywords: ['nature'] },
      { theme: 'green' },
    )
    await make('title', { title: 'Rivières endormies' })
    await make(
      'else',
      { keywords: ['fer'], authors: ['Paul Second'], title: 'La rivière' },
      { theme: 'blue' },
    )
    expect(await related('one', GUEST, 9)).toEqual(['author', 'both', 'keyword', 'title', 'theme'])
    expect(await related('one')).toHaveLength(4)
  })

  test('is nothing when there is none', async () => {
    await make('one', { keywords: ['eau'] })
    await make('else', { keywords: ['fer'] })
    expect(await related('one')).toEqual([])
    expect(await related('nowhere')).toEqual([])
  })

  test('of one workshop stands first, two at most: its page has them all', async () => {
    await db().workshop.create({
      data: {
        ...{ id: 'w'.repeat(21), slug: 'atelier', theme: 'green', audience: 'public' },
        ...{ createdAt: before, updatedAt: before, publishedAt: before },
      },
    })
    const beside = { workshopId: 'w'.repeat(21) }
    await make('one', { keywords: ['eau'] }, beside)
    for (const slug of ['ia', 'ib', 'ic']) await make(slug, {}, beside)
    for (const slug of ['ka', 'kb', 'kc']) await make(slug, { keywords: ['eau'] })
    expect(await related('one')).toEqual(['ia', 'ib', 'ka', 'kb'])
  })

  test('is named to whom lists name it', async () => {
    const like = { keywords: ['eau'] }
    await make('one', like)
    await make('members', like, { audience: 'members' })
    await make('embargoed', like, { embargoUntil: new Date('2027-01-01') })
    await make('staff', like, { audience: 'staff' })
    await make('draft', like, { publishedAt: null })
    await make('scheduled', like, { publishedAt: new Date('2027-01-01') })
    await make('withdrawn', like, { withdrawnAt: before })
    expect((await related('one', GUEST, 9)).sort()).toEqual(['embargoed', 'members'])
    expect((await related('one', EMILE, 9)).sort()).toEqual(['embargoed', 'members', 'staff'])
  })

  test('is not found by what is closed in either: it would tell what stands there', async () => {
    const secret = 'fusion prochaine des intercommunalités'
    await make('one', { closed: secret, title: secret, abstract: secret })
    await make('closed', { closed: `Ouvert.\n\n<!-- members -->\n\n${secret}` }, { audience: 'members' })
    expect(await related('one')).toEqual([])
    expect(await related('closed')).toEqual([])
  })
})
