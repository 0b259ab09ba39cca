import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../support/browser'
import { emailOf, idOf } from '../support/cast'
import { type MadeDocument, makeDocument } from '../support/things'
import { ADDRESSES, fill } from './addresses'
import { DOORS, registration } from './contract'
import { everythingIn, expectDeny, expectNone, expectUnchanged, told, withoutChance } from './deny'
import { exactly } from './exactly'
import { ACTORS, type Actor, bootWorld, type World } from './world'

/* Cases AZ01 to AZ27: who sees what, and what a denial gives away. */

let world: World
beforeAll(async () => {
  world = await bootWorld()
})
afterAll(() => world.portal.close())

const { Mem, Draft, Arch } = {
  Mem: () => world.things.Mem,
  Draft: () => world.things.Draft,
  Arch: () => world.things.Arch,
}
const RANDOM = { slug: 'document-nulle-part', fileId: 'A'.repeat(21), fileName: 'x.pdf' }

/** What nobody without right may read of a thing; its teaser may be read of one that is not hidden. */
const closedWords = ({ canaries }: MadeDocument, teaser: boolean) =>
  teaser ? [canaries.closed, canaries.bytes, canaries.fileName] : Object.values(canaries)

describe('AZ01 a visitor who follows everything', () => {
  test('from the home page, the sitemap and all data of pages meets no closed word, address or person', async () => {
    const guest = world.as('A0')
    const closed = [
      ...closedWords(Mem(), true),
      ...closedWords(Arch(), true),
      ...world.hidden,
      ...['marie', 'malik', 'ada', 'adele', 'emile', 'paul'].map((name) => `${name}@exemple.test`),
    ]
    const seen = new Set<string>()
    const todo = [
      '/',
      '/fr',
      '/en',
      '/sitemap.xml',
      '/robots.txt',
      '/site.webmanifest',
      Mem().page,
      Arch().page,
    ]
    while (todo.length && seen.size < 250) {
      const path = todo.shift() as string
      if (seen.has(path)) continue
      seen.add(path)
      const answer = await exactly(guest, path)
      expect([path, answer.status < 500]).toEqual([path, true])
      expectNone(answer, closed)
      const text = everythingIn(answer)
      for (const [, found = ''] of text.matchAll(
        /(?:href|src|action|location)"?[=:]"([^"#]+)"|<loc>[^<]+/g,
      )) {
        const url = new URL(found.replaceAll('&amp;', '&'), world.portal.origin + path)
        if (url.origin === world.portal.origin) todo.push(url.pathname + url.search)
      }
      for (const [, found = ''] of text.matchAll(/<loc>([^<]+)</g)) todo.push(new URL(found).pathname)
      const isPage = String(answer.headers['content-type']).startsWith('text/html')
      if (isPage && !path.includes('?') && !path.endsWith('.data'))
        todo.push(path === '/' ? '/_root.data' : `${path}.data`)
    }
    expect(seen.size).toBeGreaterThan(30)
  })

  test('AZ18 what machines read of a members’ document holds its card and no file, person or draft', async () => {
    const html = await (await world.as('A0').get(Mem().page)).text()
    const forMachines = [
      ...html.matchAll(/<meta[^>]*>|<script type="application\/ld\+json"[\s\S]*?<\/script>/g),
    ].join('\n')
    expect(forMachines).toContain(Mem().canaries.abstract)
    for (const word of [...closedWords(Mem(), true), '/files/', 'exemple.test', Mem().canaries.open])
      expect(forMachines).not.toContain(word)
  })
})

describe('AZ02 what does not exist for somebody is answered as what exists for nobody', () => {
  const HIDDEN: [string, (thing: MadeDocument | typeof RANDOM) => string][] = [
    ['page', ({ slug }) => `/fr/documents/${slug}`],
    ['English page', ({ slug }) => `/en/documents/${slug}`],
    ['data of the page', ({ slug }) => `/fr/documents/${slug}.data`],
    ['file', ({ fileId }) => `/files/${fileId}/x.pdf`],
    ['file, shown', ({ fileId }) => `/files/${fileId}/x.pdf?inline=1`],
    ['data of the file', ({ fileId }) => `/files/${fileId}/x.pdf.data`],
  ]
  const OUTSIDERS = ['A0', 'U1', 'P1', 'M1', 'M2', 'S1'] as const satisfies Actor[]
  const headers: Record<string, string>[] = [
    {},
    { Range: 'bytes=0-0' },
    { 'If-None-Match': '*' },
    { 'If-Modified-Since': new Date().toUTCString() },
  ]

  test.each(HIDDEN)('%s: status, headers and words are the same to the letter', async (_name, of) => {
    for (const actor of OUTSIDERS)
      for (const method of ['GET', 'HEAD'])
        for (const more of headers) {
          const ask = async (thing: MadeDocument | typeof RANDOM) =>
            withoutChance(await exactly(world.as(actor), of(thing), { method, headers: more }), [
              thing.slug,
              thing.fileId,
            ])
          const draft = await ask(Draft())
          expect([actor, draft]).toEqual([actor, await ask(RANDOM)])
          expectDeny(draft, Object.values(Draft().canaries), `${actor} ${method} ${of(Draft())}`)
        }
  })

  test('the file of a withdrawn document too', async () => {
    for (const actor of OUTSIDERS) {
      const ask = async (fileId: string) =>
        withoutChance(await exactly(world.as(actor), `/files/${fileId}/x.pdf`), [fileId])
      expect(await ask(Arch().fileId)).toEqual(await ask(RANDOM.fileId))
    }
  })

  test('AZ19 an address beside a real one leads nowhere', async () => {
    const { fileId } = Mem()
    const bent = [
      fileId.toLowerCase(),
      fileId.slice(0, -1),
      `${fileId}A`,
      `${fileId.slice(0, -1)}%41`,
      Mem().id,
      `te%2F${fileId}`,
    ]
    for (const id of bent.filter((one) => one !== fileId))
      expectDeny(await exactly(world.as('M1'), `/files/${id}/x.pdf`), [Mem().canaries.bytes], id)
  })
})

describe('AZ05 what is not a page', () => {
  const MACHINES = [
    ...['/robots.txt', '/sitemap.xml', '/sitemaps/documents-1.xml', '/healthz', '/readyz'],
    ...['/fr/feed.xml', '/en/feed.json', '/fr/calendar.ics', '/oai?verb=ListSets'],
  ]
  test.each(MACHINES)('%s says the same to everybody', async (path) => {
    // OAI-PMH says when it answered.
    const of = async (actor: Actor) =>
      (await exactly(world.as(actor), path)).body.replace(/<responseDate>[^<]*</, '<')
    for (const actor of ACTORS) expect([actor, await of(actor)]).toEqual([actor, await of('A0')])
  })

  test('health says that it lives and nothing else', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const { body } = await exactly(world.as('A0'), path)
      expect(body.length).toBeLessThan(20)
    }
  })
})

describe('AZ07 what belongs to Malik', () => {
  test('is neither read, changed nor ended by Marie, whatever id she sends', async () => {
    const [marie, malik] = [world.as('M1'), await world.portal.as('malik')]
    const { id: sessionId } = await world.portal.db.loginSession.findFirstOrThrow({
      where: { memberId: idOf('malik') },
      orderBy: { createdAt: 'desc' },
    })
    const malikNow = () => world.portal.db.member.findUniqueOrThrow({ where: { id: idOf('malik') } })
    const before = await malikNow()
    await marie.post(DOORS.security, { intent: 'end-session', sessionId })
    await marie.post(DOORS.account, {
      ...registration(),
      lang: 'fr',
      id: idOf('malik'),
      memberId: idOf('malik'),
      email: emailOf('malik'),
    })
    for (const path of [
      `${DOORS.account}?id=${idOf('malik')}`,
      `${DOORS.security}?memberId=${idOf('malik')}`,
      `${DOORS.account}.data?id=${idOf('malik')}`,
    ])
      expectNone(await told(await marie.get(path)), [emailOf('malik'), 'Malik'])
    expect(await malikNow()).toEqual(before)
    expect((await malik.get(DOORS.account)).status).toBe(200)
  })
})

describe('AZ10 parts of a file', () => {
  const length = () => Mem().bytes.length
  const RANGES: [string, () => string, () => [number, Buffer | null]][] = [
    ['from the first byte', () => 'bytes=0-', () => [206, Mem().bytes]],
    ['the first byte', () => 'bytes=0-0', () => [206, Mem().bytes.subarray(0, 1)]],
    ['some in the middle', () => 'bytes=1-3', () => [206, Mem().bytes.subarray(1, 4)]],
    ['the last five', () => 'bytes=-5', () => [206, Mem().bytes.subarray(-5)]],
    ['the last byte', () => `bytes=${length() - 1}-`, () => [206, Mem().bytes.subarray(-1)]],
    ['more than there is', () => 'bytes=1-99999999', () => [206, Mem().bytes.subarray(1)]],
    ['behind the end', () => `bytes=${length()}-`, () => [416, null]],
    ['the last none', () => 'bytes=-0', () => [416, null]],
    ['backwards', () => 'bytes=5-2', () => [200, Mem().bytes]],
    ['letters', () => 'bytes=a-b', () => [200, Mem().bytes]],
    ['numbers of twenty digits', () => 'bytes=0-99999999999999999999', () => [206, Mem().bytes]],
    ['from a number of twenty digits', () => 'bytes=99999999999999999999-', () => [416, null]],
    ['two parts', () => 'bytes=0-1,5-6', () => [200, Mem().bytes]],
    [
      'a thousand parts',
      () => `bytes=${Array.from({ length: 1000 }, (_, i) => `${2 * i}-${2 * i}`).join(',')}`,
      () => [200, Mem().bytes],
    ],
    ['with blanks', () => 'bytes = 0-1', () => [200, Mem().bytes]],
    ['of another unit', () => 'items=0-1', () => [200, Mem().bytes]],
  ]
  test.each(RANGES)('%s: the right bytes by RFC 9110', async (_name, range, expected) => {
    const [status, bytes] = expected()
    const answer = await world.as('M1').get(Mem().file, { Range: range() })
    const got = Buffer.from(await answer.arrayBuffer())
    // What is no range, or one that cannot be, may be answered with the whole or with 416.
    expect([status, 416]).toContain(answer.status)
    if (answer.status === 416) expect(answer.headers.get('content-range')).toBe(`bytes */${length()}`)
    else expect(bytes && got.equals(bytes)).toBe(true)
  })

  test('AZ12 withdrawn between two parts, the second is denied', async () => {
    const thing = await makeDocument(world.portal, { audience: 'members' })
    const marie = world.as('M1')
    const first = await marie.get(thing.file, { Range: 'bytes=0-99' })
    expect(first.status).toBe(206)
    const etag = first.headers.get('etag') ?? ''
    expect(
      (await world.as('E1').post(`/fr/admin/documents/${thing.id}`, { intent: 'withdraw' })).status,
    ).toBe(303)
    expectDeny(await told(await marie.get(thing.file, { Range: 'bytes=100-199', 'If-Range': etag })), [
      thing.canaries.bytes,
    ])
  })
})

test('AZ16 no parameter of a list finds a word of what is closed', async () => {
  const parameters = [
    'q',
    'search',
    'title',
    'author',
    'keyword',
    'theme',
    'kind',
    'workshop',
    'language',
    'access',
    'sort',
    'order',
    'page',
  ]
  const lists = ['/fr/documents', '/fr/workshops', '/fr/documents.data', '/fr']
  const total = (html: string) => /data-total="(\d+)"/.exec(html)?.[1]
  for (const actor of ['A0', 'M1'] as const) {
    const none = total((await exactly(world.as(actor), '/fr/documents?q=rien')).body)
    for (const word of [Draft().canaries.title, Draft().canaries.closed, world.draftWorkshop.word])
      for (const list of lists) {
        const answer = await exactly(
          world.as(actor),
          `${list}?${parameters.map((name) => `${name}=${word}`).join('&')}`,
        )
        expect(answer.status).toBeLessThan(500)
        expectNone(answer, [Draft().slug, Draft().fileId, Draft().id, world.draftWorkshop.slug])
        const byWord = await exactly(world.as(actor), `/fr/documents?q=${word}`)
        expect(total(byWord.body)).toBe(none)
      }
  }
})

describe('AZ20 fields that a form does not have', () => {
  const MORE = {
    role: ['member', 'admin'],
    'user[role]': 'admin',
    '__proto__.role': 'admin',
    'constructor.prototype.role': 'admin',
    status: 'APPROVED',
    standing: 'active',
    approvedAt: '2020-01-01',
    emailConfirmedAt: '2020-01-01',
    suspendedAt: '',
    id: 'x'.repeat(21),
    memberId: 'x'.repeat(21),
    passwordHash: 'x',
    termsVersion: '1900-01-01',
    registeredAt: '1900-01-01',
    wantedPath: 'https://evil.test',
    __intent__: '{"type":"update","payload":{"name":"role","value":"admin"}}',
    __state__: '{',
  }

  test('are nothing to a registration', async () => {
    const email = 'masse@exemple.test'
    const answer = await world.as('A0').post(DOORS.register, { ...registration({ email }), ...MORE })
    expect(answer.status).toBe(303)
    const member = await world.portal.db.member.findUniqueOrThrow({ where: { emailKey: email } })
    expect(member).toMatchObject({
      role: 'member',
      approvedAt: null,
      emailConfirmedAt: null,
      wantedPath: null,
    })
    expect(member.id).not.toContain('xxx')
    expect(member.registeredAt.getTime()).toBeGreaterThan(Date.now() - 60_000)
  })

  test('are nothing to one’s own account', async () => {
    const marie = await world.portal.as('marie')
    const of = () => world.portal.db.member.findUniqueOrThrow({ where: { id: idOf('marie') } })
    const {
      firstName: _name,
      lastName: _last,
      organisation: _org,
      stakeholderGroup: _group,
      // Written by the database, of the names.
      nameKey: _nameKey,
      organisationKey: _organisationKey,
      searchText: _searchText,
      ...before
    } = await of()
    const answer = await marie.post(DOORS.account, {
      firstName: 'Marie',
      lastName: 'Exemple',
      organisation: 'Autre',
      stakeholderGroup: 'citizen',
      lang: 'fr',
      ...MORE,
      email: 'autre@exemple.test',
      password: 'autre phrase de passe',
    })
    expect(answer.status).toBe(303)
    expect(await of()).toMatchObject(before)
  })

  test('sent as JSON they are refused, and nobody is somebody else by it', async () => {
    const body = JSON.stringify({
      ...registration({ email: 'json@exemple.test' }),
      role: 'admin',
      __proto__: { role: 'admin' },
    })
    for (const type of [
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded; charset=utf-7',
      '',
    ])
      for (const door of [DOORS.register, DOORS.account]) {
        const answer = await exactly(await world.portal.as('marie'), door, {
          method: 'POST',
          headers: { Origin: world.portal.origin, ...(type ? { 'Content-Type': type } : {}) },
          body,
        })
        expect([type, door, answer.status < 500]).toEqual([type, door, true])
      }
    expect(await world.portal.db.member.count({ where: { emailKey: 'json@exemple.test' } })).toBe(0)
    expect(await world.portal.db.member.count({ where: { role: 'admin' } })).toBe(2)
  })
})

test('AZ21 no answer to anybody, the team included, holds a hash, a token or a secret', async () => {
  const { db } = world.portal
  const secrets = [
    ...(await db.member.findMany({ select: { passwordHash: true } })).map(({ passwordHash }) => passwordHash),
    ...ACTORS.map((actor) => world.as(actor).cookie('__Host-sid') ?? '').filter(Boolean),
    ...(await db.oneTimeToken.findMany())
      .flatMap(({ tokenHash, codeHash }) => [tokenHash, codeHash ?? ''])
      .filter(Boolean),
    'emailKey',
    'passwordHash',
    'tokenHash',
    'blobKey',
  ]
  for (const actor of ['A0', 'P1', 'M1', 'E1', 'AD'] as const)
    for (const { pattern } of ADDRESSES)
      for (const path of [fill(pattern, world), `${fill(pattern, world)}.data`]) {
        const answer = await exactly(world.as(actor), path)
        const text = everythingIn(answer)
        expect([actor, path, secrets.filter((secret) => text.includes(secret))]).toEqual([actor, path, []])
      }
}, 120_000)

test('AZ26 the audit trail names who, when and what to Ada, and nothing to the others', async () => {
  await world.as('AD').post(DOORS.member('lise'), { intent: 'unsuspend' })
  const entry = await world.portal.db.auditEntry.findFirstOrThrow({ where: { act: 'unsuspend-member' } })
  expect(entry).toMatchObject({
    actorId: idOf('ada'),
    thingKind: 'member',
    thingId: idOf('lise'),
    via: 'web',
  })
  expect(Date.now() - entry.at.getTime()).toBeLessThan(60_000)
  await expect(
    world.portal.db.auditEntry.update({ where: { id: entry.id }, data: { act: 'x' } }),
  ).rejects.toThrow()
})

test('AZ27 two admins take each other’s role, or suspend each other, at one moment: one is always left', async () => {
  const { db } = world.portal
  for (let round = 0; round < 10; round++) {
    await db.member.updateMany({
      where: { id: { in: [idOf('ada'), idOf('adele')] } },
      data: { role: 'admin', suspendedAt: null },
    })
    const [ada, adele]: [Browser, Browser] = [await world.portal.as('ada'), await world.portal.as('adele')]
    const act: Record<string, string> =
      round % 2 ? { intent: 'suspend' } : { intent: 'change-role', role: 'member' }
    const answers = await Promise.all([
      ada.post(DOORS.member('adele'), act),
      adele.post(DOORS.member('ada'), act),
    ])
    for (const { status } of answers) expect([303, 404, 409]).toContain(status)
    expect(await db.member.count({ where: { role: 'admin', suspendedAt: null } })).toBe(1)
  }
  await db.member.updateMany({
    where: { id: { in: [idOf('ada'), idOf('adele')] } },
    data: { role: 'admin', suspendedAt: null },
  })
})

test('nobody decides over himself what others must: Ada neither suspends herself nor approves what is not there', async () => {
  const ada = await world.portal.as('ada')
  await expectUnchanged(world.portal, async () => {
    expect((await ada.post(DOORS.member('ada'), { intent: 'suspend' })).status).toBe(409)
    expect((await ada.post(DOORS.member('marie'), { intent: 'refuse' })).status).toBe(409)
    expect((await ada.post(DOORS.member('marie'), { intent: 'change-role', role: 'root' })).status).toBe(422)
  })
})
