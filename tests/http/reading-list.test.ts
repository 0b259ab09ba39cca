import { nanoid } from 'nanoid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { idOf } from '../support/cast'
import { bootPortal, type Portal } from '../support/portal'
import { type MadeDocument, makeDocument } from '../support/things'

const LIST = '/fr/account/reading-list'

let portal: Portal
let marie: Browser
let open: MadeDocument
let closed: MadeDocument
beforeAll(async () => {
  portal = await bootPortal()
  marie = await portal.as('marie')
  open = await makeDocument(portal, { audience: 'public' })
  closed = await makeDocument(portal, { audience: 'by-request' })
})
afterAll(() => portal.close())
beforeEach(() => portal.db.bookmark.deleteMany())

const kept = async (name: 'marie' | 'paul' = 'marie') =>
  (
    await portal.db.bookmark.findMany({
      where: { memberId: idOf(name) },
      orderBy: { addedAt: 'asc' },
      select: { document: { select: { slug: true } } },
    })
  ).map(({ document }) => document.slug)

const html = async (answer: Promise<Response>) => (await answer).text()
const post = (fields: Record<string, string>, who = marie) => who.post(LIST, fields)

describe('Marie keeps a document for later', () => {
  test('from its page and back to it, as often as she presses', async () => {
    const page = await html(marie.get(open.page))
    expect(page).toContain('Ajouter à ma liste de lecture')
    expect(page).toContain(`name="redirectTo" value="${open.page}#bookmark"`)
    for (const _ of [1, 2]) {
      const answer = await post({ intent: 'keep', slug: open.slug, redirectTo: `${open.page}#bookmark` })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `${open.page}#bookmark`])
    }
    expect(await kept()).toEqual([open.slug])
    expect(await html(marie.get(open.page))).toContain('name="intent" value="let-go"')
    await post({ intent: 'let-go', slug: open.slug, redirectTo: open.page })
    expect(await kept()).toEqual([])
  })

  test('from its card, without leaving the library', async () => {
    const library = await html(marie.get('/fr/documents?sort=title'))
    expect(library).toContain(`value="/fr/documents?sort=title#document-${open.slug}"`)
    expect(library).toContain(`Titre ${open.canaries.title}\u00a0» à ma liste`)
    await post({ intent: 'keep', slug: open.slug, redirectTo: '/fr/documents' })
    expect(await html(marie.get('/fr/documents'))).toContain(`Retirer «\u00a0Titre ${open.canaries.title}`)
    expect(await html(marie.get('/fr'))).toContain(`Retirer «\u00a0Titre ${open.canaries.title}`)
    // A card says nothing of it to whoever has no list.
    expect(await html(portal.guest().get('/fr/documents'))).not.toContain('card-bookmark')
  })

  test('and is brought nowhere but to our own pages', async () => {
    for (const redirectTo of ['https://evil.test/', '//evil.test', '/logout', '']) {
      const answer = await post({ intent: 'keep', slug: open.slug, redirectTo })
      expect([redirectTo, answer.status, answer.headers.get('location')]).toEqual([redirectTo, 200, null])
    }
  })

  test('nobody else sees it, or takes it off', async () => {
    await post({ intent: 'keep', slug: open.slug, redirectTo: open.page })
    const { id } = await portal.db.bookmark.findFirstOrThrow()
    const paul = await portal.as('paul')
    expect(visibleText(await html(paul.get(LIST)))).toContain('Votre liste est vide')
    await post({ intent: 'remove', bookmark: id }, paul)
    await post({ intent: 'let-go', slug: open.slug, redirectTo: open.page }, paul)
    expect(await kept()).toEqual([open.slug])
    await portal.db.bookmark.deleteMany()
    // Who waits for his approval may note down what he will read.
    await post({ intent: 'keep', slug: closed.slug, redirectTo: closed.page }, paul)
    expect(await kept('paul')).toEqual([closed.slug])
  })

  test('another site cannot do it for her', async () => {
    const body = new URLSearchParams({ intent: 'keep', slug: open.slug })
    const headers = { Origin: 'https://evil.test', 'Content-Type': 'application/x-www-form-urlencoded' }
    expect((await marie.send('POST', LIST, { body: body.toString(), headers })).status).toBe(403)
    await marie.get(`${LIST}?intent=keep&slug=${open.slug}`)
    expect(await kept()).toEqual([])
  })

  test('what she may not know of is answered as what does not exist', async () => {
    const staff = await makeDocument(portal, { audience: 'staff' })
    for (const slug of [staff.slug, 'nulle-part', '../x', ''])
      expect([slug, (await post({ intent: 'keep', slug, redirectTo: '/fr' })).status]).toEqual([slug, 404])
    expect((await post({ intent: 'burn', slug: open.slug })).status).toBe(404)
    expect(await kept()).toEqual([])
  })
})

test('a guest is led to sign in, back to the document, and told that one press is left', async () => {
  const guest = portal.guest()
  const page = await html(guest.get(open.page))
  expect(page).toContain('Se connecter pour garder ce document')
  const wanted = `${open.page}?keep=1#bookmark`
  const login = `/fr/login?redirectTo=${encodeURIComponent(wanted)}`
  expect(page).toContain(`href="${login}"`)
  // Also when his session ended while the page stood open.
  const answer = await post({ intent: 'keep', slug: open.slug, redirectTo: '/fr/documents' }, guest)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, login])
  expect(await html(guest.get(login))).toContain('name="redirectTo"')
  expect(visibleText(await html(marie.get(`${open.page}?keep=1`)))).toContain(
    'Vous vouliez garder ce document',
  )
  await post({ intent: 'keep', slug: open.slug, redirectTo: `${open.page}?keep=1` })
  expect(visibleText(await html(marie.get(`${open.page}?keep=1`)))).not.toContain('Vous vouliez garder')
})

describe('her list', () => {
  test('has the last that was added first, page by page, and each can be taken off', async () => {
    const many = await Promise.all(
      Array.from({ length: 26 }, () => makeDocument(portal, { audience: 'public' })),
    )
    for (const [n, { id }] of many.entries())
      await portal.db.bookmark.create({
        data: {
          id: nanoid(21),
          memberId: idOf('marie'),
          documentId: id,
          addedAt: new Date(Date.UTC(2026, 0, 1 + n)),
        },
      })
    const slugsOf = (page: string) =>
      [...page.matchAll(/<h2><a[^>]* href="\/fr\/documents\/([a-z0-9-]+)"/g)].map(([, slug]) => slug)
    const first = await html(marie.get(LIST))
    const next = /href="([^"]+\?after=[^"]+)"/.exec(first)?.[1] ?? ''
    const second = await html(marie.get(next))
    expect([...slugsOf(first), ...slugsOf(second)]).toEqual(many.map(({ slug }) => slug).reverse())
    expect(visibleText(first)).toContain('26 documents sur 500 au plus')
    expect(second).not.toContain('rel="next"')
    const id = /name="bookmark" value="([^"]+)"/.exec(second)?.[1] ?? ''
    const answer = await post({ intent: 'remove', bookmark: id })
    expect(answer.headers.get('location')).toBe(`${LIST}?done=removed`)
    expect(await kept()).toHaveLength(25)
  })

  test('holds five hundred at most, and says so', async () => {
    const other = await makeDocument(portal, { audience: 'public' })
    await portal.db.$executeRaw`
      insert into "LibraryDocument" (id, slug, kind, licence, "createdAt", "updatedAt")
      select lpad('full' || n, 21, '0'), 'full-' || n, 'report', 'CC-BY-4.0', now(), now() from generate_series(1, 500) n`
    await portal.db.$executeRaw`
      insert into "Bookmark" (id, "memberId", "documentId", "addedAt")
      select lpad('full' || n, 21, '0'), ${idOf('marie')}, lpad('full' || n, 21, '0'), now() from generate_series(1, 500) n`
    const answer = await post({ intent: 'keep', slug: other.slug, redirectTo: other.page })
    expect(answer.status).toBe(409)
    expect(visibleText(await answer.text())).toContain('Votre liste compte 500 documents, c’est le maximum')
    expect(await kept()).toHaveLength(500)
    await portal.db.libraryDocument.deleteMany({ where: { slug: { startsWith: 'full-' } } })
    await post({ intent: 'keep', slug: other.slug, redirectTo: other.page })
    expect(await kept()).toEqual([other.slug])
  })

  test('names what was withdrawn, and of what she may no longer know of nothing', async () => {
    const [withdrawn, hidden] = [await makeDocument(portal), await makeDocument(portal)]
    for (const { slug } of [withdrawn, hidden]) await post({ intent: 'keep', slug, redirectTo: '/fr' })
    await portal.db.libraryDocument.update({ where: { id: withdrawn.id }, data: { withdrawnAt: new Date() } })
    await portal.db.libraryDocument.update({ where: { id: hidden.id }, data: { audience: 'staff' } })
    for (const path of [LIST, `${LIST}.data`]) {
      const page = await html(marie.get(path))
      expect(page).toContain(withdrawn.canaries.title)
      for (const word of [withdrawn.canaries.abstract, withdrawn.canaries.fileName])
        expect(page).not.toContain(word)
      for (const word of [...Object.values(hidden.canaries), hidden.slug]) expect(page).not.toContain(word)
    }
    const text = visibleText(await html(marie.get(LIST)))
    expect(text).toContain('Un document qui n’est plus accessible')
    expect(text).toContain('Ce document a été retiré')
  })

  test('leaves with her account', async () => {
    await post({ intent: 'keep', slug: open.slug, redirectTo: '/fr' })
    await portal.db.member.delete({ where: { id: idOf('marie') } })
    expect(await portal.db.bookmark.count()).toBe(0)
  })
})
