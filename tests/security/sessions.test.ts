import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Browser } from '../support/browser'
import { idOf, PASSWORD } from '../support/cast'
import { newestLetter } from '../support/letters'
import { DOORS, isIn, login, SESSION } from './contract'
import { expectDeny, expectUnchanged, told } from './deny'
import { bootWorld, type World } from './world'

/* Cases AU18 to AU22 and AU34 to AU40: how long somebody is who he is. */

let world: World
beforeAll(async () => {
  world = await bootWorld()
})
afterAll(() => world.portal.close())

const replay = (token: string | undefined): Browser => {
  const browser = world.portal.guest()
  if (token) browser.setCookie(SESSION, token)
  return browser
}

const rowOf = (browser: Browser) => ({
  id: createHash('sha256')
    .update(browser.cookie(SESSION) ?? '')
    .digest('hex'),
})

async function signedIn(
  name: 'marie' | 'emile' | 'ada',
  more: Record<string, string> = {},
): Promise<Browser> {
  const browser = world.portal.guest()
  expect((await browser.post(DOORS.login, login(name, more))).status).toBe(303)
  return browser
}

describe('signing out', () => {
  test('AU18 the replayed cookie opens nothing: no page, no data, no file, no part of one', async () => {
    const marie = await signedIn('marie')
    const token = marie.cookie(SESSION)
    expect((await marie.post(DOORS.logout, {})).headers.get('clear-site-data')).toBe('"cache", "storage"')
    const { file, canaries, page } = world.things.Mem
    const thief = replay(token)
    expectDeny(await told(await thief.get(DOORS.account)), [])
    expectDeny(await told(await thief.get(`${DOORS.account}.data`)), [])
    expectDeny(await told(await thief.get(file)), [canaries.bytes])
    expectDeny(await told(await thief.get(file, { Range: 'bytes=0-99' })), [canaries.bytes])
    expect(await (await thief.get(page)).text()).not.toContain(canaries.closed)
  })

  test('AU18 also by its data address, and twice', async () => {
    const marie = await signedIn('marie')
    const token = marie.cookie(SESSION)
    const answer = await marie.post(`${DOORS.logout}.data`, {})
    expect(answer.status).toBeLessThan(500)
    expect(await isIn(replay(token))).toBe(false)
    expect((await replay(token).post(DOORS.logout, {})).status).toBe(303)
  })
})

describe('a changed password', () => {
  test('AU19 kills the old token of the session that goes on, and Marie has a letter', async () => {
    const marie = await signedIn('marie')
    const [old, elsewhere] = [marie.cookie(SESSION), await signedIn('marie')]
    const newPassword = 'dix péniches sous le pont tournant'
    await marie.post(DOORS.security, { intent: 'password', password: PASSWORD, newPassword })
    expect(marie.cookie(SESSION)).not.toBe(old)
    expect(await isIn(marie)).toBe(true)
    for (const browser of [replay(old), elsewhere]) {
      expectDeny(await told(await browser.get(DOORS.account)), [])
      expectDeny(await told(await browser.get(world.things.Mem.file)), [world.things.Mem.canaries.bytes])
    }
    expect((await newestLetter(world.portal, 'marie@exemple.test'))?.kind).toBe('password-changed')
    const { passwordHash } = await world.portal.db.member.findUniqueOrThrow({ where: { id: idOf('ada') } })
    await world.portal.db.member.update({ where: { id: idOf('marie') }, data: { passwordHash } })
  })
})

describe('a changed role', () => {
  test('AU22 Émile, a member from now on, saves nothing that he had open; his cookie is dead', async () => {
    const [emile, ada] = [await signedIn('emile'), await signedIn('ada')]
    const { id } = world.things.Draft
    expect((await emile.get(`/fr/admin/documents/${id}`)).status).toBe(200)
    const changed = await ada.post(DOORS.member('emile'), { intent: 'change-role', role: 'member' })
    expect(changed.status).toBe(303)
    await expectUnchanged(world.portal, async () => {
      const draft = { intent: 'save', kind: 'report', licence: 'CC-BY-4.0', 'fr.title': 'Volé' }
      expectDeny(await told(await emile.post(`/fr/admin/documents/${id}`, draft)), world.hidden)
      expectDeny(
        await told(await emile.post(`/fr/admin/documents/${id}`, { intent: 'publish' })),
        world.hidden,
      )
    })
    expect(await isIn(emile)).toBe(false)
    await ada.post(DOORS.member('emile'), { intent: 'change-role', role: 'editor' })
  })
})

describe('limits in time', () => {
  const aged = async (browser: Browser, minutes: number, idle = true) => {
    const row = await world.portal.db.loginSession.findUniqueOrThrow({ where: rowOf(browser) })
    const back = (moment: Date) => new Date(moment.getTime() - minutes * 60_000)
    await world.portal.db.loginSession.update({
      where: rowOf(browser),
      data: {
        createdAt: back(row.createdAt),
        expiresAt: back(row.expiresAt),
        ...(idle ? { lastSeenAt: back(row.lastSeenAt) } : {}),
      },
    })
  }
  const DAY = 24 * 60

  test('AU34 « rester connecté », used every day, ends after thirty days all the same', async () => {
    const marie = await signedIn('marie', { remember: 'on' })
    for (let day = 0; day < 29; day++) await aged(marie, DAY, false)
    expect(await isIn(marie)).toBe(true)
    await aged(marie, DAY + 1, false)
    expect(await isIn(marie)).toBe(false)
  })

  test('AU34 and after a fortnight without use', async () => {
    const marie = await signedIn('marie', { remember: 'on' })
    await aged(marie, 14 * DAY - 5)
    expect(await isIn(marie)).toBe(true)
    const other = await signedIn('marie', { remember: 'on' })
    await aged(other, 14 * DAY + 5)
    expect(await isIn(other)).toBe(false)
  })

  test('AU34 an admin’s ends after twelve hours of work, an editor’s after four idle ones', async () => {
    const ada = await signedIn('ada', { remember: 'on' })
    await aged(ada, 12 * 60 + 1, false)
    expect(await isIn(ada)).toBe(false)
    const emile = await signedIn('emile', { remember: 'on' })
    await aged(emile, 4 * 60 + 1)
    expect(await isIn(emile)).toBe(false)
  })

  test('AU35 fifty requests at the moment when it is renewed: nobody is signed out, nothing fails', async () => {
    const marie = await signedIn('marie')
    await aged(marie, 30)
    const answers = await Promise.all(Array.from({ length: 50 }, () => marie.get(DOORS.account)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    await Promise.all(answers.map((answer) => answer.body?.cancel()))
    expect(await isIn(marie)).toBe(true)
  })

  test('AU36 a session from an hour ahead, after a clock was put right, lives no longer than its limit and that hour', async () => {
    const marie = await signedIn('marie')
    await aged(marie, -60)
    expect(await isIn(marie)).toBe(true)
    await aged(marie, 12 * 60 + 59, false)
    expect(await isIn(marie)).toBe(true)
    await aged(marie, 62, false)
    expect(await isIn(marie)).toBe(false)
  })
})

describe('her sessions', () => {
  test('AU40 are listed without any address, and the one that Marie ends is dead', async () => {
    await world.portal.db.loginSession.deleteMany({ where: { memberId: idOf('marie') } })
    const [here, there] = [await signedIn('marie'), await signedIn('marie')]
    const html = await (await here.get(DOORS.security)).text()
    const { id } = rowOf(there)
    expect(html).toContain(id)
    expect(html).not.toMatch(/127\.0\.0\.1|::1|::ffff/)
    for (const token of [here.cookie(SESSION), there.cookie(SESSION)]) expect(html).not.toContain(token)
    await here.post(DOORS.security, { intent: 'end-session', sessionId: id })
    expect(await isIn(there)).toBe(false)
    expect(await isIn(here)).toBe(true)
  })

  test('are ten at most: the eleventh ends the one that was used longest ago', async () => {
    await world.portal.db.loginSession.deleteMany({ where: { memberId: idOf('marie') } })
    const first = await signedIn('marie')
    const tenMinutesAgo = new Date(Date.now() - 600_000)
    await world.portal.db.loginSession.update({ where: rowOf(first), data: { lastSeenAt: tenMinutesAgo } })
    for (let i = 0; i < 10; i++) await signedIn('marie')
    expect(await isIn(first)).toBe(false)
    expect(await world.portal.db.loginSession.count({ where: { memberId: idOf('marie') } })).toBe(10)
  })
})

describe('AU37 who is not yet a member', () => {
  test('Paul has his account and the way out; approved, he reads at his next request without signing in anew', async () => {
    const paul = await world.portal.as('paul')
    const { file, page, canaries } = world.things.Mem
    expect(await isIn(paul)).toBe(true)
    expectDeny(await told(await paul.get(file)), [canaries.bytes, canaries.closed])
    expect(await (await paul.get(page)).text()).not.toContain(canaries.closed)
    const ada = await signedIn('ada')
    await ada.post(DOORS.member('paul'), { intent: 'approve' })
    expect((await paul.get(file)).status).toBe(200)
    await vi.waitFor(async () => expect(await (await paul.get(page)).text()).toContain(canaries.closed))
  })

  test('Ugo’s right password opens no session, and a session that he never should have is a guest’s', async () => {
    const ugo = world.portal.guest()
    await ugo.post(DOORS.login, login('ugo'))
    expect(ugo.cookie(SESSION)).toBeUndefined()
    expectDeny(await told(await world.as('U1').get(DOORS.account)), [])
  })
})
