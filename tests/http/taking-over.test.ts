import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visibleText } from '../support/browser'
import { createPeople, emailOf, idOf, PASSWORD } from '../support/cast'
import { holdBack } from '../support/held-back'
import { newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { untilWaiting } from '../support/row-locks'
import { codeOf } from '../support/second-factor'
import { stampOf } from '../support/stamp'

/* Somebody else wants to be in an account: beside its owner, or instead of him. */

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal()
  await createPeople(portal.db, ['malik'])
})
afterAll(() => portal.close())

const OWN = 'quatre chevaux sous la pluie'
const FOREIGN = 'cinq moineaux dans la haie'

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

const hashed = (password: string) => hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })

const logIn = async (email: string, password: string) => {
  const browser = portal.guest()
  return { browser, status: (await browser.post('/fr/login', { email, password })).status }
}

/** Answers the newest letter by its link, in this browser. */
async function confirm(email: string, browser = portal.guest()) {
  const token = tokenOf(pathIn(await newestLetter(portal, email, 'confirm-email'), '/confirm-email'))
  const answer = await browser.post('/fr/confirm-email', { token })
  return { browser, choosing: answer.headers.get('location') ?? '' }
}

/** Registers in a browser of its own. */
async function register(email: string, password: string) {
  const browser = portal.guest()
  expect((await browser.post('/fr/register', form(email, password))).status).toBe(303)
  return browser
}

describe('registered by somebody else too, with another password', () => {
  test.each([
    ['after its owner', [OWN, FOREIGN]],
    ['before its owner', [FOREIGN, OWN]],
    ['before and after its owner', [FOREIGN, OWN, FOREIGN]],
  ])(
    '%s: none of the passwords opens, who reads the letter chooses one and goes where he wanted',
    async (when, passwords) => {
      const email = `${when.replaceAll(' ', '-')}@exemple.test`
      for (const password of passwords) await portal.guest().post('/fr/register', form(email, password))
      const { browser: nadia, choosing } = await confirm(email)
      for (const password of [OWN, FOREIGN]) expect((await logIn(email, password)).status).toBe(422)
      expect(choosing).toMatch(/^\/fr\/reset-password\?token=/)
      expect(nadia.cookie('__Host-sid')).toBeUndefined()
      await nadia.post('/fr/reset-password', { token: tokenOf(choosing), password: OWN })
      expect((await nadia.get('/fr/account')).status).toBe(200)
      expect((await logIn(email, OWN)).status).toBe(303)
      expect((await logIn(email, FOREIGN)).status).toBe(422)
    },
  )

  test.each([
    ['first', [OWN, FOREIGN], true],
    ['last', [FOREIGN, OWN], false],
  ] as const)(
    'its owner, who registered %s and confirms where he did so',
    async (when, passwords, counts) => {
      const email = `chez-lui-${when}@exemple.test`
      const browsers = []
      for (const password of passwords) browsers.push(await register(email, password))
      const { choosing } = await confirm(email, browsers[passwords.indexOf(OWN)])
      expect(choosing.startsWith('/fr/reset-password')).toBe(!counts)
      expect((await logIn(email, OWN)).status).toBe(counts ? 303 : 422)
      expect((await logIn(email, FOREIGN)).status).toBe(422)
    },
  )

  test('a second click with the same password is nobody else', async () => {
    const email = 'deux-clics@exemple.test'
    const [, nadia] = await Promise.all([1, 2].map(() => register(email, OWN)))
    await confirm(email, nadia)
    expect(nadia?.cookie('__Host-sid')).toBeDefined()
    expect((await logIn(email, OWN)).status).toBe(303)
  })
})

describe('a password that was changed because somebody else knew it', () => {
  const sessionsOf = () => portal.db.loginSession.count({ where: { memberId: idOf('malik') } })

  test('opens nothing any more, not even to who was signing in at that moment', async () => {
    const email = emailOf('malik')
    await portal.guest().post('/fr/forgot-password', { email })
    const token = tokenOf(pathIn(await newestLetter(portal, email, 'reset-password'), '/reset-password'))
    const before = Array.from({ length: 10 }, () => logIn(email, PASSWORD))
    const reset = portal.guest().post('/fr/reset-password', { token, password: OWN })
    const after = Array.from({ length: 20 }, () => logIn(email, PASSWORD))
    expect((await reset).status).toBe(303)
    await Promise.all([...before, ...after])
    expect(await sessionsOf()).toBe(0)
  })

  test.each([
    ['first', 'change'],
    ['last', 'reset'],
  ] as const)(
    'when it is changed by who is in at the very moment of a new one by letter, and comes %s: one of them counts',
    async (_, before) => {
      const email = emailOf('malik')
      const was = (await portal.db.member.findUniqueOrThrow({ where: { id: idOf('malik') } })).passwordHash
      await portal.db.loginSession.deleteMany({ where: { memberId: idOf('malik') } })
      await portal.db.member.update({
        where: { id: idOf('malik') },
        data: { passwordHash: await hashed(PASSWORD) },
      })
      const inside = await portal.as('malik')
      await portal.guest().post('/fr/forgot-password', { email })
      const token = tokenOf(pathIn(await newestLetter(portal, email, 'reset-password'), '/reset-password'))
      const acts = {
        change: () =>
          inside.post('/fr/account/security', {
            intent: 'password',
            password: PASSWORD,
            newPassword: FOREIGN,
          }),
        reset: () => portal.guest().post('/fr/reset-password', { token, password: OWN }),
      }
      const [one, other] =
        before === 'change' ? (['change', 'reset'] as const) : (['reset', 'change'] as const)
      const answers: Record<string, string> = {}
      const begun: Promise<void>[] = []
      const begin = (act: 'change' | 'reset') =>
        begun.push(
          acts[act]().then(({ status, headers }) => {
            answers[act] = `${status} ${headers.get('location')?.replace(/\?redirectTo.*/, '') ?? ''}`
          }),
        )
      // Both have done all but write, and wait for the member's row: the first in the queue is the first.
      await portal.db.$transaction(
        async (tx) => {
          await tx.$queryRaw`select 1 from "Member" where "id" = ${idOf('malik')} for update`
          begin(one)
          await untilWaiting(portal, 1)
          begin(other)
          await untilWaiting(portal, 2)
        },
        { timeout: 30_000 },
      )
      await Promise.all(begun)
      expect(answers).toEqual(
        before === 'change'
          ? { change: '303 /fr/account/security?done=password', reset: '422 ' }
          : // His session is over, too.
            { change: '303 /fr/account/security', reset: '303 /fr/login?done=password-changed' },
      )
      const [counts, lost] = before === 'change' ? [FOREIGN, OWN] : [OWN, FOREIGN]
      expect(await sessionsOf()).toBe(before === 'change' ? 1 : 0)
      expect((await logIn(email, lost)).status).toBe(422)
      expect((await logIn(email, counts)).status).toBe(303)
      await portal.db.member.update({ where: { id: idOf('malik') }, data: { passwordHash: was } })
    },
  )

  test('proves nothing any more, not even to who was proving himself at that moment', async () => {
    const email = emailOf('malik')
    const thief = portal.guest()
    expect((await thief.post('/fr/login', { email, password: OWN })).status).toBe(303)
    await portal.guest().post('/fr/forgot-password', { email })
    const token = tokenOf(pathIn(await newestLetter(portal, email, 'reset-password'), '/reset-password'))
    const prove = () => thief.post('/fr/account/proof', { password: OWN })
    const reset = portal.guest().post('/fr/reset-password', { token, password: FOREIGN })
    await Promise.all([reset, ...Array.from({ length: 20 }, prove)])
    expect((await reset).status).toBe(303)
    expect(await sessionsOf()).toBe(0)
  })
})

describe('a form whose last byte comes when the session of its sender has ended', () => {
  const FACTOR = '/fr/account/security/second-factor'

  test('puts no app into service', async () => {
    const marie = await portal.as('marie')
    await marie.post(FACTOR, { intent: 'start' })
    const page = await (await marie.get(FACTOR)).text()
    const secret = (/<code class="scan-secret">([^<]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '')
    const held = await holdBack(marie, FACTOR, `intent=confirm&code=${codeOf(secret)}`)
    await portal.db.loginSession.deleteMany({ where: { memberId: idOf('marie') } })
    expect(await held.finish()).toMatchObject({
      status: 303,
      location: expect.stringMatching(/^\/fr\/login/),
    })
    expect(await portal.db.secondFactor.count({ where: { memberId: idOf('marie') } })).toBe(0)
  })

  test('adds no passkey, not even the question for one', async () => {
    const marie = await portal.as('marie')
    const body = JSON.stringify({ step: 'ask' })
    const held = await holdBack(marie, '/fr/account/security/passkeys/new', body, 'application/json')
    await portal.db.loginSession.deleteMany({ where: { memberId: idOf('marie') } })
    expect((await held.finish()).status).toBe(303)
    expect(await portal.db.passkeyChallenge.count({ where: { memberId: idOf('marie') } })).toBe(0)
  })

  test('decides about nobody at the desk, when the admin has become a member meanwhile', async () => {
    const ada = await portal.as('ada')
    const held = await holdBack(ada, `/fr/admin/members/${idOf('paul')}`, 'intent=approve&x=')
    await portal.db.member.update({ where: { id: idOf('ada') }, data: { role: 'member' } })
    expect((await held.finish()).status).toBe(404)
    await portal.db.member.update({ where: { id: idOf('ada') }, data: { role: 'admin' } })
    expect((await portal.db.member.findUniqueOrThrow({ where: { id: idOf('paul') } })).approvedAt).toBeNull()
  })
})

describe('who is half-way in when his password changes, or his account is closed', () => {
  test.each([
    ['the password has been changed', { passwordHash: 'another' }],
    ['the account has been suspended', { suspendedAt: new Date() }],
  ])('at the moment of the letter’s link: %s, nobody comes in', async (_what, change) => {
    const { passwordHash } = await portal.db.member.findUniqueOrThrow({ where: { id: idOf('marie') } })
    await portal.guest().post('/fr/login/letter', { intent: 'ask', email: emailOf('marie') })
    const letter = await newestLetter(portal, emailOf('marie'), 'sign-in')
    const token = tokenOf(pathIn(letter, '/login/letter'))
    const thief = portal.guest()
    let entering: Promise<Response> | undefined
    await portal.db.$transaction(
      async (tx) => {
        await tx.member.update({ where: { id: idOf('marie') }, data: change })
        entering = thief.post('/fr/login/letter', { intent: 'link', token })
        await untilWaiting(portal, 1)
      },
      { timeout: 30_000 },
    )
    expect((await entering)?.status).toBe(422)
    expect(thief.cookie('__Host-sid')).toBeUndefined()
    expect(await portal.db.loginSession.count({ where: { memberId: idOf('marie') } })).toBe(0)
    await portal.db.member.update({
      where: { id: idOf('marie') },
      data: { passwordHash, suspendedAt: null },
    })
  })
})

describe('an address that is being changed', () => {
  test.each([
    ['signs in', 'sign-in', '/fr/login/letter'],
    ['leads to a new password', 'reset-password', '/fr/forgot-password'],
  ])('gets no letter that %s, asked for as it was still Marie’s', async (_what, kind, page) => {
    const email = emailOf('marie')
    await portal.db.letter.deleteMany()
    await portal.db.oneTimeToken.deleteMany()
    let asked: Promise<Response> | undefined
    await portal.db.$transaction(
      async (tx) => {
        const another = 'marie.ailleurs@exemple.test'
        await tx.member.update({
          where: { id: idOf('marie') },
          data: { email: another, emailKey: another },
        })
        asked = portal.guest().post(page, { intent: 'ask', email })
        await untilWaiting(portal, 1)
      },
      { timeout: 30_000 },
    )
    expect((await asked)?.status).toBe(303)
    expect(await portal.db.letter.findMany({ where: { kind } })).toEqual([])
    const open = { memberId: idOf('marie'), purpose: kind, usedAt: null }
    expect(await portal.db.oneTimeToken.count({ where: open })).toBe(0)
    await portal.db.member.update({ where: { id: idOf('marie') }, data: { email, emailKey: email } })
  })
})

test('who registers an address of others learns nothing by signing in with the password that he gave', async () => {
  const told = async (email: string) => {
    const spy = portal.guest()
    await spy.post('/fr/register', form(email, FOREIGN))
    const answer = await spy.post('/fr/login', { email, password: FOREIGN })
    const page = visibleText(await answer.text())
    expect(page).toContain('Confirmez d’abord votre adresse')
    return [answer.status, answer.headers.get('location'), page.replaceAll(email, '…')]
  }
  expect(await told('personne@exemple.test')).toEqual(await told(emailOf('marie')))
})

test('nobody has the portal send his link to strangers, as the name with which they are greeted', async () => {
  for (const name of ['https://voleur.example', 'voleur.example', 'www.voleur.example/x', 'v.ol/x']) {
    const email = 'inconnu@exemple.test'
    const answer = await portal.guest().post('/fr/register', { ...form(email, OWN), firstName: name })
    expect([name, answer.status]).toEqual([name, 422])
    expect(await newestLetter(portal, email)).toBeNull()
  }
  const marie = await portal.as('marie')
  const profile = { ...form('', ''), firstName: 'voleur.example/x', lang: 'fr' }
  expect((await marie.post('/fr/account', profile)).status).toBe(422)
  const email = 'jean-paul@exemple.test'
  const named = { ...form(email, OWN), firstName: 'J.-P. ’t', lastName: 'O’Neill-St. Clair, M.D.' }
  expect((await portal.guest().post('/fr/register', named)).status).toBe(303)
})

test('no address asks the framework for one route alone, however the query is written', async () => {
  const ada = await portal.as('ada')
  for (const query of ['_data=', 'a=?&_data=', 'a=1?b=2?&%5Fdata=']) {
    const answer = await ada.get(`/fr/admin?${query}routes/desk/overview`)
    expect([query, answer.status]).toEqual([query, 404])
  }
})
