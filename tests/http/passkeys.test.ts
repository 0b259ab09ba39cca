import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Authenticator, addPasskey, answerWith, type Bent, say } from '../support/authenticator'
import { type Browser, visibleText } from '../support/browser'
import { type CastName, emailOf, idOf, PASSWORD } from '../support/cast'
import { newestLetter } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { program, tokenFor } from '../support/programs'
import { untilWaiting } from '../support/row-locks'
import { codeOf, demandSecondFactor, forgetStep, putAppIntoService } from '../support/second-factor'
import { type MadeDocument, makeDocument } from '../support/things'

const DOOR = '/fr/login/passkey'
const STEP = '/fr/login/second-factor'
const PAGE = '/fr/account/security/passkeys'

let portal: Portal
let wanted: MadeDocument
beforeAll(async () => {
  portal = await bootPortal()
  wanted = await makeDocument(portal, { audience: 'members' })
})
afterAll(() => portal.close())
beforeEach(async () => {
  await portal.db.passkey.deleteMany()
  await portal.db.secondFactor.deleteMany()
  await portal.db.recoveryCode.deleteMany()
})

const isIn = async (browser: Browser) => (await browser.get('/fr/account')).status === 200
const login = (name: CastName) => ({ intent: 'login', email: emailOf(name), password: PASSWORD })
const newestAct = () => portal.db.auditEntry.findFirst({ orderBy: { id: 'desc' } })

/** A person of the cast with a passkey, signed in. */
async function withPasskey(name: 'marie' | 'emile' | 'ada' = 'marie') {
  const browser = await portal.as(name)
  return { browser, ...(await addPasskey(browser)) }
}

describe('adding a passkey', () => {
  test('ends the other sessions, renews this one, writes to Marie, and is in the audit trail', async () => {
    const there = await portal.as('marie')
    const here = await portal.as('marie')
    const before = here.cookie('__Host-sid')
    const { said } = await addPasskey(here, { name: '  Téléphone   de Marie ' })
    expect(said).toEqual({ status: 200, codes: null })
    expect(here.cookie('__Host-sid')).not.toBe(before)
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
    expect((await newestLetter(portal, emailOf('marie'), 'passkey-changed'))?.text).toContain(
      'Téléphone de Marie',
    )
    expect(await newestAct()).toMatchObject({ act: 'add-passkey', thingId: idOf('marie') })
    const page = visibleText(await (await here.get(PAGE)).text())
    expect(page).toContain('Téléphone de Marie')
    expect(page).toContain('Pas encore utilisée')
    // What has no scripts has no button that does nothing.
    expect(page).toContain('demande JavaScript')
    expect(page).not.toContain('Créer la clé')
  })

  test('wants a password that was just given', async () => {
    const marie = await portal.as('marie')
    await portal.db.loginSession.updateMany({
      where: { memberId: idOf('marie') },
      data: { createdAt: new Date(Date.now() - 11 * 60_000) },
    })
    expect((await marie.get(PAGE)).headers.get('location')).toMatch(/^\/fr\/account\/proof/)
    for (const body of [{ step: 'ask' }, { step: 'answer', name: '', passkey: {} }])
      expect((await say(marie, `${PAGE}/new`, body)).status).toBe(303)
    expect(
      (await marie.post(PAGE, { intent: 'remove', passkeyId: 'x'.repeat(21) })).headers.get('location'),
    ).toMatch(/^\/fr\/account\/proof/)
  })

  test.each<[string, Bent]>([
    ['made on another site', { origin: 'https://evil.test' }],
    ['made for another host', { rpId: 'evil.test' }],
    ['without PIN or fingerprint', { unverified: true }],
    ['to a question that nobody asked', { challenge: 'A'.repeat(43) }],
    ['of another ceremony', { type: 'webauthn.get' }],
  ])('%s is refused', async (_, bent) => {
    const marie = await portal.as('marie')
    const { said } = await addPasskey(marie, { bent })
    expect(said).toEqual({ status: 422, refusal: 'wrong' })
    expect(await portal.db.passkey.count()).toBe(0)
  })

  test('with Marie’s question is not done by Émile, nor twice, nor after five minutes', async () => {
    const [marie, emile] = [await portal.as('marie'), await portal.as('emile')]
    const path = `${PAGE}/new`
    const { question } = await say(marie, path, { step: 'ask' })
    const answer = {
      step: 'answer',
      name: 'x',
      passkey: new Authenticator(portal.origin).create(question as never),
    }
    expect((await say(emile, path, answer)).status).toBe(422)
    expect((await say(marie, path, answer)).status).toBe(200)
    expect((await say(marie, path, answer)).status).toBe(422)
    const late = (await say(marie, path, { step: 'ask' })).question as never
    await portal.db.passkeyChallenge.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
    const passkey = new Authenticator(portal.origin).create(late)
    expect((await say(marie, path, { step: 'answer', name: 'x', passkey })).status).toBe(422)
  })

  test('that another account has already is refused', async () => {
    const { authenticator } = await withPasskey('marie')
    const emile = await portal.as('emile')
    const { question } = await say(emile, `${PAGE}/new`, { step: 'ask' })
    const passkey = authenticator.create(question as never)
    expect(await say(emile, `${PAGE}/new`, { step: 'answer', name: 'x', passkey })).toEqual({
      status: 409,
      refusal: 'known-already',
    })
  })
})

describe('signing in with a passkey', () => {
  test('asks no password and no address, and leads to what Marie wanted', async () => {
    const { authenticator } = await withPasskey()
    const marie = portal.guest()
    const said = await answerWith(marie, DOOR, authenticator, { redirectTo: wanted.page })
    expect(said).toEqual({ status: 200, next: wanted.page })
    expect(await (await marie.get(wanted.page)).text()).toContain(wanted.canaries.closed)
    expect((await portal.db.passkey.findFirstOrThrow()).lastUsedAt).not.toBeNull()
    expect(await newestAct()).toMatchObject({ act: 'sign-in', detail: { how: 'passkey' } })
  })

  test('is both factors: no code is asked, and nothing more is owed', async () => {
    await demandSecondFactor(portal, 'staff-always')
    const emile = portal.guest()
    await emile.post('/fr/login', login('emile'))
    const { authenticator } = await addPasskey(emile)
    const again = portal.guest()
    expect((await answerWith(again, DOOR, authenticator)).next).toBe('/fr/admin')
    expect((await again.get('/fr/admin')).status).toBe(200)
    await demandSecondFactor(portal, 'staff')
  })

  test('« rester connecté » and the wanted page are kept; another site is not gone to', async () => {
    const { authenticator } = await withPasskey()
    const { question } = await say(portal.guest(), DOOR, { step: 'ask' })
    const answer = await portal.guest().send('POST', DOOR, {
      headers: { Origin: portal.origin, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        step: 'answer',
        passkey: authenticator.get(question as never),
        remember: true,
        redirectTo: '//evil.test',
      }),
    })
    expect(answer.headers.getSetCookie().find((line) => line.startsWith('__Host-sid'))).toMatch(
      /Max-Age=2592000/,
    )
    expect(await answer.json()).toEqual({ next: '/fr/documents' })
  })

  test.each<[string, Bent]>([
    ['of another site', { origin: 'https://evil.test' }],
    ['of a name that looks like ours', { origin: 'http://localhost.evil.test' }],
    ['for another host', { rpId: 'evil.test' }],
    ['without PIN or fingerprint', { unverified: true }],
    ['to a question that nobody asked', { challenge: 'A'.repeat(43) }],
    ['of another ceremony', { type: 'webauthn.create' }],
    ['signed by another key', { signedBy: new Authenticator('http://localhost') }],
    ['that says nothing of its owner', { userHandle: null }],
    ['that names somebody else', { userHandle: Buffer.from(idOf('ada')).toString('base64url') }],
    ['of a key that nobody has', { credentialId: Buffer.alloc(32).toString('base64url') }],
  ])('an answer %s is refused, each with the same words', async (_, bent) => {
    const { authenticator } = await withPasskey()
    const guest = portal.guest()
    const started = Date.now()
    expect(await answerWith(guest, DOOR, authenticator, { bent })).toEqual({ status: 422, refusal: 'wrong' })
    expect(Date.now() - started).toBeGreaterThanOrEqual(75)
    expect(guest.cookie('__Host-sid')).toBeUndefined()
  })

  test('an answer serves once, for its purpose, within five minutes', async () => {
    const { authenticator, browser } = await withPasskey()
    const { question } = await say(portal.guest(), DOOR, { step: 'ask' })
    const answer = { step: 'answer', passkey: authenticator.get(question as never) }
    expect((await say(portal.guest(), DOOR, answer)).status).toBe(200)
    expect((await say(portal.guest(), DOOR, answer)).status).toBe(422)
    const proof = (await say(browser, '/fr/account/proof/passkey', { step: 'ask' })).question as never
    expect(
      (await say(portal.guest(), DOOR, { step: 'answer', passkey: authenticator.get(proof) })).status,
    ).toBe(422)
    const late = (await say(portal.guest(), DOOR, { step: 'ask' })).question as never
    const { expiresAt } = await portal.db.passkeyChallenge.findFirstOrThrow({
      orderBy: { expiresAt: 'desc' },
    })
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(5 * 60_000)
    await portal.db.passkeyChallenge.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
    expect(
      (await say(portal.guest(), DOOR, { step: 'answer', passkey: authenticator.get(late) })).status,
    ).toBe(422)
  })

  test('of ten times the same answer at once, one comes in', async () => {
    const { authenticator } = await withPasskey()
    const { question } = await say(portal.guest(), DOOR, { step: 'ask' })
    const passkey = authenticator.get(question as never)
    const ten = await Promise.all(
      Array.from({ length: 10 }, () => say(portal.guest(), DOOR, { step: 'answer', passkey })),
    )
    expect(ten.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(422)])
  })

  test('a counter that goes back, or stands still, betrays a copy', async () => {
    const { authenticator } = await withPasskey()
    expect((await answerWith(portal.guest(), DOOR, authenticator, { bent: { counter: 7 } })).status).toBe(200)
    const kept = () =>
      Promise.all([
        portal.db.auditEntry.count({ where: { act: 'passkey-copied', thingId: idOf('marie') } }),
        portal.db.letter.count({ where: { kind: 'passkey-copied', toAddress: emailOf('marie') } }),
      ])
    // Who has not the key makes no alarm.
    const bent = { counter: 6, signedBy: new Authenticator('http://localhost') }
    expect((await answerWith(portal.guest(), DOOR, authenticator, { bent })).status).toBe(422)
    expect(await kept()).toEqual([0, 0])
    for (const counter of [7, 6, 0]) {
      expect((await answerWith(portal.guest(), DOOR, authenticator, { bent: { counter } })).status).toBe(422)
      // In the trail and told to Marie, once a day however often the copy is tried.
      expect(await kept()).toEqual([1, 1])
    }
    expect((await newestLetter(portal, emailOf('marie'), 'passkey-copied'))?.text).toContain('Téléphone')
    expect((await answerWith(portal.guest(), DOOR, authenticator, { bent: { counter: 8 } })).status).toBe(200)
  })

  test('a device that does not count is taken as it is', async () => {
    const { authenticator } = await withPasskey()
    for (let i = 0; i < 2; i++)
      expect((await answerWith(portal.guest(), DOOR, authenticator, { bent: { counter: 0 } })).status).toBe(
        200,
      )
  })

  test('whom an admin has suspended stays outside', async () => {
    const { authenticator } = await withPasskey()
    await portal.db.member.update({ where: { id: idOf('marie') }, data: { suspendedAt: new Date() } })
    const guest = portal.guest()
    expect(await answerWith(guest, DOOR, authenticator)).toEqual({ status: 403, refusal: 'closed' })
    expect(guest.cookie('__Host-sid')).toBeUndefined()
    await portal.db.member.update({ where: { id: idOf('marie') }, data: { suspendedAt: null } })
  })

  test('no other site may ask or answer, and nothing but JSON is read', async () => {
    const from = (headers: Record<string, string>, body = '{"step":"ask"}') =>
      portal.guest().send('POST', DOOR, { body, headers })
    const json = { 'Content-Type': 'application/json' }
    expect((await from({ ...json, Origin: 'https://evil.test' })).status).toBe(403)
    expect((await from({ ...json, Origin: portal.origin, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await from(json)).status).toBe(403)
    expect((await from({ Origin: portal.origin, 'Content-Type': 'text/plain' })).status).toBe(415)
    for (const body of ['', '{', '[]', '{"step":"x"}', '{"step":"answer","passkey":{"id":"é"}}'])
      expect((await from({ ...json, Origin: portal.origin }, body)).status).toBe(400)
  })
})

describe('the second step', () => {
  async function halfWay(name: CastName = 'marie') {
    const browser = portal.guest()
    expect((await browser.post('/fr/login', login(name))).headers.get('location')).toBe(STEP)
    return browser
  }

  test('takes a passkey instead of a code', async () => {
    const { browser, authenticator } = await withPasskey()
    await putAppIntoService(browser)
    const marie = await halfWay()
    expect((await answerWith(marie, `${STEP}/passkey`, authenticator)).next).toBe('/fr/documents')
    expect(await isIn(marie)).toBe(true)
  })

  test('takes no passkey of somebody else, none without the password, and none after five minutes', async () => {
    const { browser } = await withPasskey()
    await putAppIntoService(browser)
    const { authenticator } = await withPasskey('emile')
    const marie = await halfWay()
    expect((await answerWith(marie, `${STEP}/passkey`, authenticator)).status).toBe(422)
    expect((await say(portal.guest(), `${STEP}/passkey`, { step: 'ask' })).refusal).toBe('too-late')
    await portal.db.oneTimeToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
    expect((await say(marie, `${STEP}/passkey`, { step: 'ask' })).status).toBe(410)
    expect(await isIn(marie)).toBe(false)
  })

  test('is not asked of Marie who has a passkey and nothing that demands it', async () => {
    await withPasskey()
    expect((await portal.guest().post('/fr/login', login('marie'))).headers.get('location')).toBe(
      '/fr/documents',
    )
  })

  test('is asked once a second factor is demanded: a password alone sets up nothing in its place', async () => {
    const { authenticator, browser } = await withPasskey()
    const single = portal.guest()
    await single.post('/fr/login', login('marie'))
    await demandSecondFactor(portal, 'everybody')
    // The session of one factor is over; the one that added the passkey goes on.
    expect([await isIn(single), await isIn(browser)]).toEqual([false, true])
    const marie = await halfWay()
    expect((await marie.get('/fr/account/security/second-factor')).headers.get('location')).toMatch(
      /^\/fr\/login/,
    )
    expect((await answerWith(marie, `${STEP}/passkey`, authenticator)).status).toBe(200)
    await demandSecondFactor(portal, 'staff')
  })
})

describe('who owes a second factor', () => {
  test('adds a passkey, keeps ten recovery codes, and goes on; a code lets him in without it', async () => {
    await demandSecondFactor(portal, 'staff-always')
    const emile = portal.guest()
    await emile.post('/fr/login', login('emile'))
    expect((await emile.get('/fr/admin')).headers.get('location')).toContain('second-factor')
    const { said } = await addPasskey(emile)
    expect(said.codes).toHaveLength(10)
    expect((await emile.get('/fr/admin')).status).toBe(200)
    const later = portal.guest()
    expect((await later.post('/fr/login', login('emile'))).headers.get('location')).toBe(STEP)
    expect((await later.post(STEP, { code: said.codes?.[0] ?? '' })).headers.get('location')).toBe(
      '/fr/admin',
    )
    await demandSecondFactor(portal, 'staff')
  })
})

describe('proving again', () => {
  test('is done by a passkey too: the session goes on under a new token', async () => {
    const { browser, authenticator } = await withPasskey('ada')
    await portal.db.loginSession.updateMany({ data: { createdAt: new Date(Date.now() - 11 * 60_000) } })
    expect((await browser.get('/fr/admin/audit')).status).toBe(303)
    const before = browser.cookie('__Host-sid')
    const path = '/fr/account/proof/passkey?redirectTo=%2Ffr%2Fadmin%2Faudit'
    expect(await answerWith(browser, path, authenticator)).toEqual({ status: 200, next: '/fr/admin/audit' })
    expect(browser.cookie('__Host-sid')).not.toBe(before)
    expect((await browser.get('/fr/admin/audit')).status).toBe(200)
  })

  test('not by the passkey of somebody else', async () => {
    const { browser } = await withPasskey('ada')
    const { authenticator } = await withPasskey('marie')
    expect((await answerWith(browser, '/fr/account/proof/passkey', authenticator)).status).toBe(422)
  })
})

const idOfPasskey = async (name: CastName) =>
  (await portal.db.passkey.findFirstOrThrow({ where: { memberId: idOf(name) } })).id
const namesOfPasskeys = async () => (await portal.db.passkey.findMany()).map(({ name }) => name)

describe('giving a passkey another name', () => {
  test('Marie knows it again by the new one, and it goes on opening', async () => {
    const { browser, authenticator } = await withPasskey()
    const passkeyId = await idOfPasskey('marie')
    const answer = await browser.post(PAGE, { intent: 'rename', passkeyId, name: '  Téléphone   de Marie ' })
    expect(answer.headers.get('location')).toBe(`${PAGE}?done=renamed`)
    const page = visibleText(await (await browser.get(`${PAGE}?done=renamed`)).text())
    expect(page).toContain('La clé d’accès est renommée')
    expect(page).toContain('Téléphone de Marie')
    expect((await answerWith(portal.guest(), DOOR, authenticator)).next).toBeTruthy()
  })

  test('to none: the form comes back open beside its passkey, and nothing has changed', async () => {
    const { browser } = await withPasskey()
    const before = await namesOfPasskeys()
    const passkeyId = await idOfPasskey('marie')
    const answer = await browser.post(PAGE, { intent: 'rename', passkeyId, name: '   ' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toMatch(/<details[^>]* open=""/)
    expect(html).toContain(`id="passkey-${passkeyId}-name-error"`)
    expect(await namesOfPasskeys()).toEqual(before)
  })

  test('of somebody else does nothing', async () => {
    await withPasskey('ada')
    const before = await namesOfPasskeys()
    const marie = await portal.as('marie')
    await marie.post(PAGE, { intent: 'rename', passkeyId: await idOfPasskey('ada'), name: 'La mienne' })
    expect(await namesOfPasskeys()).toEqual(before)
  })
})

describe('taking a passkey away', () => {
  test('ends the other sessions and her tokens, writes to Marie, and it opens nothing more', async () => {
    const { browser, authenticator } = await withPasskey()
    const there = await portal.as('marie')
    const token = await tokenFor(portal, 'marie', { secondFactor: true })
    const reads = async () => (await program(portal, token).get('/api/v1/documents')).status
    expect(await reads()).toBe(200)
    const answer = await browser.post(PAGE, { intent: 'remove', passkeyId: await idOfPasskey('marie') })
    expect(answer.headers.get('location')).toBe(`${PAGE}?done=removed`)
    expect([await isIn(browser), await isIn(there), await reads()]).toEqual([true, false, 401])
    expect((await newestLetter(portal, emailOf('marie'), 'passkey-changed'))?.text).toContain('retirée')
    expect(await newestAct()).toMatchObject({ act: 'remove-passkey' })
    expect((await answerWith(portal.guest(), DOOR, authenticator)).refusal).toBe('wrong')
  })

  test('at the moment at which somebody signs in with it: he stays outside', async () => {
    const { browser, authenticator } = await withPasskey()
    const passkeyId = await idOfPasskey('marie')
    const thief = portal.guest()
    let removing: Promise<Response> | undefined
    let entering: ReturnType<typeof answerWith> | undefined
    await portal.db.$transaction(
      async (tx) => {
        await tx.$queryRaw`select 1 from "Member" where "id" = ${idOf('marie')} for update`
        removing = browser.post(PAGE, { intent: 'remove', passkeyId })
        await untilWaiting(portal, 1)
        entering = answerWith(thief, DOOR, authenticator)
        await untilWaiting(portal, 2)
      },
      { timeout: 30_000 },
    )
    expect((await removing)?.headers.get('location')).toBe(`${PAGE}?done=removed`)
    expect((await entering)?.refusal).toBe('wrong')
    expect([await isIn(browser), await isIn(thief)]).toEqual([true, false])
  })

  test('of somebody else does nothing', async () => {
    await withPasskey('ada')
    const marie = await portal.as('marie')
    await marie.post(PAGE, { intent: 'remove', passkeyId: await idOfPasskey('ada') })
    expect(await portal.db.passkey.count()).toBe(1)
  })

  test('is refused for the only second factor of who must have one, also by two at once', async () => {
    await demandSecondFactor(portal, 'staff-always')
    const emile = portal.guest()
    await emile.post('/fr/login', login('emile'))
    await addPasskey(emile)
    await addPasskey(emile)
    const ids = (await portal.db.passkey.findMany()).map(({ id }) => id)
    const answers = await Promise.all(
      ids.map((passkeyId) => emile.post(PAGE, { intent: 'remove', passkeyId })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await portal.db.passkey.count()).toBe(1)
    const put = await putAppIntoService(emile)
    expect((await emile.post(PAGE, { intent: 'remove', passkeyId: await idOfPasskey('emile') })).status).toBe(
      303,
    )
    await forgetStep(portal, 'emile')
    const again = portal.guest()
    await again.post('/fr/login', login('emile'))
    expect((await again.post(STEP, { code: codeOf(put.secret) })).headers.get('location')).toBe('/fr/admin')
    await demandSecondFactor(portal, 'staff')
  })
})
