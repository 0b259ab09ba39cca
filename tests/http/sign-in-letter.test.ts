import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { type CastName, emailOf, idOf } from '../support/cast'
import { codeIn, newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { putAppIntoService } from '../support/second-factor'
import { type MadeDocument, makeDocument } from '../support/things'

const PAGE = '/fr/login/letter'

let portal: Portal
let wanted: MadeDocument
beforeAll(async () => {
  portal = await bootPortal()
  wanted = await makeDocument(portal, { audience: 'members' })
})
afterAll(() => portal.close())

const isIn = async (browser: Browser) => (await browser.get('/fr/account')).status === 200

/** Asks for a letter and opens it. */
async function letterOf(name: CastName = 'marie', redirectTo = '') {
  await portal.guest().post(PAGE, { intent: 'ask', email: emailOf(name), redirectTo })
  const letter = await newestLetter(portal, emailOf(name), 'sign-in')
  const link = pathIn(letter, '/login/letter')
  return { link, token: tokenOf(link), code: codeIn(letter) }
}

const byLink = (browser: Browser, token: string) => browser.post(PAGE, { intent: 'link', token })
const byCode = (browser: Browser, code: string, name: CastName = 'marie') =>
  browser.post(PAGE, { intent: 'code', email: emailOf(name), code })

describe('the link', () => {
  test('signs Marie in by its button, once, and leads to what she wanted', async () => {
    const { link, token } = await letterOf('marie', wanted.page)
    const marie = portal.guest()
    const shown = await marie.get(link)
    expect([shown.status, shown.headers.get('referrer-policy')]).toEqual([200, 'no-referrer'])
    expect(shown.headers.get('cache-control')).toContain('no-store')
    expect(await isIn(marie)).toBe(false)
    const answer = await byLink(marie, token)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, wanted.page])
    expect(await (await marie.get(wanted.page)).text()).toContain(wanted.canaries.closed)
    const again = portal.guest()
    expect((await byLink(again, token)).status).toBe(422)
    expect(await isIn(again)).toBe(false)
    expect(visibleText(await (await again.get(link)).text())).toContain('n’est plus valable')
  })

  test('ten presses at once open one session', async () => {
    const { token } = await letterOf()
    const ten = Array.from({ length: 10 }, () => portal.guest())
    await Promise.all(ten.map((one) => byLink(one, token)))
    expect((await Promise.all(ten.map(isIn))).filter(Boolean)).toHaveLength(1)
  })

  test('its code is spent with it, and it with its code', async () => {
    const first = await letterOf()
    await byLink(portal.guest(), first.token)
    expect((await byCode(portal.guest(), first.code)).status).toBe(422)
    const second = await letterOf()
    expect((await byCode(portal.guest(), second.code)).status).toBe(303)
    expect((await byLink(portal.guest(), second.token)).status).toBe(422)
  })

  test('dies with a later letter, and after a quarter of an hour', async () => {
    const first = await letterOf()
    const second = await letterOf()
    expect((await byLink(portal.guest(), first.token)).status).toBe(422)
    const { expiresAt, createdAt } = await portal.db.oneTimeToken.findFirstOrThrow({
      where: { purpose: 'sign-in', usedAt: null },
    })
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(15 * 60_000)
    await portal.db.oneTimeToken.updateMany({
      where: { purpose: 'sign-in' },
      data: { expiresAt: new Date(Date.now() - 1) },
    })
    expect((await byLink(portal.guest(), second.token)).status).toBe(422)
    expect((await byCode(portal.guest(), second.code)).status).toBe(422)
  })

  test('tampered, or of another purpose, opens nothing', async () => {
    const { token } = await letterOf()
    await portal.guest().post('/fr/forgot-password', { email: emailOf('marie') })
    const reset = tokenOf(
      pathIn(await newestLetter(portal, emailOf('marie'), 'reset-password'), '/reset-password'),
    )
    for (const wrong of [
      reset,
      token.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
      `${token}x`,
      token.slice(1),
      '',
    ]) {
      const browser = portal.guest()
      expect((await byLink(browser, wrong)).status).toBe(422)
      expect(browser.cookie('__Host-sid')).toBeUndefined()
    }
    const password = 'encore une autre phrase entière'
    expect((await portal.guest().post('/fr/reset-password', { token, password })).status).toBe(422)
    expect((await portal.guest().post('/fr/confirm-email', { intent: 'link', token })).status).toBe(422)
    expect((await byLink(portal.guest(), token)).status).toBe(303)
  })

  test('lies nowhere in clear', async () => {
    const { token, code } = await letterOf()
    const rows = await portal.db.oneTimeToken.findMany({ where: { purpose: 'sign-in' } })
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(rows.map((row) => row.codeHash)).not.toContain(code)
    const logged = portal
      .output()
      .split('\n')
      .filter((line) => line.includes('"req"'))
    expect(logged.join('\n')).not.toContain(token)
  })
})

describe('the code', () => {
  test('has five tries, then the letter is worth nothing more', async () => {
    const { code } = await letterOf()
    const wrong = code === '11111111' ? '22222222' : '11111111'
    for (let i = 0; i < 5; i++) expect((await byCode(portal.guest(), wrong)).status).toBe(422)
    const late = portal.guest()
    expect((await byCode(late, code)).status).toBe(422)
    expect(await isIn(late)).toBe(false)
  })

  test('of Marie is not one of Émile', async () => {
    const { code } = await letterOf('marie')
    await letterOf('emile')
    expect((await byCode(portal.guest(), code, 'emile')).status).toBe(422)
    expect((await byCode(portal.guest(), code.replace(/^(...)/, '$1 '), 'marie')).status).toBe(303)
  })
})

describe('who asks', () => {
  test('is answered alike, known or not', async () => {
    const of = async (email: string) => {
      const browser = portal.guest()
      const answer = await browser.post(PAGE, { intent: 'ask', email })
      const { status } = answer
      const text = visibleText(await (await browser.follow(answer)).text()).replaceAll(email, 'X')
      const coded = await browser.post(PAGE, { intent: 'code', email, code: '12345678' })
      return { status, text, coded: visibleText(await coded.text()).replaceAll(email, 'X') }
    }
    const stranger = await of('personne@exemple.test')
    for (const name of ['marie', 'paul', 'lise', 'ugo'] as const)
      expect(await of(emailOf(name))).toEqual(stranger)
  })

  test('gets no letter while suspended, and an earlier one lets nobody in', async () => {
    const { token, code } = await letterOf('marie')
    const before = await portal.db.letter.count({ where: { toAddress: emailOf('marie') } })
    await portal.db.member.update({ where: { id: idOf('marie') }, data: { suspendedAt: new Date() } })
    expect((await byLink(portal.guest(), token)).status).toBe(422)
    expect((await byCode(portal.guest(), code)).status).toBe(422)
    await portal.guest().post(PAGE, { intent: 'ask', email: emailOf('marie') })
    expect(await portal.db.letter.count({ where: { toAddress: emailOf('marie') } })).toBe(before)
    await portal.db.member.update({ where: { id: idOf('marie') }, data: { suspendedAt: null } })
  })

  test('and has not confirmed his address gets the letter that confirms it', async () => {
    await portal.guest().post(PAGE, { intent: 'ask', email: emailOf('ugo') })
    expect(await newestLetter(portal, emailOf('ugo'), 'sign-in')).toBeNull()
    expect(await newestLetter(portal, emailOf('ugo'), 'confirm-email')).not.toBeNull()
  })

  test('Paul, not yet approved, signs in and sees where he stands', async () => {
    const { token } = await letterOf('paul')
    const paul = portal.guest()
    expect((await byLink(paul, token)).headers.get('location')).toBe('/fr/account')
    expect((await paul.get(wanted.file)).status).toBe(403)
  })

  test('wants to go to another site is not taken there', async () => {
    const { token } = await letterOf('marie', '//evil.test')
    expect((await byLink(portal.guest(), token)).headers.get('location')).toBe('/fr/documents')
  })

  test('and has a second factor is still asked for it', async () => {
    await putAppIntoService(await portal.as('emile'))
    const { token, code } = await letterOf('emile')
    const emile = portal.guest()
    expect((await byLink(emile, token)).headers.get('location')).toBe('/fr/login/second-factor')
    expect(await isIn(emile)).toBe(false)
    expect((await byCode(portal.guest(), code, 'emile')).status).toBe(422)
  })
})
