import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emailOf, idOf } from '../support/cast'
import { ADDRESSES, fill } from './addresses'
import { DOORS, isIn, login, registration, SESSION } from './contract'
import { expectUnchanged } from './deny'
import { exactly } from './exactly'
import { bootWorld, type World } from './world'

/* Cases CS02 to CS07, XS15, PR02, PR08, PR09: what a page of another site can make a browser do here, and what stays in it. */

let world: World
beforeAll(async () => {
  world = await bootWorld({ LOG_LEVEL: 'debug' })
})
afterAll(() => world.portal.close())

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
const encoded = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

describe('CS02 an Origin that is nearly ours is not ours', () => {
  const origins = (): [string, string][] => {
    const { port, origin } = { port: new URL(world.portal.origin).port, origin: world.portal.origin }
    return [
      ['null', 'null'],
      ['empty', ''],
      ['our host in front of another', `${origin}.evil.test`],
      ['our host as a user', `http://localhost:${port}@evil.test`],
      ['with TLS', origin.replace('http:', 'https:')],
      ['another port', 'http://localhost:1'],
      ['no port', 'http://localhost'],
      ['by address', `http://127.0.0.1:${port}`],
      ['with a path', `${origin}/`],
      ['in capitals', origin.toUpperCase()],
      ['two of them', `${origin}, https://evil.test`],
      ['words', 'ceci n’est pas une origine'.replace('’', "'")],
    ]
  }
  test('403, and nothing is done', async () => {
    const wanted = encoded({ intent: 'suspend' })
    await expectUnchanged(world.portal, async () => {
      for (const [name, Origin] of origins())
        for (const path of [
          DOORS.member('marie'),
          `${DOORS.member('marie')}.data`,
          DOORS.logout,
          DOORS.login,
        ]) {
          const answer = await exactly(world.as('AD'), path, {
            method: 'POST',
            headers: { ...FORM, Origin },
            body: wanted,
          })
          expect([name, path, answer.status]).toEqual([name, path, 403])
        }
    })
  })

  test('a contradiction of both headers is decided against the request', async () => {
    for (const site of ['cross-site', 'same-site', 'none', 'same-origin, cross-site', 'SAME-ORIGIN']) {
      const headers = { ...FORM, Origin: world.portal.origin, 'Sec-Fetch-Site': site }
      expect((await exactly(world.as('AD'), DOORS.logout, { method: 'POST', headers })).status).toBe(403)
    }
    expect(await isIn(world.as('AD'))).toBe(true)
  })
})

test('CS03 another site signs nobody in, neither as himself nor as the attacker', async () => {
  const victim = world.portal.guest()
  const foreign: Record<string, string>[] = [
    { 'Sec-Fetch-Site': 'cross-site' },
    { Origin: 'https://evil.test' },
    { Origin: 'null' },
  ]
  for (const headers of foreign) {
    const answer = await victim.send('POST', DOORS.login, {
      headers: { ...FORM, ...headers },
      body: encoded(login('malik')),
    })
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []])
  }
  expect(victim.cookie(SESSION)).toBeUndefined()
})

describe('CS05 a method or a body in disguise', () => {
  test.each([
    ['a GET that says POST', 'GET', '?_method=POST&intent=suspend', {}],
    [
      'a header that says POST',
      'GET',
      '',
      { 'X-HTTP-Method-Override': 'POST', 'X-Method-Override': 'POST', 'X-HTTP-Method': 'POST' },
    ],
    ['a HEAD with a form', 'HEAD', '?intent=suspend', FORM],
    ['a GET with a form', 'GET', '?intent=suspend', { ...FORM, 'Content-Length': '14' }],
  ])('%s changes nothing', async (_name, method, query, headers) => {
    await expectUnchanged(world.portal, async () => {
      const body = 'Content-Length' in headers ? 'intent=suspend' : undefined
      const answer = await exactly(world.as('AD'), DOORS.member('marie') + query, {
        method,
        headers: headers as Record<string, string>,
        body,
      })
      expect(answer.status).toBeLessThan(500)
      expect(
        (
          await exactly(world.as('M1'), DOORS.logout + query, {
            method,
            headers: headers as Record<string, string>,
            body,
          })
        ).status,
      ).toBeLessThan(500)
    })
    expect(await isIn(world.as('M1'))).toBe(true)
  })

  test.each([
    'text/plain',
    'application/json',
    'application/xml',
    'text/html',
    'multipart/mixed; boundary=x',
    'application/x-www-form-urlencodedx',
    '',
  ])('a body of the type « %s » is no form', async (type) => {
    await expectUnchanged(world.portal, async () => {
      const headers = { Origin: world.portal.origin, ...(type ? { 'Content-Type': type } : {}) }
      for (const path of [
        DOORS.member('marie'),
        DOORS.security,
        '/fr/admin/markdown',
        '/fr/admin/settings',
      ]) {
        const answer = await exactly(world.as('AD'), path, {
          method: 'POST',
          headers,
          body: 'intent=suspend&markdown=x',
        })
        expect([path, answer.status]).toEqual([path, 415])
      }
    })
  })
})

describe('CS07 another site reads nothing', () => {
  test('no answer allows it to, asked with cookies or before', async () => {
    const { page, file } = world.things.Mem
    const askings: Parameters<typeof exactly>[2][] = [
      { headers: { Origin: 'https://evil.test' } },
      {
        headers: { Origin: 'https://evil.test', 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors' },
      },
      {
        method: 'OPTIONS',
        headers: { Origin: 'https://evil.test', 'Access-Control-Request-Method': 'GET' },
      },
    ]
    for (const path of [page, `${page}.data`, file, '/fr/account.data', '/robots.txt', '/fr'])
      for (const asking of askings) {
        const { headers } = await exactly(world.as('M1'), path, asking)
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
        expect([path, headers['cross-origin-resource-policy']]).toEqual([path, 'same-origin'])
      }
  })

  test('an image or a script of it gets neither data nor a file', async () => {
    for (const mode of ['no-cors', 'cors', 'websocket'])
      for (const path of [world.things.Mem.file, '/fr/account.data', '/fr/account']) {
        const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': mode }
        expect((await exactly(world.as('M1'), path, { headers })).status).toBe(403)
      }
    const link = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' }
    expect((await exactly(world.as('M1'), world.things.Mem.page, { headers: link })).status).toBe(200)
  })
})

describe('XS15 nobody is led to another site', () => {
  const FOREIGN = [
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    'https:evil.test',
    'http:/evil.test',
    'javascript:alert(1)//evil.test',
    '/a/..//evil.test',
    '/%09/evil.test',
    'http://localhost@evil.test',
  ]
  const NAMES = ['redirectTo', 'next', 'returnTo', 'return', 'url', 'to']
  const query = FOREIGN.map((way) => `redirectTo=${encodeURIComponent(way)}`).join('&')

  /** Every address that the page would send its reader to, and every one that its forms carry. */
  const leads = (html: string, path: string) =>
    [
      ...html.matchAll(
        /<(?:a|form|link|script|img|input|button)\b[^>]*?\s(?:href|action|src|formaction|value)="([^"]*)"/g,
      ),
    ]
      .map(([, to = '']) => to.replaceAll('&amp;', '&'))
      .filter((to) => URL.canParse(to, world.portal.origin + path))
      .map((to) => new URL(to, world.portal.origin + path))
      .filter(({ host }) => host.includes('evil'))

  test.each(['A0', 'M1', 'AD'] as const)('by any address or parameter, asked by %s', async (actor) => {
    for (const { pattern } of ADDRESSES)
      for (const more of [query, NAMES.map((name) => `${name}=//evil.test&${name}=%2Ffr`).join('&')])
        for (const path of [`${fill(pattern, world)}?${more}`, `${fill(pattern, world)}.data?${more}`]) {
          const { headers, body, status } = await exactly(world.as(actor), path)
          const { location = '/' } = headers
          expect([path, new URL(location, world.portal.origin).origin]).toEqual([path, world.portal.origin])
          expect([path, leads(body, path).map(String)]).toEqual([path, []])
          if (status === 202) expect([path, /"(?:https?:)?\/\/evil/.test(body)]).toEqual([path, false])
        }
  })

  test('by the form of any door', async () => {
    const doors: [string, Record<string, string>][] = [
      [DOORS.login, login('marie')],
      [DOORS.register, registration({ email: 'umleitung@exemple.test' })],
      [DOORS.confirm, { intent: 'resend', email: emailOf('ugo') }],
      [DOORS.signInLetter, { intent: 'ask', email: emailOf('marie') }],
      [DOORS.forgot, { email: emailOf('marie') }],
      [DOORS.logout, {}],
    ]
    for (const [door, fields] of doors)
      for (const redirectTo of FOREIGN)
        for (const path of [`${door}.data`, `${door}?redirectTo=${encodeURIComponent(redirectTo)}`]) {
          const answer = await world.portal
            .guest()
            .post(path, { ...fields, redirectTo, returnTo: redirectTo, next: redirectTo })
          const location = answer.headers.get('location') ?? '/'
          expect([path, new URL(location, world.portal.origin).origin]).toEqual([path, world.portal.origin])
          expect([path, location.includes('evil')]).toEqual([path, false])
          await answer.body?.cancel()
        }
    const letters = await world.portal.db.letter.findMany()
    for (const { text, html } of letters) expect(text + html).not.toContain('evil.test')
    expect(await world.portal.db.member.count({ where: { wantedPath: { contains: 'evil' } } })).toBe(0)
    expect(await world.portal.db.oneTimeToken.count({ where: { returnTo: { contains: 'evil' } } })).toBe(0)
  }, 60_000)
})

test('PR02 a first visit leaves nothing in the browser', async () => {
  const visitor = world.portal.guest()
  for (const { pattern } of ADDRESSES) {
    const answer = await visitor.get(fill(pattern, world))
    expect([pattern, answer.headers.getSetCookie()]).toEqual([pattern, []])
    expect(await answer.text()).not.toMatch(/document\.cookie|indexedDB|localStorage/)
  }
})

test('PR08 who accepts the terms accepts a version, at a time, and both are kept', async () => {
  const email = 'conditions@exemple.test'
  await world.portal.guest().post(DOORS.register, registration({ email }))
  const { termsVersion, termsAcceptedAt } = await world.portal.db.member.findUniqueOrThrow({
    where: { emailKey: email },
  })
  expect(termsVersion).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect(Date.now() - termsAcceptedAt.getTime()).toBeLessThan(60_000)
})

test('PR09, XS20 the log of all this holds no person and no secret, and every line of it is one object', async () => {
  const secret = 'mot de passe très secret'
  const hostile = '\u001b[31mrouge"}{"level":50,"msg":"faux'
  const visitor = world.portal.guest()
  await visitor.post(DOORS.login, login('marie', { password: secret }), {
    'User-Agent': hostile.replace('\u001b', '\t'),
  })
  await visitor.post(DOORS.login, { ...login('marie'), email: `${emailOf('marie')}\r\n{"level":50}` })
  await visitor.get(`/fr/nulle-part/${encodeURIComponent('"}{"level":50')}`)
  await visitor.get(`/fr/reset-password?token=${'t'.repeat(43)}`)
  const marie = await world.portal.as('marie')
  await marie.get(`/fr/account?secret=${encodeURIComponent(secret)}`)
  const token = marie.cookie(SESSION) ?? ''
  const lines = world.portal
    .output()
    .split('\n')
    .filter((line) => line.includes('level'))
  expect(lines.length).toBeGreaterThan(50)
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow()
  const log = world.portal.output()
  const { passwordHash } = await world.portal.db.member.findUniqueOrThrow({ where: { id: idOf('marie') } })
  for (const word of [
    secret,
    token,
    emailOf('marie'),
    'nadia@exemple.test',
    't'.repeat(43),
    passwordHash,
    '__Host-',
  ])
    expect([word, log.includes(word)]).toEqual([word, false])
})
