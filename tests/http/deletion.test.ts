import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { type CastName, emailOf, idOf, PASSWORD, sessionFor } from '../support/cast'
import { newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { registrationForm } from '../support/registration'
import { stampOf } from '../support/stamp'
import { makeDocument } from '../support/things'
import { tracesOf } from '../support/traces'

const DAY = 86_400_000
const PAGE = '/fr/account/deletion'
const ago = (days: number) => new Date(Date.now() - days * DAY)

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal()
})
afterAll(() => portal.close())

const memberOf = (name: CastName) => portal.db.member.findUnique({ where: { id: idOf(name) } })
const read = async (browser: Browser, page: string) => visibleText(await (await browser.get(page)).text())
const signIn = async (name: CastName) => {
  const browser = portal.guest()
  const answer = await browser.post('/fr/login', { email: emailOf(name), password: PASSWORD })
  return { browser, answer }
}

test('Marie is asked for her password first, when she gave it long ago', async () => {
  const marie = await portal.as('marie')
  await portal.db.loginSession.updateMany({
    where: { memberId: idOf('marie') },
    data: { createdAt: new Date(Date.now() - 11 * 60_000) },
  })
  for (const answer of [await marie.get(PAGE), await marie.post(PAGE, { confirm: 'on' })])
    expect(answer.headers.get('location')).toMatch(/^\/fr\/account\/proof\?redirectTo=/)
  expect((await memberOf('marie'))?.deletionAskedAt).toBeNull()
})

test('she is told what goes and what stays; without her word for it nothing is done', async () => {
  const marie = await portal.as('marie')
  const text = await read(marie, PAGE)
  expect(text).toContain('Ce qui est effacé')
  expect(text).toContain('Ce qui reste')
  const answer = await marie.post(PAGE, {})
  expect(answer.status).toBe(422)
  expect(visibleText(await answer.text())).toContain('Ce champ est requis')
  expect((await memberOf('marie'))?.deletionAskedAt).toBeNull()
})

test('once she has asked she is signed out everywhere, and signing in offers nothing but to stay or to leave', async () => {
  const [marie, elsewhere] = [await portal.as('marie'), await portal.as('marie')]
  const asked = await marie.post(PAGE, { confirm: 'on' })
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/fr/keep-account?done=asked'])
  expect(asked.headers.get('clear-site-data')).toContain('cache')
  expect(await read(marie, '/fr/keep-account?done=asked')).toContain('La suppression de votre compte')
  for (const browser of [marie, elsewhere])
    expect((await browser.get('/fr/account')).headers.get('location')).toMatch(/^\/fr\/login/)

  const closed = await makeDocument(portal, { audience: 'members' })
  const { browser, answer } = await signIn('marie')
  expect(answer.headers.get('location')).toBe(PAGE)
  for (const page of ['/fr/account', '/fr/account/security', '/fr/account/data', '/fr/login'])
    expect([page, (await browser.get(page)).headers.get('location')]).toEqual([page, PAGE])
  expect(await (await browser.get(closed.page)).text()).not.toContain(closed.canaries.closed)
  expect((await browser.get(closed.file)).status).toBe(303)
  const offered = await read(browser, PAGE)
  expect(offered).toContain('Garder mon compte')
  expect(offered).toContain('Me déconnecter et laisser faire')

  const kept = await browser.post(PAGE, { intent: 'keep' })
  expect(kept.headers.get('location')).toBe('/fr/account?done=kept')
  expect(await read(browser, '/fr/account?done=kept')).toContain('Votre compte est gardé')
  expect(await (await browser.get(closed.page)).text()).toContain(closed.canaries.closed)
  expect(await newestLetter(portal, emailOf('marie'), 'account-kept')).not.toBeNull()
})

test('a letter keeps the account by its button, once; looking at it keeps nothing', async () => {
  await (await portal.as('marie')).post(PAGE, { confirm: 'on' })
  const link = pathIn(await newestLetter(portal, emailOf('marie'), 'deletion-asked'), 'keep-account')
  const anybody = portal.guest()
  expect(await read(anybody, link)).toContain('Garder votre compte')
  expect((await memberOf('marie'))?.deletionAskedAt).not.toBeNull()
  const token = tokenOf(link)
  const done = await anybody.post('/fr/keep-account', { token })
  expect(done.headers.get('location')).toBe('/fr/keep-account?done=kept')
  expect((await memberOf('marie'))?.deletionAskedAt).toBeNull()
  const again = await anybody.post('/fr/keep-account', { token })
  expect([again.status, visibleText(await again.text())]).toEqual([
    422,
    expect.stringContaining('Ce lien n’est plus valable'),
  ])
  const acts = await portal.db.auditEntry.findMany({ where: { thingId: idOf('marie') } })
  expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['ask-deletion', 'keep-account']))
})

test('Paul, not yet approved, may leave too, and an admin sees it', async () => {
  await (await portal.as('paul')).post(PAGE, { confirm: 'on' })
  const page = await read(await portal.as('ada'), `/fr/admin/members/${idOf('paul')}`)
  expect(page).toContain('Suppression demandée')
})

test('the only admin cannot leave; of two who ask at once one stays', async () => {
  const refused = await (await portal.as('ada')).post(PAGE, { confirm: 'on' })
  expect([refused.status, visibleText(await refused.text())]).toEqual([
    409,
    expect.stringContaining('la seule personne qui administre'),
  ])
  await portal.db.member.update({ where: { id: idOf('emile') }, data: { role: 'admin' } })
  const both = await Promise.all([portal.as('ada'), portal.as('emile')])
  const answers = await Promise.all(both.map((admin) => admin.post(PAGE, { confirm: 'on' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  await portal.db.member.updateMany({ where: { role: 'admin' }, data: { deletionAskedAt: null } })
  await portal.db.member.update({ where: { id: idOf('emile') }, data: { role: 'editor' } })
})

test('three days before the end she is reminded, once', async () => {
  const asked = { deletionAskedAt: ago(11.5), deletionRemindedAt: null }
  await portal.db.member.update({ where: { id: idOf('marie') }, data: asked })
  await portal.restart()
  const letter = await vi.waitFor(
    async () => {
      const found = await newestLetter(portal, emailOf('marie'), 'deletion-near')
      expect(found).not.toBeNull()
      return found
    },
    { timeout: 15_000, interval: 100 },
  )
  expect(letter?.text).toContain('notre dernier courriel')
  expect(pathIn(letter, 'keep-account')).toContain('token=')
  expect((await memberOf('marie'))?.deletionAskedAt).not.toBeNull()
})

test('when the two weeks have ended nothing is left of her, and a restored backup does not bring her back', async () => {
  const name = 'Marguerite-Zéphyrine'
  await portal.db.member.update({ where: { id: idOf('marie') }, data: { firstName: name } })
  await portal.db.member.updateMany({
    where: { id: { in: [idOf('marie'), idOf('paul')] } },
    data: { deletionAskedAt: null },
  })
  const document = await makeDocument(portal, { audience: 'by-request' })
  const marie = await portal.as('marie')
  await marie.post(document.page, { intent: 'ask', message: `De la part de ${name}` })
  await marie.post(PAGE, { confirm: 'on' })
  const words = [name, emailOf('marie')]
  await vi.waitFor(async () => expect((await filesOf(words)).length).toBeGreaterThan(1), { timeout: 15_000 })
  const before = await tracesOf(portal, words)
  for (const table of ['Member', 'Letter', 'AccessGrant'])
    expect(before.some((trace) => trace.startsWith(`public.${table}:`))).toBe(true)
  const backup = await portal.db.member.findUniqueOrThrow({ where: { id: idOf('marie') } })

  await portal.db.member.update({ where: { id: idOf('marie') }, data: { deletionAskedAt: ago(14.1) } })
  await portal.restart()
  await gone()
  // Files go after the commit.
  await vi.waitFor(async () => expect(await tracesOf(portal, words)).toEqual([]), { timeout: 15_000 })
  expect(await portal.db.auditEntry.count({ where: { actorId: idOf('marie') } })).toBeGreaterThan(0)
  const log = readFileSync(path.join(portal.dataDir, 'erasures.log'), 'utf8').trim()
  expect(log).toMatch(new RegExp(`^${idOf('marie')} \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z -$`))

  await portal.restart(async () => {
    // An older database: it knows her, her session, and not that she was erased.
    await portal.db.erasedMember.deleteMany()
    await portal.db.member.create({ data: { ...backup, deletionAskedAt: null } })
    await sessionFor(portal.db, 'marie')
  })
  expect(portal.output()).toContain('erased again after a restore')
  expect(await memberOf('marie')).toBeNull()
  expect(await tracesOf(portal, words)).toEqual([])
  const page = await (await portal.as('ada')).get(`/fr/admin/members/${idOf('marie')}`)
  expect(page.status).toBe(404)
})

test('her address may register anew, as a new person', async () => {
  const answer = await portal.guest().post('/fr/register', {
    firstName: 'Marie',
    lastName: 'Nouvelle',
    email: emailOf('marie'),
    password: 'quatre chevaux sous la pluie',
    organisation: 'Association d’exemple',
    stakeholderGroup: 'association',
    acceptTerms: 'on',
    stamp: stampOf(),
  })
  expect(answer.status).toBe(303)
  const anew = await portal.db.member.findUniqueOrThrow({ where: { emailKey: emailOf('marie') } })
  expect(anew.id).not.toBe(idOf('marie'))
})

test('who asked to leave and was then suspended is erased all the same; that lifts no suspension', async () => {
  const value = { membershipPolicy: 'open', approvedDomains: ['exemple.test'] }
  const row = { key: 'settings', value, updatedAt: new Date() }
  await portal.db.setting.upsert({ where: { key: 'settings' }, create: row, update: row })
  await portal.db.member.update({ where: { id: idOf('lise') }, data: { deletionAskedAt: ago(14.1) } })
  await portal.restart()
  await vi.waitFor(async () => expect(await memberOf('lise')).toBeNull(), { timeout: 15_000, interval: 100 })
  await vi.waitFor(async () => expect(await tracesOf(portal, [emailOf('lise')])).toEqual([]), {
    timeout: 15_000,
  })

  const comes = async (email: string) => {
    const browser = portal.guest()
    expect((await browser.post('/fr/register', registrationForm('', { email }))).status).toBe(303)
    const token = tokenOf(pathIn(await newestLetter(portal, email, 'confirm-email'), '/confirm-email'))
    await browser.post('/fr/confirm-email', { token })
    return portal.db.member.findUniqueOrThrow({ where: { emailKey: email } })
  }
  expect((await comes('quelqu-un@exemple.test')).approvedAt).not.toBeNull()
  const again = await comes(emailOf('lise'))
  expect([again.emailConfirmedAt, again.approvedAt]).toEqual([expect.any(Date), null])
  const desk = await read(await portal.as('ada'), `/fr/admin/members/${again.id}`)
  expect(desk).toContain('a été effacé pendant une suspension')
  await portal.db.setting.deleteMany({ where: { key: 'settings' } })
})

const gone = () =>
  vi.waitFor(async () => expect(await memberOf('marie')).toBeNull(), { timeout: 15_000, interval: 100 })

const filesOf = async (words: string[]) =>
  (await tracesOf(portal, words)).filter((trace) => trace.endsWith('.eml'))
