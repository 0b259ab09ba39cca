import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { config } from '~/config.server'
import { closeDatabase, db, openDatabase } from '~/storage/database.server'
import { tellAdminsOfLateApplicants } from '~/usecases/membership/applicants.server'
import { createCast, emailOf, idOf } from '../support/cast'
import { createDatabase } from '../support/portal'

const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-applicants-'))
const now = new Date()
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

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

/** The admins were told so long ago, and Paul confirmed his address so long ago. */
async function given({ told, paul }: { told: number; paul: number }): Promise<void> {
  await db().letter.deleteMany()
  const updatedAt = minutesAgo(told)
  await db().setting.upsert({
    where: { key: 'applicant-letter' },
    create: { key: 'applicant-letter', value: {}, updatedAt },
    update: { updatedAt },
  })
  await db().member.update({ where: { id: idOf('paul') }, data: { emailConfirmedAt: minutesAgo(paul) } })
}

const lettersTo = () => db().letter.findMany({ select: { kind: true, toAddress: true } })

test('Paul came ten minutes after the last letter and nobody after him: an hour later Ada is told, once', async () => {
  await given({ told: 90, paul: 80 })
  await tellAdminsOfLateApplicants(now)
  await tellAdminsOfLateApplicants(now)
  expect(await lettersTo()).toEqual([{ kind: 'applicant-waiting', toAddress: emailOf('ada') }])
})

test('not sooner than an hour after the last letter', async () => {
  await given({ told: 50, paul: 40 })
  await tellAdminsOfLateApplicants(now)
  expect(await lettersTo()).toEqual([])
})

test('nor again of somebody of whom the last letter told', async () => {
  await given({ told: 90, paul: 100 })
  await tellAdminsOfLateApplicants(now)
  expect(await lettersTo()).toEqual([])
})

test('nor of somebody who has his answer', async () => {
  await given({ told: 90, paul: 80 })
  await db().member.update({ where: { id: idOf('paul') }, data: { approvedAt: now } })
  await tellAdminsOfLateApplicants(now)
  expect(await lettersTo()).toEqual([])
})
