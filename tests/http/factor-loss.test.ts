import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addPasskey } from '../support/authenticator'
import { type Browser, visibleText } from '../support/browser'
import { type CastName, emailOf, idOf, PASSWORD } from '../support/cast'
import { newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { codeOf, forgetStep, putAppIntoService } from '../support/second-factor'

/* Marie has lost her phone and her recovery codes. Ada makes sure that it is she, and has the second factor removed. */

const PAGE = `/fr/admin/members/${idOf('marie')}/second-factor`
const ASK = { intent: 'ask-removal', check: 'phone' }
const STEP = '/fr/login/second-factor'

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal()
})
afterAll(() => portal.close())
beforeEach(async () => {
  await portal.db.factorRemoval.deleteMany()
  await portal.db.passkey.deleteMany()
  await portal.db.secondFactor.deleteMany()
  secret = (await putAppIntoService(await portal.as('marie'))).secret
})

let secret = ''
const login = (name: CastName) => ({ intent: 'login', email: emailOf(name), password: PASSWORD })
/** Where her password leads Marie. */
const leads = async (browser: Browser = portal.guest()) =>
  (await browser.post('/fr/login', login('marie'))).headers.get('location')
const removals = () => portal.db.factorRemoval.count()
const due = () => portal.db.factorRemoval.updateMany({ data: { dueAt: new Date(Date.now() - 1) } })
const newestAct = () => portal.db.auditEntry.findFirst({ orderBy: { id: 'desc' } })

async function asked() {
  const ada = await portal.as('ada')
  const answer = await ada.post(PAGE, ASK)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${PAGE}?done=asked`])
  const link = pathIn(
    await newestLetter(portal, emailOf('marie'), 'factor-removal-asked'),
    '/keep-second-factor',
  )
  return { ada, link, token: tokenOf(link) }
}

describe('Ada asks for the removal', () => {
  test('it is told to Marie, stands in the audit trail, and nothing changes for a day', async () => {
    const { ada } = await asked()
    expect(await newestAct()).toMatchObject({
      act: 'ask-factor-removal',
      actorId: idOf('ada'),
      thingId: idOf('marie'),
      detail: { check: 'phone' },
    })
    const { dueAt, askedAt } = await portal.db.factorRemoval.findFirstOrThrow()
    expect(dueAt.getTime() - askedAt.getTime()).toBe(24 * 3_600_000)
    expect(await leads()).toBe(STEP)
    const page = visibleText(await (await ada.get(PAGE)).text())
    expect(page).toContain('Ada Exemple')
    expect(page).toContain('Annuler le retrait')
  })

  test('without saying how she made sure, she is asked; the form comes back with its error', async () => {
    const ada = await portal.as('ada')
    for (const check of ['', 'e-mail']) {
      const answer = await ada.post(PAGE, { intent: 'ask-removal', check })
      expect(answer.status).toBe(422)
      expect(visibleText(await answer.text())).toContain('Comment avez-vous vérifié')
    }
    expect(await removals()).toBe(0)
  })

  test('only with a password that was just given, and not for herself', async () => {
    const ada = await portal.as('ada')
    expect((await ada.post(PAGE.replace(idOf('marie'), idOf('ada')), ASK)).status).toBe(409)
    await portal.db.loginSession.updateMany({
      where: { memberId: idOf('ada') },
      data: { createdAt: new Date(Date.now() - 11 * 60_000) },
    })
    expect((await ada.post(PAGE, ASK)).headers.get('location')).toMatch(/^\/fr\/account\/proof/)
    expect(await removals()).toBe(0)
  })

  test('nobody else may: not Émile, not Marie herself, not a guest', async () => {
    for (const browser of [await portal.as('emile'), await portal.as('paul'), portal.guest()])
      expect([303, 404]).toContain((await browser.post(PAGE, ASK)).status)
    expect(await removals()).toBe(0)
  })

  test('asked twice it is one, and for somebody without second factor none', async () => {
    const { ada } = await asked()
    expect((await ada.post(PAGE, ASK)).headers.get('location')).toContain('done=already')
    expect(await removals()).toBe(1)
    const emile = PAGE.replace(idOf('marie'), idOf('emile'))
    expect((await ada.post(emile, ASK)).headers.get('location')).toContain('done=already')
    expect(visibleText(await (await ada.get(emile)).text())).toContain('rien à retirer')
    expect(await removals()).toBe(1)
  })
})

describe('a day later', () => {
  test('Marie signs in with her password; her passkeys and codes are gone too, and a letter says so', async () => {
    await portal.db.secondFactor.deleteMany()
    await addPasskey(await portal.as('marie'))
    await putAppIntoService(await portal.as('marie')).catch(() => null)
    await asked()
    await due()
    const marie = portal.guest()
    expect(await leads(marie)).toBe('/fr/documents')
    expect((await marie.get('/fr/account')).status).toBe(200)
    expect(await portal.db.secondFactor.count({ where: { memberId: idOf('marie') } })).toBe(0)
    expect(await portal.db.passkey.count({ where: { memberId: idOf('marie') } })).toBe(0)
    expect(await portal.db.recoveryCode.count({ where: { memberId: idOf('marie') } })).toBe(0)
    expect((await newestLetter(portal, emailOf('marie'), 'security-changed'))?.text).toContain('retiré')
    const act = await portal.db.auditEntry.findFirst({ where: { act: 'remove-second-factor' } })
    expect(act).toMatchObject({ via: 'portal', thingId: idOf('marie') })
    expect(await removals()).toBe(0)
  })

  test('who signs in before has to give his code as ever', async () => {
    await asked()
    await portal.db.factorRemoval.updateMany({ data: { dueAt: new Date(Date.now() + 60_000) } })
    expect(await leads()).toBe(STEP)
  })

  test('a wrong password removes nothing', async () => {
    await asked()
    await due()
    await portal.guest().post('/fr/login', { ...login('marie'), password: 'ce n’est pas le bon' })
    expect(await removals()).toBe(1)
    expect(await portal.db.secondFactor.count()).toBe(1)
  })
})

describe('it is stopped', () => {
  test('by Marie, with the button of the page that her letter leads to, once', async () => {
    const { link, token } = await asked()
    const shown = await portal.guest().get(link)
    expect([shown.status, shown.headers.get('referrer-policy')]).toEqual([200, 'no-referrer'])
    expect(await removals()).toBe(1)
    const path = '/fr/keep-second-factor'
    const answer = await portal.guest().post(path, { token })
    expect(answer.headers.get('location')).toBe(`${path}?done=kept`)
    expect(await removals()).toBe(0)
    expect(await newestAct()).toMatchObject({ act: 'stop-factor-removal', actorId: null })
    expect(await newestLetter(portal, emailOf('marie'), 'factor-removal-stopped')).not.toBeNull()
    expect((await portal.guest().post(path, { token })).status).toBe(422)
    await due()
    expect(await leads()).toBe(STEP)
  })

  test('by Ada, and the letter’s link is spent with it', async () => {
    const { ada, token } = await asked()
    expect((await ada.post(PAGE, { intent: 'stop-removal' })).headers.get('location')).toContain(
      'done=stopped',
    )
    expect(await removals()).toBe(0)
    expect(await newestAct()).toMatchObject({ act: 'stop-factor-removal', actorId: idOf('ada') })
    expect((await portal.guest().post('/fr/keep-second-factor', { token })).status).toBe(422)
  })

  test('a new password of a thief who reads her mailbox does not spend the link', async () => {
    const { token } = await asked()
    await portal.guest().post('/fr/forgot-password', { email: emailOf('marie') })
    const reset = tokenOf(
      pathIn(await newestLetter(portal, emailOf('marie'), 'reset-password'), '/reset-password'),
    )
    await portal
      .guest()
      .post('/fr/reset-password', { token: reset, password: 'onze girafes traversent la rue verte' })
    expect((await portal.guest().post('/fr/keep-second-factor', { token })).status).toBe(303)
    const { passwordHash } = await portal.db.member.findUniqueOrThrow({ where: { id: idOf('ada') } })
    await portal.db.member.update({ where: { id: idOf('marie') }, data: { passwordHash } })
  })

  test('by Marie, as soon as she signs in with the phone that she was said to have lost', async () => {
    await asked()
    const marie = portal.guest()
    expect(await leads(marie)).toBe(STEP)
    await forgetStep(portal, 'marie')
    expect((await marie.post(STEP, { code: codeOf(secret) })).headers.get('location')).toBe('/fr/documents')
    expect(await removals()).toBe(0)
    expect(await newestLetter(portal, emailOf('marie'), 'factor-removal-stopped')).not.toBeNull()
  })

  test('with the role of who asked for it: nobody who was found out leaves a door open behind him', async () => {
    const here = { id: idOf('ada') }
    for (const [gone, back] of [
      [{ role: 'editor' }, { role: 'admin' }],
      [{ suspendedAt: new Date() }, { suspendedAt: null }],
    ] as const) {
      await asked()
      await due()
      await portal.db.member.update({ where: here, data: gone })
      const where = await leads()
      await portal.db.member.update({ where: here, data: back })
      expect([where, await removals()]).toEqual([STEP, 0])
    }
  })

  test('not by a token of another purpose, nor a bent one', async () => {
    const { token } = await asked()
    await portal.guest().post('/fr/forgot-password', { email: emailOf('marie') })
    const reset = tokenOf(
      pathIn(await newestLetter(portal, emailOf('marie'), 'reset-password'), '/reset-password'),
    )
    for (const wrong of [reset, `${token}x`, token.slice(1), ''])
      expect((await portal.guest().post('/fr/keep-second-factor', { token: wrong })).status).toBe(422)
    expect(await removals()).toBe(1)
  })
})
