import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADDRESSES, type Address, DENIED, fill, ROUTE_IDS, WHOSE } from './addresses'
import { expectDeny, expectNone, expectUnchanged } from './deny'
import { exactly } from './exactly'
import { bootWorld, type World } from './world'

/*
 * Traps of the framework (T2 to T16) and cases AZ03, AZ06, CS01, CS06, over the route table itself: an address that is
 * added is attacked here from its first day.
 */

let world: World
beforeAll(async () => {
  world = await bootWorld()
})
afterAll(() => world.portal.close())

const guarded = ADDRESSES.filter(({ pattern }) => (DENIED[WHOSE[pattern] ?? 'everybody'] ?? []).length > 0)
const ids = (...routeIds: string[]) => encodeURIComponent(routeIds.join(','))
const inCapitals = (path: string) => path.replace(/[a-z]+(?=\/|$)/g, (word) => word.toUpperCase())
const encoded = (path: string) =>
  path.replace(
    /\/([a-z])(?=[a-z]*(?:\/|$))/g,
    (_whole, letter: string) => `/%${letter.charCodeAt(0).toString(16)}`,
  )

/** The same page by every way in that the framework has. */
const waysIn = (path: string, routeId: string): [trap: string, path: string][] => [
  ['T1 its address', path],
  ['T2 its data', `${path}.data`],
  ['T2 its data without its parents', `${path}.data?_routes=${ids(routeId)}`],
  ['T2 its data with the frame', `${path}.data?_routes=${ids('root', routeId)}`],
  ['T3 one route alone', `${path}?_data=${ids(routeId)}`],
  ['T3 one route alone, in data', `${path}.data?_data=${ids(routeId)}&_routes=${ids(routeId)}`],
  ['T4 the index of it', `${path}?index`],
  ['T10 in capitals', inCapitals(path)],
  ['T10 with encoded letters', encoded(path)],
  ['T10 with a slash at its end', `${path}/`],
  ['T10 its data, with a slash', `${path}/.data`],
  ['T10 over a detour', path.replace(/^\/fr/, '/fr/./x/..')],
  ['T10 from the root of nothing', `//${path.slice(1)}`],
]

test('every address of the route table says here whose it is', () => {
  expect(ADDRESSES.map(({ pattern }) => pattern).filter((pattern) => !WHOSE[pattern])).toEqual([])
})

describe.each(guarded)('$pattern', ({ pattern, routeId }: Address) => {
  const denied = DENIED[WHOSE[pattern] ?? 'everybody']

  test('opens to whom it is for, and is denied to all others by every way in', async () => {
    const path = fill(pattern, world)
    const allowed = await exactly(
      world.as(WHOSE[pattern] === 'members' ? 'M1' : WHOSE[pattern] === 'editors' ? 'E1' : 'AD'),
      path,
    )
    // The Markdown of a draft, acts for many, and what scripts say of passkeys are only ever posted.
    expect(allowed.status).toBe(
      /\/(markdown|workshops\/[^/]+\/drafts|passkey|passkeys\/new|bulk)$/.test(pattern) ? 404 : 200,
    )
    for (const actor of denied)
      for (const [trap, way] of waysIn(path, routeId))
        for (const method of trap.startsWith('T1 ') || trap === 'T2 its data' ? ['GET', 'HEAD'] : ['GET']) {
          const answer = await exactly(world.as(actor), way, { method })
          const what = `${actor} ${trap}: ${method} ${way}`
          expectDeny(answer, world.hidden, what)
        }
  })

  test('AZ06 no act of theirs changes anything there', async () => {
    const path = fill(pattern, world)
    const { origin } = world.portal
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams({
      intent: 'save',
      title: 'x',
      'fr.title': 'x',
      kind: 'report',
      licence: 'CC-BY-4.0',
      role: 'admin',
      membershipPolicy: 'open',
    }).toString()
    await expectUnchanged(world.portal, async () => {
      for (const actor of denied) {
        const act = async (way: string, headers: Record<string, string>, method = 'POST') => {
          const answer = await exactly(world.as(actor), way, {
            method,
            body,
            headers: { ...form, ...headers },
          })
          // Where there is nothing to do, that is said to everybody alike.
          if (answer.status === 405) expectNone(answer, world.hidden)
          else expectDeny(answer, world.hidden, `${actor} ${method} ${way}`)
        }
        for (const way of [path, `${path}.data`, `${path}?index`, `${path}.data?_routes=${ids(routeId)}`])
          await act(way, { Origin: origin })
        await act(path, {})
        await act(`${path}?_data=${ids(routeId)}`, { Origin: origin })
        for (const method of ['PUT', 'PATCH', 'DELETE']) await act(path, { Origin: origin }, method)
      }
    })
  })
})

describe('CS01 a post of another site is refused at every address', () => {
  const FOREIGN: [string, Record<string, string>][] = [
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['from a sibling host', { 'Sec-Fetch-Site': 'same-site' }],
    ['by a foreign Origin', { Origin: 'https://evil.test' }],
    ['by a foreign Referer alone', { Referer: 'https://evil.test/' }],
  ]
  test.each(FOREIGN)('%s, with the cookie of Ada', async (_name, headers) => {
    await expectUnchanged(world.portal, async () => {
      for (const { pattern, routeId } of ADDRESSES) {
        const path = fill(pattern, world)
        for (const way of [path, `${path}.data`, `${path}?_data=${ids(routeId)}`])
          for (const method of way === path ? ['POST', 'PUT', 'PATCH', 'DELETE'] : ['POST']) {
            const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
            const answer = await exactly(world.as('AD'), way, {
              method,
              headers: { ...type, ...headers },
              body: 'a=b',
            })
            const refused = way.includes('_data') ? [403, 404] : [403]
            expect([method, way, refused.includes(answer.status), answer.headers['set-cookie']]).toEqual([
              method,
              way,
              true,
              undefined,
            ])
          }
      }
    })
  })
})

describe('AZ03 the framework’s own parameters give nothing away', () => {
  test('each single route, all of them, unknown ones', async () => {
    const asked = [
      ...ROUTE_IDS,
      ROUTE_IDS.join(','),
      'routes/unknown',
      '__proto__',
      'constructor',
      '',
      ',,,',
      'root,root',
    ]
    for (const page of [
      '/fr/documents',
      `/fr/documents/${world.things.Draft.slug}`,
      '/fr/admin/members',
      '/_root',
      '/fr/admin',
    ])
      for (const wanted of asked) {
        const answer = await exactly(world.as('M1'), `${page}.data?_routes=${encodeURIComponent(wanted)}`)
        expect([page, wanted, answer.status < 500]).toEqual([page, wanted, true])
        expectNone(answer, [...world.hidden, 'exemple.test"'])
      }
  })

  test('as many as an address can hold are no error of ours, and more are too long', async () => {
    const asked = (count: number) => exactly(world.as('A0'), `/fr.data?_routes=${'root,'.repeat(count)}`)
    expect((await asked(1_500)).status).toBeLessThan(500)
    expect((await asked(2_000)).status).toBe(414)
  })

  test('T14, T15 the manifest of routes holds no data, and a known route is not told from an unknown one', async () => {
    const manifest = await exactly(world.as('A0'), '/__manifest?version=x&p=%2Ffr%2Fadmin')
    expect(manifest.status).toBeLessThan(500)
    expectNone(manifest, [...world.hidden, 'exemple.test'])
    const of = async (routeId: string) => {
      const { status, body } = await exactly(world.as('A0'), `/fr?_data=${ids(routeId)}`)
      return [status, body]
    }
    expect(await of('routes/desk/members')).toEqual(await of('routes/none'))
  })
})

describe('CS06, AZ13 every answer is dressed and stays out of shared caches', () => {
  test.each(['A0', 'M1', 'AD'] as const)('asked by %s', async (actor) => {
    for (const { pattern } of ADDRESSES)
      for (const path of [fill(pattern, world), `${fill(pattern, world)}.data`]) {
        const { status, headers } = await exactly(world.as(actor), path)
        expect([path, status < 500]).toEqual([path, true])
        const control = String(headers['cache-control'])
        // Storable by a cache that others share (RFC 9111, 3): neither private nor no-store.
        expect([path, control, /private|no-store/.test(control)]).toEqual([path, control, true])
        expect([path, headers['set-cookie']]).toEqual([path, undefined])
        expect([path, headers['x-content-type-options']]).toEqual([path, 'nosniff'])
        if (!String(headers['content-type']).startsWith('text/html')) continue
        const policy = String(headers['content-security-policy'])
        expect([path, policy]).toEqual([
          path,
          expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
        ])
        expect(policy).not.toMatch(/unsafe/)
        expect(headers['access-control-allow-origin']).toBeUndefined()
      }
  })
})
