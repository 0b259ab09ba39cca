import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { nanoid } from 'nanoid'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { config } from '~/config.server'
import { accessTo } from '~/domain/access/access-policy'
import type { Visitor } from '~/domain/access/visitor'
import { lifeOf } from '~/domain/library/library-document'
import { Prisma } from '~/generated/prisma/client'
import { closeDatabase, db, openDatabase } from '~/storage/database.server'
import { listedRows, readableRows } from '~/storage/search/readable.server'
import { gated, gateFacts } from '~/usecases/library/gate-facts.server'
import { listedDocuments, openDocuments } from '~/usecases/library/listed.server'
import { type CastName, createCast, emailOf, idOf } from '../support/cast'
import { createDatabase } from '../support/portal'

const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-search-gate-'))
const now = new Date('2026-05-04T10:00:00Z')
const before = new Date('2026-05-04T09:00:00Z')
const after = new Date('2026-05-04T11:00:00Z')
const READER = 'r'.repeat(64)
const DOCUMENTS = 700

/** The same numbers in every run. */
function chance(seed: number): <T>(choices: readonly T[]) => T {
  let state = seed
  return (choices) => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return choices[Math.floor((state / 2 ** 32) * choices.length)] as (typeof choices)[number]
  }
}

beforeAll(async () => {
  process.env.DATA_DIR = folder
  process.env.DATABASE_URL = await createDatabase(inject('socketFolder'))
  await openDatabase(config())
  await createCast(db())
  await makeLibrary()
})
afterAll(async () => {
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})

const AUDIENCES = ['public', 'members', 'by-request', 'staff'] as const

async function makeLibrary(): Promise<void> {
  const one = chance(20260504)
  const workshops = AUDIENCES.flatMap((audience) =>
    [null, before, after].map((publishedAt) => ({
      id: nanoid(21),
      slug: nanoid(12)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, 'x'),
      ...{ theme: 'energy', audience, publishedAt, createdAt: before, updatedAt: before },
    })),
  )
  await db().workshop.createMany({ data: workshops })
  const outside = Array.from({ length: 6 }, () => null)
  const documents = Array.from({ length: DOCUMENTS }, (_, i) => ({
    id: nanoid(21),
    slug: `document-${i}`,
    ...{ kind: 'report', licence: 'CC-BY-4.0', createdAt: before, updatedAt: before },
    audience: one([...AUDIENCES, null]),
    workshopId: one([...workshops.map(({ id }) => id), ...outside]),
    publishedAt: one([null, before, before, before, now, after]),
    withdrawnAt: one([null, null, null, null, before, now, after]),
    embargoUntil: one([null, null, null, before, now, after]),
    shareable: one([true, true, false]),
  }))
  await db().libraryDocument.createMany({ data: documents })
  const each = chance(20260505)
  const rights = documents.map(({ id }) => rightsTo(id, each))
  await db().guestAsker.createMany({ data: rights.flatMap(({ askers }) => askers) })
  await db().accessGrant.createMany({ data: rights.flatMap(({ grants }) => grants) })
  await db().guestPass.createMany({ data: rights.flatMap(({ passes }) => passes) })
}

function rightsTo(documentId: string, one: ReturnType<typeof chance>) {
  const term = () => ({
    grantedAt: one([null, before, before, now, after]),
    endsAt: one([null, before, now, after]),
  })
  const asking = { documentId, message: '', askedAt: before }
  const ofMembers = [idOf('marie'), idOf('paul')]
    .filter(() => one([true, false]))
    .map((memberId) => ({ id: nanoid(21), ...asking, memberId, ...term() }))
  const kind = one(['none', 'request', 'share', 'share'] as const)
  const guestId = nanoid(21)
  const email = `${guestId}@exemple.fr`
  const name = { firstName: 'G', lang: 'fr' }
  const ofGuest = kind === 'request' ? [{ id: nanoid(21), ...asking, guestId, ...term() }] : []
  const pass = {
    ...{ id: nanoid(21), documentId, email, emailKey: email, ...name, givenAt: before, linkEndsAt: after },
    grantId: ofGuest[0]?.id ?? null,
    sharedById: ofGuest[0] ? null : idOf(one(['marie', 'lise', 'paul', 'emile'] as CastName[])),
    // The database wants an end of a share, and none of a request.
    endsAt: ofGuest[0] ? null : one([now, after, after]),
    revokedAt: one([null, null, null, before, now, after]),
    linkHash: nanoid(43),
    sessionHash: one([READER, READER, READER, null, 'o'.repeat(64)]),
  }
  return {
    askers: ofGuest.map(() => ({
      ...{
        id: guestId,
        email,
        emailKey: email,
        ...name,
        lastName: 'H',
        organisation: '',
        confirmedAt: before,
      },
    })),
    grants: [...ofMembers, ...ofGuest],
    passes: kind === 'none' ? [] : [pass],
  }
}

const person = (
  name: CastName,
  kind: 'pending' | 'member' | 'editor' | 'admin',
  reader?: string,
): Visitor => ({
  ...{ kind, id: idOf(name), email: emailOf(name), firstName: name, lastName: name, lang: 'fr' as const },
  ...(reader && { reader }),
})

const VISITORS: [string, Visitor][] = [
  ['a guest', { kind: 'guest' }],
  ['a guest whose browser opened passes', { kind: 'guest', reader: READER }],
  ['a guest whose browser opened none', { kind: 'guest', reader: 'n'.repeat(64) }],
  ['Paul, pending', person('paul', 'pending')],
  ['Paul, whose browser opened passes', person('paul', 'pending', READER)],
  ['Marie', person('marie', 'member')],
  ['Marie, whose browser opened passes', person('marie', 'member', READER)],
  ['another member', person('lise', 'member')],
  ['Émile', person('emile', 'editor')],
  ['Ada', person('ada', 'admin')],
]

test.each(VISITORS)(
  '%s finds what lists name to him, and all the words of what he may read',
  async (_who, visitor) => {
    const rows = await db().libraryDocument.findMany({ select: { id: true, ...gateFacts(visitor) } })
    const [listed, full] = [new Set<string>(), new Set<string>()]
    for (const row of rows) {
      const thing = gated(row)
      const access = accessTo(thing, visitor, now)
      if (access === 'hidden' || lifeOf(thing, now) !== 'published') continue
      listed.add(row.id)
      if (access === 'full') full.add(row.id)
    }
    const found = await db().$queryRaw<{ id: string; mine: boolean }[]>(Prisma.sql`
    select s."documentId" as id, ${readableRows(visitor, now)} as mine
    from "SearchDocument" s where ${listedRows(visitor, now)}`)
    expect(new Set(found.map(({ id }) => id))).toEqual(listed)
    expect(new Set(found.filter(({ mine }) => mine).map(({ id }) => id))).toEqual(full)
    // What could leak, and what could be missed, is there.
    expect(rows.length).toBe(DOCUMENTS)
    expect(listed.size).toBeGreaterThan(70)
    expect(full.size).toBeGreaterThan(8)
  },
)

test.each(VISITORS)('the library’s list says the same to %s', async (_who, visitor) => {
  const ids = (rows: { id: string }[]) => new Set(rows.map(({ id }) => id))
  const [listed, full] = await Promise.all([
    db().libraryDocument.findMany({ where: listedDocuments(visitor, now), select: { id: true } }),
    db().libraryDocument.findMany({ where: openDocuments(visitor, now), select: { id: true } }),
  ])
  const found = await db().$queryRaw<{ id: string; mine: boolean }[]>(Prisma.sql`
    select s."documentId" as id, ${readableRows(visitor, now)} as mine
    from "SearchDocument" s where ${listedRows(visitor, now)}`)
  expect(ids(found)).toEqual(ids(listed))
  expect(ids(found.filter(({ mine }) => mine))).toEqual(ids(full))
})

test('a workshop that closes, or goes back to be a draft, closes its documents to searches in the same moment', async () => {
  const { id } = await db().workshop.create({
    data: {
      ...{ id: nanoid(21), slug: 'closing', theme: 'energy', audience: 'public' },
      ...{ publishedAt: before, createdAt: before, updatedAt: before },
      documents: {
        create: {
          ...{ id: nanoid(21), slug: 'of-closing', kind: 'report', licence: 'CC-BY-4.0', audience: 'public' },
          ...{ publishedAt: before, createdAt: before, updatedAt: before },
        },
      },
    },
  })
  const seen = async () => {
    const guest: Visitor = { kind: 'guest' }
    const [row] = await db().$queryRaw<{ mine: boolean }[]>(Prisma.sql`
      select ${readableRows(guest, now)} as mine from "SearchDocument" s
      join "LibraryDocument" d on d."id" = s."documentId" where d."workshopId" = ${id} and ${listedRows(guest, now)}`)
    return row ? (row.mine ? 'full' : 'teaser') : 'hidden'
  }
  const turn = (data: { audience?: string; publishedAt?: Date | null }) =>
    db().workshop.update({ where: { id }, data })
  expect(await seen()).toBe('full')
  await turn({ audience: 'members' })
  expect(await seen()).toBe('teaser')
  await turn({ audience: 'staff' })
  expect(await seen()).toBe('hidden')
  await turn({ audience: 'public' })
  expect(await seen()).toBe('full')
  await turn({ publishedAt: null })
  expect(await seen()).toBe('hidden')
})
