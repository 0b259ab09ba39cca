import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visibleText } from '../support/browser'
import { emailOf, idOf, PASSWORD } from '../support/cast'
import { newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { type MadeDocument, makeDocument } from '../support/things'

let portal: Portal
let wanted: MadeDocument
beforeAll(async () => {
  portal = await bootPortal()
  wanted = await makeDocument(portal, { audience: 'members' })
})
afterAll(() => portal.close())

const login = (more: Record<string, string> = {}) => ({
  intent: 'login',
  email: emailOf('marie'),
  password: PASSWORD,
  ...more,
})

describe('signing in', () => {
  test('at the gate, Marie lands on the document she wanted', async () => {
    const marie = portal.guest()
    const answer = await marie.post(wanted.page, login({ redirectTo: wanted.page }))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, wanted.page])
    expect(await (await marie.get(wanted.page)).text()).toContain(wanted.canaries.closed)
  })

  test('from a file’s address, she gets the file', async () => {
    const marie = portal.guest()
    const toLogin = (await marie.get(wanted.file)).headers.get('location') ?? ''
    const redirectTo = new URL(toLogin, portal.origin).searchParams.get('redirectTo') ?? ''
    const back = await marie.post(toLogin, login({ redirectTo }))
    const file = await marie.get(back.headers.get('location') ?? '')
    expect(Buffer.from(await file.arrayBuffer()).equals(wanted.bytes)).toBe(true)
  })

  test('cookies are for this host alone, hidden from scripts, and only « rester connecté » outlives the browser', async () => {
    const lines = (await portal.guest().post('/fr/login', login())).headers.getSetCookie()
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines)
      expect(line).toMatch(/^__Host-[a-z]+=[^;]*; Path=\/; Secure; HttpOnly; SameSite=Lax/)
    expect(lines.find((line) => line.startsWith('__Host-sid'))).not.toMatch(/max-age|expires/i)
    const remembered = (
      await portal.guest().post('/fr/login', login({ remember: 'on' }))
    ).headers.getSetCookie()
    expect(remembered.find((line) => line.startsWith('__Host-sid'))).toMatch(/Max-Age=2592000/)
  })

  test('an admin is never remembered', async () => {
    const lines = (
      await portal.guest().post('/fr/login', login({ email: emailOf('ada'), remember: 'on' }))
    ).headers.getSetCookie()
    expect(lines.find((line) => line.startsWith('__Host-sid'))).not.toMatch(/max-age/i)
  })

  test('a cookie that somebody planted does not become a session', async () => {
    const marie = portal.guest()
    marie.setCookie('__Host-sid', 'planted'.padEnd(43, '0'))
    await marie.post('/fr/login', login())
    expect(marie.cookie('__Host-sid')).not.toContain('planted')
  })

  test('a wrong password is answered alike for Marie, Lise, Paul and a stranger', async () => {
    const of = async (email: string) => {
      const answer = await portal.guest().post('/fr/login', login({ email, password: 'ce n’est pas le bon' }))
      return {
        status: answer.status,
        text: visibleText(await answer.text()).replaceAll(email, 'X'),
        cookies: answer.headers.getSetCookie().length,
      }
    }
    const stranger = await of('personne@exemple.test')
    expect(stranger.text).toContain('n’est pas le bon')
    for (const name of ['marie', 'lise', 'paul', 'ugo'] as const)
      expect(await of(emailOf(name))).toEqual(stranger)
  })

  test.each([
    ['lise', 'Ce compte est suspendu'],
    ['ugo', 'Confirmez d’abord votre adresse'],
  ] as const)('the right password of %s is told why he cannot come in', async (name, reason) => {
    const person = portal.guest()
    const answer = await person.post('/fr/login', login({ email: emailOf(name) }))
    expect(person.cookie('__Host-sid')).toBeUndefined()
    expect(visibleText(await answer.text())).toContain(reason)
  })

  test('Paul, not yet approved, signs in at a gate, stands before it, and is told why the file is closed', async () => {
    const paul = portal.guest()
    const fields = login({ email: emailOf('paul'), redirectTo: wanted.page })
    expect((await paul.post('/fr/login', fields)).headers.get('location')).toBe(`${wanted.page}#gate`)
    const answer = await paul.get(wanted.file)
    expect(answer.status).toBe(403)
    expect(visibleText(await answer.text())).toMatch(/validation|validé|approb/i)
  })

  test('the e-mail may be written in capitals', async () => {
    expect(
      (await portal.guest().post('/fr/login', login({ email: ` ${emailOf('marie').toUpperCase()} ` })))
        .status,
    ).toBe(303)
  })
})

describe('the wanted page is one of ours, or none', () => {
  test.each([
    '//evil.test',
    '///evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    'https:evil.test',
    'https://evil.test/fr/documents',
    'javascript:alert(1)',
    '/fr/../..//evil.test',
    'http:/evil.test',
    '/%09/evil.test',
    '/logout',
    '/fr/logout',
  ])('%j', async (redirectTo) => {
    for (const path of [
      '/fr/login',
      '/fr/login.data',
      `/fr/login?redirectTo=${encodeURIComponent(redirectTo)}`,
    ]) {
      const answer = await portal.guest().post(path, login({ redirectTo }))
      const location = answer.headers.get('location')
      if (location) expect(new URL(location, portal.origin).origin).toBe(portal.origin)
      expect(await answer.text()).not.toMatch(/evil\.test/)
      expect(location ?? '').not.toMatch(/evil|logout/)
    }
  })
})

describe('signing out', () => {
  test('ends the session for good', async () => {
    const marie = await portal.as('marie')
    const token = marie.cookie('__Host-sid') ?? ''
    const answer = await marie.post('/logout', {})
    expect(answer.status).toBe(303)
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"')
    marie.setCookie('__Host-sid', token)
    expect((await marie.get('/fr/account')).headers.get('location')).toMatch(/^\/fr\/login/)
  })

  test('is not done by a link', async () => {
    const marie = await portal.as('marie')
    await marie.get('/logout')
    expect((await marie.get('/fr/account')).status).toBe(200)
  })

  test('without a session harms nothing', async () => {
    expect((await portal.guest().post('/logout', {})).status).toBe(303)
  })
})

describe('a session ends', () => {
  const ended = async (data: { createdAt?: Date; lastSeenAt?: Date }, name: 'marie' | 'ada' = 'marie') => {
    const person = await portal.as(name)
    const { createHash } = await import('node:crypto')
    const id = createHash('sha256')
      .update(person.cookie('__Host-sid') ?? '')
      .digest('hex')
    await portal.db.loginSession.update({ where: { id }, data })
    return (await person.get('/fr/account')).status !== 200
  }
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)

  test('two idle hours, or twelve in all', async () => {
    expect(await ended({ lastSeenAt: ago(119) })).toBe(false)
    expect(await ended({ lastSeenAt: ago(121) })).toBe(true)
    expect(await ended({ createdAt: ago(12 * 60 + 1) })).toBe(true)
  })

  test('one idle hour for an admin', async () => {
    expect(await ended({ lastSeenAt: ago(61) }, 'ada')).toBe(true)
  })

  test('when an admin suspends its member, at the next request', async () => {
    const marie = await portal.as('marie')
    const ada = await portal.as('ada')
    expect((await marie.get(wanted.file)).status).toBe(200)
    await ada.post(`/fr/admin/members/${idOf('marie')}`, { intent: 'suspend' })
    for (const path of [wanted.file, '/fr/account', '/fr/account.data'])
      expect((await marie.get(path, { Range: 'bytes=0-3' })).status).not.toBe(206)
    expect(await (await marie.get(wanted.page)).text()).not.toContain(wanted.canaries.closed)
    await ada.post(`/fr/admin/members/${idOf('marie')}`, { intent: 'unsuspend' })
    expect((await portal.guest().post('/fr/login', login())).status).toBe(303)
  })
})

describe('a forgotten password', () => {
  test('is replaced by the letter’s link; the other sessions end; Marie is told', async () => {
    const elsewhere = await portal.as('marie')
    await portal.guest().post('/fr/forgot-password', { email: emailOf('marie') })
    const link = pathIn(await newestLetter(portal, emailOf('marie'), 'reset-password'), '/reset-password')
    // A password manager learns whose it is.
    expect(await (await portal.guest().get(link)).text()).toMatch(
      new RegExp(`<input[^>]*autoComplete="username"[^>]*value="${emailOf('marie')}"`),
    )
    expect((await portal.guest().get(link)).status).toBe(200)
    const marie = portal.guest()
    const fresh = 'une autre phrase de sept mots entiers'
    expect((await marie.post('/fr/reset-password', { token: tokenOf(link), password: fresh })).status).toBe(
      303,
    )
    expect((await elsewhere.get('/fr/account')).status).not.toBe(200)
    expect(await newestLetter(portal, emailOf('marie'), 'password-changed')).not.toBeNull()
    expect((await portal.guest().post('/fr/login', login())).status).not.toBe(303)
    expect((await portal.guest().post('/fr/login', login({ password: fresh }))).status).toBe(303)
    const again = await portal
      .guest()
      .post('/fr/reset-password', { token: tokenOf(link), password: 'encore une autre phrase entière' })
    expect(again.status).toBe(422)
    const { passwordHash } = await portal.db.member.findUniqueOrThrow({ where: { id: idOf('ada') } })
    await portal.db.member.update({ where: { id: idOf('marie') }, data: { passwordHash } })
  })

  test('is answered alike for everybody', async () => {
    const of = async (email: string) => {
      const answer = await portal.guest().post('/fr/forgot-password', { email })
      const page =
        answer.status === 303 ? await portal.guest().get(answer.headers.get('location') ?? '') : answer
      return { status: answer.status, text: visibleText(await page.text()).replaceAll(email, 'X') }
    }
    expect(await of(emailOf('marie'))).toEqual(await of('personne@exemple.test'))
    expect(await of(emailOf('lise'))).toEqual(await of('personne@exemple.test'))
  })

  test('its link ends after half an hour', async () => {
    await portal.guest().post('/fr/forgot-password', { email: emailOf('marie') })
    const link = pathIn(await newestLetter(portal, emailOf('marie'), 'reset-password'), '/reset-password')
    await portal.db.oneTimeToken.updateMany({
      where: { purpose: 'reset-password' },
      data: { expiresAt: new Date(Date.now() - 1) },
    })
    const answer = await portal
      .guest()
      .post('/fr/reset-password', { token: tokenOf(link), password: 'encore une autre phrase entière' })
    expect(answer.status).toBe(422)
  })

  test('tokens lie nowhere in clear: not in the log, not in the database', async () => {
    await portal.guest().post('/fr/forgot-password', { email: emailOf('marie') })
    const token = tokenOf(
      pathIn(await newestLetter(portal, emailOf('marie'), 'reset-password'), '/reset-password'),
    )
    await portal.guest().get(`/fr/reset-password?token=${token}`)
    expect(await portal.db.oneTimeToken.count({ where: { tokenHash: token } })).toBe(0)
    const logged = portal
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{') && line.includes('"req"'))
    expect(logged.join('\n')).not.toContain(token)
  })
})

describe('my account', () => {
  test('a new password wants the old one, ends the other sessions and keeps this one', async () => {
    const [here, there] = [await portal.as('marie'), await portal.as('marie')]
    const fresh = 'une phrase encore plus longue que avant'
    expect(
      (await here.post('/fr/account/security', { intent: 'password', password: 'faux', newPassword: fresh }))
        .status,
    ).toBe(422)
    const before = here.cookie('__Host-sid')
    expect(
      (
        await here.post('/fr/account/security', {
          intent: 'password',
          password: PASSWORD,
          newPassword: fresh,
        })
      ).status,
    ).toBe(303)
    expect(here.cookie('__Host-sid')).not.toBe(before)
    expect((await here.get('/fr/account')).status).toBe(200)
    expect((await there.get('/fr/account')).status).not.toBe(200)
    const { passwordHash } = await portal.db.member.findUniqueOrThrow({ where: { id: idOf('ada') } })
    await portal.db.member.update({ where: { id: idOf('marie') }, data: { passwordHash } })
  })

  test('all other sessions end at once', async () => {
    const [here, there] = [await portal.as('marie'), await portal.as('marie')]
    await here.post('/fr/account/security', { intent: 'end-others' })
    expect((await here.get('/fr/account')).status).toBe(200)
    expect((await there.get('/fr/account')).status).not.toBe(200)
  })

  test('nobody ends the session of somebody else', async () => {
    const [marie, ada] = [await portal.as('marie'), await portal.as('ada')]
    const theirs = await portal.db.loginSession.findFirstOrThrow({
      where: { memberId: idOf('ada') },
      orderBy: { createdAt: 'desc' },
    })
    await marie.post('/fr/account/security', {
      intent: 'end-session',
      sessionId: theirs.id,
      id: theirs.id,
      session: theirs.id,
    })
    expect((await ada.get('/fr/account')).status).toBe(200)
  })
})
