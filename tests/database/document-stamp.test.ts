import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { config } from '~/config.server'
import { closeDatabase, db, openDatabase } from '~/storage/database.server'
import { harvest } from '~/usecases/machines/harvest.server'
import { listSitemaps, readSitemap } from '~/usecases/machines/sitemaps.server'
import { stampLiftedEmbargoes } from '~/usecases/machines/stamp-embargoes.server'
import { createDatabase } from '../support/portal'

const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-stamp-'))
const day = (n: number) => new Date(Date.UTC(2026, 0, n))

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

const make = (n: number, facts: object = {}) =>
  db().libraryDocument.create({
    data: {
      ...{ id: `stamp${n}`.padEnd(21, '0'), slug: `stamp-${n}`, kind: 'report', licence: 'CC-BY-4.0' },
      ...{ audience: 'public', createdAt: day(1), updatedAt: day(2), publishedAt: day(2) },
      ...facts,
    },
  })
const stampOf = async (id: string) =>
  (await db().libraryDocument.findUniqueOrThrow({ where: { id } })).stampedAt
const all = { prefix: 'oai_dc', set: null, from: null, before: null } as const
const told = async (now: Date, from: Date | null = null) => {
  const harvested = await harvest({ selection: { ...all, from } }, now)
  return harvested.outcome === 'harvested' ? harvested.records.map(({ work }) => work.slug) : []
}

test('a document is stamped when it changes, comes out or goes', async () => {
  const { id } = await make(1)
  expect(await stampOf(id)).toEqual(day(2))
  await db().libraryDocument.update({ where: { id }, data: { updatedAt: day(5) } })
  expect(await stampOf(id)).toEqual(day(5))
  await db().libraryDocument.update({ where: { id }, data: { withdrawnAt: day(6) } })
  expect(await stampOf(id)).toEqual(day(6))
})

test('what is scheduled is harvested by who asks day after day, on its day', async () => {
  await make(1, { publishedAt: day(10) })
  expect(await told(day(9))).toEqual([])
  expect(await told(day(10), day(9))).toEqual(['stamp-1'])
})

test('with its workshop a document comes out, and its change is told', async () => {
  const workshop = { theme: 'x', audience: 'public', createdAt: day(1), updatedAt: day(1) }
  const { id: workshopId } = await db().workshop.create({
    data: { id: 'w'.repeat(21), slug: 'w', ...workshop },
  })
  const { id } = await make(1, { workshopId })
  expect(await told(day(8))).toEqual([])
  await db().workshop.update({ where: { id: workshopId }, data: { publishedAt: day(7) } })
  expect([await stampOf(id), await told(day(8), day(7))]).toEqual([day(7), ['stamp-1']])
  await db().workshop.update({ where: { id: workshopId }, data: { updatedAt: day(9) } })
  expect(await stampOf(id)).toEqual(day(9))
})

test('the day on which an embargo ends is told', async () => {
  const [{ id }, later] = [await make(1, { embargoUntil: day(12) }), await make(2, { embargoUntil: day(20) })]
  await stampLiftedEmbargoes(day(13))
  expect([await stampOf(id), await stampOf(later.id)]).toEqual([day(12), day(2)])
  await db().libraryDocument.update({ where: { id }, data: { updatedAt: day(14) } })
  await stampLiftedEmbargoes(day(15))
  expect(await stampOf(id)).toEqual(day(14))
})

test('the sitemap is split, and each document stands in one part', async () => {
  for (let n = 1; n <= 5; n += 1) await make(n, n === 3 ? { audience: 'staff' } : {})
  const names = await listSitemaps(day(9), 3)
  expect(names).toEqual(['pages', 'documents-1', 'documents-2'])
  const parts = await Promise.all(names.slice(1).map((name) => readSitemap(name, day(9), 3)))
  const slugs = parts.flatMap((part) => (part && 'things' in part ? part.things.map(({ slug }) => slug) : []))
  expect(slugs.sort()).toEqual(['stamp-1', 'stamp-2', 'stamp-4', 'stamp-5'])
  expect(await readSitemap('documents-3', day(9), 3)).toBeNull()
})
