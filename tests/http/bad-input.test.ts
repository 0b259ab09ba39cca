import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { emailOf, idOf } from '../support/cast'
import { bootPortal, type Portal } from '../support/portal'
import { stampOf } from '../support/stamp'
import { makeDocument } from '../support/things'

let portal: Portal
let ada: Browser
beforeAll(async () => {
  portal = await bootPortal()
  ada = await portal.as('ada')
})
afterAll(() => portal.close())

const NOBODY = 'AAAAAAAAAAAAAAAAAAAAA'
const ODD = [
  '-1',
  '0',
  '1e9',
  '99999999999999999999',
  'NaN',
  '%F0%9F%92%A9',
  '%00',
  "'%20or%201=1--",
  '<b>',
  '.'.repeat(300),
]

describe('an address that somebody has bent', () => {
  test.each(ODD)(
    '%s as a page, filter or word of a list: a page comes, and no error of ours',
    async (odd) => {
      for (const address of [
        `/fr/documents?page=${odd}`,
        `/fr/documents?theme=${odd}&kind=${odd}&workshop=${odd}&language=${odd}&access=${odd}`,
        `/fr/admin/members?page=${odd}&q=${odd}&standing=${odd}&order=${odd}`,
        `/fr/admin/documents?page=${odd}&q=${odd}&state=${odd}&workshop=${odd}`,
        `/fr/admin/outbox?page=${odd}&q=${odd}&state=${odd}`,
        `/fr/admin/audit?page=${odd}&person=${odd}&act=${odd}&thing=${odd}`,
        `/fr/admin/documents/new?workshop=${odd}`,
        `/fr/login?redirectTo=${odd}`,
        `/fr/confirm-email?token=${odd}&done=${odd}`,
      ]) {
        const answer = await (address.startsWith('/fr/admin') || address.startsWith('/fr/documents')
          ? ada
          : portal.guest()
        ).get(address)
        expect([address, answer.status < 500]).toEqual([address, true])
        expect(await answer.text()).not.toContain('<b>&')
      }
    },
  )

  test.each([
    `/fr/admin/documents/${NOBODY}`,
    `/fr/admin/documents/${NOBODY}/files`,
    `/fr/admin/documents/${NOBODY}/preview`,
    `/fr/admin/documents/x`,
    `/fr/admin/workshops/${NOBODY}`,
    `/fr/admin/members/${NOBODY}`,
    `/fr/admin/outbox/${NOBODY}`,
    '/fr/documents/nulle-part',
    '/fr/workshops/nulle-part',
    `/files/${NOBODY}/a.pdf`,
    '/de/documents',
    '/fr/admin/nothing',
  ])('%s does not exist, in words', async (address) => {
    const answer = await ada.get(address)
    expect(answer.status).toBe(404)
    expect(visibleText(await answer.text())).toMatch(/n’existe pas|does not exist/)
  })

  test('a post to what does not exist is a 404, not an error of ours', async () => {
    for (const [address, fields] of [
      [
        `/fr/admin/documents/${NOBODY}`,
        { intent: 'publish', kind: 'report', licence: 'CC-BY-4.0', 'fr.title': 'x' },
      ],
      [`/fr/admin/documents/${NOBODY}`, { intent: 'withdraw' }],
      [`/fr/admin/documents/${NOBODY}`, { intent: 'grant', grantId: NOBODY }],
      [`/fr/admin/workshops/${NOBODY}`, { intent: 'discard' }],
      [`/fr/admin/members/${NOBODY}`, { intent: 'approve' }],
      [`/fr/admin/documents/${NOBODY}/files`, { intent: 'remove-file', fileId: NOBODY }],
    ] as const)
      expect([address, (await ada.post(address, fields)).status]).toEqual([address, 404])
  })
})

describe('a form that somebody has filled in oddly', () => {
  const register = (more: Record<string, string>) =>
    portal.guest().post('/fr/register', {
      firstName: 'Nadia',
      lastName: 'Nouvelle',
      email: 'nadia@exemple.test',
      password: 'quatre chevaux sous la pluie',
      organisation: 'Association',
      stakeholderGroup: 'association',
      acceptTerms: 'on',
      stamp: stampOf(),
      ...more,
    })

  test.each([
    ['an e-mail of pictures', { email: '💌@exemple.test' }],
    ['two e-mails', { email: 'a@exemple.test,b@exemple.test' }],
    ['an e-mail with a line end', { email: 'a@exemple.test\r\nBcc: b@exemple.test' }],
    ['a name of 300 characters', { firstName: 'a'.repeat(300) }],
    ['a group that is none', { stakeholderGroup: 'pirates' }],
    ['a password of digits', { password: '123456789012345' }],
    ['terms not accepted', { acceptTerms: '' }],
  ])('%s: told at its field, with the rest still there, and nothing kept', async (_name, more) => {
    const before = await portal.db.member.count()
    const answer = await register(more)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toMatch(/aria-invalid="true"|field-error/)
    expect(html).toContain('value="Nouvelle"')
    expect(html).not.toContain('quatre chevaux')
    expect(await portal.db.member.count()).toBe(before)
  })

  test('a name that is code stays a name', async () => {
    const name = '<img src=x onerror=alert(1)>'
    await register({ firstName: name, email: 'code@exemple.test' })
    const page = await (await ada.get('/fr/admin/members?q=code%40exemple.test')).text()
    expect(page).toContain('&lt;img src=x')
    expect(page).not.toContain('<img src=x')
  })

  test('hostile Markdown is text', async () => {
    const { id, slug } = await makeDocument(portal, { audience: 'public' })
    const hostile =
      '<script>alert(1)</script>\n\n[a](javascript:alert(1)) ![b](https://ailleurs.test/x.png) <iframe src=//ailleurs.test></iframe>\n\n<a href="//ailleurs.test" onclick=x>c</a>'
    await portal.db.documentBody.updateMany({ where: { documentId: id }, data: { markdown: hostile } })
    const html = await (await portal.guest().get(`/fr/documents/${slug}`)).text()
    const prose =
      /<div class="prose"[^>]*>[\s\S]*?<\/section>/.exec(html.slice(html.indexOf('id="text"')))?.[0] ?? ''
    expect(prose).toContain('>a</a>')
    expect(prose).not.toMatch(/<script|javascript:|<img|<iframe|onclick|ailleurs\.test/)
  })

  test('two clicks on one act do it once', async () => {
    const { id } = await makeDocument(portal)
    const click = () => ada.post(`/fr/admin/documents/${id}`, { intent: 'withdraw' })
    const statuses = (await Promise.all([click(), click()])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([303, 409])
    expect(await portal.db.auditEntry.count({ where: { act: 'withdraw-document', thingId: id } })).toBe(1)
    const suspend = () => ada.post(`/fr/admin/members/${idOf('marie')}`, { intent: 'suspend' })
    await Promise.all([suspend(), suspend()])
    expect(await portal.db.auditEntry.count({ where: { act: 'suspend-member' } })).toBe(1)
    expect(
      await portal.db.member.count({ where: { email: emailOf('marie'), suspendedAt: { not: null } } }),
    ).toBe(1)
  })
})
