import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootPortal, type Portal } from '../support/portal'

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal()
})
afterAll(() => portal.close())

/** A request as it stands, without what fetch puts right. */
function raw(path: string, { method = 'GET', headers = {} as Record<string, string> } = {}) {
  const { port, host } = new URL(portal.origin)
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port, path, method, setHost: false, headers: { Host: host, ...headers } },
        (answer) => {
          let body = ''
          answer.on('data', (chunk) => {
            body += chunk
          })
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
        },
      )
      sent.on('error', reject)
      sent.end()
    },
  )
}

describe('what no page of ours asks is refused before the pages see it', () => {
  test.each([
    ['a method that we do not know', '/fr', { method: 'PROPFIND' }, 405],
    ['TRACE', '/fr', { method: 'TRACE' }, 405],
    ['an address of another host', 'http://evil.test/fr', {}, 400],
    ['another Host', '/fr', { headers: { Host: 'evil.test' } }, 421],
    ['a Host with a user part', '/fr', { headers: { Host: 'x@evil.test' } }, 421],
    ['a Host with an impossible port', '/fr', { headers: { Host: 'x:99999' } }, 421],
    ['a backslash', '/fr\\admin', {}, 400],
    ['a NUL', '/fr/%00', {}, 400],
    ['bytes that are no UTF-8', '/fr/%E0%A4%A', {}, 400],
    ['an overlong address', `/fr?q=${'a'.repeat(9000)}`, {}, 414],
    ['a single route past its parents', '/fr?_data=routes/public/home', {}, 404],
    ['the root past single fetch', '/fr?_data=root', {}, 404],
  ])('%s', async (_name, path, options, status) => {
    expect((await raw(path, options)).status).toBe(status)
  })

  test('a form post with a compressed body', async () => {
    const answer = await raw('/logout', {
      method: 'POST',
      headers: { Origin: portal.origin, 'Content-Encoding': 'gzip', 'Content-Length': '0' },
    })
    expect(answer.status).toBe(415)
  })

  test('a form post of more than a mebibyte', async () => {
    const answer = await portal.guest().post('/logout', { a: 'x'.repeat(1024 * 1024 + 1) })
    expect(answer.status).toBe(413)
  })

  test('a visitor of 127.0.0.1 is sent to the address of the portal', async () => {
    const { port } = new URL(portal.origin)
    const answer = await raw('/fr?x=1', { headers: { Host: `127.0.0.1:${port}` } })
    expect(answer.headers.location).toBe(`${portal.origin}/fr?x=1`)
  })
})

describe('no page of another site acts here', () => {
  const foreign: [string, Record<string, string>][] = [
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['from a sibling host', { 'Sec-Fetch-Site': 'same-site' }],
    ['with a foreign Origin', { Origin: 'https://evil.test' }],
    ['with the Origin null', { Origin: 'null' }],
    ['with a malformed Origin', { Origin: 'http://' }],
    ['with another port', { Origin: 'http://localhost:1' }],
    ['without Origin and Sec-Fetch-Site', {}],
    ['with a forged forwarded host', { Origin: 'https://evil.test', 'X-Forwarded-Host': 'evil.test' }],
  ]
  test.each(foreign)(
    'a post %s is refused with 403, also to .data and to resource routes',
    async (_name, headers) => {
      for (const path of [
        '/logout',
        '/fr/login',
        '/fr/login.data',
        '/fr/admin/markdown',
        '/fr/admin/documents/x/files',
      ]) {
        const answer = await raw(path, { method: 'POST', headers: { ...headers, 'Content-Length': '0' } })
        expect([path, answer.status]).toEqual([path, 403])
      }
    },
  )

  test('another site cannot embed our data', async () => {
    const answer = await raw('/fr.data', {
      headers: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' },
    })
    expect(answer.status).toBe(403)
  })
})

describe('every answer is dressed', () => {
  test.each(['/fr', '/fr/no-such-page', '/xx', '/fr/workshops/none', '/fr?_data=root', '/robots.txt'])(
    '%s',
    async (path) => {
      const { headers } = await raw(path)
      expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
      expect(headers['content-security-policy']).not.toMatch(/unsafe/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin')
      expect(headers['x-powered-by']).toBeUndefined()
      expect(headers['x-request-id']).toBeTruthy()
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(headers['set-cookie']).toBeUndefined()
    },
  )

  test('a nonce is used once', async () => {
    const nonces = await Promise.all(
      Array.from(
        { length: 5 },
        async () =>
          /'nonce-([^']+)'/.exec(String((await raw('/fr')).headers['content-security-policy']))?.[1],
      ),
    )
    expect(new Set(nonces).size).toBe(5)
  })
})

describe('health', () => {
  test('a probe by address is answered', async () => {
    expect((await raw('/healthz', { headers: { Host: '10.0.0.1' } })).body).toBe('ok\n')
    expect((await raw('/readyz')).body).toBe('ready\n')
  })
})
