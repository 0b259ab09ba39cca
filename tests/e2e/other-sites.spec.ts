import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { idOf, sessionFor } from '../support/cast'
import { expect, test } from './portal-fixture'

/** What an attacker's page does as soon as somebody opens it: forms, scripts, pictures. */
const hostilePage = (portal: string, member: string) => `<!doctype html><title>Chatons</title>
<iframe name="f1"></iframe><iframe name="f2"></iframe><iframe name="f3"></iframe><iframe name="f4"></iframe>
<form target="f1" method="post" action="${portal}/fr/admin/members/${member}"><input name="intent" value="suspend"></form>
<form target="f2" method="post" action="${portal}/logout"></form>
<form target="f3" method="post" enctype="text/plain" action="${portal}/fr/account/security"><input name="intent=end-others&x" value="y"></form>
<form target="f4" method="post" enctype="multipart/form-data" action="${portal}/fr/admin/settings"><input name="membershipPolicy" value="open"></form>
<img src="${portal}/logout"><img src="${portal}/fr/admin/members/${member}?intent=suspend">
<script>
for (const form of document.forms) form.submit()
const send = (path, options) => fetch('${portal}' + path, { credentials: 'include', ...options }).then(() => 'read', () => 'refused')
const body = new URLSearchParams({ intent: 'suspend' })
window.outcome = Promise.all([
  send('/fr/admin/members/${member}', { method: 'POST', mode: 'no-cors', body }),
  send('/fr/admin/members/${member}.data', { method: 'POST', body }),
  send('/fr/account.data', {}),
  send('/fr/account', { method: 'DELETE' }),
])
</script>`

let other: Server
test.beforeAll(() => {
  other = createServer((req, res) => {
    const { portal, member } = Object.fromEntries(new URL(req.url ?? '/', 'http://x').searchParams)
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    res.end(hostilePage(portal ?? '', member ?? ''))
  }).listen(0, '127.0.0.1')
})
test.afterAll(() => other.close())

for (const host of ['localhost', '127.0.0.1'])
  test(`a page of another site (${host}) does nothing with Ada’s cookies and reads nothing`, async ({
    page,
    portal,
    context,
  }) => {
    if (!other.listening) await once(other, 'listening')
    const value = await sessionFor(portal.db, 'ada')
    // The browser takes a secure cookie for a loopback address, this protocol only with https.
    await context.addCookies([
      {
        name: '__Host-sid',
        value,
        url: portal.origin.replace('http:', 'https:'),
        secure: true,
        httpOnly: true,
        sameSite: 'Lax',
      },
    ])
    const member = idOf('marie')
    const state = async () => ({
      marie: await portal.db.member.findUniqueOrThrow({ where: { id: member } }),
      sessions: await portal.db.loginSession.count({ where: { memberId: idOf('ada') } }),
      settings: await portal.db.setting.findMany({ orderBy: { key: 'asc' } }),
      acts: await portal.db.auditEntry.count(),
    })
    const before = await state()
    const { port } = other.address() as AddressInfo
    const refused = page.waitForResponse(
      (answer) => answer.url().includes('/settings') && answer.status() === 403,
    )
    await page.goto(`http://${host}:${port}/?portal=${encodeURIComponent(portal.origin)}&member=${member}`)
    await refused
    const outcome = await page.evaluate(() => (window as unknown as { outcome: Promise<string[]> }).outcome)
    // The first one may be sent, unread: what it was answered shows below, where nothing has changed.
    expect(outcome.slice(1)).toEqual(['refused', 'refused', 'refused'])
    expect(await state()).toEqual(before)
    await page.goto('/fr/account')
    await expect(page.locator('h1')).toBeVisible()
    expect(new URL(page.url()).pathname).toBe('/fr/account')
  })
