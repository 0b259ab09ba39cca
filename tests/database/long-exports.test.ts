import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { config } from '~/config.server'
import type { Admin } from '~/domain/access/visitor'
import { readMemberQuery } from '~/domain/membership/member-filters'
import { closeDatabase, db, openDatabase } from '~/storage/database.server'
import { exportAudit } from '~/usecases/audit-export.server'
import { type ExportWords, exportMembers } from '~/usecases/members/export-members.server'
import { createCast, idOf } from '../support/cast'
import { createDatabase } from '../support/portal'

/* Files that are written while they are read: who asked for one may have lost the right to the rest. */

const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-exports-'))
const now = new Date()
const MANY = 2500

beforeAll(async () => {
  process.env.DATA_DIR = folder
  process.env.DATABASE_URL = await createDatabase(inject('socketFolder'))
  await openDatabase(config())
  await createCast(db())
  const { id: _id, ...paul } = await db().member.findUniqueOrThrow({ where: { id: idOf('paul') } })
  const person = (n: number) => {
    const [id, email] = [`person-${n}-`.padEnd(21, '0'), `person${n}@exemple.test`]
    return { ...paul, id, email, emailKey: email }
  }
  await db().member.createMany({ data: Array.from({ length: MANY }, (_, n) => person(n)) })
  const entry = { at: now, via: 'web', act: 'sign-in', thingKind: 'member', thingId: idOf('ada'), detail: {} }
  await db().auditEntry.createMany({ data: Array.from({ length: MANY }, () => entry) })
}, 120_000)
afterAll(async () => {
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => db().member.update({ where: { id: idOf('ada') }, data: { suspendedAt: null } }))

const ada: Admin = {
  kind: 'admin',
  id: idOf('ada'),
  email: 'ada@exemple.test',
  firstName: 'Ada',
  lastName: 'Exemple',
  lang: 'fr',
}
const words = { columns: {}, values: {} } as ExportWords
const {
  sort: _sort,
  direction: _direction,
  from: _from,
  ...everybody
} = readMemberQuery(new URLSearchParams())
const allEntries = { act: '', kind: '', thing: '', person: '', from: '', to: '' }

const LISTS: [string, () => Promise<Readable>][] = [
  ['the list of members', () => exportMembers(ada, everybody, words, now)],
  ['the audit trail', () => exportAudit(ada, allEntries, 'csv', now)],
]

/** Lines of the file; `afterFirst` happens when something of it has been read. */
async function linesOf(file: Readable, afterFirst: () => Promise<unknown>): Promise<number> {
  let lines = 0
  let read = false
  for await (const chunk of file) {
    lines += String(chunk).split('\r\n').length - 1
    if (!read) await afterFirst()
    read = true
  }
  return lines
}

test.each(LISTS)('%s goes to Ada whole', async (_what, list) => {
  expect(await linesOf(await list(), async () => {})).toBeGreaterThan(MANY)
})

test.each(LISTS)('%s ends with the batch in which Ada is suspended', async (_what, list) => {
  const suspend = () => db().member.update({ where: { id: idOf('ada') }, data: { suspendedAt: now } })
  expect(await linesOf(await list(), suspend)).toBeLessThan(MANY)
})
