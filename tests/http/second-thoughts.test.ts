import { afterAll, beforeAll, expect, test } from 'vitest'
import { visibleText } from '../support/browser'
import { emailOf, PASSWORD } from '../support/cast'
import { newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { stampOf } from '../support/stamp'

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal({ env: { TRUST_PROXY: '1', RATE_LIMITS: 'on' } })
})
afterAll(() => portal.close())

let hosts = 0
/** Each from an address of its own, so that only what is counted by person is counted. */
const elsewhere = () => ({ 'X-Forwarded-For': `198.51.100.${++hosts}` })

const form = (email: string, password: string) => ({
  firstName: 'Nadia',
  lastName: 'Nouvelle',
  email,
  password,
  organisation: 'Association d’exemple',
  stakeholderGroup: 'association',
  acceptTerms: 'on',
  stamp: stampOf(),
})

test('who registers again before confirming has one letter for a double click, and his password', async () => {
  const email = 'nadia@exemple.test'
  const password = 'quatre chevaux sous la pluie'
  await portal.guest().post('/fr/register', form(email, password), elsewhere())
  const nadia = portal.guest()
  await nadia.post('/fr/register', form(email, password), elsewhere())
  expect(await portal.db.letter.count({ where: { toAddress: email } })).toBe(1)
  await nadia.post('/fr/confirm-email', {
    token: tokenOf(pathIn(await newestLetter(portal, email), '/confirm-email')),
  })
  expect((await portal.guest().post('/fr/login', { email, password }, elsewhere())).status).toBe(303)
})

test('a new confirmation letter is answered alike for everybody, once a minute', async () => {
  const of = async (email: string) => {
    const answer = await portal.guest().post('/fr/confirm-email', { intent: 'resend', email }, elsewhere())
    return [answer.status, answer.headers.get('location')]
  }
  const stranger = await of('personne@exemple.test')
  expect(stranger).toEqual([303, '/fr/confirm-email?done=sent'])
  expect(await of(emailOf('ugo'))).toEqual(stranger)
  expect(await of(emailOf('marie'))).toEqual(stranger)
  expect((await newestLetter(portal, emailOf('ugo')))?.kind).toBe('confirm-email')
  expect((await of(emailOf('ugo')))[0]).toBe(429)
  expect((await of('personne@exemple.test'))[0]).toBe(429)
})

test('the address being confirmed need not be typed again', async () => {
  const nadia = portal.guest()
  const answer = await nadia.post(
    '/fr/register',
    form('nadia.deux@exemple.test', 'six loutres au bord du canal'),
    elsewhere(),
  )
  expect(await (await nadia.follow(answer)).text()).toContain('value="nadia.deux@exemple.test"')
})

test('while somebody guesses at her password, Marie comes in from a device that knows her', async () => {
  const marie = portal.guest()
  const right = { email: emailOf('marie'), password: PASSWORD }
  await marie.post('/fr/login', right, elsewhere())
  await marie.post('/logout', {})
  for (let i = 0; i < 6; i++)
    await portal.guest().post('/fr/login', { ...right, password: `faux ${i}` }, elsewhere())
  expect((await portal.guest().post('/fr/login', right, elsewhere())).status).toBe(429)
  expect((await marie.post('/fr/login', right, elsewhere())).status).toBe(303)
})

test('twenty tries at one moment are five tries', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      portal.guest().post('/fr/login', { email: emailOf('paul'), password: `faux ${i}` }, elsewhere()),
    ),
  )
  expect(answers.filter((answer) => answer.status === 422)).toHaveLength(5)
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(15)
})

test('a form without its site’s origin, but of this site, is taken (pages that send no referrer)', async () => {
  const answer = await portal.guest().post(
    '/fr/reset-password',
    { token: 'x'.repeat(43), password: 'six loutres au bord du canal' },
    {
      Origin: 'null',
      'Sec-Fetch-Site': 'same-origin',
    },
  )
  expect(answer.status).toBe(422)
  expect(visibleText(await answer.text())).toContain('Ce lien n’est plus valable')
})
