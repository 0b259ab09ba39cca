import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { config } from '~/config.server'
import { closeDatabase, db, openDatabase } from '~/storage/database.server'
import { cleanUp } from '~/usecases/clean-up.server'
import { createCast, idOf, sessionFor } from '../support/cast'
import { createDatabase } from '../support/portal'

const DAY = 86_400_000
const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-clean-up-'))
const now = new Date()
const ago = (days: number) => new Date(now.getTime() - days * DAY)

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

const names = async () =>
  (await db().member.findMany({ orderBy: { id: 'asc' } })).map(({ firstName }) => firstName)

test('young things stay, whoever they belong to', async () => {
  expect(await cleanUp(now)).toEqual({
    sessions: 0,
    tokens: 0,
    rateLimits: 0,
    registrations: 0,
    refused: 0,
    inactive: 0,
    invitations: 0,
    letters: 0,
    auditEntries: 0,
  })
  expect(await names()).toHaveLength(6)
})

test('what the privacy page promises is kept: 7 days, 30 days, 24 months, and the team stays', async () => {
  const change = (name: Parameters<typeof idOf>[0], data: object) =>
    db().member.update({ where: { id: idOf(name) }, data })
  await change('ugo', { registeredAt: ago(8) })
  await change('paul', { refusedAt: ago(31) })
  await sessionFor(db(), 'marie')
  for (const name of ['marie', 'emile', 'ada', 'lise'] as const)
    await change(name, { approvedAt: ago(900), lastSeenAt: ago(731) })
  const report = await cleanUp(now)
  expect(report).toMatchObject({ registrations: 1, refused: 1, inactive: 1 })
  expect(await names()).toEqual(['Ada', 'Émile', 'Lise'])
  expect(await db().loginSession.count()).toBe(0)
  expect(await cleanUp(now)).toMatchObject({ registrations: 0, refused: 0, inactive: 0 })
})

test('an invitation ends thirty days after it was accepted, taken back or ran out, and not before', async () => {
  const make = (name: string, facts: object) =>
    db().invitation.create({
      data: {
        id: `invitation-${name}`,
        email: `${name}@exemple.test`,
        emailKey: `${name}@exemple.test`,
        firstName: '',
        lastName: '',
        organisation: '',
        lang: 'fr',
        invitedAt: ago(90),
        sentAt: ago(90),
        expiresAt: ago(76),
        ...facts,
      },
    })
  await make('expired', { expiresAt: ago(31) })
  await make('just-expired', { expiresAt: ago(29) })
  await make('waiting', { expiresAt: ago(-3) })
  await make('revoked', { revokedAt: ago(31), expiresAt: ago(-3) })
  await make('accepted', { acceptedAt: ago(29) })
  await make('accepted-long-ago', { acceptedAt: ago(31) })
  expect((await cleanUp(now)).invitations).toBe(3)
  const kept = await db().invitation.findMany({ orderBy: { id: 'asc' }, select: { emailKey: true } })
  expect(kept.map(({ emailKey }) => emailKey.split('@')[0])).toEqual(['accepted', 'just-expired', 'waiting'])
})

test('audit entries end after a year, letters after a month', async () => {
  const entry = { actorId: null, via: 'portal', act: 'sign-in', thingKind: 'member', thingId: idOf('ada') }
  await db().auditEntry.createMany({
    data: [
      { ...entry, detail: {}, at: ago(366) },
      { ...entry, detail: {}, at: ago(364) },
    ],
  })
  const before = await db().auditEntry.count()
  expect((await cleanUp(now)).auditEntries).toBe(1)
  expect(await db().auditEntry.count()).toBe(before - 1)
})
