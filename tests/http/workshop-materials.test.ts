import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { bootPortal, type Portal } from '../support/portal'
import { makeDocument, makeWorkshop } from '../support/things'

let portal: Portal
let emile: Browser
beforeAll(async () => {
  portal = await bootPortal()
  emile = await portal.as('emile')
})
afterAll(() => portal.close())

const draft = (who: Browser, workshopId: string, body: object, headers: Record<string, string> = {}) =>
  who.send('POST', `/fr/admin/workshops/${workshopId}/drafts`, {
    body: JSON.stringify(body),
    headers: { Origin: portal.origin, 'Content-Type': 'application/json', ...headers },
  })

test('Émile finds the presentations of a workshop, and how it is done without scripts', async () => {
  const { id, word } = await makeWorkshop(portal, { published: false })
  const made = await makeDocument(portal, { workshopId: id, published: false })
  const page = visibleText(await (await emile.get(`/fr/admin/workshops/${id}/materials`)).text())
  expect(page).toMatch(new RegExp(`Déposer en lot\\s: Atelier ${word}`))
  expect(page).toContain('Le dépôt en lot demande JavaScript')
  expect(page).toContain(made.canaries.title)
  expect(visibleText(await (await emile.get(`/en/admin/workshops/${id}/materials`)).text())).toContain(
    'Put up together',
  )
  for (const who of [portal.guest(), await portal.as('marie'), await portal.as('paul')])
    for (const path of [`/fr/admin/workshops/${id}/materials`, `/fr/admin/workshops/${id}/materials.data`]) {
      const text = await (await who.get(path)).text()
      for (const canary of [word, made.canaries.title, made.canaries.fileName, made.canaries.author])
        expect(text).not.toContain(canary)
    }
})

test('a presentation is made for a dropped file: a draft, in its place, and once more by the same name', async () => {
  const { id } = await makeWorkshop(portal)
  await makeDocument(portal, { workshopId: id })
  const made = await draft(emile, id, { title: 'La mobilité', language: 'fr' })
  expect(made.status).toBe(201)
  const { id: documentId } = (await made.json()) as { id: string }
  const document = await portal.db.libraryDocument.findUniqueOrThrow({
    where: { id: documentId },
    include: { texts: true },
  })
  expect(document).toMatchObject({ workshopId: id, kind: 'presentation', publishedAt: null, position: 1 })
  expect(document.texts.find(({ lang }) => lang === 'fr')?.title).toBe('La mobilité')
  expect((await draft(emile, id, { title: 'La mobilité', language: 'fr' })).status).toBe(201)
})

test('nothing is made of what is no title, for no workshop, or by who may not', async () => {
  const { id } = await makeWorkshop(portal)
  const count = () => portal.db.libraryDocument.count()
  const before = await count()
  expect((await draft(emile, id, { title: ' ', language: 'fr' })).status).toBe(400)
  expect((await draft(emile, id, { title: 'A', language: 'de' })).status).toBe(400)
  expect((await draft(emile, 'A'.repeat(21), { title: 'A', language: 'fr' })).status).toBe(404)
  expect(
    (await draft(emile, id, { title: 'A', language: 'fr' }, { Origin: 'https://ailleurs.test' })).status,
  ).toBe(403)
  for (const name of ['marie', 'paul'] as const)
    expect((await draft(await portal.as(name), id, { title: 'A', language: 'fr' })).status).toBe(404)
  expect((await draft(portal.guest(), id, { title: 'A', language: 'fr' })).status).toBe(303)
  expect(await count()).toBe(before)
})
