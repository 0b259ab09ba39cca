import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addPasskey, answerWith } from '../support/authenticator'
import { type Browser, visibleText } from '../support/browser'
import { emailOf, idOf, PASSWORD } from '../support/cast'
import { newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { codeOf, forgetStep, putAppIntoService } from '../support/second-factor'

/* Somebody knows Marie's password and tries codes, five in each quarter of an hour, for as long as it takes. */

const STEP = '/fr/login/second-factor'
const CLOSED = 'l’application ne suffit plus'

let portal: Portal
let marie: Browser
let secret = ''
let codes: string[] = []
let lastByte = 0
const elsewhere = () => ({ 'X-Forwarded-For': `203.0.113.${++lastByte}` })

beforeAll(async () => {
  portal = await bootPortal({ env: { RATE_LIMITS: 'on', TRUST_PROXY: '1' } })
})
afterAll(() => portal.close())
beforeEach(async () => {
  await portal.db.$executeRaw`delete from rate_limit`
  await portal.db.passkey.deleteMany()
  await portal.db.secondFactor.deleteMany()
  await portal.db.letter.deleteMany()
  marie = await portal.as('marie')
  ;({ secret, codes } = await putAppIntoService(marie))
})

async function halfWay(password = PASSWORD): Promise<Browser> {
  const browser = portal.guest()
  const answer = await browser.post('/fr/login', { email: emailOf('marie'), password }, elsewhere())
  expect(answer.headers.get('location')).toBe(STEP)
  return browser
}

/** A quarter of an hour later five more may be tried. */
const later = () => portal.db.$executeRaw`delete from rate_limit where key like 'second-factor:%'`

async function guess(times: number, browser?: Browser): Promise<void> {
  const thief = browser ?? (await halfWay())
  const wrong = codeOf(secret) === '000000' ? '000001' : '000000'
  for (let i = 0; i < times; i++) {
    if (i % 5 === 0) await later()
    expect((await thief.post(STEP, { code: wrong })).status).toBe(422)
  }
  await later()
}

/** What the right code of this moment is answered. */
async function open(password?: string) {
  await forgetStep(portal, 'marie')
  const browser = await halfWay(password)
  const answer = await browser.post(STEP, { code: codeOf(secret) })
  return { status: answer.status, page: visibleText(await answer.text()) }
}

const opens = async (password?: string) => (await open(password)).status === 303
const lettersOf = (kind: string) => portal.db.letter.count({ where: { kind } })

describe('wrong codes in a row', () => {
  test('are forgotten by a right one, as long as they are fewer than twenty', async () => {
    await guess(19)
    expect(await opens()).toBe(true)
    await guess(19)
    expect(await opens()).toBe(true)
  })

  test('twenty of them close the app, whatever the time between them: the right code is told so too', async () => {
    await guess(20)
    const { status, page } = await open()
    expect([status, page.includes(CLOSED)]).toEqual([403, true])
    expect(
      await portal.db.auditEntry.count({ where: { act: 'close-app-codes', thingId: idOf('marie') } }),
    ).toBe(1)
    // A restart or another quarter of an hour changes nothing.
    await later()
    expect(await opens()).toBe(false)
  })

  test('at one moment are counted one by one: no more than five are looked at', async () => {
    const thief = await halfWay()
    const tries = await Promise.all(
      Array.from({ length: 30 }, (_, i) => thief.post(STEP, { code: String(i).padStart(6, '0') })),
    )
    expect(tries.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(5)
  })

  test('from the fifth on Marie is told that her password is known, once a day', async () => {
    await guess(4)
    expect(await lettersOf('codes-guessed')).toBe(0)
    await guess(8)
    expect(await lettersOf('codes-guessed')).toBe(1)
    const letter = await newestLetter(portal, emailOf('marie'), 'codes-guessed')
    expect(letter?.text).toContain('quelqu’un connaît votre mot de passe')
    await portal.db.$executeRaw`delete from rate_limit where key like 'app-codes-letter:%'`
    await guess(1)
    expect(await lettersOf('codes-guessed')).toBe(2)
  })
})

describe('a closed app opens again', () => {
  test('by a recovery code, which its guesser does not keep from being given', async () => {
    await guess(20)
    const thief = await halfWay()
    for (let i = 0; i < 12; i++) expect((await thief.post(STEP, { code: '000000' })).status).toBe(403)
    const browser = await halfWay()
    expect((await browser.post(STEP, { code: codes[0] ?? '' })).status).toBe(303)
    expect(await opens()).toBe(true)
  })

  test('by a passkey', async () => {
    const { authenticator } = await addPasskey(marie)
    await guess(20)
    expect((await answerWith(await halfWay(), `${STEP}/passkey`, authenticator)).next).toBe('/fr/documents')
    expect(await opens()).toBe(true)
  })

  test('by a new password by letter, twice in a month: who reads her letters does not go on guessing', async () => {
    const results: boolean[] = []
    for (let round = 0; round < 3; round++) {
      await guess(20)
      await portal.guest().post('/fr/forgot-password', { email: emailOf('marie') }, elsewhere())
      const letter = await newestLetter(portal, emailOf('marie'), 'reset-password')
      const token = tokenOf(pathIn(letter, '/reset-password'))
      await portal.guest().post('/fr/reset-password', { token, password: PASSWORD })
      results.push(await opens())
    }
    expect(results).toEqual([true, true, false])
  })
})
