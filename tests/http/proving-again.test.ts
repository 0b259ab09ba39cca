import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../support/browser'
import { type CastName, idOf, PASSWORD } from '../support/cast'
import { bootPortal, type Portal } from '../support/portal'

/* Before something dangerous the password is asked again, unless it was given in the last ten minutes. */

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal()
})
afterAll(() => portal.close())

/** Signed in, with the password given so many minutes ago. */
async function since(minutes: number, name: CastName = 'ada'): Promise<Browser> {
  const browser = await portal.as(name)
  await portal.db.loginSession.updateMany({
    where: { memberId: idOf(name) },
    data: { createdAt: new Date(Date.now() - minutes * 60_000) },
  })
  return browser
}

const roleOf = async (name: CastName) =>
  (await portal.db.member.findUniqueOrThrow({ where: { id: idOf(name) } })).role

describe('after ten minutes', () => {
  test.each([
    '/fr/account/security/second-factor',
    '/fr/admin/settings',
    '/fr/admin/audit',
    '/fr/admin/audit?act=sign-in',
  ])('%s is shown after the password, and is then where one stands', async (path) => {
    expect((await (await since(9)).get(path)).status).toBe(200)
    const ada = await since(11)
    const proof = (await ada.get(path)).headers.get('location') ?? ''
    expect(proof).toBe(`/fr/account/proof?redirectTo=${encodeURIComponent(path)}`)
    expect(await (await ada.get(`${path.split('?')[0]}.data`)).text()).not.toContain('exemple.test')
    const before = ada.cookie('__Host-sid')
    const answer = await ada.post(proof, { password: PASSWORD })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path])
    expect((await ada.get(path)).status).toBe(200)
    // The session goes on under a new token; the old one is dead.
    const old = portal.guest()
    old.setCookie('__Host-sid', before ?? '')
    expect((await old.get('/fr/account')).status).toBe(303)
  })

  test('a member’s history is shown only after the password, by a button that leads there and back', async () => {
    const path = `/fr/admin/members/${idOf('lise')}`
    const act = 'canary-of-the-history'
    const thing = { thingKind: 'member', thingId: idOf('lise') }
    await portal.db.auditEntry.create({ data: { at: new Date(), via: 'cli', act, ...thing, detail: {} } })
    const shown = async (browser: Browser) => (await browser.get(path)).text()
    expect(await shown(await since(9))).toContain(act)
    expect(await (await (await since(9)).get('/fr/admin')).text()).toContain(act)
    const ada = await since(11)
    // The desk's first page shows her own acts meanwhile.
    const desk = await (await ada.get('/fr/admin')).text()
    expect(desk).toContain('Vos derniers actes')
    expect(desk).not.toContain(act)
    const html = await shown(ada)
    expect(html).not.toContain(act)
    expect(await (await ada.get(`${path}.data`)).text()).not.toContain(act)
    const button = /href="(\/fr\/account\/proof[^"]+)"/.exec(html)?.[1] ?? ''
    const answer = await ada.post(button, { password: PASSWORD })
    expect(answer.headers.get('location')).toBe(`${path}#history-title`)
    expect(await shown(ada)).toContain(act)
  })

  test('a role is changed only after the password', async () => {
    const act = { intent: 'change-role', role: 'editor' }
    const path = `/fr/admin/members/${idOf('marie')}`
    const ada = await since(11)
    const held = await ada.post(path, act)
    expect(held.headers.get('location')).toBe(`/fr/account/proof?redirectTo=${encodeURIComponent(path)}`)
    expect(await roleOf('marie')).toBe('member')
    expect((await (await since(9)).post(path, act)).status).toBe(303)
    expect(await roleOf('marie')).toBe('editor')
  })

  test('settings are changed only after the password, and what was typed comes back', async () => {
    const settings = { membershipPolicy: 'open', approvedDomains: 'ville.exemple.test' }
    const ada = await since(11)
    const held = await ada.post('/fr/admin/settings', settings)
    const page = await held.text()
    expect(held.status).toBe(403)
    expect(page).toContain('ville.exemple.test</textarea>')
    expect(page).toMatch(/value="open"[^>]*checked|checked[^>]*value="open"/)
    expect(page).toContain('href="/fr/account/proof?redirectTo=%2Ffr%2Fadmin%2Fsettings" target="_blank"')
    expect(await portal.db.setting.count({ where: { key: 'settings' } })).toBe(0)
    // Given in the other tab, the same form is taken.
    await ada.post('/fr/account/proof', { password: PASSWORD })
    expect((await ada.post('/fr/admin/settings', settings)).status).toBe(303)
    await portal.db.setting.deleteMany({ where: { key: 'settings' } })
  })

  test('one person is suspended only after the password, and the reason need not be typed twice', async () => {
    const act = { intent: 'suspend', reason: 'Parti sans laisser d’adresse' }
    const path = `/fr/admin/members/${idOf('emile')}`
    const standing = async () =>
      (await portal.db.member.findUniqueOrThrow({ where: { id: idOf('emile') } })).suspendedAt
    const ada = await since(11)
    const held = await ada.post(path, act)
    const page = await held.text()
    expect([held.status, await standing()]).toEqual([403, null])
    expect(page).toContain(`${act.reason}</textarea>`)
    expect(page).toMatch(/<details class="confirm" open=""><summary>Suspendre/)
    await ada.post('/fr/account/proof', { password: PASSWORD })
    expect((await ada.post(path, act)).status).toBe(303)
    expect(await standing()).not.toBeNull()
  })

  test('a second factor is set up, renewed or taken away only after the password', async () => {
    const marie = await since(11, 'marie')
    for (const intent of ['start', 'confirm', 'renew', 'remove'])
      expect(
        (await marie.post('/fr/account/security/second-factor', { intent, code: '123456' })).headers.get(
          'location',
        ),
      ).toMatch(/^\/fr\/account\/proof/)
    expect(await portal.db.secondFactor.count({ where: { memberId: idOf('marie') } })).toBe(0)
  })
})

test('a wrong password proves nothing, and the session stays as it was', async () => {
  const ada = await since(11)
  const before = ada.cookie('__Host-sid')
  expect((await ada.post('/fr/account/proof', { password: 'ce n’est pas le bon' })).status).toBe(422)
  expect((await ada.post('/fr/account/proof', { password: '' })).status).toBe(422)
  expect(ada.cookie('__Host-sid')).toBe(before)
  expect((await ada.get('/fr/admin/audit')).status).toBe(303)
  expect((await ada.get('/fr/account')).status).toBe(200)
})

test('proving leads to one of our pages only', async () => {
  for (const wanted of ['//evil.test', 'https://evil.test', '/logout']) {
    const ada = await since(11)
    const answer = await ada.post(`/fr/account/proof?redirectTo=${encodeURIComponent(wanted)}`, {
      password: PASSWORD,
    })
    expect(answer.headers.get('location')).toBe('/fr/account')
  }
})

test('a guest has nothing to prove', async () => {
  const guest = portal.guest()
  expect((await guest.get('/fr/account/proof')).headers.get('location')).toMatch(/^\/fr\/login/)
  expect((await guest.post('/fr/account/proof', { password: PASSWORD })).headers.get('location')).toMatch(
    /^\/fr\/login/,
  )
})
