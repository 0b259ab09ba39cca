import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { createCast, emailOf, idOf, PASSWORD } from '../support/cast'
import { codeIn, newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { untilWaiting } from '../support/row-locks'
import { makeDocument } from '../support/things'

const PAGE = '/fr/account/email'
const NEW = 'marie.nouvelle@exemple.test'

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal()
})
afterAll(() => portal.close())
beforeEach(async () => {
  await portal.db.letter.deleteMany()
  await portal.db.member.deleteMany()
  await createCast(portal.db)
})

const read = async (answer: Response | Promise<Response>) => visibleText(await (await answer).text())
const ask = (browser: Browser, email = NEW) => browser.post(PAGE, { intent: 'ask', email })
const marieNow = () => portal.db.member.findUniqueOrThrow({ where: { id: idOf('marie') } })
const letterTo = (address: string, kind: string) => newestLetter(portal, address, kind)

test('Marie is asked for her password first, when she gave it long ago', async () => {
  const marie = await portal.as('marie')
  await portal.db.loginSession.updateMany({ data: { createdAt: new Date(Date.now() - 11 * 60_000) } })
  for (const answer of [await marie.get(PAGE), await ask(marie)])
    expect(answer.headers.get('location')).toMatch(/^\/fr\/account\/proof\?redirectTo=/)
  expect(await portal.db.letter.count()).toBe(0)
})

test('the new address is asked, the old one told at once, and nothing changes until the code is given', async () => {
  const [marie, elsewhere] = [await portal.as('marie'), await portal.as('marie')]
  expect((await ask(marie)).headers.get('location')).toBe(PAGE)
  expect((await letterTo(emailOf('marie'), 'email-change-asked'))?.text).toContain(NEW)
  expect((await marieNow()).email).toBe(emailOf('marie'))
  const page = await read(marie.get(PAGE))
  expect(page).toContain(`Un courriel est parti à l’adresse ${NEW}`)

  const before = marie.cookie('__Host-sid')
  const code = codeIn(await letterTo(NEW, 'confirm-new-email'))
  const changed = await marie.post(PAGE, {
    intent: 'code',
    code: ` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`,
  })
  expect([changed.status, changed.headers.get('location')]).toEqual([303, '/fr/account?done=email'])
  expect(await marieNow()).toMatchObject({ email: NEW, emailKey: NEW })
  expect(marie.cookie('__Host-sid')).not.toBe(before)
  expect(await read(marie.get('/fr/account?done=email'))).toContain('Votre adresse est changée')
  expect((await elsewhere.get('/fr/account')).headers.get('location')).toMatch(/^\/fr\/login/)
  expect((await letterTo(emailOf('marie'), 'email-changed'))?.text).toContain('écrivez sans attendre')
  const login = await portal.guest().post('/fr/login', { email: NEW, password: PASSWORD })
  expect(login.status).toBe(303)
  const old = await portal.guest().post('/fr/login', { email: emailOf('marie'), password: PASSWORD })
  expect(old.status).toBe(422)
  const audit = await portal.db.auditEntry.findMany({ where: { act: { contains: 'email' } } })
  expect(audit.map(({ act }) => act)).toEqual(['ask-email-change', 'change-email'])
  expect(JSON.stringify(audit.map(({ detail }) => detail))).not.toContain('@')
})

test('her device is still a known one under the new address', async () => {
  const marie = await portal.as('marie')
  await ask(marie)
  await marie.post(PAGE, { intent: 'code', code: codeIn(await letterTo(NEW, 'confirm-new-email')) })
  const answer = await marie.post('/fr/login', { email: NEW, password: PASSWORD })
  expect(answer.status).toBe(303)
  expect(marie.cookie('__Host-device')).toMatch(/^\d+\.[\w-]{21}\.[\w-]+$/)
})

test('the letter’s link changes it by its button, on another device too, and once', async () => {
  await ask(await portal.as('marie'))
  const link = pathIn(await letterTo(NEW, 'confirm-new-email'), 'confirm-new-email')
  const phone = portal.guest()
  expect(await read(phone.get(link))).toContain(NEW)
  expect((await marieNow()).email).toBe(emailOf('marie'))
  const done = await phone.post('/fr/confirm-new-email', { token: tokenOf(link) })
  expect(done.headers.get('location')).toBe('/fr/confirm-new-email?done=changed')
  expect(phone.cookie('__Host-sid')).toBeUndefined()
  expect((await marieNow()).email).toBe(NEW)
  const again = await phone.post('/fr/confirm-new-email', { token: tokenOf(link) })
  expect([again.status, await read(again)]).toEqual([422, expect.stringContaining('n’est plus valable')])
})

test('a taken address is answered as a free one is; only its owner learns of it, by letter', async () => {
  const [free, taken] = [await portal.as('marie'), await portal.as('emile')]
  const pages: string[] = []
  for (const [browser, email] of [
    [free, NEW],
    [taken, emailOf('paul')],
  ] as const) {
    const answer = await ask(browser, email)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, PAGE])
    const page = (await read(browser.get(PAGE)))
      .replaceAll(email, 'X')
      .replaceAll(emailOf('emile'), 'Y')
      .replaceAll(emailOf('marie'), 'Y')
    pages.push(page.replace(/\d\d:\d\d/g, 'T').replace('Bureau ', ''))
  }
  const bodies = pages.map((page) => page.slice(page.indexOf('Changer d’adresse')))
  expect(bodies[1]).toBe(bodies[0])
  expect(await letterTo(emailOf('paul'), 'confirm-new-email')).toBeNull()
  expect((await letterTo(emailOf('paul'), 'email-taken'))?.text).toContain('déjà le sien')
  const wrong = await taken.post(PAGE, { intent: 'code', code: '12345678' })
  expect(wrong.status).toBe(422)
})

test('of two who confirm one address at the same moment, one has it, and the other is told plainly', async () => {
  const both = [await portal.as('marie'), await portal.as('emile')]
  const codes: string[] = []
  for (const browser of both) {
    await ask(browser)
    codes.push(codeIn(await letterTo(NEW, 'confirm-new-email')))
  }
  const answers = await Promise.all(
    both.map((browser, i) => browser.post(PAGE, { intent: 'code', code: codes[i] ?? '' })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  const refused = answers.find(({ status }) => status === 422) as Response
  expect(await read(refused)).toContain('Un autre compte a pris cette adresse')
  expect(await portal.db.member.count({ where: { emailKey: NEW } })).toBe(1)
})

test('an address that somebody registered and never confirmed goes to who reads its letters', async () => {
  const marie = await portal.as('marie')
  await ask(marie, emailOf('ugo'))
  const code = codeIn(await letterTo(emailOf('ugo'), 'confirm-new-email'))
  expect((await marie.post(PAGE, { intent: 'code', code })).status).toBe(303)
  expect((await marieNow()).email).toBe(emailOf('ugo'))
})

test('a change that is cancelled, replaced, an hour old, or followed by a new password is worth nothing', async () => {
  const marie = await portal.as('marie')
  const tokenNow = async () => tokenOf(pathIn(await letterTo(NEW, 'confirm-new-email'), 'confirm-new-email'))
  const press = (token: string) => portal.guest().post('/fr/confirm-new-email', { token })

  await ask(marie)
  const replaced = await tokenNow()
  await ask(marie)
  expect((await press(replaced)).status).toBe(422)

  const cancelled = await tokenNow()
  const answer = await marie.post(PAGE, { intent: 'cancel' })
  expect(await read(marie.follow(answer))).toContain('Votre adresse ne change pas')
  expect((await press(cancelled)).status).toBe(422)

  await ask(marie)
  const old = await tokenNow()
  const anHourAgo = { createdAt: new Date(Date.now() - 3_700_000), expiresAt: new Date(Date.now() - 1_000) }
  await portal.db.oneTimeToken.updateMany({ where: { purpose: 'change-email' }, data: anHourAgo })
  expect((await press(old)).status).toBe(422)

  await ask(marie)
  const beforePassword = await tokenNow()
  const newPassword = 'cinq moineaux dans la haie verte'
  await marie.post('/fr/account/security', { intent: 'password', password: PASSWORD, newPassword })
  expect((await press(beforePassword)).status).toBe(422)
  expect((await marieNow()).email).toBe(emailOf('marie'))
})

test('who is suspended meanwhile confirms no change that was asked before, nor after he is let in again', async () => {
  const marie = await portal.as('marie')
  await ask(marie)
  const token = tokenOf(pathIn(await letterTo(NEW, 'confirm-new-email'), 'confirm-new-email'))
  const press = () => portal.guest().post('/fr/confirm-new-email', { token })
  const ada = await portal.as('ada')
  const decide = (intent: string) => ada.post(`/fr/admin/members/${idOf('marie')}`, { intent })

  // Even where the letter is still alive.
  const { suspendedAt } = await portal.db.member.update({
    where: { id: idOf('marie') },
    data: { suspendedAt: new Date() },
  })
  expect([suspendedAt !== null, (await press()).status]).toEqual([true, 422])
  await portal.db.member.update({ where: { id: idOf('marie') }, data: { suspendedAt: null } })

  expect((await decide('suspend')).status).toBe(303)
  expect(await portal.db.emailChange.count()).toBe(0)
  await decide('unsuspend')
  expect((await press()).status).toBe(422)
  expect((await marieNow()).email).toBe(emailOf('marie'))
})

test('a wish at the very moment at which the owner ends the session of who has it is none', async () => {
  const [marie, thief] = [await portal.as('marie'), await portal.as('marie')]
  const newPassword = 'trois loutres sur la berge verte'
  const begun: Promise<Response>[] = []
  await portal.db.$transaction(
    async (tx) => {
      await tx.$queryRaw`select 1 from "Member" where "id" = ${idOf('marie')} for update`
      const change = { intent: 'password', password: PASSWORD, newPassword }
      begun.push(marie.post('/fr/account/security', change))
      await untilWaiting(portal, 1)
      begun.push(ask(thief))
      await untilWaiting(portal, 2)
    },
    { timeout: 30_000 },
  )
  const [changed, asked] = await Promise.all(begun)
  expect(changed?.headers.get('location')).toBe('/fr/account/security?done=password')
  expect((await thief.follow(asked ?? Response.error())).url).toContain('/fr/login')
  expect(await letterTo(NEW, 'confirm-new-email')).toBeNull()
  expect(await portal.db.emailChange.count()).toBe(0)
  expect(await portal.db.oneTimeToken.count({ where: { purpose: 'change-email', usedAt: null } })).toBe(0)
})

test('what she reads as a guest goes with her to the new address, and ends with her suspension', async () => {
  const made = await makeDocument(portal, { audience: 'by-request' })
  const pass = { documentId: made.id, firstName: 'Marie', lang: 'fr', givenAt: new Date() }
  const email = emailOf('marie')
  const ends = new Date(Date.now() + 3_600_000)
  const link = { linkHash: 'x'.repeat(64), linkEndsAt: ends, endsAt: ends, sharedById: idOf('emile') }
  await portal.db.guestPass.create({
    data: { id: 'pass'.padEnd(21, '0'), email, emailKey: email, ...pass, ...link },
  })
  const marie = await portal.as('marie')
  await ask(marie)
  await marie.post(PAGE, { intent: 'code', code: codeIn(await letterTo(NEW, 'confirm-new-email')) })
  const passes = () => portal.db.guestPass.findMany({ select: { emailKey: true, revokedAt: true } })
  expect(await passes()).toEqual([{ emailKey: NEW, revokedAt: null }])
  await (await portal.as('ada')).post(`/fr/admin/members/${idOf('marie')}`, { intent: 'suspend' })
  expect(await passes()).toEqual([{ emailKey: NEW, revokedAt: expect.any(Date) }])
})

test('five wrong codes end the letter', async () => {
  const marie = await portal.as('marie')
  await ask(marie)
  const code = codeIn(await letterTo(NEW, 'confirm-new-email'))
  const wrong = code === '00000000' ? '11111111' : '00000000'
  for (let i = 0; i < 5; i++) await marie.post(PAGE, { intent: 'code', code: wrong })
  expect((await marie.post(PAGE, { intent: 'code', code })).status).toBe(422)
  expect((await marieNow()).email).toBe(emailOf('marie'))
})

test('her own address, a refused domain and a slip of the pen come back at the field, as typed', async () => {
  const marie = await portal.as('marie')
  const settings = { refusedDomains: ['jetable.test'] }
  await portal.db.setting.upsert({
    where: { key: 'settings' },
    create: { key: 'settings', value: settings, updatedAt: new Date() },
    update: { value: settings },
  })
  for (const [typed, reason] of [
    [emailOf('marie').toUpperCase(), 'déjà l’adresse de votre compte'],
    ['marie@jetable.test', 'domaine ne sont pas acceptées'],
    ['marie@', 'n’est pas valable'],
  ] as const) {
    const answer = await ask(marie, typed)
    const html = await answer.text()
    expect([answer.status, html]).toEqual([422, expect.stringContaining(`value="${typed}"`)])
    expect(visibleText(html)).toContain(reason)
  }
  expect(await portal.db.letter.count()).toBe(0)
})
