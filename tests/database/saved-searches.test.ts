import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { nanoid } from 'nanoid'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { config } from '~/config.server'
import { isPersonal } from '~/domain/letters/personal'
import { readSearchWish } from '~/domain/search/search-filters'
import { closeDatabase, db, openDatabase } from '~/storage/database.server'
import { personOf } from '~/usecases/login-sessions.server'
import { endByToken, lookAtEnd, saveSearch } from '~/usecases/search/saved-searches.server'
import { tellOfSearches } from '~/usecases/search/tell-of-searches.server'
import { type CastName, createCast, emailOf, idOf } from '../support/cast'
import { createDatabase } from '../support/portal'

const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-searches-'))
const DAY = 24 * 3_600_000
const began = new Date()
const inDays = (days: number) => new Date(began.getTime() + days * DAY)

beforeAll(async () => {
  process.env.DATA_DIR = folder
  process.env.DATABASE_URL = await createDatabase(inject('socketFolder'))
  await openDatabase(config())
  await createCast(db())
})
afterAll(async () => {
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await db().letter.deleteMany()
  await db().savedSearch.deleteMany()
  await db().libraryDocument.deleteMany()
})

type Facts = { title: string; publishedAt: Date; audience?: string; body?: string; embargoUntil?: Date }

async function publish({ title, publishedAt, audience = 'members', body, embargoUntil }: Facts) {
  const id = nanoid(21)
  const text = { lang: 'fr', title, abstract: 'Une notice.', keywords: [] }
  await db().libraryDocument.create({
    data: {
      ...{
        id,
        slug: `d-${id.toLowerCase().replace(/[^a-z0-9]/g, 'x')}`,
        kind: 'report',
        licence: 'CC-BY-4.0',
      },
      ...{ audience, createdAt: publishedAt, updatedAt: publishedAt, publishedAt, embargoUntil },
      texts: { create: { ...text, ...(body ? { body: { create: { markdown: body } } } : {}) } },
    },
  })
}

const member = (who: CastName) => db().member.findUniqueOrThrow({ where: { id: idOf(who) } })

async function follow(who: CastName, query: string, every: 'day' | 'week' = 'day') {
  const person = personOf(await member(who))
  if (!person) throw new Error(`${who} may not sign in`)
  return saveSearch(person, readSearchWish(new URLSearchParams(query)), every, began)
}

const letters = async () => {
  const rows = await db().letter.findMany({ orderBy: { toAddress: 'asc' } })
  return rows.map(({ toAddress, text }) => ({ toAddress, text }))
}

test('Marie hears once, at her pace, of what came out since and answers her search; not of what was there', async () => {
  await publish({ title: 'Les capteurs de demain', publishedAt: inDays(-3) })
  expect(await follow('marie', '?q=capteur', 'week')).toEqual({ outcome: 'saved' })
  await publish({ title: 'Capteurs et habitants', publishedAt: inDays(2) })
  await publish({ title: 'Un tout autre sujet', publishedAt: inDays(2) })
  expect(await tellOfSearches(inDays(3))).toEqual({ looked: 0, told: 0 })
  expect(await tellOfSearches(inDays(7))).toEqual({ looked: 1, told: 1 })
  const [letter, ...more] = await letters()
  expect(more).toEqual([])
  expect(letter?.toAddress).toContain(emailOf('marie'))
  expect(letter?.text).toContain('Capteurs et habitants')
  expect(letter?.text).not.toMatch(/demain|autre sujet/)
  expect(letter?.text).toContain('/fr/search?q=capteur&sort=recent')
  expect(await tellOfSearches(inDays(14))).toEqual({ looked: 1, told: 0 })
})

test('nobody hears of what is not for him, nor by words that he may not read', async () => {
  for (const who of ['marie', 'emile'] as const) await follow(who, '?q=gouvernance')
  await publish({ title: 'Note interne de gouvernance', publishedAt: inDays(0.1), audience: 'staff' })
  const closed = { body: 'La gouvernance, vue de près.', embargoUntil: inDays(90) }
  await publish({ title: 'Sous embargo', publishedAt: inDays(0.1), ...closed })
  await tellOfSearches(inDays(1))
  const told = await letters()
  expect(told.map(({ toAddress }) => toAddress)).toEqual([expect.stringContaining(emailOf('emile'))])
  expect(told[0]?.text).toContain('Note interne')
})

test('who is suspended or leaves hears nothing; back again, he hears of all of it', async () => {
  await follow('marie', '?q=mobilité')
  await publish({ title: 'Mobilités douces', publishedAt: inDays(0.1) })
  await db().member.update({ where: { id: idOf('marie') }, data: { suspendedAt: inDays(0.2) } })
  expect(await tellOfSearches(inDays(1))).toEqual({ looked: 1, told: 0 })
  await db().member.update({ where: { id: idOf('marie') }, data: { suspendedAt: null } })
  expect(await tellOfSearches(inDays(2))).toEqual({ looked: 1, told: 1 })
  expect((await letters())[0]?.text).toContain('Mobilités douces')
})

test('two processes at once write one letter', async () => {
  await follow('marie', '?q=eau')
  await publish({ title: 'L’eau dans la ville', publishedAt: inDays(0.1) })
  const reports = await Promise.all([tellOfSearches(inDays(1)), tellOfSearches(inDays(1))])
  expect(reports.reduce((sum, { told }) => sum + told, 0)).toBe(1)
  expect(await letters()).toHaveLength(1)
})

test('the link of a letter ends its search, and only that one; it is nobody else’s to read', async () => {
  await follow('marie', '?q=énergie')
  await follow('marie', '?q=climat')
  await publish({ title: 'Énergie', publishedAt: inDays(0.1) })
  await tellOfSearches(inDays(1))
  const [letter] = await letters()
  expect(isPersonal({ text: letter?.text ?? '', link: null })).toBe(true)
  const token = decodeURIComponent(/end-search\?token=(\S+)/.exec(letter?.text ?? '')?.[1] ?? '')
  expect(await lookAtEnd(token)).toEqual({ q: 'énergie' })
  expect(await endByToken(token)).toEqual({ outcome: 'done' })
  expect(await endByToken(token)).toEqual({ outcome: 'spent' })
  expect(await lookAtEnd(token)).toBeNull()
  expect((await db().savedSearch.findMany()).map(({ query }) => query)).toEqual(['?q=climat'])
})

test('twenty are followed at most; the same search twice is one, at the pace of the last', async () => {
  for (let n = 0; n < 20; n++) expect(await follow('marie', `?q=mot${n}`)).toEqual({ outcome: 'saved' })
  expect(await follow('marie', '?q=un-de-trop')).toEqual({ outcome: 'full' })
  expect(await follow('marie', '?q=mot3&sort=title', 'week')).toEqual({ outcome: 'saved' })
  const row = await db().savedSearch.findMany({ where: { query: '?q=mot3' } })
  expect(row).toMatchObject([{ every: 'week' }])
  expect(await follow('paul', '?q=mot')).toEqual({ outcome: 'nothing' })
})
