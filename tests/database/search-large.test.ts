import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { config } from '~/config.server'
import type { Visitor } from '~/domain/access/visitor'
import { readSearchWish } from '~/domain/search/search-filters'
import { composeSearch, searchTerms } from '~/domain/search/search-query'
import { closeDatabase, databasePool, db, openDatabase } from '~/storage/database.server'
import { findDocuments } from '~/storage/search/find-documents.server'
import { forgetWords } from '~/storage/search/forget-words.server'
import { termForms } from '~/storage/search/term-forms.server'
import { wordsLike } from '~/storage/search/words.server'
import { createDatabase } from '../support/portal'

// A library in which a search begins with the newest years, and in which more have a word than are read or counted.

const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-search-large-'))
const DOCUMENTS = 6000
const NOW = new Date('2026-05-04T10:00:00Z')

beforeAll(async () => {
  process.env.DATA_DIR = folder
  process.env.DATABASE_URL = await createDatabase(inject('socketFolder'))
  await openDatabase(config())
  await makeLibrary()
})
afterAll(async () => {
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})

/** Two hundred in each of thirty years, number 1 the newest; every third is for members. */
async function makeLibrary(): Promise<void> {
  const client = await databasePool().connect()
  try {
    await client.query(`set statement_timeout = '60s'`)
    await client.query('alter table "LibraryDocument" disable trigger user')
    await client.query(
      `insert into "LibraryDocument" (id, slug, kind, licence, audience, shareable, "datedOn", "createdAt", "updatedAt", "publishedAt")
       select 'd' || n, 'd' || n, 'report', 'CC-BY-4.0', case when n % 3 = 0 then 'members' else 'public' end, true,
         date '2025-12-31' - (n * 365.25 / 200)::int, now(), now(), '2026-01-01' from generate_series(1, $1::int) n`,
      [DOCUMENTS],
    )
    await client.query('alter table "LibraryDocument" enable trigger user')
    await client.query('select search_gate(array(select id from "LibraryDocument"))')
    await client.query(`
      update "SearchDocument" s set rule = search_rule(), head = title || search_year(year),
        open = title || search_year(year), whole = title || words || search_year(year)
      from (select 'd' || n as id, search_vector(case when n = 5900 then 'ville durable' else 'titre' end, 'fr') as title,
          search_vector(concat_ws(' ', 'commun ville', case when n % 40 = 0 then 'durable' else 'puis durable' end,
            case when n % 500 = 0 then 'rare' end), 'fr') as words
        from generate_series(1, ${DOCUMENTS}) n) made where made.id = s."documentId"`)
    await client.query('analyze "SearchDocument"')
  } finally {
    client.release()
  }
}

const GUEST: Visitor = { kind: 'guest' }
const MARIE: Visitor = {
  ...{
    kind: 'member',
    id: 'marie',
    email: 'marie@exemple.fr',
    firstName: 'Marie',
    lastName: 'M',
    lang: 'fr',
  },
}

async function find(q: string, { visitor = MARIE, more = '' }: { visitor?: Visitor; more?: string } = {}) {
  const wish = readSearchWish(new URLSearchParams(`q=${encodeURIComponent(q)}${more}`))
  const terms = searchTerms(wish.q)
  const search = composeSearch(terms, await termForms(terms))
  if (!search) throw new Error('Nothing is asked.')
  const found = await findDocuments(search, wish, { visitor, lang: 'fr', now: NOW })
  return { ...found, ids: found.hits.map(({ id }) => id) }
}

const numbered = (from: number, step: number, most: number) =>
  Array.from({ length: most }, (_, i) => `d${from + i * step}`)

describe('of a word that half of the library has', () => {
  test('the newest are found, and that there are more', async () => {
    const { total, more, ids, facets } = await find('commun', { more: '&sort=recent' })
    expect(total).toBe(1001)
    expect(more).toBe(true)
    expect(new Set(ids)).toEqual(new Set(numbered(1, 1, 20)))
    expect(Object.keys(facets.year ?? {}).every((year) => Number(year) >= 2020)).toBe(true)
  })

  test('pages follow one another to the thousandth, each once', async () => {
    const seen: string[] = []
    let after = ''
    for (let page = 0; page < 60; page += 1) {
      const { ids, more } = await find('commun', { more: `&sort=recent${after}` })
      seen.push(...ids)
      if (!more) break
      after = `&after=${ids.at(-1)}`
    }
    expect(new Set(seen)).toEqual(new Set(numbered(1, 1, 1000)))
    expect(seen.length).toBe(1000)
  })

  test('a year has all of its own', async () => {
    const { total, facets } = await find('commun', { more: '&year=2000' })
    const [row] = await db().$queryRaw<[{ n: number }]>`
      select count(*)::int as n from "SearchDocument" where year = 2000`
    expect(row.n).toBeGreaterThan(150)
    expect(total).toBe(row.n)
    expect(facets.year).toEqual({ 2000: row.n })
  })

  test('a guest finds none of which he may read no word', async () => {
    const { ids, total } = await find('commun', { visitor: GUEST, more: '&sort=recent' })
    expect(total).toBe(1001)
    expect(ids).toHaveLength(20)
    expect(ids.filter((id) => Number(id.slice(1)) % 3 === 0)).toEqual([])
  })
})

test('a word that few have is found in every year', async () => {
  const { total, ids } = await find('rare')
  expect(total).toBe(12)
  expect(new Set(ids)).toEqual(new Set(numbered(500, 500, 12)))
  expect((await find('rare', { visitor: GUEST })).total).toBe(8)
})

describe('words in a row', () => {
  test('are found among the newest that have them and are called so, and it is said that others were not read', async () => {
    const { total, ids, unread } = await find('"ville durable"', { more: '&sort=recent' })
    expect(unread).toBe(true)
    expect(total).toBe(26)
    expect(new Set(ids)).toEqual(new Set(numbered(40, 40, 20)))
    const byRelevance = await find('"ville durable"')
    expect(byRelevance.ids[0]).toBe('d5900')
  })

  test('are all found where the search is narrow enough', async () => {
    const { total, unread } = await find('"ville durable"', { more: '&year=2000' })
    expect(unread).toBe(false)
    expect(total).toBe(5)
  })

  test('that are left out leave the others', async () => {
    const { ids } = await find('rare -"ville durable"')
    expect(new Set(ids)).toEqual(new Set(numbered(500, 500, 12).filter((id) => Number(id.slice(1)) % 40)))
  })
})

test('a word is offered as a correction as long as a document has it', async () => {
  const write = (id: string, title: string) =>
    db().libraryDocument.create({
      data: {
        ...{
          id,
          slug: id,
          kind: 'report',
          licence: 'CC-BY-4.0',
          publishedAt: NOW,
          createdAt: NOW,
          updatedAt: NOW,
        },
        texts: { create: { lang: 'fr', title, abstract: '' } },
      },
    })
  await write('first', 'Zygomatique et prévisions')
  await write('second', 'Prévision avec le temps')
  const known = async () => (await wordsLike('zygomatiqe')).length + (await wordsLike('prevsion')).length
  expect(await known()).toBe(3)
  await forgetWords()
  expect(await known()).toBe(3)
  await db().libraryDocument.delete({ where: { id: 'first' } })
  expect(await forgetWords()).toBe(1)
  expect(await wordsLike('zygomatiqe')).toEqual([])
  expect((await wordsLike('prevsion')).map(({ written }) => written)).toContain('prévision')
})
