import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { nanoid } from 'nanoid'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { config } from '~/config.server'
import { closeDatabase, db, openDatabase } from '~/storage/database.server'
import { tellOfEndings } from '~/usecases/access/tell-of-endings.server'
import { tellStaffOfLateRequests } from '~/usecases/access/tell-staff.server'
import { RULES } from '~/usecases/retention/rules.server'
import { createCast, emailOf, idOf } from '../support/cast'
import { createDatabase } from '../support/portal'

const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-endings-'))
const DAY = 24 * 3_600_000
const now = new Date()
const inDays = (days: number) => new Date(now.getTime() + days * DAY)
const GAELLE = 'gaelle@ailleurs.test'

beforeAll(async () => {
  process.env.DATA_DIR = folder
  process.env.DATABASE_URL = await createDatabase(inject('socketFolder'))
  await openDatabase(config())
  await createCast(db())
  await db().guestAsker.create({
    data: {
      ...{ id: 'gaelle', email: GAELLE, emailKey: GAELLE, firstName: 'Gaëlle', lastName: 'Invitée' },
      ...{ organisation: 'Université', lang: 'fr', confirmedAt: inDays(-100) },
    },
  })
})
afterAll(async () => {
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await db().letter.deleteMany()
  await db().libraryDocument.deleteMany()
})

/** Somebody's request for a document of its own, with what became of it. */
async function request(who: 'marie' | 'gaelle', facts: object): Promise<string> {
  const [id, documentId] = [nanoid(21), nanoid(21)]
  const moment = inDays(-50)
  const document = { kind: 'report', licence: 'CC-BY-4.0', audience: 'by-request' }
  await db().libraryDocument.create({
    data: {
      ...{ id: documentId, slug: documentId.toLowerCase(), ...document },
      ...{ createdAt: moment, updatedAt: moment, publishedAt: moment },
    },
  })
  const asker = who === 'marie' ? { memberId: idOf('marie') } : { guestId: 'gaelle' }
  await db().accessGrant.create({
    data: { id, documentId, ...asker, message: 'Pour lire', askedAt: inDays(-45), ...facts },
  })
  return id
}

const letters = async () =>
  (await db().letter.findMany({ orderBy: { queuedAt: 'asc' } })).map(({ kind, toAddress }) => [
    kind,
    toAddress,
  ])

describe('an access that was granted until a date', () => {
  test.each([
    ['marie', emailOf('marie')],
    ['gaelle', GAELLE],
  ] as const)('tells %s a week before, and when it has ended, each once', async (who, email) => {
    await request(who, { grantedAt: inDays(-24), endsAt: inDays(6) })
    await tellOfEndings(now)
    await tellOfEndings(now)
    expect(await letters()).toEqual([['access-ending', email]])
    await db().letter.deleteMany()
    await tellOfEndings(inDays(6))
    await tellOfEndings(inDays(7))
    expect(await letters()).toEqual([['access-ended', email]])
  })

  test.each([
    ['of less than two weeks is told of its end alone', { grantedAt: inDays(-6), endsAt: inDays(1) }],
    ['of more than a week from now is not told of', { grantedAt: inDays(-24), endsAt: inDays(8) }],
    ['without end is not told of', { grantedAt: inDays(-24) }],
    ['that nobody granted is not told of', {}],
  ])('%s', async (_what, facts) => {
    await request('marie', facts)
    await tellOfEndings(now)
    expect(await letters()).toEqual([])
  })

  test('by two processes at once: one letter', async () => {
    await request('marie', { grantedAt: inDays(-40), endsAt: inDays(-1) })
    await Promise.all([tellOfEndings(now), tellOfEndings(now)])
    expect(await letters()).toEqual([['access-ended', emailOf('marie')]])
  })
})

describe('requests of the hour after the staff’s last letter', () => {
  const told = (updatedAt: Date) =>
    db().setting.upsert({
      where: { key: 'request-letter' },
      create: { key: 'request-letter', value: {}, updatedAt },
      update: { updatedAt },
    })
  const minutesAgo = (n: number) => new Date(now.getTime() - n * 60_000)

  test('are told of when it has passed, once', async () => {
    await told(minutesAgo(90))
    await request('marie', { askedAt: minutesAgo(80) })
    await tellStaffOfLateRequests(now)
    await tellStaffOfLateRequests(now)
    expect((await letters()).sort()).toEqual([
      ['access-asked', emailOf('ada')],
      ['access-asked', emailOf('emile')],
    ])
  })

  test('are not told of sooner, nor again, nor when they have their answer', async () => {
    await told(minutesAgo(50))
    const id = await request('marie', { askedAt: minutesAgo(40) })
    await tellStaffOfLateRequests(now)
    await told(minutesAgo(90))
    await db().accessGrant.update({ where: { id }, data: { askedAt: minutesAgo(100) } })
    await tellStaffOfLateRequests(now)
    await db().accessGrant.update({ where: { id }, data: { askedAt: minutesAgo(80), declinedAt: now } })
    await tellStaffOfLateRequests(now)
    expect(await letters()).toEqual([])
  })
})

describe('what guests have asked is kept for its term', () => {
  test('a month after it was declined or has ended, half a year without an answer; and a member’s with his account', async () => {
    const kept = await Promise.all([
      request('gaelle', { declinedAt: inDays(-29) }),
      request('gaelle', { grantedAt: inDays(-40), endsAt: inDays(-29) }),
      request('gaelle', { grantedAt: inDays(-400) }),
      request('gaelle', { askedAt: inDays(-180) }),
      request('marie', { askedAt: inDays(-400), declinedAt: inDays(-390) }),
    ])
    await request('gaelle', { declinedAt: inDays(-31) })
    await request('gaelle', { grantedAt: inDays(-80), endsAt: inDays(-31) })
    await request('gaelle', { askedAt: inDays(-184) })
    expect((await RULES.guestRequest.due(now)).count).toBe(3)
    expect(await RULES.guestRequest.end(now)).toBe(3)
    const left = await db().accessGrant.findMany({ select: { id: true } })
    expect(left.map(({ id }) => id).sort()).toEqual(kept.sort())
    expect(await db().guestAsker.count()).toBe(1)
  })

  test('her name goes with the last of it', async () => {
    await request('gaelle', { declinedAt: inDays(-31) })
    await RULES.guestRequest.end(now)
    expect(await db().guestAsker.count()).toBe(0)
  })
})
