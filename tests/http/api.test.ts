import { request as plainRequest } from 'node:http'
import { Validator } from '@seriousme/openapi-schema-validator'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OPERATION_NAMES, OPERATIONS, type OperationName } from '../../app/domain/api/operations'
import { visibleText } from '../support/browser'
import { idOf, PASSWORD } from '../support/cast'
import { bootPortal, type Portal } from '../support/portal'
import { program, tokenFor } from '../support/programs'
import { type MadeReading, makeReading } from '../support/readings'
import { type MadeDocument, makeDocument, makeWorkshop } from '../support/things'

/* What programs are told, by a reader that knows of the API what its OpenAPI description says. */

let portal: Portal
let workshop: Awaited<ReturnType<typeof makeWorkshop>>
const open: MadeDocument[] = []
let closed: MadeDocument
let reading: MadeReading
let check: (name: OperationName | 'Problem', answer: unknown) => void

beforeAll(async () => {
  portal = await bootPortal()
  workshop = await makeWorkshop(portal, { audience: 'public' })
  for (let i = 0; i < 5; i++)
    open.push(await makeDocument(portal, { audience: 'public', workshopId: i < 3 ? workshop.id : undefined }))
  closed = await makeDocument(portal, { audience: 'members' })
  reading = await makeReading(portal, closed)
  check = checkerOf(await program(portal).json('/api/v1/openapi.json'))
})
afterAll(() => portal.close())

type Description = {
  components: { schemas: Record<string, unknown> }
  paths: Record<string, { get: unknown }>
}

/** Holds an answer against the description that the portal itself gives. */
function checkerOf(description: Description) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addSchema({ ...description, $id: 'portal' })
  return (name: OperationName | 'Problem', answer: unknown) => {
    const pointer =
      name === 'Problem'
        ? '/components/schemas/Problem'
        : `/paths/${OPERATIONS[name].path.replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`
    const validate = ajv.getSchema(`portal#${encodeURI(pointer)}`)
    expect(validate, pointer).toBeTruthy()
    validate?.(answer)
    expect(validate?.errors ?? null).toBeNull()
  }
}

const guest = () => program(portal)

async function expectProblem(answer: Response, status: number, name: string) {
  const body = await answer.json()
  expect([answer.status, answer.headers.get('content-type'), body.type]).toEqual([
    status,
    'application/problem+json; charset=utf-8',
    `${portal.origin}/fr/api#${name}`,
  ])
  expect(body.status).toBe(status)
  check('Problem', body)
  return body
}

describe('the description', () => {
  test('is valid OpenAPI 3.1 and names every address', async () => {
    const description = await guest().json('/api/v1/openapi.json')
    const result = await new Validator().validate(structuredClone(description))
    expect(result).toMatchObject({ valid: true })
    expect(description.openapi).toMatch(/^3\.1\./)
    expect(Object.keys(description.paths).sort()).toEqual(
      OPERATION_NAMES.map((name) => OPERATIONS[name].path).sort(),
    )
  })

  test('every answer is as it says, for a guest and for a member', async () => {
    const addresses: Record<OperationName, string> = {
      start: '/api/v1',
      listDocuments: '/api/v1/documents?limit=3',
      openDocument: `/api/v1/documents/${closed.slug}`,
      listWorkshops: '/api/v1/workshops',
      openWorkshop: `/api/v1/workshops/${workshop.slug}?lang=en`,
      search: '/api/v1/search?q=titre',
      openFile: `/api/v1/files/${open[0]?.fileId}`,
    }
    for (const token of [null, await tokenFor(portal, 'marie')])
      for (const name of OPERATION_NAMES) {
        const answer = await program(portal, token).get(addresses[name])
        expect([name, answer.status]).toEqual([name, 200])
        check(name, await answer.json())
      }
  })
})

describe('a list', () => {
  test('goes on and back page by page, each document once, by the links alone', async () => {
    const slugs: string[] = []
    const seen: string[] = []
    let next: string | null = '/api/v1/documents?limit=4&kind=report'
    let last = ''
    while (next) {
      const answer = await guest().get(next)
      const page = await answer.json()
      check('listDocuments', page)
      slugs.push(...page.items.map(({ slug }: { slug: string }) => slug))
      seen.push(linkOf(answer, 'prev') ?? 'none')
      expect(linkOf(answer, 'next')).toBe(page.next)
      expect(linkOf(answer, 'first')).toBe(`${portal.origin}/api/v1/documents?limit=4&kind=report`)
      last = next
      next = page.next
    }
    expect(slugs.toSorted()).toEqual([...open, closed].map(({ slug }) => slug).toSorted())
    expect(seen[0]).toBe('none')
    const back = await (await guest().get((await guest().json(last)).previous)).json()
    expect(back.items.map(({ slug }: { slug: string }) => slug)).toEqual(slugs.slice(0, 4))
    expect([back.previous, back.next !== null]).toEqual([null, true])
  })

  test('is narrowed as the library is', async () => {
    const slugsOf = async (query: string, token: string | null = null) => {
      const page = await program(portal, token).json(`/api/v1/documents${query}`)
      return page.items.map(({ slug }: { slug: string }) => slug).toSorted()
    }
    const three = open.slice(0, 3).map(({ slug }) => slug)
    expect(await slugsOf(`?workshop=${workshop.slug}`)).toEqual(three.toSorted())
    expect(await slugsOf('?access=open')).toEqual(open.map(({ slug }) => slug).toSorted())
    expect(await slugsOf('?access=open', await tokenFor(portal, 'marie'))).toContain(closed.slug)
    expect(await slugsOf('?theme=no-such-theme')).toEqual([])
    expect(await slugsOf('?language=en')).toEqual([])
  })

  test('of workshops is paged too', async () => {
    const second = await makeWorkshop(portal, { audience: 'members' })
    const first = await guest().json('/api/v1/workshops?limit=1')
    const other = await guest().json(first.next)
    check('listWorkshops', other)
    const slugs = [...first.items, ...other.items].map(({ slug }: { slug: string }) => slug)
    expect(slugs.toSorted()).toEqual([workshop.slug, second.slug].toSorted())
    expect([first.previous, other.next]).toEqual([null, null])
    expect((await guest().json(other.previous)).items).toEqual(first.items)
  })

  test('a key of a page that somebody has changed is none', async () => {
    const { next } = await guest().json('/api/v1/documents?limit=1')
    for (const key of ['x', 'e30.x', `${new URL(next).searchParams.get('page')}x`, 'a.b.c']) {
      const problem = await expectProblem(
        await guest().get(`/api/v1/documents?page=${key}`),
        400,
        'not-understood',
      )
      expect(problem.errors).toEqual([{ parameter: 'page', detail: expect.any(String) }])
    }
    // Nor is a key of another list.
    const key = new URL((await guest().json('/api/v1/workshops?limit=1')).next).searchParams.get('page')
    await expectProblem(await guest().get(`/api/v1/documents?page=${key}`), 400, 'not-understood')
  })
})

const linkOf = (answer: Response, rel: string): string | null =>
  new RegExp(`<([^>]+)>; rel="${rel}"`).exec(answer.headers.get('link') ?? '')?.[1] ?? null

describe('the search', () => {
  test('names the pages on which it was found, to who may read them', async () => {
    const word = reading.texts[1] ?? ''
    const found = await program(portal, await tokenFor(portal, 'marie')).json(`/api/v1/search?q=${word}`)
    check('search', found)
    expect(found.items).toHaveLength(1)
    const [{ document, pages }] = found.items
    expect(document.slug).toBe(closed.slug)
    expect(pages).toMatchObject([
      { number: 2, page: expect.stringContaining(`/fr/documents/${closed.slug}/read/2`) },
    ])
    expect(pages[0].excerpt).toContainEqual({ text: word, hit: true })
    expect((await guest().json(`/api/v1/search?q=${word}`)).total).toBe(0)
  })

  test('without a word it says which parameter is missing, of signs alone that they mean nothing', async () => {
    const missing = await expectProblem(await guest().get('/api/v1/search'), 400, 'not-understood')
    expect(missing.errors).toEqual([{ parameter: 'q', detail: 'Ce paramètre est requis.' }])
    await expectProblem(await guest().get('/api/v1/search?q=%20%2B%20'), 400, 'not-understood')
  })
})

describe('what was asked wrongly is told by its name', () => {
  test.each([
    ['?kind=novel', 'kind'],
    ['?limit=0', 'limit'],
    ['?limit=101', 'limit'],
    ['?limit=many', 'limit'],
    ['?lang=de', 'lang'],
    ['?theme=', 'theme'],
    ['?workshop=../x', 'workshop'],
    ['?colour=red', 'colour'],
    ['?kind=report&kind=watch', 'kind'],
    ['?__proto__=1', '__proto__'],
  ])('%s', async (query, parameter) => {
    const { errors } = await expectProblem(
      await guest().get(`/api/v1/documents${query}`),
      400,
      'not-understood',
    )
    expect(errors).toMatchObject([{ parameter }])
  })

  test('in the language of who asks', async () => {
    const english = await guest().get('/api/v1/documents?limit=0', { 'Accept-Language': 'en-GB' })
    expect(english.headers.get('content-language')).toBe('en')
    expect((await english.json()).title).toBe('Question not understood')
    const french = await guest().get('/api/v1/documents?limit=0&lang=fr', { 'Accept-Language': 'en-GB' })
    expect((await french.json()).title).toBe('Question mal posée')
  })
})

describe('answers', () => {
  test('are known again by their ETag, and are kept by no cache between', async () => {
    for (const token of [null, await tokenFor(portal, 'marie')]) {
      const reader = program(portal, token)
      const first = await reader.get('/api/v1/documents')
      const tag = first.headers.get('etag') ?? ''
      expect(first.headers.get('cache-control')).toBe(token ? 'private, no-store' : 'private, no-cache')
      expect(first.headers.get('vary')).toMatch(/Authorization.*Accept-Language/)
      const again = await reader.get('/api/v1/documents', {
        'If-None-Match': tag,
        'Cache-Control': 'max-age=0',
      })
      expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, tag, ''])
    }
  })

  test('to HEAD have no body, and what a HEAD needs', async () => {
    const answer = await guest().send('/api/v1/documents', { method: 'HEAD' })
    expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([
      200,
      '',
      expect.any(String),
    ])
  })

  test('name the language of each text, which may be another than the asked one', async () => {
    const { slug } = open[0] as MadeDocument
    await portal.db.documentText.delete({
      where: { documentId_lang: { documentId: open[0]?.id ?? '', lang: 'en' } },
    })
    const document = await guest().json(`/api/v1/documents/${slug}?lang=en`)
    expect([document.title.lang, document.page]).toEqual(['fr', `${portal.origin}/en/documents/${slug}`])
  })

  test('are open to pages of other sites, without a token alone', async () => {
    const foreign = {
      Origin: 'https://ailleurs.test',
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Mode': 'cors',
    }
    const answer = await guest().get('/api/v1/documents', foreign)
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    const asked = await guest().send('/api/v1/documents', {
      method: 'OPTIONS',
      headers: {
        ...foreign,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'authorization',
      },
    })
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([204, 'If-None-Match'])
    const withToken = await program(portal, await tokenFor(portal, 'marie')).get('/api/v1/documents', foreign)
    expect(withToken.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('a cookie says nothing here: who is signed in at the portal is a guest', async () => {
    const ada = await portal.as('ada')
    const answer = await ada.get(`/api/v1/documents/${closed.slug}`)
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({ access: 'closed', closedBy: 'members', files: [] })
    expect(text).not.toContain(closed.canaries.closed)
  })
})

describe('refusals of the protocol', () => {
  test('nothing is done here: other methods, bodies and formats', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await guest().send('/api/v1/documents', {
        method,
        headers: { 'X-HTTP-Method-Override': 'GET' },
      })
      await expectProblem(answer, 405, 'method')
      expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    }
    const overridden = await guest().get('/api/v1/documents?_method=DELETE', {
      'X-HTTP-Method-Override': 'DELETE',
    })
    await expectProblem(overridden, 400, 'not-understood')
    await expectProblem(await guest().get('/api/v1', { Accept: 'text/html' }), 406, 'not-acceptable')
    expect((await guest().get('/api/v1', { Accept: 'application/problem+json, */*;q=0.1' })).status).toBe(200)
    const body = await raw('/api/v1', { headers: { 'Content-Length': '2' }, body: '{}' })
    expect([body.status, JSON.parse(body.text).type]).toEqual([415, `${portal.origin}/fr/api#content`])
  })

  test('what is refused before anybody knows what was asked is a problem too', async () => {
    for (const [path, init, status] of [
      ['/api/v1', { method: 'TRACE' }, 405],
      ['/api/v1?q=%00', {}, 400],
      [`/api/v1?q=${'a'.repeat(9000)}`, {}, 414],
      ['/api/v1', { headers: { Host: 'evil.test' } }, 421],
      ['/api/v1/documents?_data=routes/x', {}, 404],
    ] as const) {
      const answer = await raw(path, init)
      expect([path, answer.status, answer.type]).toEqual([
        path,
        status,
        'application/problem+json; charset=utf-8',
      ])
      check('Problem', JSON.parse(answer.text))
    }
  })

  test('no other spelling of an address is one', async () => {
    const { slug } = closed
    for (const path of [
      '/api',
      '/api/',
      '/api/v2/documents',
      '/api/v1/documents/',
      '/api/v1//documents',
      `/api/v1/documents/${slug}.data`,
      `/api/v1/documents/${slug}/`,
      `/api/v1/documents/${slug.toUpperCase()}`,
      `/api/v1/documents/${slug}%2f`,
      '/api/v1/documents/%2e%2e%2f',
      '/api/v1/documents.data',
      '/api/v1/files/../../etc',
      `/api/v1/files/${closed.fileId}/x.pdf`,
      '/api/v1/openapi.json/',
      '/api/v1/members',
      '/api/v1/admin',
    ]) {
      const answer = await raw(path)
      expect([path, answer.status, JSON.parse(answer.text).type]).toEqual([
        path,
        404,
        `${portal.origin}/fr/api#not-found`,
      ])
    }
    for (const path of ['/API/v1/documents', '/%61pi/v1/documents', '/fr/api/v1', '/api/../api/v1/documents'])
      expect([path, (await raw(path)).status]).toEqual([
        path,
        expect.toSatisfy((s) => s === 404 || s === 400),
      ])
  })
})

/** A request as it is written here, which fetch would put in order first. */
function raw(
  path: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: object; body?: string } = {},
) {
  const { hostname, port, host } = new URL(portal.origin)
  return new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
    const sent = plainRequest(
      { hostname, port, path, method, headers: { Host: host, ...headers } },
      (answer) => {
        let text = ''
        answer.on('data', (chunk) => (text += String(chunk)))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

describe('in the account', () => {
  const page = '/fr/account/tokens'

  test('Marie makes a token, is shown it this once and written to, and ends it', async () => {
    const marie = await portal.as('marie')
    const made = await marie.post(page, {
      intent: 'make',
      name: 'Zotero',
      scopes: 'library:read',
      days: '90',
    })
    const html = await made.text()
    expect([made.status, made.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    const token = /portal_[0-9A-Za-z]{49}/.exec(html)?.[0] ?? ''
    expect((await program(portal, token).json(`/api/v1/documents/${closed.slug}`)).access).toBe('open')
    const row = await portal.db.accessToken.findFirstOrThrow({ where: { name: 'Zotero' } })
    expect(row.scopes).toEqual(['library:read'])
    expect(Math.round((row.expiresAt.getTime() - row.createdAt.getTime()) / 86_400_000)).toBe(90)
    // No trace of it is left: neither in the list, nor in the database, nor in the letter.
    const list = await (await marie.get(page)).text()
    expect(list).toContain('Zotero')
    const letter = await portal.db.letter.findFirstOrThrow({ where: { kind: 'new-program' } })
    expect(letter.text).toContain('« Zotero »'.replaceAll(' ', '\u00a0'))
    const trail = await portal.db.auditEntry.findFirstOrThrow({ where: { act: 'make-token' } })
    for (const kept of [list, JSON.stringify(row), JSON.stringify(letter), JSON.stringify(trail.detail)])
      expect(kept).not.toContain(token)
    expect(trail.detail).toMatchObject({ token: row.id })
    const ended = await marie.follow(await marie.post(page, { intent: 'end', tokenId: row.id }))
    expect(await ended.text()).toContain('Le jeton est arrêté')
    await expectProblem(await program(portal, token).get('/api/v1/documents'), 401, 'token-refused')
    expect(await portal.db.auditEntry.count({ where: { act: 'end-token', actorId: idOf('marie') } })).toBe(1)
  })

  test('what is missing is said at the field, and what was typed is still there', async () => {
    const marie = await portal.as('marie')
    const answer = await marie.post(page, { intent: 'make', name: '  ', scopes: 'files:read', days: '3650' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toMatch(/id="token-name-error"[^>]*>Ce champ est requis/)
    expect(html).toMatch(/id="token-days-error"/)
    expect(html).toMatch(/<input[^>]*checked=""[^>]*value="files:read"/)
    const none = await (await marie.post(page, { intent: 'make', name: 'x', days: '30' })).text()
    expect(none).toMatch(/id="token-scopes-error"[^>]*>Cochez au moins un droit/)
  })

  test('nobody ends another one’s token, and nobody has more than twenty', async () => {
    const [marie, emile] = [await portal.as('marie'), await portal.as('emile')]
    const token = await tokenFor(portal, 'marie')
    const { id } = await portal.db.accessToken.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    await emile.post(page, { intent: 'end', tokenId: id })
    expect((await program(portal, token).get('/api/v1/documents')).status).toBe(200)
    const running = await portal.db.accessToken.count({
      where: { memberId: idOf('marie'), expiresAt: { gt: new Date() } },
    })
    for (let i = running; i < 20; i++) await tokenFor(portal, 'marie')
    const order = { intent: 'make', name: 'Un de trop', scopes: 'library:read', days: '30' }
    const refused = await marie.post(page, order)
    expect([refused.status, await refused.text()]).toEqual([
      409,
      expect.stringContaining('Vous avez déjà vingt jetons'),
    ])
    await portal.db.accessToken.deleteMany({ where: { memberId: idOf('marie') } })
  })

  test('who waits for approval makes none, and who gave no password lately gives it first', async () => {
    const order = { intent: 'make', name: 'x', scopes: 'library:read', days: '30' }
    const paul = await portal.as('paul')
    expect((await paul.post(page, order)).status).toBe(303)
    expect(await (await paul.get(page)).text()).toContain('quand l’équipe aura validé')
    expect(await portal.db.accessToken.count({ where: { memberId: idOf('paul') } })).toBe(0)
    const marie = await portal.as('marie')
    const before = new Date(Date.now() - 11 * 60_000)
    await portal.db.loginSession.updateMany({
      where: { memberId: idOf('marie') },
      data: { createdAt: before },
    })
    for (const answer of [await marie.get(page), await marie.post(page, order)])
      expect(answer.headers.get('location')).toMatch(/^\/fr\/account\/proof\?redirectTo=/)
    expect(await portal.db.accessToken.count({ where: { memberId: idOf('marie') } })).toBe(0)
  })

  test('a new password, the end of all other sign-ins, and the desk end all tokens', async () => {
    const marie = await portal.as('marie')
    const token = await tokenFor(portal, 'marie')
    await marie.post('/fr/account/security', {
      ...{ intent: 'password', password: PASSWORD },
      newPassword: 'une autre phrase que nul ne trouve',
    })
    await expectProblem(await program(portal, token).get('/api/v1/documents'), 401, 'token-refused')
    const other = await tokenFor(portal, 'marie')
    await marie.post('/fr/account/security', { intent: 'end-others' })
    expect((await marie.get('/fr/account')).status).toBe(200)
    await expectProblem(await program(portal, other).get('/api/v1/documents'), 401, 'token-refused')
    const second = await tokenFor(portal, 'marie')
    const ada = await portal.as('ada')
    const page = `/fr/admin/members/${idOf('marie')}`
    expect(visibleText(await (await ada.get(page)).text())).toMatch(/Jetons d’accès en cours\s+1\s/)
    await ada.post(page, { intent: 'end-sessions' })
    await expectProblem(await program(portal, second).get('/api/v1/documents'), 401, 'token-refused')
  })
})

describe('a token', () => {
  test('opens what its owner may read at that moment, and ends with his right', async () => {
    const token = await tokenFor(portal, 'marie')
    const marie = program(portal, token)
    const read = async () =>
      (await marie.json(`/api/v1/documents/${closed.slug}`)) as { body?: { html: string } }
    expect((await read()).body?.html).toContain(closed.canaries.closed)
    const where = { id: idOf('marie') }
    for (const lost of [{ suspendedAt: new Date() }, { refusedAt: new Date() }, { emailConfirmedAt: null }]) {
      const before = await portal.db.member.findUniqueOrThrow({ where })
      await portal.db.member.update({ where, data: lost })
      const refused = await marie.get(`/api/v1/documents/${open[0]?.slug}`)
      await expectProblem(refused, 401, 'token-refused')
      expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="api", error="invalid_token"')
      const { suspendedAt, refusedAt, emailConfirmedAt } = before
      await portal.db.member.update({ where, data: { suspendedAt, refusedAt, emailConfirmedAt } })
    }
    await portal.db.member.update({ where, data: { deletionAskedAt: new Date() } })
    await expectProblem(await marie.get('/api/v1/documents'), 403, 'held')
    await portal.db.member.update({ where, data: { deletionAskedAt: null, termsVersion: '2000-01-01' } })
    await expectProblem(await marie.get('/api/v1/documents'), 403, 'held')
    await portal.db.member.update({ where, data: { termsVersion: '2026-11-01', approvedAt: null } })
    expect(await read()).toMatchObject({ access: 'closed', closedBy: 'pending', files: [] })
    await portal.db.member.update({ where, data: { approvedAt: new Date() } })
    expect((await read()).body?.html).toContain(closed.canaries.closed)
  })

  test('that was made with one factor is worth nothing once its owner has two', async () => {
    const [one, two] = [
      await tokenFor(portal, 'marie'),
      await tokenFor(portal, 'marie', { secondFactor: true }),
    ]
    await portal.db.secondFactor.create({
      data: { memberId: idOf('marie'), sealed: 'x', confirmedAt: new Date() },
    })
    await expectProblem(await program(portal, one).get('/api/v1/documents'), 401, 'token-refused')
    expect((await program(portal, two).get('/api/v1/documents')).status).toBe(200)
    await portal.db.secondFactor.deleteMany()
  })

  test('is refused in any other shape than its own', async () => {
    const token = await tokenFor(portal, 'marie')
    const ended = await tokenFor(portal, 'marie', { endsInDays: -1 })
    const other = token.slice(0, -7) + (token.at(-7) === 'a' ? 'b' : 'a') + token.slice(-6)
    for (const header of [
      `Bearer ${ended}`,
      `Bearer ${other}`,
      `Bearer ${token.slice(0, -1)}`,
      `Bearer ${token}x`,
      `Bearer ${token.toLowerCase()}`,
      'Bearer',
      'Bearer ',
      token,
      `Basic ${btoa(`x:${token}`)}`,
      `Bearer ${'a'.repeat(10_000)}`,
      "Bearer ' or 1=1",
    ]) {
      const answer = await guest().get('/api/v1/documents', { Authorization: header })
      await expectProblem(answer, 401, 'token-refused')
      expect(answer.headers.get('www-authenticate')).toContain('Bearer realm="api"')
    }
    expect((await guest().get('/api/v1', { Authorization: `bearer  ${token}` })).status).toBe(200)
    const two = await raw('/api/v1', { headers: { Authorization: [`Bearer ${token}`, `Bearer ${token}`] } })
    expect([two.status, JSON.parse(two.text).type]).toEqual([400, `${portal.origin}/fr/api#two-tokens`])
    // What is longer than any header may be never reaches the API.
    const long = await raw('/api/v1', { headers: { Authorization: `Bearer ${'a'.repeat(20_000)}` } })
    expect(long.status).toBe(431)
  })

  test('has no place in an address, which says so', async () => {
    const token = await tokenFor(portal, 'marie')
    for (const query of [`access_token=${token}`, `token=${token}`, 'access_token=x', `q=${token}`])
      for (const path of [`/api/v1/documents?${query}`, `/api/v1/search?${query}`]) {
        const { detail } = await expectProblem(await guest().get(path), 400, 'token-in-address')
        expect(detail).toContain('Authorization: Bearer')
      }
    const file = await guest().get(`${closed.file}?access_token=${token}`)
    await expectProblem(file, 400, 'token-in-address')
  })

  test('has its scopes, and says which is missing', async () => {
    const [library, files] = [
      program(portal, await tokenFor(portal, 'marie', { scopes: ['library:read'] })),
      program(portal, await tokenFor(portal, 'marie', { scopes: ['files:read'] })),
    ]
    for (const path of [
      '/documents',
      `/documents/${closed.slug}`,
      '/workshops',
      '/search?q=titre',
      `/files/${closed.fileId}`,
    ]) {
      expect([path, (await library.get(`/api/v1${path}`)).status]).toEqual([path, 200])
      const refused = await files.get(`/api/v1${path}`)
      await expectProblem(refused, 403, 'scope')
      expect(refused.headers.get('www-authenticate')).toBe(
        'Bearer realm="api", error="insufficient_scope", scope="library:read"',
      )
    }
    for (const { file } of [closed, open[0] as MadeDocument]) {
      expect((await files.get(file)).status).toBe(200)
      await expectProblem(await library.get(file), 403, 'scope')
    }
    expect((await files.get('/api/v1')).status).toBe(200)
  })

  test('notes the day of its use, and nothing else of it', async () => {
    const token = await tokenFor(portal, 'marie')
    const reader = program(portal, token)
    await (await reader.get('/api/v1/documents')).text()
    await (await reader.get('/api/v1/documents')).text()
    const used = await portal.db.accessToken.findMany({ where: { lastUsedOn: { not: null } } })
    const today = new Date().toISOString().slice(0, 10)
    expect(used.map(({ lastUsedOn }) => lastUsedOn?.toISOString().slice(0, 10))).toContain(today)
  })

  test('opens no page, no desk, no form and no picture', async () => {
    const token = await tokenFor(portal, 'ada', { secondFactor: true })
    const ada = program(portal, token)
    for (const path of [
      '/fr/account',
      '/fr/account.data',
      '/fr/admin',
      '/fr/admin/members',
      '/fr/admin/members/export.csv',
    ]) {
      const answer = await ada.get(path)
      expect([path, answer.status]).toEqual([path, expect.toSatisfy((s) => [202, 303, 404].includes(s))])
      expect(await answer.text()).not.toContain('exemple.test')
    }
    const page = await (await ada.get(closed.page)).text()
    expect(page).not.toContain(closed.canaries.closed)
    expect((await ada.get(`/files/${closed.fileId}/pages/1/small.webp`)).status).toBe(303)
    const post = await ada.send('/logout', { method: 'POST', headers: { Origin: 'https://evil.test' } })
    expect(post.status).toBe(403)
  })
})

describe('the bytes of a file, by a token', () => {
  test('leave whole and in parts, as to its owner, and his reading stands in the trail', async () => {
    const { file, bytes, fileId } = closed
    const marie = program(portal, await tokenFor(portal, 'marie'))
    const description = await marie.json(`/api/v1/files/${fileId}`)
    expect(description).toMatchObject({ bytes: bytes.length, pages: 5, version: 1, document: closed.slug })
    const whole = await marie.get(description.url)
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)
    expect(whole.headers.get('etag')).toBe(`"${description.sha256}"`)
    const part = await marie.get(file, { Range: 'bytes=5-9' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 5-9/${bytes.length}`])
    const known = await marie.get(file, {
      'If-None-Match': `"${description.sha256}"`,
      'Cache-Control': 'max-age=0',
    })
    expect(known.status).toBe(304)
    expect((await marie.send(file, { method: 'HEAD' })).headers.get('content-length')).toBe(
      String(bytes.length),
    )
    const trail = { act: 'read-file', actorId: idOf('marie'), thingId: fileId }
    expect(await portal.db.auditEntry.count({ where: trail })).toBe(1)
  })

  test('and a refusal is a problem, not a page', async () => {
    const { file, fileId } = closed
    const paul = program(portal, await tokenFor(portal, 'paul'))
    await expectProblem(await paul.get(file), 403, 'closed')
    await expectProblem(await paul.get(`/api/v1/files/${fileId}`), 403, 'closed')
    await expectProblem(
      await program(portal, `${'portal_'}${'a'.repeat(49)}`).get(file),
      401,
      'token-refused',
    )
    const nothing = `/files/${'A'.repeat(21)}/x.pdf`
    await expectProblem(await paul.get(nothing), 404, 'not-found')
    await expectProblem(await guest().get(`/api/v1/files/${fileId}`), 401, 'sign-in')
    // A cookie beside the token says nothing.
    const both = await (await portal.as('ada')).get(file, {
      Authorization: `Bearer ${await tokenFor(portal, 'paul')}`,
    })
    await expectProblem(both, 403, 'closed')
    const renamed = await program(portal, await tokenFor(portal, 'marie')).get(`/files/${fileId}/x.pdf`)
    expect([renamed.status, renamed.headers.get('location')]).toEqual([302, file])
  })

  test('an editor’s token reads what a member reads: a draft does not exist', async () => {
    const draft = await makeDocument(portal, { published: false })
    const emile = program(portal, await tokenFor(portal, 'emile', { secondFactor: true }))
    await expectProblem(await emile.get(`/api/v1/documents/${draft.slug}`), 404, 'not-found')
    await expectProblem(await emile.get(`/api/v1/files/${draft.fileId}`), 404, 'not-found')
    await expectProblem(await emile.get(draft.file), 404, 'not-found')
    expect((await emile.get(closed.file)).status).toBe(200)
  })
})
