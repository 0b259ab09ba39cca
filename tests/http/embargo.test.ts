import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { visibleText } from '../support/browser'
import { bootPortal, type Portal } from '../support/portal'
import { type MadeDocument, makeDocument } from '../support/things'

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal()
})
afterAll(() => portal.close())

const closeUntil = ({ id }: MadeDocument, embargoUntil: Date) =>
  portal.db.libraryDocument.update({ where: { id }, data: { embargoUntil } })

test('it ends between two requests, without any task: page, list and file open by themselves', async () => {
  const made = await makeDocument(portal, { audience: 'public', embargoInDays: 1 })
  const marie = await portal.as('marie')
  await closeUntil(made, new Date(Date.now() + 60_000))
  expect((await marie.get(made.file)).status).toBe(403)
  expect(await (await marie.get(made.page)).text()).not.toContain(made.canaries.closed)
  await closeUntil(made, new Date(Date.now() + 1_000))
  // Nothing of the portal is touched between the request that finds it closed and the one that finds it open.
  await vi.waitFor(async () => expect((await portal.guest().get(made.file)).status).toBe(200), {
    timeout: 20_000,
    interval: 100,
  })
  expect(await (await portal.guest().get(made.page)).text()).toContain(made.canaries.closed)
  expect(await (await portal.guest().get('/fr/documents?access=mine')).text()).toContain(made.canaries.title)
})

test('the gate says until when, in the words and the clock of Paris', async () => {
  const made = await makeDocument(portal, { audience: 'members', embargoInDays: 1 })
  await closeUntil(made, new Date('2031-06-30T22:30:00Z'))
  const said = async (path: string) =>
    visibleText(await (await portal.guest().get(path)).text()).replaceAll(/[\u00a0\u202f]/g, ' ')
  expect(await said(made.page)).toContain('1er juillet 2031 à 00:30 (heure de Paris)')
  expect(await said(made.page.replace('/fr/', '/en/'))).toMatch(/1 July 2031.* 00:30 \(Paris time\)/)
  const refused = await (await portal.as('marie')).get(made.file)
  expect(visibleText(await refused.text())).toContain('1er juillet 2031 à 00:30 (heure de Paris)')
})

test('the desk lists what is under embargo, with its date', async () => {
  const [closed, open] = [
    await makeDocument(portal, { embargoInDays: 2 }),
    await makeDocument(portal, { embargoInDays: 2 }),
  ]
  await closeUntil(closed, new Date('2031-06-30T22:30:00Z'))
  await closeUntil(open, new Date(Date.now() - 1000))
  const emile = await portal.as('emile')
  const text = visibleText(await (await emile.get('/fr/admin/documents?state=embargoed')).text())
  expect(text).toMatch(new RegExp(`${closed.canaries.title}.*s’ouvre le 1er juillet 2031`))
  expect(text).not.toContain(open.canaries.title)
})
