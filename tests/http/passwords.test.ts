import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visibleText } from '../support/browser'
import { emailOf, idOf, PASSWORD } from '../support/cast'
import { newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { stampOf } from '../support/stamp'

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal()
})
afterAll(() => portal.close())

let people = 0
const form = (more: Record<string, string> = {}) => ({
  intent: 'register',
  firstName: 'Nadia',
  lastName: 'Bellefontaine',
  email: `nadia.bel${++people}@exemple.test`,
  password: 'quatre chevaux sous la pluie',
  organisation: 'Association des lampistes',
  stakeholderGroup: 'association',
  acceptTerms: 'on',
  stamp: stampOf(),
  ...more,
})

const register = async (password: string, lang = 'fr') => {
  const answer = await portal.guest().post(`/${lang}/register`, form({ password }))
  return { status: answer.status, text: visibleText(await answer.text()).replaceAll('\u00a0', ' ') }
}

describe('a new password', () => {
  test.each([
    'onzelettres',
    '836491027465839',
    'motdepasse123',
    'Password1234!',
    'azertyuiop123',
    'Bellefontaine-1984',
    'TerriNum-2026!!',
    'lampistes 2026',
  ])('%s is refused', async (password) => {
    expect((await register(password)).status).toBe(422)
  })

  test.each([
    'abricotmoteurl',
    'quinze loutres grises 🦦 au bord du canal, à sept heures du matin !',
    'xxxune suite assez longue pour tenir',
  ])('%s is taken, without capitals, digits or signs being demanded', async (password) => {
    expect((await register(password)).status).toBe(303)
  })

  test('is refused with a reason and with what helps, in the reader’s language', async () => {
    const fr = await register('abcabcabcabc')
    expect(fr.text).toContain('se devine aussi vite que le motif seul')
    expect(fr.text).toContain('Évitez de répéter des mots')
    const en = await register('abcabcabcabc', 'en')
    expect(en.text).toContain('is guessed as quickly as the pattern alone')
    expect(en.text).toContain('Avoid repeating words')
  })

  test('made of own words is told so', async () => {
    expect((await register('NadiaBellefontaine84')).text).toContain(
      'Sans votre nom, votre adresse ni le nom du site',
    )
  })

  test('is judged alike where it is changed and where it is set anew by letter', async () => {
    const marie = await portal.as('marie')
    const changed = await marie.post('/fr/account/security', {
      intent: 'password',
      password: PASSWORD,
      newPassword: 'jetaime123456',
    })
    expect(changed.status).toBe(422)
    expect(visibleText(await changed.text())).toContain('se devinerait trop vite')
    await portal.guest().post('/fr/forgot-password', { email: emailOf('marie') })
    const token = tokenOf(
      pathIn(await newestLetter(portal, emailOf('marie'), 'reset-password'), '/reset-password'),
    )
    const reset = await portal.guest().post('/fr/reset-password', { token, password: 'jetaime123456' })
    expect(reset.status).toBe(422)
    expect(visibleText(await reset.text())).toContain('se devinerait trop vite')
  })

  test('may be pasted, shown by password managers, and is never sent back', async () => {
    const page = await (await portal.guest().post('/fr/register', form({ password: 'jetaime123456' }))).text()
    expect(page).toMatch(/<input[^>]*type="password"[^>]*autoComplete="new-password"/i)
    expect(page).not.toMatch(/onpaste|jetaime123456/i)
  })
})

describe('the same password', () => {
  const signInAs = (email: string, password: string) =>
    portal.guest().post('/fr/login', { intent: 'login', email, password })

  test('is the same however its é was typed; in other capitals or with a blank it is another', {
    retry: 2,
  }, async () => {
    const fields = form({ password: 'été pluvieux au grenier'.normalize('NFD') })
    const nadia = portal.guest()
    await nadia.post('/fr/register', fields)
    const link = pathIn(await newestLetter(portal, fields.email), '/confirm-email')
    await nadia.post('/fr/confirm-email', { token: tokenOf(link) })
    const phrase = 'été pluvieux au grenier'.normalize('NFC')
    expect((await signInAs(fields.email, phrase)).status).toBe(303)
    for (const other of [phrase.toUpperCase(), `${phrase} `, ` ${phrase}`, phrase.replace('é', 'e')])
      expect((await signInAs(fields.email, other)).status).toBe(422)
  })
})

describe('a megabyte of password', () => {
  const huge = 'x'.repeat(1024 * 1024)

  test.each([
    ['/fr/login', { intent: 'login', email: emailOf('marie'), password: huge }],
    ['/fr/register', form({ password: huge })],
    ['/fr/reset-password', { token: 'x'.repeat(43), password: huge }],
  ])('costs %s nothing', async (path, fields) => {
    const start = performance.now()
    const answer = await portal.guest().post(path, fields)
    expect([400, 413, 422]).toContain(answer.status)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('nor does what takes the judge longest stop the others', { retry: 2 }, async () => {
    const slowest = form({ password: '4@8({[<369&#!1/|0$5+7%2'.repeat(6).slice(0, 128) })
    const many = Array.from({ length: 4 }, () =>
      portal.guest().post('/fr/register', { ...slowest, password: `${slowest.password}é` }),
    )
    const start = performance.now()
    expect((await portal.guest().get('/healthz')).status).toBe(200)
    expect(performance.now() - start).toBeLessThan(1000)
    for (const answer of await Promise.all(many)) expect([303, 422]).toContain(answer.status)
  })
})

describe('the least length', () => {
  const settle = async (passwordMinimum: string) => {
    const ada = await portal.as('ada')
    return ada.post('/fr/admin/settings', { membershipPolicy: 'moderated', passwordMinimum })
  }

  test('is set at the desk, told at the field and held', async () => {
    expect((await settle('20')).status).toBe(303)
    const page = visibleText(await (await portal.guest().get('/fr/register')).text()).replaceAll(
      '\u00a0',
      ' ',
    )
    expect(page).toContain('20 caractères au moins')
    const short = await register('dix-neuf lettres ok')
    expect([short.status, short.text.includes('trop court')]).toEqual([422, true])
    expect((await register('vingt lettres, à peu près')).status).toBe(303)
    expect(await (await (await portal.as('ada')).get('/fr/admin/settings')).text()).toContain('value="20"')
    await settle('12')
  })

  test.each(['11', '65', 'douze'])('%j is refused', async (passwordMinimum) => {
    const answer = await settle(passwordMinimum)
    expect(answer.status).toBe(422)
    expect(visibleText(await answer.text())).toContain('un nombre de 12 à 64')
  })

  test('does not shut out who has a shorter password already', async () => {
    await settle('64')
    expect(
      (
        await portal
          .guest()
          .post('/fr/login', { intent: 'login', email: emailOf('marie'), password: PASSWORD })
      ).status,
    ).toBe(303)
    expect(await portal.db.loginSession.count({ where: { memberId: idOf('marie') } })).toBeGreaterThan(0)
    await settle('12')
  })
})
