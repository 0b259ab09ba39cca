import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visibleText } from '../support/browser'
import { emailOf, PASSWORD } from '../support/cast'
import { codeIn, newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { registrationForm } from '../support/registration'

/* Confirmed in another browser than the one that registered, the address is confirmed and the password is none. */

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal()
})
afterAll(() => portal.close())

const OWN = 'quatre chevaux sous la pluie'
const FOREIGN = 'cinq moineaux dans la haie'
const WANTED = '/fr/documents?theme=energie'

type Json = Record<string, string | string[]>

const settle = (value: Json) =>
  portal.db.setting.upsert({
    where: { key: 'settings' },
    create: { key: 'settings', value, updatedAt: new Date() },
    update: { value },
  })

/** Registers in a browser of its own. */
async function register(email: string, password: string, wanted = '') {
  const browser = portal.guest()
  const answer = await browser.post('/fr/register', registrationForm(wanted, { email, password }))
  expect(answer.status).toBe(303)
  return browser
}

/** Answers the newest letter in this browser, by its link or its code. */
async function confirm(email: string, browser = portal.guest(), way: 'link' | 'code' = 'link') {
  const letter = await newestLetter(portal, email, 'confirm-email')
  const fields: Record<string, string> =
    way === 'link'
      ? { token: tokenOf(pathIn(letter, '/confirm-email')) }
      : { intent: 'code', email, code: codeIn(letter) }
  const answer = await browser.post('/fr/confirm-email', fields)
  return { browser, choosing: answer.headers.get('location') ?? '' }
}

async function logIn(email: string, password: string): Promise<number> {
  return (await portal.guest().post('/fr/login', { email, password })).status
}

describe('a password chosen by who registered', () => {
  afterAll(() => settle({ membershipPolicy: 'moderated' }))

  test.each([
    ['of a domain approved by itself', { approvedDomains: ['ville.exemple.test'] }, 'link'],
    ['invited', { membershipPolicy: 'moderated' }, 'code'],
    ['where all may join', { membershipPolicy: 'open' }, 'link'],
    ['where an admin approves', { membershipPolicy: 'moderated' }, 'code'],
  ] as const)(
    'opens nothing to a stranger when the owner of the address (%s) presses « confirm » somewhere else',
    async (who, settings, way) => {
      const email = `${who.replaceAll(' ', '-')}@ville.exemple.test`
      await settle({ membershipPolicy: 'moderated', ...settings } as Json)
      if (who === 'invited') {
        const invitation = { firstName: 'Nora', lastName: 'Neuve', organisation: '', lang: 'fr', email }
        await (await portal.as('ada')).post('/fr/admin/members/invitations/new', invitation)
        expect(await portal.db.invitation.count({ where: { emailKey: email } })).toBe(1)
      }
      const stranger = await register(email, FOREIGN, WANTED)
      const { browser: owner, choosing } = await confirm(email, portal.guest(), way)
      // One click has confirmed the address all the same, and nobody is in yet.
      const member = await portal.db.member.findUniqueOrThrow({ where: { emailKey: email } })
      expect([member.emailConfirmedAt !== null, member.passwordHash]).toEqual([true, ''])
      expect(member.approvedAt !== null).toBe(who !== 'where an admin approves')
      expect(owner.cookie('__Host-sid')).toBeUndefined()
      expect((await stranger.post('/fr/login', { email, password: FOREIGN })).status).toBe(422)
      // He is told why, chooses a password, and is where he wanted to go.
      expect(visibleText(await (await owner.get(choosing)).text())).toContain(
        'Vous confirmez depuis un autre appareil ou navigateur',
      )
      const wrong = await owner.post(choosing, { token: tokenOf(choosing), password: 'court' })
      expect(visibleText(await wrong.text())).toContain('Vous confirmez depuis un autre appareil')
      const chosen = await owner.post(choosing, { token: tokenOf(choosing), password: OWN })
      expect(chosen.headers.get('location')).toMatch(/^\/fr\/documents\?theme=energie(#gate)?$/)
      expect((await owner.get('/fr/account')).status).toBe(200)
      expect(await logIn(email, FOREIGN)).toBe(422)
      expect(await logIn(email, OWN)).toBe(303)
    },
  )

  test.each(['link', 'code'] as const)('counts in the browser that chose it, by the %s', async (way) => {
    const email = `ici-par-${way}@exemple.test`
    const { browser: nadia, choosing } = await confirm(email, await register(email, OWN), way)
    expect(choosing).toBe('/fr/account?done=confirmed')
    expect((await nadia.get('/fr/account')).status).toBe(200)
    expect(await logIn(email, OWN)).toBe(303)
  })

  test('counts for each of several who register in one browser', async () => {
    const desk = portal.guest()
    const people = ['une', 'deux', 'trois'].map((name) => `${name}-au-bureau@exemple.test`)
    for (const email of people)
      expect((await desk.post('/fr/register', registrationForm('', { email, password: OWN }))).status).toBe(
        303,
      )
    for (const email of people) {
      expect((await confirm(email, desk)).choosing).toBe('/fr/account?done=confirmed')
      expect(await logIn(email, OWN)).toBe(303)
    }
  })

  test('counts nowhere for a mark of another registration, also of the same address, nor for a made-up one', async () => {
    const email = 'deux-fois@exemple.test'
    const early = (await register(email, OWN)).cookie('__Host-registered') ?? ''
    await portal.db.member.delete({ where: { emailKey: email } })
    await register(email, FOREIGN)
    const other = (await register('une-autre@exemple.test', FOREIGN)).cookie('__Host-registered') ?? ''
    const known = (await register(emailOf('marie'), PASSWORD)).cookie('__Host-registered') ?? ''
    expect(new Set([early, other, known].map((mark) => mark.length))).toEqual(new Set([43]))
    const { id, passwordHash } = await portal.db.member.findUniqueOrThrow({ where: { emailKey: email } })
    for (const mark of [early, other, known, 'x'.repeat(43), 'x'.repeat(2000)]) {
      await portal.db.member.update({ where: { id }, data: { emailConfirmedAt: null, passwordHash } })
      await portal.guest().post('/fr/confirm-email', { intent: 'resend', email })
      const browser = portal.guest()
      browser.setCookie('__Host-registered', mark)
      expect((await confirm(email, browser)).choosing).toMatch(/^\/fr\/reset-password\?token=/)
    }
  })

  test('is no way into an account that was confirmed otherwise since, nor out of it', async () => {
    const email = 'entre-temps@exemple.test'
    const browser = await register(email, OWN)
    await portal.db.member.update({ where: { emailKey: email }, data: { emailConfirmedAt: new Date() } })
    expect((await confirm(email)).choosing).toBe('')
    await portal.db.oneTimeToken.updateMany({
      where: { member: { emailKey: email } },
      data: { usedAt: null },
    })
    expect((await confirm(email, browser)).browser.cookie('__Host-sid')).toBeUndefined()
    expect(await logIn(email, OWN)).toBe(303)
  })
})
