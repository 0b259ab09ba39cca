import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visibleText } from '../support/browser'
import { emailOf, idOf, PASSWORD } from '../support/cast'
import { newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { stampOf } from '../support/stamp'
import { type MadeDocument, makeDocument } from '../support/things'

const CONTENT = path.resolve(import.meta.dirname, '../../content')
const NEW_VERSION = '2027-03-15'
const CHANGE = { fr: 'Les versions anciennes restent lisibles.', en: 'Earlier versions stay readable.' }

/** The site's own texts, but that its terms have changed since the cast accepted them. */
function changedContent(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-content-'))
  fs.copyFileSync(path.join(CONTENT, 'site.yaml'), path.join(folder, 'site.yaml'))
  fs.cpSync(path.join(CONTENT, 'pages'), path.join(folder, 'pages'), { recursive: true })
  for (const lang of ['fr', 'en'] as const) {
    const file = path.join(folder, 'pages', `terms.${lang}.md`)
    const text = fs.readFileSync(file, 'utf8')
    fs.writeFileSync(
      file,
      text
        .replace(/^version: .*$/m, `version: ${NEW_VERSION}`)
        .replace(/^changes: .*$/m, `changes: "${CHANGE[lang]}"`),
    )
  }
  return folder
}

let portal: Portal
let wanted: MadeDocument
const content = changedContent()
beforeAll(async () => {
  portal = await bootPortal({ env: { CONTENT_DIR: content } })
  wanted = await makeDocument(portal, { audience: 'members' })
})
afterAll(async () => {
  await portal.close()
  fs.rmSync(content, { recursive: true, force: true })
})

const acceptances = (memberId: string) =>
  portal.db.termsAcceptance.findMany({
    where: { memberId },
    orderBy: { what: 'asc' },
    select: { what: true, version: true },
  })
const asPage = (address: string) => `/fr/account/terms?redirectTo=${encodeURIComponent(address)}`

describe('Marie, who accepted the terms before they changed', () => {
  test('is asked before she goes on, reads what changed, accepts, and comes to what she wanted', async () => {
    const marie = await portal.as('marie')
    const held = await marie.get('/fr/account')
    expect([held.status, held.headers.get('location')]).toEqual([303, asPage('/fr/account')])
    const page = await (await marie.get(asPage(wanted.page))).text()
    expect(page).toContain(CHANGE.fr)
    expect(page).toContain('href="/fr/terms"')
    // The privacy page has not changed: nobody is asked about it.
    expect(page).not.toContain('id="privacy-title"')
    const accepted = await marie.post(asPage(wanted.page), { version: NEW_VERSION })
    expect([accepted.status, accepted.headers.get('location')]).toEqual([303, wanted.page])
    expect(await (await marie.get(wanted.page)).text()).toContain(wanted.canaries.closed)
    expect(await acceptances(idOf('marie'))).toEqual([
      { what: 'privacy', version: '2026-11-01' },
      { what: 'terms', version: NEW_VERSION },
    ])
    expect(await portal.db.auditEntry.count({ where: { act: 'accept-terms', actorId: idOf('marie') } })).toBe(
      1,
    )
    // Asked once: her page of the terms leads on.
    expect((await marie.get(asPage(wanted.page))).headers.get('location')).toBe(wanted.page)
    expect(visibleText(await (await marie.get('/fr/account/terms')).text())).toContain(
      'version du 15 mars 2027',
    )
  })
})

describe('Émile, who has not accepted yet', () => {
  test('is a guest to what is closed, his desk and his acts included, and reads what is public', async () => {
    const emile = await portal.as('emile')
    expect(await (await emile.get(wanted.page)).text()).not.toContain(wanted.canaries.closed)
    expect((await emile.get(wanted.file)).status).not.toBe(200)
    expect((await emile.get('/fr/admin/documents')).headers.get('location')).toBe(
      asPage('/fr/admin/documents'),
    )
    const drafts = await portal.db.libraryDocument.count()
    await emile.post('/fr/admin/documents/new', { intent: 'save', kind: 'report', titleFr: 'Titre' })
    expect(await portal.db.libraryDocument.count()).toBe(drafts)
    for (const address of ['/fr', '/fr/terms', '/fr/privacy', '/fr/documents'])
      expect([address, (await emile.get(address)).status]).toEqual([address, 200])
  })

  test('reads it in English on an English page', async () => {
    const page = await (await (await portal.as('emile')).get('/en/account/terms')).text()
    expect(visibleText(page)).toContain('The terms have changed')
    expect(page).toContain(CHANGE.en)
  })

  test('accepts only what he was shown', async () => {
    const emile = await portal.as('emile')
    for (const version of ['2026-11-01', '2099-01-01', '']) {
      const answer = await emile.post('/fr/account/terms', { version })
      expect([version, answer.status]).toEqual([version, 409])
    }
    expect(await acceptances(idOf('emile'))).toEqual([])
  })

  test('is asked when he signs in, and may sign out instead', async () => {
    const emile = portal.guest()
    const login = { intent: 'login', email: emailOf('emile'), password: PASSWORD, redirectTo: '/fr/admin' }
    const page = await (await emile.follow(await emile.post('/fr/login', login))).text()
    expect(page).toContain(CHANGE.fr)
    expect(page).toContain('action="/logout"')
    await emile.post('/logout', {})
    expect(emile.cookie('__Host-sid')).toBeUndefined()
  })
})

describe('Paul, who would rather leave than accept', () => {
  test('comes to the deletion of his account, where he proves that it is he, and nowhere else', async () => {
    const paul = await portal.as('paul')
    expect(await (await paul.get('/fr/account/terms')).text()).toContain('href="/fr/account/deletion"')
    expect((await paul.get('/fr/account/deletion')).status).toBe(200)
    await portal.db.loginSession.updateMany({
      where: { memberId: idOf('paul') },
      data: { createdAt: new Date(Date.now() - 11 * 60_000) },
    })
    const toProve = (await paul.get('/fr/account/deletion')).headers.get('location') ?? ''
    expect(toProve).toMatch(/^\/fr\/account\/proof/)
    const proved = await paul.post(toProve, { password: PASSWORD })
    expect(proved.headers.get('location')).toBe('/fr/account/deletion')
    expect((await paul.get('/fr/account/deletion')).status).toBe(200)
    expect((await paul.get('/fr/account/data')).headers.get('location')).toContain('/fr/account/terms')
  })
})

test('a guest is sent to sign in first', async () => {
  const answer = await portal.guest().get('/fr/account/terms')
  expect(answer.headers.get('location')).toBe('/fr/login?redirectTo=%2Ffr%2Faccount%2Fterms')
})

test('who registers today accepts the versions of today, and both are kept with their date', async () => {
  const email = 'nadia@exemple.test'
  const nadia = portal.guest()
  await nadia.post('/fr/register', {
    firstName: 'Nadia',
    lastName: 'Nouvelle',
    email,
    password: 'quatre chevaux sous la pluie',
    organisation: 'Association d’exemple',
    stakeholderGroup: 'association',
    acceptTerms: 'on',
    stamp: stampOf(),
  })
  const { id, termsVersion } = await portal.db.member.findUniqueOrThrow({ where: { emailKey: email } })
  expect(termsVersion).toBe(NEW_VERSION)
  expect(await acceptances(id)).toEqual([
    { what: 'privacy', version: '2026-11-01' },
    { what: 'terms', version: NEW_VERSION },
  ])
  const link = pathIn(await newestLetter(portal, email), '/confirm-email')
  await nadia.post('/fr/confirm-email', { token: tokenOf(link) })
  expect((await nadia.get('/fr/account')).status).toBe(200)
})
