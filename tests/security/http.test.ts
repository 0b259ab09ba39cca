import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootPortal, type Portal } from '../support/portal'
import { AT_ONCE, DOORS } from './contract'
import { exactly, wire } from './exactly'

/* Cases HT01 to HT12: what no browser sends. */

let portal: Portal
let host: string
let slow: Promise<number>
beforeAll(async () => {
  portal = await bootPortal()
  host = new URL(portal.origin).host
  slow = slowHeaders()
})
afterAll(() => portal.close())

/** A line on which a request begins and never ends; how long it is borne, in milliseconds. */
function slowHeaders() {
  const begun = performance.now()
  const line = connect(Number(new URL(portal.origin).port), '127.0.0.1')
  line.on('error', () => {})
  line.resume()
  line.write(`GET /fr HTTP/1.1\r\nHost: ${host}\r\n`)
  const drip = setInterval(() => line.write('X-Slow: 1\r\n'), 1_000)
  return new Promise<number>((resolve) =>
    line.once('close', () => {
      clearInterval(drip)
      resolve(performance.now() - begun)
    }),
  )
}

const lines = (...parts: string[]) => `${parts.join('\r\n')}\r\n\r\n`
const SECOND = 'GET /fr/smuggled HTTP/1.1\r\nHost: x\r\n\r\n'

/** A request whose end two servers could see in two places. */
const AMBIGUOUS: [string, () => string][] = [
  [
    'Content-Length and Transfer-Encoding',
    () => `${post('Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n${SECOND}`,
  ],
  [
    'Transfer-Encoding and Content-Length',
    () => `${post('Transfer-Encoding: chunked', 'Content-Length: 60')}0\r\n\r\n${SECOND}`,
  ],
  ['two lengths', () => post('Content-Length: 0', 'Content-Length: 60') + SECOND],
  ['a length with a sign', () => post('Content-Length: +2') + SECOND],
  ['a length in two parts', () => post('Content-Length: 0, 60') + SECOND],
  ['a length of letters', () => post('Content-Length: 0x3c') + SECOND],
  ['an encoding that is none', () => post('Transfer-Encoding: xchunked') + SECOND],
  [
    'an encoding with a space before its colon',
    () => `${post('Transfer-Encoding : chunked')}0\r\n\r\n${SECOND}`,
  ],
  ['an encoding with a tab', () => `${post('Transfer-Encoding:\x0bchunked')}0\r\n\r\n${SECOND}`],
  [
    'an encoding twice',
    () => `${post('Transfer-Encoding: chunked', 'Transfer-Encoding: identity')}0\r\n\r\n${SECOND}`,
  ],
  ['a header on two lines', () => post('X: a', ' Transfer-Encoding: chunked', 'Content-Length: 0') + SECOND],
  [
    'lines that end in a bare line feed',
    () => `POST /logout HTTP/1.1\nHost: ${host}\nContent-Length: 0\n\n${SECOND}`,
  ],
  [
    'a chunk’s extension with a bare line feed',
    () => `${post('Transfer-Encoding: chunked')}1;a\nb\r\nx\r\n0\r\n\r\n${SECOND}`,
  ],
  ['a NUL in a header', () => post('X: a\0b', 'Content-Length: 0') + SECOND],
  [
    'a chunk size that overflows',
    () => `${post('Transfer-Encoding: chunked')}FFFFFFFFFFFFFFFFF\r\nx\r\n${SECOND}`,
  ],
]

const post = (...headers: string[]) => lines('POST /logout HTTP/1.1', `Host: ${host}`, ...headers)

describe('HT01 a request whose end is unclear is refused, and the line with it', () => {
  test.each(AMBIGUOUS)('%s', async (_name, request) => {
    const { statuses, text } = await wire(portal, request())
    expect(statuses).toHaveLength(1)
    expect(statuses[0]).toBeGreaterThanOrEqual(400)
    expect(statuses[0]).toBeLessThan(500)
    expect(text).not.toContain('smuggled')
  })

  test('two whole requests on one line are two answers', async () => {
    const get = lines('GET /robots.txt HTTP/1.1', `Host: ${host}`)
    const last = lines('GET /robots.txt HTTP/1.1', `Host: ${host}`, 'Connection: close')
    expect((await wire(portal, get + last)).statuses).toEqual([200, 200])
  })

  test('a refused post leaves nothing of its body to the next request of the line', async () => {
    const body = 'GET /fr/smuggled HTTP/1.1\r\nHost: x\r\n\r\n'
    const refused = lines('POST /logout HTTP/1.1', `Host: ${host}`, `Content-Length: ${body.length}`) + body
    const last = lines('GET /robots.txt HTTP/1.1', `Host: ${host}`, 'Connection: close')
    expect((await wire(portal, refused + last)).statuses).toEqual([403, 200])
  })
})

describe('HT02 a Host that is not ours is refused and never said again', () => {
  const asked = (...headers: string[]) => lines('GET /fr HTTP/1.1', ...headers, 'Connection: close')
  test.each<[string, () => string]>([
    ['two', () => asked(`Host: ${host}`, 'Host: evil.test')],
    ['two, ours last', () => asked('Host: evil.test', `Host: ${host}`)],
    ['none', () => asked()],
    ['an empty one', () => asked('Host: ')],
    ['a foreign one', () => asked('Host: evil.test')],
    ['ours as a user', () => asked(`Host: ${host}@evil.test`)],
    ['ours with a foreign end', () => asked(`Host: localhost.evil.test`)],
    ['an impossible port', () => asked('Host: localhost:99999')],
    ['no port', () => asked('Host: localhost')],
    ['ours with a dot', () => asked(`Host: ${host.replace(':', '.:')}`)],
    [
      'an address of another host as the target',
      () => `GET http://evil.test/fr HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    ],
    ['with a path in it', () => asked(`Host: ${host}/evil.test`)],
  ])('%s', async (_name, request) => {
    const { statuses, text } = await wire(portal, request())
    expect([400, 421]).toContain(statuses[0])
    expect(text).not.toContain('evil.test')
  })

  test('in capitals it is ours', async () => {
    const { statuses } = await wire(portal, asked(`Host: ${host.toUpperCase()}`))
    expect(statuses[0]).toBeLessThan(400)
  })

  test('what a proxy says of the host is not believed', async () => {
    const forwarded = {
      'X-Forwarded-Host': 'evil.test',
      Forwarded: 'host=evil.test',
      'X-Original-URL': '/fr/admin',
    }
    const answer = await exactly(portal.guest(), '/fr', {
      headers: { ...forwarded, 'X-Rewrite-URL': '/fr/admin' },
    })
    expect(answer.status).toBe(200)
    expect(JSON.stringify(answer)).not.toContain('evil.test')
  })
})

describe('HT04 what is too large', () => {
  const quickly = async (act: () => Promise<{ status: number }>) => {
    const begun = performance.now()
    const { status } = await act()
    return { status, quick: performance.now() - begun < AT_ONCE }
  }
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const send = (body: string, type: Record<string, string> = form) =>
    exactly(portal.guest(), DOORS.login, {
      method: 'POST',
      headers: { ...type, Origin: portal.origin },
      body,
    })

  /** What is too long already in its head is refused before it is read; the line may be cut before the answer is seen. */
  const head = async (path: string, ...headers: string[]) => {
    const { statuses } = await wire(
      portal,
      lines(`GET ${path} HTTP/1.1`, `Host: ${host}`, ...headers, 'Connection: close'),
    )
    return { status: statuses[0] ?? 431 }
  }

  test.each<[string, () => Promise<{ status: number }>, number[]]>([
    ['headers of 20 kB', () => head('/fr', `X-Long: ${'a'.repeat(20_000)}`), [431]],
    ['a thousand cookies', () => head('/fr', `Cookie: ${'a=b; '.repeat(4_000)}`), [431]],
    ['an address of 100 kB', () => head(`/fr?q=${'a'.repeat(100_000)}`), [414, 431]],
    ['an address of 10 kB', () => exactly(portal.guest(), `/fr?q=${'a'.repeat(10_000)}`), [414]],
    ['ten thousand fields', () => send('a=b&'.repeat(10_000)), [413, 422]],
    [
      'ten thousand lines of a list',
      () => send(Array.from({ length: 10_000 }, (_, i) => `email[${i}]=x`).join('&')),
      [413, 422],
    ],
    ['a list without middle', () => send('email[999999999]=x'), [422]],
    ['a nest of ten thousand', () => send(`email${'[a]'.repeat(10_000)}=x`), [413, 422]],
    ['a form of a mebibyte and more', () => send('a'.repeat(1024 ** 2 + 1)), [413]],
    [
      'five thousand parts',
      () => send(parts(5_000), { 'Content-Type': 'multipart/form-data; boundary=x' }),
      [400, 413, 422],
    ],
    [
      'JSON, nested ten thousand times',
      () => send('['.repeat(10_000), { 'Content-Type': 'application/json' }),
      [415],
    ],
  ])('%s: refused at once', async (_name, act, statuses) => {
    const { status, quick } = await quickly(act)
    expect([statuses.includes(status), status, quick]).toEqual([true, status, true])
  })

  const parts = (count: number) =>
    `${`--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n`.repeat(count)}--x--\r\n`
})

describe('HT05 methods', () => {
  test.each(['TRACE', 'PROPFIND', 'SEARCH', 'FOO', 'get', 'GETT'])(
    '%s is no method of ours',
    async (method) => {
      const { statuses, text } = await wire(
        portal,
        lines(`${method} /fr HTTP/1.1`, `Host: ${host}`, 'X-Secret: echo', 'Connection: close'),
      )
      expect([400, 405, 501]).toContain(statuses[0])
      expect(text).not.toContain('echo')
    },
  )

  test('CONNECT opens no tunnel', async () => {
    const { statuses } = await wire(portal, lines('CONNECT localhost:5432 HTTP/1.1', `Host: ${host}`))
    expect(statuses.filter((status) => status < 400)).toEqual([])
  })

  test('PUT, PATCH and DELETE do nothing anywhere, not even an error of ours', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      for (const path of [
        '/fr',
        '/fr.data',
        '/logout',
        '/logout.data',
        '/robots.txt',
        '/nulle-part.data',
        '/assets/x',
      ]) {
        const answer = await exactly(portal.guest(), path, { method, headers: { Origin: portal.origin } })
        expect([method, path, answer.status < 500]).toEqual([method, path, true])
      }
  })

  test('OPTIONS allows nothing to another site', async () => {
    for (const path of ['/fr', '/fr.data', '/logout', '*']) {
      const { text } = await wire(
        portal,
        lines(
          `OPTIONS ${path} HTTP/1.1`,
          `Host: ${host}`,
          'Origin: https://evil.test',
          'Access-Control-Request-Method: POST',
          'Connection: close',
        ),
      )
      expect(text).not.toMatch(/access-control-allow/i)
      expect(text).not.toMatch(/^HTTP\/1\.1 5/m)
    }
  })
})

describe('HT06 a refusal says what is wrong and nothing of the machine', () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const refusals: [number, string, Parameters<typeof exactly>[2]?][] = [
    [400, '/fr/%ff'],
    [403, '/fr/login', { method: 'POST' }],
    [404, '/fr/nulle-part/du-tout'],
    [405, '/fr', { method: 'TRACE' }],
    [405, '/fr', { method: 'POST', headers: { ...form, 'Sec-Fetch-Site': 'same-origin' }, body: 'a=b' }],
    [
      413,
      '/fr/login',
      {
        method: 'POST',
        headers: { ...form, 'Sec-Fetch-Site': 'same-origin' },
        body: 'a'.repeat(1024 ** 2 + 1),
      },
    ],
    [414, `/fr?${'a'.repeat(9_000)}`],
    [
      415,
      '/fr/login',
      {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain', 'Sec-Fetch-Site': 'same-origin' },
        body: '{}',
      },
    ],
    [421, '/fr', { headers: { Host: 'evil.test' } }],
  ]
  test.each(refusals)('%i at %s', async (status, path, asking) => {
    const answer = await exactly(portal.guest(), path, asking)
    expect(answer.status).toBe(status)
    expect(answer.headers['x-request-id']).toMatch(/^[\w-]{12}$/)
    expect(answer.headers['x-powered-by']).toBeUndefined()
    expect(answer.headers.server).toBeUndefined()
    expect(String(answer.headers['cache-control'])).toContain('no-store')
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(answer.body).not.toMatch(/node_modules|\.server\.|at \w+ \(|express|prisma|\/build\//i)
  })

  test('500 while the database is away: no stack, no query, and it heals by itself', async () => {
    await portal.db.$executeRawUnsafe('alter table "Member" rename to "MemberAway"')
    try {
      const marie = portal.guest()
      marie.setCookie('__Host-sid', 'x'.repeat(43))
      for (const path of ['/fr/account', '/fr/account.data', '/fr/documents']) {
        const answer = await exactly(marie, path)
        expect(answer.body).not.toMatch(/MemberAway|prisma|select |node_modules|\.ts:|\.js:/i)
        expect(answer.headers['x-request-id']).toBeTruthy()
        expect(String(answer.headers['cache-control'])).toContain('no-store')
      }
    } finally {
      await portal.db.$executeRawUnsafe('alter table "MemberAway" rename to "Member"')
    }
    expect((await portal.guest().get('/fr/documents')).status).toBe(200)
  })
})

describe('HT07 bytes that are no text', () => {
  const AT: [string, string][] = [
    ['broken UTF-8', '/fr/%E0%A4%A'],
    ['a byte alone', '/fr/%FF'],
    ['an overlong slash', '/fr/..%C0%AF..%C0%AFetc'],
    ['a surrogate', '/fr/%ED%A0%80'],
    ['a NUL', '/fr/documents/a%00b'],
    ['half a code', '/fr/%'],
    ['NUL in the query', '/fr/documents?theme=%00'],
    ['broken UTF-8 in the query', '/fr/documents?theme=%E0%A4%A'],
    ['line ends', '/fr/%0d%0aSet-Cookie:%20a=b'],
  ]
  test.each(AT)('%s in the address', async (_name, path) => {
    const answer = await exactly(portal.guest(), path)
    expect([400, 404]).toContain(answer.status)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test('raw bytes in the address, a cookie, a header, a form', async () => {
    const raw = (text: string) => Buffer.from(text, 'latin1')
    for (const request of [
      lines('GET /fr/\xff\xfe HTTP/1.1', `Host: ${host}`, 'Connection: close'),
      lines(
        'GET /fr HTTP/1.1',
        `Host: ${host}`,
        'Cookie: __Host-sid=\xff\xfe; __Host-lang=\xc3',
        'Connection: close',
      ),
      lines('GET / HTTP/1.1', `Host: ${host}`, 'Accept-Language: \xff\xfe', 'Connection: close'),
      lines(
        'GET /fr HTTP/1.1',
        `Host: ${host}`,
        'User-Agent: \xe9\xff',
        'Referer: \xff',
        'Connection: close',
      ),
    ]) {
      const { statuses } = await wire(portal, raw(request))
      expect(statuses).toHaveLength(1)
      expect(statuses[0]).toBeLessThan(500)
    }
    for (const body of ['email=%FF%FE&password=%00', 'email=\xff\xfe&password=x', '%', '=', '&&&&']) {
      const answer = await exactly(portal.guest(), DOORS.login, {
        method: 'POST',
        headers: { Origin: portal.origin, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: raw(body),
      })
      expect([body, answer.status >= 400 && answer.status < 500]).toEqual([body, true])
    }
  })
})

test('HT08 a packed body is not unpacked', async () => {
  for (const encoding of ['gzip', 'br', 'deflate', 'identity, gzip', 'zstd']) {
    const answer = await exactly(portal.guest(), DOORS.login, {
      method: 'POST',
      headers: {
        Origin: portal.origin,
        'Content-Encoding': encoding,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: gzipSync(Buffer.alloc(10 * 1024 ** 2, 'a')),
    })
    expect([encoding, answer.status]).toEqual([encoding, 415])
  }
})

describe('HT09 nothing of the machine lies open', () => {
  test.each([
    '/.git/config',
    '/.git/HEAD',
    '/.env',
    '/.npmrc',
    '/package.json',
    '/package-lock.json',
    '/node_modules/express/package.json',
    '/prisma/schema.prisma',
    '/prisma/dev.db',
    '/build/server/index.js',
    '/server/index.js',
    '/app/config.server.ts',
    '/data/session-secret',
    '/session-secret',
    '/blobs/',
    '/blobs/te',
    '/protected/te/x',
    '/outbox/',
    '/pg/PG_VERSION',
    '/metrics',
    '/debug',
    '/server-status',
    '/index.php',
    '/wp-login.php',
    '/fr.bak',
    '/fr/login~',
    '/robots.txt.old',
    '/assets/',
    '/assets',
    '/.well-known/',
    '/.vite/manifest.json',
    '/sitemap.xml.gz',
    '/backup.zip',
    '/dump.sql',
  ])('%s', async (path) => {
    const answer = await exactly(portal.guest(), path)
    expect(answer.status).toBe(404)
    expect(String(answer.headers['cache-control'])).toContain('no-store')
  })

  test('no map of the sources, and no script names the server', async () => {
    const html = await (await portal.guest().get('/fr')).text()
    const scripts = [...new Set(html.match(/\/assets\/[\w.-]+\.js/g))]
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) {
      expect((await exactly(portal.guest(), `${script}.map`)).status).toBe(404)
      const { body, headers } = await exactly(portal.guest(), script)
      expect(body).not.toMatch(/sourceMappingURL|DATABASE_URL|SESSION_SECRET|\.server["']/)
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    }
  })

  test.each([
    '/assets/..%2f..%2fserver%2findex.js',
    '/assets/../../server/index.js',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%252e%252e/package.json',
    '/....//....//etc/passwd',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/fr/..%2f..%2f..%2f..%2fproc/self/environ',
    '/files/..%2f..%2fsession-secret/x',
    '/files/AAAAAAAAAAAAAAAAAAAAA/..%2f..%2fsession-secret',
    '/fr/documents/..%2f..%2f..%2fetc%2fpasswd',
    '/fr/documents/%252e%252e%252fetc',
    '/..%2ffr/admin',
    '/fr%2fadmin',
  ])('XS13 no way out of the folder: %s', async (path) => {
    const answer = await exactly(await portal.as('marie'), path)
    expect([400, 404]).toContain(answer.status)
    expect(answer.body).not.toMatch(/root:|NODE_ENV|"dependencies"|createRequestHandler/)
  })
})

test('HT12 what is missing is not remembered by caches', async () => {
  for (const path of [
    '/assets/none-abcdef12.js',
    '/favicon.none',
    '/fr/nulle-part',
    '/files/AAAAAAAAAAAAAAAAAAAAA/x.pdf',
  ])
    expect([path, String((await exactly(portal.guest(), path)).headers['cache-control'])]).toEqual([
      path,
      expect.stringContaining('no-store'),
    ])
})

test('HT03 whoever dawdles over his headers is let go within half a minute; nobody else waits', async () => {
  const others = Array.from({ length: 20 }, async () => {
    const begun = performance.now()
    await exactly(portal.guest(), '/robots.txt')
    return performance.now() - begun
  })
  expect(Math.max(...(await Promise.all(others)))).toBeLessThan(AT_ONCE)
  expect(await slow).toBeLessThan(30_000)
}, 40_000)
