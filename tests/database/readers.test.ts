import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { config } from '~/config.server'
import { GUEST } from '~/domain/access/visitor'
import { closeDatabase, db, openDatabase } from '~/storage/database.server'
import { mostReadListed } from '~/storage/readers.server'
import { noteReader, rankReadings } from '~/usecases/library/readers.server'
import { createDatabase } from '../support/portal'

const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-readers-'))
const DAY = 24 * 3_600_000
let made = 0
/** Later in each test: what this process remembers goes on. */
let now: Date

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
  now = new Date(Date.UTC(2026, 4 + made, 4, 10))
  await db().readingCount.deleteMany()
})

async function document(audience = 'public'): Promise<string> {
  made += 1
  const id = `readers${made}`.padEnd(21, '0')
  const dates = { createdAt: new Date(0), updatedAt: new Date(0), publishedAt: new Date(0) }
  await db().libraryDocument.create({
    data: { id, slug: `lu-${made}`, kind: 'report', licence: 'CC-BY-4.0', audience, ...dates },
  })
  return id
}

const later = (days: number) => new Date(now.getTime() + days * DAY)
const counted = (documentId: string) =>
  db().readingCount.findMany({
    where: { documentId },
    orderBy: { day: 'asc' },
    select: { reads: true, readers: true },
  })

async function ranked(at = now): Promise<[string, number][]> {
  await rankReadings(at)
  return (await mostReadListed(GUEST, at)).map(({ id, reads }) => [id, reads])
}

test('who reads a document all day is one reader of it', async () => {
  const id = await document()
  for (let n = 0; n < 5; n += 1) await noteReader(id, 'marie', now)
  await noteReader(id, 'ada', now)
  expect(await counted(id)).toEqual([{ reads: 2, readers: 2 }])
  await noteReader(id, 'marie', later(1))
  expect(await counted(id)).toEqual([
    { reads: 2, readers: 2 },
    { reads: 1, readers: 2 },
  ])
})

test('all that is kept is numbers by document and day', async () => {
  const id = await document()
  await noteReader(id, 'marie', now)
  const [row] = await db().readingCount.findMany({ where: { documentId: id } })
  expect(row).toEqual({
    documentId: id,
    day: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 4)),
    reads: 1,
    readers: 1,
  })
})

test('what one or two people read, however often, is told to nobody; what three read is', async () => {
  const [often, three] = [await document(), await document()]
  for (let day = 0; day < 10; day += 1)
    for (const reader of ['marie', 'paul']) await noteReader(often, reader, later(day))
  for (const reader of ['marie', 'paul', 'lise']) await noteReader(three, reader, later(9))
  expect(await ranked(later(10))).toEqual([[three, 3]])
  await noteReader(often, 'lise', later(10))
  expect(await ranked(later(10))).toEqual([
    [often, 21],
    [three, 3],
  ])
})

test('after thirty days it is nobody’s reading any more', async () => {
  const id = await document()
  for (const reader of ['marie', 'paul', 'lise']) await noteReader(id, reader, now)
  expect(await ranked(later(29))).toEqual([[id, 3]])
  expect(await ranked(later(31))).toEqual([])
})

test('of what is not for a visitor nothing is told, nor of what was withdrawn', async () => {
  const [staff, gone] = [await document('staff'), await document()]
  for (const id of [staff, gone])
    for (const reader of ['marie', 'paul', 'lise']) await noteReader(id, reader, now)
  expect(await ranked()).toEqual([[gone, 3]])
  await db().libraryDocument.update({ where: { id: gone }, data: { withdrawnAt: new Date(0) } })
  expect(await ranked()).toEqual([])
  const emile = { kind: 'editor', id: 'e', email: '', firstName: '', lastName: '', lang: 'fr' } as const
  expect((await mostReadListed(emile, now)).map(({ id }) => id)).toEqual([staff])
})

test('a document that is gone has no readers', async () => {
  await noteReader('nowhere'.padEnd(21, '0'), 'marie', now)
  expect(await db().readingCount.count()).toBe(0)
})
