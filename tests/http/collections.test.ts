import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { bootPortal, type Portal } from '../support/portal'
import { canary, type MadeDocument, makeDocument } from '../support/things'

let portal: Portal
let emile: Browser
let documents: MadeDocument[]
beforeAll(async () => {
  portal = await bootPortal()
  emile = await portal.as('emile')
  documents = [
    await makeDocument(portal, { audience: 'public' }),
    await makeDocument(portal, { audience: 'members' }),
    await makeDocument(portal, { published: false }),
  ]
})
afterAll(() => portal.close())

async function draft(fields: Record<string, string> = {}) {
  const answer = await emile.post('/fr/admin/collections/new', {
    intent: 'save',
    'fr.title': 'Lire',
    ...fields,
  })
  expect(answer.status).toBe(303)
  const [, id = ''] =
    /collections\/([\w-]{21})\/documents\?done=created$/.exec(answer.headers.get('location') ?? '') ?? []
  return { desk: `/fr/admin/collections/${id}`, ...(await stored(id)) }
}
const stored = (id: string) =>
  portal.db.collection.findUniqueOrThrow({
    where: { id },
    include: { texts: { orderBy: { lang: 'desc' } }, items: { orderBy: { position: 'asc' } } },
  })
const read = async (browser: Browser, path: string) => visibleText(await (await browser.get(path)).text())
const order = async (id: string) => (await stored(id)).items.map(({ documentId }) => documentId)
const acts = async (id: string) =>
  (await portal.db.auditEntry.findMany({ where: { thingId: id }, orderBy: { id: 'asc' } })).map(
    ({ act }) => act,
  )
const ids = (...places: number[]) => places.map((place) => documents[place]?.id)
const arrange = (desk: string, intent: string, place: number) =>
  emile.post(`${desk}/documents`, { intent, document: documents[place]?.id ?? '' })

describe('Émile makes a collection', () => {
  test('a title is enough; he chooses documents, puts them in order and publishes, each act in the trail', async () => {
    const { id, desk, slug } = await draft({
      'fr.title': 'L’été des données',
      'fr.introduction': 'Lire **ceci**.',
    })
    expect(slug).toBe('l-ete-des-donnees')
    for (const place of [0, 1, 2]) {
      const answer = await arrange(desk, 'add', place)
      expect(answer.headers.get('location')).toBe(
        `${desk}/documents?done=add#document-${documents[place]?.id}`,
      )
    }
    await arrange(desk, 'up', 2)
    await arrange(desk, 'down', 0)
    expect(await order(id)).toEqual(ids(2, 0, 1))
    await arrange(desk, 'remove', 0)
    expect(await order(id)).toEqual(ids(2, 1))
    await arrange(desk, 'add', 0)
    expect((await portal.guest().get(`/fr/collections/${slug}`)).status).toBe(404)
    const form = await emile.get(desk)
    const [, updatedAt = ''] = /name="updatedAt" value="([^"]+)"/.exec(await form.text()) ?? []
    const published = {
      intent: 'publish',
      updatedAt,
      'fr.title': 'L’été des données',
      'fr.introduction': 'Lire **ceci**.',
    }
    expect((await emile.post(desk, published)).headers.get('location')).toBe(`${desk}?done=publish`)
    const page = await (await portal.guest().get(`/fr/collections/${slug}`)).text()
    expect(page).toContain('<strong>ceci</strong>')
    const at = [1, 0].map((place) => page.indexOf(documents[place]?.canaries.title ?? ''))
    expect(at[0]).toBeGreaterThan(0)
    expect(at[1]).toBeGreaterThan(at[0] ?? 0)
    expect(page).not.toContain(documents[2]?.canaries.title)
    expect(await acts(id)).toEqual([
      'create-collection',
      ...Array.from({ length: 7 }, () => 'arrange-collection'),
      'publish-collection',
    ])
    const trail = await read(await portal.as('ada'), '/fr/admin/audit')
    expect(trail).toContain('L’été des données')
  })

  test('without a title nothing is kept, and what he typed is there with its error', async () => {
    const word = canary()
    const answer = await emile.post('/fr/admin/collections/new', { intent: 'save', 'fr.introduction': word })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    expect(text).toContain(word)
    expect(text).toContain('id="collection-fr.title-error"')
    expect(await portal.db.collectionText.count({ where: { introduction: word } })).toBe(0)
  })

  test('an address that is taken is refused, and that of what is published stays', async () => {
    const first = await draft({ slug: 'une-adresse' })
    const again = await emile.post('/fr/admin/collections/new', {
      intent: 'save',
      'fr.title': 'x',
      slug: 'une-adresse',
    })
    expect([again.status, await again.text()]).toEqual([
      422,
      expect.stringContaining('collection-slug-error'),
    ])
    const change = (slug: string, intent = 'save') =>
      emile.post(first.desk, { intent, 'fr.title': 'Lire', slug })
    await change('une-autre', 'publish')
    expect((await stored(first.id)).slug).toBe('une-autre')
    await change('encore-une')
    expect((await stored(first.id)).slug).toBe('une-autre')
  })

  test('nothing newer than what he has seen is saved over', async () => {
    const { id, desk, updatedAt } = await draft({ 'fr.title': 'Une' })
    const seen = updatedAt.toISOString()
    expect((await emile.post(desk, { intent: 'save', updatedAt: seen, 'fr.title': 'Deux' })).status).toBe(303)
    const late = await emile.post(desk, { intent: 'save', updatedAt: seen, 'fr.title': 'Trois' })
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('Trois')])
    expect((await stored(id)).texts[0]?.title).toBe('Deux')
    // To arrange its documents changes none of its texts.
    const { updatedAt: newer } = await stored(id)
    await arrange(desk, 'add', 0)
    expect(
      (await emile.post(desk, { intent: 'save', updatedAt: newer.toISOString(), 'fr.title': 'Quatre' }))
        .status,
    ).toBe(303)
  })

  test('he finds documents by their words, drafts too, and is told which are in it already', async () => {
    const { desk } = await draft()
    await arrange(desk, 'add', 2)
    for (const [place, told] of [
      [1, 'Ajouter'],
      [2, 'déjà ajouté'],
    ] as const) {
      const found = await read(emile, `${desk}/documents?q=${documents[place]?.canaries.author}`)
      expect(found).toContain(documents[place]?.canaries.title)
      expect(found).toContain(told)
    }
    expect(await read(emile, `${desk}/documents?q=nulle-part`)).toContain('Aucun document ne correspond')
  })

  test('what cannot be done is not: twice the same, past the ends, of another world', async () => {
    const { id, desk } = await draft()
    await arrange(desk, 'add', 0)
    for (const [intent, status] of [
      ['add', 409],
      ['up', 409],
      ['down', 409],
      ['sideways', 422],
    ] as const)
      expect([intent, (await arrange(desk, intent, 0)).status]).toEqual([intent, status])
    for (const document of ['', 'x', 'A'.repeat(21)])
      expect((await emile.post(`${desk}/documents`, { intent: 'add', document })).status).toBe(404)
    expect(
      (await emile.post('/fr/admin/collections/x/documents', { intent: 'add', document: 'x' })).status,
    ).toBe(404)
    expect(await order(id)).toEqual(ids(0))
    expect((await emile.post(desk, { intent: 'unpublish' })).status).toBe(409)
  })

  test('of two who add at one moment both are heard', async () => {
    const { id, desk } = await draft()
    const answers = await Promise.all([0, 1, 2].map((place) => arrange(desk, 'add', place)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect((await order(id)).sort()).toEqual(ids(0, 1, 2).sort())
  })

  test('he takes it offline, publishes it again and deletes it; its documents stay', async () => {
    const { id, desk, slug } = await draft({ 'fr.title': 'Passager' })
    await arrange(desk, 'add', 0)
    const shown = async () => (await portal.guest().get(`/fr/collections/${slug}`)).status
    for (const [intent, status] of [
      ['publish', 200],
      ['unpublish', 404],
      ['publish', 200],
      ['delete', 404],
    ] as const) {
      const answer = await emile.post(desk, { intent, 'fr.title': 'Passager' })
      expect([intent, answer.status, await shown()]).toEqual([intent, 303, status])
    }
    expect(await portal.db.collection.count({ where: { id } })).toBe(0)
    expect((await portal.guest().get(documents[0]?.page ?? '')).status).toBe(200)
    expect(await acts(id)).toEqual([
      ...['create-collection', 'arrange-collection', 'publish-collection', 'unpublish-collection'],
      ...['publish-collection', 'delete-collection'],
    ])
  })
})

test('a document that is erased leaves its collections, and they stay', async () => {
  const { id, desk } = await draft()
  const gone = await makeDocument(portal)
  await emile.post(`${desk}/documents`, { intent: 'add', document: gone.id })
  await portal.db.libraryDocument.delete({ where: { id: gone.id } })
  expect(await order(id)).toEqual([])
})
