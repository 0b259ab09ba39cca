import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { config } from '~/config.server'
import { closeDatabase, db, openDatabase } from '~/storage/database.server'
import { readErasures, strikeOutMarks } from '~/storage/erasure-log.server'
import { countUse } from '~/storage/rate-limits.server'
import { eraseMember } from '~/usecases/members/erase-member.server'
import { erasedWhileSuspended, markOfSuspended } from '~/usecases/members/erased-suspended.server'
import { replayErasures } from '~/usecases/members/replay-erasures.server'
import { createCast, emailOf, idOf } from '../support/cast'
import { createDatabase } from '../support/portal'

const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-erasures-'))
const log = path.join(folder, 'erasures.log')
const now = new Date()

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

const erase = (name: Parameters<typeof idOf>[0]) =>
  eraseMember(idOf(name), { by: 'operator', cause: 'desk' }, now)

test('what was counted of her attempts is forgotten', async () => {
  await countUse(['password-check', idOf('marie')], ['forgot-email', emailOf('marie')])
  await countUse(['forgot-email', emailOf('paul')])
  await erase('marie')
  expect(await db().rateLimit.count()).toBe(1)
  await db().erasedMember.deleteMany()
  rmSync(log)
  await db().member.deleteMany()
  await createCast(db())
})

test('of Marie the log keeps her id, the day and that she was not suspended, readable by its owner alone', async () => {
  expect(await erase('marie')).toEqual({ outcome: 'erased' })
  expect(readFileSync(log, 'utf8').trim()).toBe(`${idOf('marie')} ${now.toISOString()} -`)
  expect(statSync(log).mode & 0o777).toBe(0o600)
  expect(await erase('marie')).toEqual({ outcome: 'missing' })
  expect(await readErasures()).toEqual([{ id: idOf('marie'), erasedAt: now, suspendedKey: null }])
})

test('the last admin is not erased', async () => {
  expect(await erase('ada')).toEqual({ outcome: 'last-admin' })
  expect(await db().member.count({ where: { id: idOf('ada') } })).toBe(1)
})

test('who no longer answers to the condition stays', async () => {
  const why = { by: 'portal', cause: 'inactive', onlyIf: { lastSeenAt: { lt: now } } } as const
  expect(await eraseMember(idOf('paul'), why, now)).toEqual({ outcome: 'missing' })
  expect(await db().member.count({ where: { id: idOf('paul') } })).toBe(1)
})

test('a log that a crash has cut, and one that lost its file, are both made whole at the next start', async () => {
  appendFileSync(log, 'cast-li')
  await erase('lise')
  expect((await readErasures()).map(({ id }) => id)).toEqual([idOf('marie'), idOf('lise')])
  rmSync(log)
  expect(await replayErasures(now)).toBe(0)
  expect((await readErasures()).map(({ id }) => id).sort()).toEqual([idOf('lise'), idOf('marie')].sort())
})

test('a database from before, restored, loses the erased again; their addresses are free', async () => {
  await db().erasedMember.deleteMany()
  await db().member.deleteMany()
  await createCast(db())
  expect(await replayErasures(now)).toBe(2)
  const left = (await db().member.findMany()).map(({ email }) => email)
  expect(left).not.toContain(emailOf('marie'))
  expect(left).not.toContain(emailOf('lise'))
  expect(left).toHaveLength(4)
  expect(await db().erasedMember.count()).toBe(2)
  expect(await replayErasures(now)).toBe(0)
})

describe('who was suspended when he was erased stays so', () => {
  const isKnown = async () => (await erasedWhileSuspended(db(), emailOf('lise'), now)) !== null
  /** The database of a backup, from before he was erased. */
  const restored = async (facts: { suspendedAt: Date | null }) => {
    await db().erasedMember.deleteMany()
    await db().member.deleteMany()
    await createCast(db())
    await db().member.update({ where: { id: idOf('lise') }, data: facts })
  }

  test.each([
    ['before her suspension', null],
    ['after it', now],
  ])('over a backup from %s, by the log', async (_when, suspendedAt) => {
    rmSync(log)
    await restored({ suspendedAt: now })
    await erase('lise')
    expect(await isKnown()).toBe(true)
    await restored({ suspendedAt })
    expect(await isKnown()).toBe(false)
    expect(await replayErasures(now)).toBe(1)
    expect(await isKnown()).toBe(true)
    expect(readFileSync(log, 'utf8')).not.toContain(emailOf('lise'))
  })

  test('and who was let in again before is not, whatever the backup says', async () => {
    rmSync(log)
    await restored({ suspendedAt: null })
    await erase('lise')
    await restored({ suspendedAt: now })
    await replayErasures(now)
    expect(await isKnown()).toBe(false)
  })

  test('a line of the first versions does not say it: he is erased as he is found', async () => {
    writeFileSync(log, `${idOf('lise')} ${now.toISOString()}\n`)
    await restored({ suspendedAt: now })
    await replayErasures(now)
    expect(await isKnown()).toBe(true)
  })

  test('and what the database knows of him is added to such a line at the next start, once', async () => {
    writeFileSync(log, `${idOf('lise')} ${now.toISOString()}\n`)
    const suspendedKey = markOfSuspended(emailOf('lise'))
    await db().erasedMember.deleteMany()
    await db().erasedMember.create({ data: { id: idOf('lise'), erasedAt: now, suspendedKey } })
    await replayErasures(now)
    const known = readFileSync(log, 'utf8')
    await replayErasures(now)
    expect(readFileSync(log, 'utf8')).toBe(known)
    await restored({ suspendedAt: null })
    await replayErasures(now)
    expect(await isKnown()).toBe(true)
  })

  test('until its term has passed: then the mark is struck out of the log, and nothing else', async () => {
    rmSync(log)
    await restored({ suspendedAt: now })
    await erase('lise')
    await erase('marie')
    const [before] = await readErasures()
    expect(before).toMatchObject({ id: idOf('lise'), suspendedKey: expect.any(String) })
    await strikeOutMarks(now)
    expect((await readErasures())[0]).toEqual(before)
    await strikeOutMarks(new Date(now.getTime() + 1))
    const facts = { erasedAt: now, suspendedKey: null }
    expect(await readErasures()).toEqual([
      { id: idOf('lise'), ...facts },
      { id: idOf('marie'), ...facts },
    ])
    expect(readFileSync(log, 'utf8')).not.toContain(before?.suspendedKey)
  })
})
