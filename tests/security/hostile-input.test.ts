import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf } from '../support/cast'
import { noisePdf } from '../support/files'
import { makeDocument } from '../support/things'
import { fileForm, putUp } from '../support/uploads'
import { ADDRESSES, fill } from './addresses'
import { AT_ONCE, DOORS, registration } from './contract'
import { exactly } from './exactly'
import { bootWorld, type World } from './world'

/* Cases XS02 to XS20: words, names and parameters that would rather be something else. */

const { parse } = createRequire(import.meta.url)('content-disposition') as {
  parse(header: string): { type: string; parameters: Record<string, string> }
}

let world: World
beforeAll(async () => {
  world = await bootWorld()
})
afterAll(() => world.portal.close())

const rendered = async (markdown: string): Promise<{ html: string; ms: number }> => {
  const begun = performance.now()
  const answer = await world.as('E1').post('/fr/admin/markdown', { markdown })
  const { html } = (await answer.json()) as { html: string }
  return { html, ms: performance.now() - begun }
}

describe('XS02 links and pictures in a text', () => {
  test.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](java\tscript:alert(1))',
    '[a](<java\nscript:alert(1)>)',
    '[a](&#106;avascript:alert(1))',
    '[a](javascript&colon;alert(1))',
    '[a](&#x6A;&#x61;vascript:alert(1))',
    '[a]( javascript:alert(1))',
    '[a](\u0001javascript:alert(1))',
    '[a](vbscript:msgbox(1))',
    '[a](data:text/html,<script>alert(1)</script>)',
    '[a](data:text/html;base64,PHNjcmlwdD4=)',
    '![a](javascript:alert(1))',
    '![a](data:image/svg+xml,<svg onload=alert(1)>)',
    '<javascript:alert(1)>',
    '[a]: javascript:alert(1)\n\n[a]',
    '<a href="javascript:alert(1)">x</a>',
    '<img src=x onerror=alert(1)>',
    '<svg><script>alert(1)</script></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<form action=javascript:alert(1)><button>x',
    '<input name=getElementById><img name=cookie>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<style>@import "//evil.test"</style>',
    '<base href="//evil.test">',
    '<meta http-equiv=refresh content="0;url=//evil.test">',
    '<!--><script>alert(1)</script>-->',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '`</code><script>alert(1)</script>`',
    '```\n</code></pre><script>alert(1)</script>\n```',
    '[x](https://a.test "\\"><script>alert(1)</script>")',
  ])('%j acts in nobody’s browser', async (markdown) => {
    const { html } = await rendered(markdown)
    const tags = html.match(/<[^>]+>/g)?.join('\n') ?? ''
    expect(tags).not.toMatch(/<(?:script|svg|math|iframe|style|base|meta|form|input|img|object|embed)\b/i)
    expect(tags).not.toMatch(/\son\w+\s*=/i)
    expect(tags).not.toMatch(/(?:href|src)\s*=\s*["']?\s*(?:javascript|vbscript|data)\s*:/i)
    expect(tags).not.toMatch(/\s(?:style|name)\s*=/i)
  })

  test('a link to elsewhere tells nobody where from', async () => {
    const { html } = await rendered('[a](https://ailleurs.test) [b](//ailleurs.test)')
    expect(html).toMatch(/href="https:\/\/ailleurs\.test\/?"[^>]*rel="[^"]*noopener/)
    expect(html).not.toContain('href="//')
  })
})

describe('XS03 code in a name', () => {
  const CODE = '"><svg/onload=alert(1)>\'`{{7*7}}</script><script>alert(2)</script>'

  test('in every text that people type stays a name on every page, for everybody', async () => {
    const { db } = world.portal
    const thing = await makeDocument(world.portal, { audience: 'public' })
    await db.documentText.updateMany({
      where: { documentId: thing.id },
      data: { title: CODE, abstract: CODE, keywords: [CODE] },
    })
    await db.documentAuthor.updateMany({
      where: { documentId: thing.id },
      data: { name: CODE, affiliation: CODE },
    })
    await db.storedFile.update({
      where: { id: thing.fileId },
      data: { name: `${CODE.replaceAll('/', '')}.pdf` },
    })
    await db.member.update({
      where: { id: idOf('malik') },
      data: { firstName: CODE, lastName: CODE, organisation: CODE, motivation: CODE },
    })
    await db.workshopText.updateMany({
      where: { workshopId: world.draftWorkshop.id },
      data: { title: CODE, summary: CODE, place: CODE },
    })
    const seen = [
      thing.page,
      `${thing.page}?x=${encodeURIComponent(CODE)}`,
      '/fr/documents',
      '/fr',
      '/sitemap.xml',
      `/fr/${encodeURIComponent(CODE.replaceAll('/', ''))}`,
      `/fr/login?redirectTo=${encodeURIComponent(`/fr/documents/${CODE}`)}`,
      `/fr/documents?theme=${encodeURIComponent(CODE)}`,
      ...ADDRESSES.filter(({ pattern }) => pattern.includes('/admin')).map(({ pattern }) =>
        fill(pattern, world),
      ),
      DOORS.member('malik'),
      `/fr/admin/documents/${thing.id}`,
      `/fr/admin/documents/${thing.id}/files`,
      `/fr/admin/documents/${thing.id}/preview`,
      `/fr/admin/members?q=${encodeURIComponent(CODE)}`,
      `/fr/admin/outbox?q=${encodeURIComponent(CODE)}`,
      `/fr/admin/documents?q=${encodeURIComponent(CODE)}`,
    ]
    for (const path of seen) {
      const { body, headers, status } = await exactly(world.as('AD'), path)
      expect([path, status < 500]).toEqual([path, true])
      // A file to keep, which no browser draws.
      if (/^text\/csv\b/.test(String(headers['content-type']))) {
        expect(headers['content-disposition']).toMatch(/^attachment;/)
        expect(headers['x-content-type-options']).toBe('nosniff')
        continue
      }
      expect([path, body.includes('<svg/onload'), body.includes('</script><script>alert')]).toEqual([
        path,
        false,
        false,
      ])
      expect(JSON.stringify(headers)).not.toContain('<svg')
    }
    await db.libraryDocument.delete({ where: { id: thing.id } })
  })
})

describe('XS08 names of files', () => {
  test.each([
    ['quotes and semicolons', 'a"b;c.pdf'],
    ['line ends', 'a\r\nSet-Cookie: x=y.pdf'],
    ['a way up', '../../x.pdf'],
    ['a way up, of Windows', '..\\..\\y.pdf'],
    ['accents, characters, pictures', 'é漢字😀.pdf'],
    ['a turn of the line', 'rapport\u202efdp.exe.pdf'],
    ['percent signs', '100%25%0d%0a.pdf'],
    ['three hundred letters', `${'a'.repeat(300)}.pdf`],
    ['a hidden file', '.htaccess'],
    ['a device of Windows', 'CON.pdf'],
    ['an option', '-rf.pdf'],
    ['half a character', '\ud800.pdf'],
  ])('%s: refused, or one header that a reader of RFC 6266 understands', async (_name, name) => {
    const { id } = world.things.Pub
    const form = fileForm(noisePdf(1000), name)
    const put = await putUp(world.portal, world.as('E1'), `/fr/admin/documents/${id}/files`, form)
    expect([201, 422]).toContain(put.status)
    if (put.status === 422) return
    const { fileId } = put
    const guest = world.portal.guest()
    const file = await guest.follow(await guest.get(`/files/${fileId}/x.pdf`))
    expect(file.status).toBe(200)
    const header = file.headers.get('content-disposition') ?? ''
    const { type, parameters } = parse(header)
    expect(type).toBe('attachment')
    expect(parameters.filename).not.toMatch(/[/\\\p{Cc}\u202e]/u)
    expect(parameters.filename).toMatch(/[^.].*\.pdf$/)
    expect([...(parameters.filename ?? '')].length).toBeLessThanOrEqual(200)
    expect(file.headers.get('set-cookie')).toBeNull()
    expect(file.headers.get('content-type')).toBe('application/pdf')
    await file.body?.cancel()
  })
})

describe('XS16 words that mean something to the machine', () => {
  const WORDS =
    '__proto__ constructor prototype toString hasOwnProperty valueOf null undefined [object] 1e309 -0 NaN Infinity 99999999999999999999 -1 %00'.split(
      ' ',
    )
  const NAMES =
    'done refused page q theme kind state standing order act thing person access language workshop audience intent token redirectTo from to mode'.split(
      ' ',
    )
  /** Each name with another word; every eighth turn of it. */
  const queries = [0, 1, 2, 3, 4, 8, 12].map((turn) =>
    NAMES.map((name, i) => `${name}=${WORDS[(i + turn) % WORDS.length]}`).join('&'),
  )

  test.each(['A0', 'M1', 'AD'] as const)(
    'as any parameter of any address are no error of ours, asked by %s',
    async (actor) => {
      for (const { pattern } of ADDRESSES)
        for (const query of actor === 'AD'
          ? [...queries, ...NAMES.slice(0, 2).map((name) => `${name}=__proto__`)]
          : queries.slice(0, 2)) {
          const { status } = await exactly(world.as(actor), `${fill(pattern, world)}?${query}`)
          expect([pattern, query, status < 500]).toEqual([pattern, query, true])
        }
    },
    60_000,
  )

  test('twice, in brackets, or as names: neither', async () => {
    const odd = [
      'page=1&page=2&page[]=1&page[a]=1&page[__proto__]=1&q=a&q=b&q[]=c',
      '__proto__[x]=1&__proto__.x=1&constructor[prototype][x]=1&=&&&&%5B%5D=1',
      'a'.repeat(2000),
    ]
    for (const { pattern } of ADDRESSES)
      for (const query of odd) {
        const { status } = await exactly(world.as('AD'), `${fill(pattern, world)}?${query}`)
        expect([pattern, query, status < 500]).toEqual([pattern, query, true])
      }
    expect(await (await world.portal.guest().get('/healthz')).text()).toBe('ok\n')
  }, 60_000)

  test('as the act or the fields of any form, sent by Ada herself: a refusal, never an error of ours', async () => {
    const headers = { Origin: world.portal.origin, 'Content-Type': 'application/x-www-form-urlencoded' }
    const bodies = [
      ...WORDS.slice(0, 6).map(
        (word) =>
          `intent=${word}&role=${word}&kind=${word}&lang=${word}&fr.title=${word}&audience=${word}&sessionId=${word}&fileId=${word}&grantId=${word}`,
      ),
      'intent=save&__proto__.role=admin&constructor.prototype.x=1&fr.__proto__.title=x&fr.title[0]=a&authors[0][0]=x&authors=1&authors.name=x&kind[0]=report&kind[1]=x',
      'fr=1&en=2&authors[999].name=x&programme.fr[999].title=x',
      `__intent__=${encodeURIComponent('{"type":"insert","payload":{"name":"authors","index":99999999}}')}`,
      '__intent__={&__state__={',
    ]
    for (const { pattern } of ADDRESSES.filter(({ pattern }) => pattern !== '/logout'))
      for (const body of bodies) {
        const { status } = await exactly(world.as('AD'), fill(pattern, world), {
          method: 'POST',
          headers,
          body,
        })
        expect([pattern, body, status < 500]).toEqual([pattern, body, true])
      }
    const polluted = await exactly(world.as('A0'), '/fr/documents.data')
    expect(polluted.status).toBe(200)
    expect(polluted.body).not.toContain('admin"')
  }, 60_000)

  test('as JSON at any door: those that read it refuse it, the others do not read it', async () => {
    const headers = { Origin: world.portal.origin, 'Content-Type': 'application/json' }
    const bodies = [
      '{"step":"answer","__proto__":{"step":"ask"},"constructor":{"prototype":{"x":1}}}',
      '{"step":"answer","passkey":{"id":"__proto__","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA"}}}',
      '{"step":["ask"],"step":"none"}',
      '[1e309]',
      'null',
      '{',
      '"\\ud800"',
      '['.repeat(30_000),
      `{"a":${'{"a":'.repeat(5_000)}`,
    ]
    for (const { pattern } of ADDRESSES.filter(({ pattern }) => pattern !== '/logout'))
      for (const actor of ['A0', 'AD'] as const)
        for (const body of bodies) {
          const { status } = await exactly(world.as(actor), fill(pattern, world), {
            method: 'POST',
            headers,
            body,
          })
          expect([pattern, actor, body.slice(0, 40), status < 500]).toEqual([
            pattern,
            actor,
            body.slice(0, 40),
            true,
          ])
        }
  }, 60_000)

  test('a file where a word is expected is no word', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries(registration({ email: 'fichier@exemple.test' })))
      if (name !== 'firstName') form.append(name, value)
    form.append('firstName', new Blob(['Nadia']), 'nadia.txt')
    expect((await world.portal.guest().upload(DOORS.register, form)).status).toBe(422)
  })
})

describe('XS17 inputs that are slow to read', () => {
  const HARD: [string, string][] = [
    ['opening brackets', '['.repeat(20_000)],
    ['quotations in quotations', '>'.repeat(20_000)],
    ['stars', '*a_ '.repeat(10_000)],
    ['links that do not end', '](x'.repeat(20_000)],
    ['links in links', '[a]('.repeat(10_000)],
    [
      'lists in lists',
      Array.from({ length: 500 }, (_, i) => `${'  '.repeat(i)}- a`)
        .join('\n')
        .slice(0, 200_000),
    ],
    [
      'a table of five thousand columns',
      `${'|a'.repeat(5_000)}\n${'|-'.repeat(5_000)}\n${'|b'.repeat(5_000)}`,
    ],
    ['backticks', Array.from({ length: 600 }, (_, i) => '`'.repeat(i)).join(' ')],
    ['angle brackets', '<'.repeat(20_000)],
    ['comments that do not end', '<!--'.repeat(10_000)],
    ['underscores', '_'.repeat(20_000)],
    ['tags that do not end', '<a '.repeat(10_000)],
    ['entities', '&amp'.repeat(20_000)],
    ['blanks', `${' '.repeat(50_000)}x`],
  ]
  test.each(HARD)('a text of %s', async (_name, markdown) => {
    const [{ ms }, health] = await Promise.all([rendered(markdown), healthy()])
    expect([ms < AT_ONCE, health < AT_ONCE]).toEqual([true, true])
  })

  const healthy = async () => {
    const begun = performance.now()
    await exactly(world.as('A0'), '/healthz')
    return performance.now() - begun
  }

  test.each<[string, () => Promise<{ status: number }>]>([
    [
      'an e-mail of 50 kB',
      () => world.portal.guest().post(DOORS.register, registration({ email: `a@${'a.'.repeat(25_000)}` })),
    ],
    [
      'an e-mail of signs',
      () => world.portal.guest().post(DOORS.forgot, { email: `${'.-'.repeat(20_000)}@x` }),
    ],
    [
      'an e-mail of blanks',
      () => world.portal.guest().post(DOORS.forgot, { email: `a${' '.repeat(50_000)}@x` }),
    ],
    [
      'a browser’s name of 8 kB',
      () => exactly(world.as('A0'), '/fr', { headers: { 'User-Agent': 'Mozilla/5.0 (((('.repeat(500) } }),
    ],
    [
      'languages without end',
      () => exactly(world.as('A0'), '/', { headers: { 'Accept-Language': 'fr;q=0.1,'.repeat(1_000) } }),
    ],
    [
      'cookies without end',
      () => exactly(world.as('A0'), '/fr', { headers: { Cookie: '__Host-sid=;'.repeat(1_000) } }),
    ],
    ['a slug of 7 kB', () => exactly(world.as('A0'), `/fr/documents/${'a-'.repeat(3_500)}`)],
    [
      'a title of 100 kB',
      () =>
        world.as('E1').post('/fr/admin/documents/new', {
          intent: 'save',
          'fr.title': `${'é-'.repeat(50_000)}`,
          kind: 'report',
          licence: 'CC-BY-4.0',
        }),
    ],
  ])('%s', async (_name, act) => {
    const begun = performance.now()
    const { status } = await act()
    expect(status).toBeLessThan(500)
    expect(performance.now() - begun).toBeLessThan(AT_ONCE)
  })
})
