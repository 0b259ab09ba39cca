import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { config } from '~/config.server'
import { RETENTION_RULES, type RetentionRule } from '~/domain/retention'
import { closeDatabase, db, openDatabase } from '~/storage/database.server'
import { runRetention, runRetentionDaily } from '~/usecases/retention/run-retention.server'
import { createCast, emailOf, idOf, sessionFor } from '../support/cast'
import { createDatabase } from '../support/portal'
import { tokenFor } from '../support/programs'

const DAY = 86_400_000
const MONTH = (365.25 / 12) * DAY
const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-retention-'))
const now = new Date()
const ago = (days: number) => new Date(now.getTime() - days * DAY)
const months = (n: number) => (n * MONTH) / DAY

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
  await db().member.deleteMany()
  await db().letter.deleteMany()
  await createCast(db())
})

type Name = Parameters<typeof idOf>[0]
const change = (name: Name, data: object) => db().member.update({ where: { id: idOf(name) }, data })
const absentFor = (name: Name, days: number) =>
  change(name, { registeredAt: ago(1500), approvedAt: ago(1400), lastSeenAt: ago(days) })
const names = async () =>
  (await db().member.findMany({ orderBy: { id: 'asc' } })).map(({ firstName }) => firstName)
const letterKinds = async (name: Name) =>
  (await db().letter.findMany({ where: { toAddress: emailOf(name) }, orderBy: { queuedAt: 'asc' } })).map(
    ({ kind }) => kind,
  )

const run = (at = now) => runRetention({ dryRun: false, via: 'portal' }, at)
async function ended(at = now) {
  const { lines } = await run(at)
  return Object.fromEntries(lines.filter((line) => line.ended).map((line) => [line.rule, line.ended]))
}

test('young things stay, whoever they belong to', async () => {
  expect(await ended()).toEqual({})
  expect(await names()).toHaveLength(6)
})

test('who has not confirmed after 7 days, and who was refused 30 days ago, is gone with his letters', async () => {
  await change('ugo', { registeredAt: ago(8) })
  await change('paul', { refusedAt: ago(31) })
  await db().letter.createMany({ data: [letter('ugo', ago(8)), letter('paul', ago(20))] })
  expect(await ended()).toEqual({ unconfirmed: 1, refused: 1 })
  expect(await names()).toEqual(['Ada', 'Émile', 'Lise', 'Marie'])
  expect(await db().letter.count()).toBe(0)
})

test('one day less, and both are still there', async () => {
  await change('ugo', { registeredAt: ago(6) })
  await change('paul', { refusedAt: ago(29) })
  expect(await ended()).toEqual({})
})

test('Ugo, who asked for a new letter yesterday, may still confirm', async () => {
  await change('ugo', { registeredAt: ago(8) })
  const facts = { id: 't', purpose: 'confirm-email', tokenHash: 'x', createdAt: now }
  await db().oneTimeToken.create({
    data: { ...facts, memberId: idOf('ugo'), expiresAt: new Date(now.getTime() + DAY) },
  })
  expect(await ended()).toEqual({})
})

test('PR05 Marie, away for 23 months, is warned once; at 23 and a half again; at 24 she is erased', async () => {
  await absentFor('marie', months(22.9))
  expect(await ended()).toEqual({})
  await absentFor('marie', months(23) + 1)
  expect(await ended()).toEqual({ firstWarning: 1 })
  expect(await ended()).toEqual({})
  await absentFor('marie', months(23.5) + 1)
  expect(await ended()).toEqual({ secondWarning: 1 })
  expect(await ended()).toEqual({})
  expect(await letterKinds('marie')).toEqual(['account-unused', 'account-unused-last'])
  await sessionFor(db(), 'marie')
  await absentFor('marie', months(24) + 1)
  expect(await ended()).toEqual({ inactive: 1 })
  expect(await names()).not.toContain('Marie')
  expect(await letterKinds('marie')).toEqual([])
  expect(await db().loginSession.count()).toBe(0)
  expect(await db().auditEntry.count({ where: { act: 'erase-member', thingId: idOf('marie') } })).toBe(1)
})

test('the letter says until when, and its link leads to signing in', async () => {
  await absentFor('marie', months(23) + 1)
  await run()
  const [sent] = await db().letter.findMany({ where: { toAddress: emailOf('marie') } })
  expect(sent?.link).toMatch(/\/fr\/login\?redirectTo=%2Ffr%2Faccount$/)
  const year = new Date(now.getTime() + MONTH - DAY).getFullYear()
  expect(sent?.subject).toContain(String(year))
})

test('who comes back is not erased, and is warned anew after the next long absence', async () => {
  await absentFor('marie', months(23.5) + 1)
  await run()
  await change('marie', { lastSeenAt: now })
  expect(await ended()).toEqual({})
  // Years later: the warnings of the absence before count no more.
  await absentFor('marie', months(23) + 1)
  await change('marie', { warnedAt: ago(1000), warnedAgainAt: ago(990) })
  expect(await ended()).toEqual({ firstWarning: 1 })
})

test('the team, who is suspended and who has asked to be erased are left to people and to their own rules', async () => {
  for (const name of ['emile', 'ada', 'lise', 'marie'] as const) await absentFor(name, 900)
  await change('marie', { deletionAskedAt: now })
  expect(await ended()).toEqual({})
  expect(await names()).toHaveLength(6)
})

test('Paul, who waited two years for an answer, is not kept for ever', async () => {
  await change('paul', { registeredAt: ago(732), emailConfirmedAt: ago(732) })
  expect(await ended()).toEqual({ inactive: 1 })
})

test('a token that ended a month ago is gone, one that ended yesterday is still shown as ended', async () => {
  for (const endsInDays of [-31, -1, 30]) await tokenFor({ db: db() }, 'marie', { endsInDays })
  expect(await ended()).toEqual({ accessToken: 1 })
  expect(await db().accessToken.count()).toBe(2)
})

test('a dry run says the same in ids and numbers, since when, and changes nothing', async () => {
  await absentFor('marie', 800)
  await change('ugo', { registeredAt: ago(9) })
  const before = await db().auditEntry.count()
  const dry = await runRetention({ dryRun: true, via: 'cli' }, now)
  const line = (rule: RetentionRule) => dry.lines.find((each) => each.rule === rule)
  expect(dry.lines.map(({ rule }) => rule)).toEqual([...RETENTION_RULES])
  expect(line('inactive')).toMatchObject({
    found: 1,
    ended: 0,
    ids: [idOf('marie')],
    oldest: ago(800).toISOString(),
  })
  expect(line('unconfirmed')).toMatchObject({ found: 1, ended: 0, ids: [idOf('ugo')] })
  expect(JSON.stringify(dry)).not.toMatch(/Marie|exemple\.test/)
  expect(await names()).toHaveLength(6)
  expect(await db().auditEntry.count()).toBe(before)
  expect(await ended()).toEqual({ inactive: 1, unconfirmed: 1 })
})

test('what the portal keeps of itself ends too: sessions, links, counters, letters, reports', async () => {
  await db().loginSession.deleteMany()
  await sessionFor(db(), 'marie')
  await db().loginSession.updateMany({ data: { expiresAt: ago(0.1) } })
  await db().oneTimeToken.create({
    data: {
      ...{ id: 'used', memberId: idOf('marie'), purpose: 'sign-in', tokenHash: 'h', usedAt: ago(1.1) },
      ...{ createdAt: ago(2), expiresAt: ago(1.2) },
    },
  })
  await db().rateLimit.create({ data: { key: 'old:1', points: 1, expire: BigInt(ago(1).getTime()) } })
  await db().letter.createMany({
    data: [
      { ...letter('marie', ago(31)), sentAt: ago(31) },
      { ...letter('ada', ago(31)), sentAt: null },
      { ...letter('emile', ago(29)), sentAt: ago(29) },
    ],
  })
  await db().retentionRun.create({
    data: { id: 'old', at: ago(370), via: 'portal', dryRun: false, lines: [] },
  })
  expect(await ended()).toEqual({
    session: 1,
    token: 1,
    attempts: 1,
    letter: 1,
    retentionReport: 1,
  })
  expect(await db().letter.count()).toBe(2)
})

test('an invitation ends thirty days after it was accepted, taken back or ran out, and not before', async () => {
  const make = (name: string, facts: object) => {
    const emailKey = `${name}@exemple.test`
    const person = { firstName: '', lastName: '', organisation: '', lang: 'fr' }
    const dates = { invitedAt: ago(90), sentAt: ago(90), expiresAt: ago(76) }
    return db().invitation.create({
      data: { id: `invitation-${name}`, email: emailKey, emailKey, ...person, ...dates, ...facts },
    })
  }
  await make('expired', { expiresAt: ago(31) })
  await make('just-expired', { expiresAt: ago(29) })
  await make('waiting', { expiresAt: ago(-3) })
  await make('revoked', { revokedAt: ago(31), expiresAt: ago(-3) })
  await make('accepted', { acceptedAt: ago(29) })
  await make('accepted-long-ago', { acceptedAt: ago(31) })
  expect(await ended()).toEqual({ invitation: 3 })
  const kept = await db().invitation.findMany({ orderBy: { id: 'asc' }, select: { emailKey: true } })
  expect(kept.map(({ emailKey }) => emailKey.split('@')[0])).toEqual(['accepted', 'just-expired', 'waiting'])
})

test('once a day, whoever comes first, and also after a sleep', async () => {
  const tomorrow = new Date(now.getTime() + DAY + 60_000)
  await db().retentionRun.deleteMany()
  expect(await runRetentionDaily(tomorrow)).not.toBeNull()
  expect(await runRetentionDaily(tomorrow)).toBeNull()
  await runRetention({ dryRun: true, via: 'web' }, new Date(tomorrow.getTime() + DAY))
  expect(await runRetentionDaily(new Date(tomorrow.getTime() + DAY))).not.toBeNull()
  const [first, second] = await Promise.all([run(), run()])
  expect(first.id).not.toBe(second.id)
})

function letter(name: Name, queuedAt: Date) {
  return {
    ...{ id: `letter-${name}`, kind: 'confirm-email', lang: 'fr', toAddress: emailOf(name), subject: 's' },
    ...{ text: 't', html: 'h', memberId: idOf(name), queuedAt, nextAttemptAt: queuedAt },
  }
}
