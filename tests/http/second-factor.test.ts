import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { type CastName, emailOf, idOf, PASSWORD } from '../support/cast'
import { newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { program, tokenFor } from '../support/programs'
import { untilWaiting } from '../support/row-locks'
import {
  codeOf,
  demandSecondFactor,
  forgetStep,
  putAppIntoService,
  recoveryCodesIn,
} from '../support/second-factor'
import { type MadeDocument, makeDocument } from '../support/things'

const STEP = '/fr/login/second-factor'
const PAGE = '/fr/account/security/second-factor'

let portal: Portal
let wanted: MadeDocument
let draft: MadeDocument
let secret = ''
let codes: string[] = []
beforeAll(async () => {
  portal = await bootPortal()
  wanted = await makeDocument(portal, { audience: 'members' })
  draft = await makeDocument(portal, { published: false })
})
afterAll(() => portal.close())

const login = (name: CastName, more: Record<string, string> = {}) => ({
  intent: 'login',
  email: emailOf(name),
  password: PASSWORD,
  ...more,
})

/** A browser in which the password was given, and the code not yet. */
async function halfWay(name: 'ada' | 'emile' | 'marie' = 'marie', more: Record<string, string> = {}) {
  const browser = portal.guest()
  const answer = await browser.post('/fr/login', login(name, more))
  expect(answer.headers.get('location')).toBe(STEP)
  return browser
}

const PROOF = /^\/fr\/account\/proof\?redirectTo=/

/** What somebody keeps who has made it in a session of both factors. */
async function tokenOfTwoFactors(): Promise<string> {
  const token = await tokenFor(portal, 'marie', { secondFactor: true })
  expect(await reads(token)).toBe(200)
  return token
}
const reads = async (token: string) => (await program(portal, token).get('/api/v1/documents')).status
const isIn = async (browser: Browser) => (await browser.get('/fr/account')).status === 200

describe('setting up an app', () => {
  test('shows ten recovery codes once, ends the other sessions, renews this one, and writes to Marie', async () => {
    const [here, there] = [await portal.as('marie'), await portal.as('marie')]
    const before = here.cookie('__Host-sid')
    const put = await putAppIntoService(here)
    expect(put.answer.status).toBe(200)
    expect(new Set(put.codes).size).toBe(10)
    expect(here.cookie('__Host-sid')).not.toBe(before)
    expect(await isIn(here)).toBe(true)
    expect(await isIn(there)).toBe(false)
    expect(recoveryCodesIn(await (await here.get(PAGE)).text())).toEqual([])
    expect((await newestLetter(portal, emailOf('marie'), 'security-changed'))?.text).toContain(
      'second facteur',
    )
    secret = put.secret
    codes = put.codes
  })

  test('a wrong code sets nothing up', async () => {
    const emile = await portal.as('emile')
    await emile.post(PAGE, { intent: 'start' })
    expect((await emile.post(PAGE, { intent: 'confirm', code: '000000' })).status).toBe(422)
    expect(await isIn(emile)).toBe(true)
    expect((await portal.guest().post('/fr/login', login('emile'))).headers.get('location')).not.toBe(STEP)
  })

  test('what was begun in one session is shown and confirmed in no other, and goes with it', async () => {
    const [emile, thief] = [await portal.as('emile'), await portal.as('emile')]
    await thief.post(PAGE, { intent: 'start' })
    const shown = await (await thief.get(PAGE)).text()
    expect(shown).toContain('scan-secret')
    const theirs = (/<code class="scan-secret">([^<]+)</.exec(shown)?.[1] ?? '').replaceAll(' ', '')
    expect(await (await emile.get(PAGE)).text()).not.toContain('scan-secret')
    expect((await emile.post(PAGE, { intent: 'confirm', code: codeOf(theirs) })).status).toBe(422)
    const newPassword = 'trois loutres sur la berge verte'
    await emile.post('/fr/account/security', { intent: 'password', password: PASSWORD, newPassword })
    expect(await portal.db.begunFactor.count({ where: { memberId: idOf('emile') } })).toBe(0)
    const back = { intent: 'password', password: newPassword, newPassword: PASSWORD }
    expect((await emile.post('/fr/account/security', back)).status).toBe(303)
  })

  test('a secret that was shown a quarter of an hour ago is put into service no more', async () => {
    const emile = await portal.as('emile')
    await emile.post(PAGE, { intent: 'start' })
    const shown = await (await emile.get(PAGE)).text()
    const old = (/<code class="scan-secret">([^<]+)</.exec(shown)?.[1] ?? '').replaceAll(' ', '')
    await portal.db.begunFactor.update({
      where: { memberId: idOf('emile') },
      data: { startedAt: new Date(Date.now() - 15 * 60_000) },
    })
    expect((await emile.post(PAGE, { intent: 'confirm', code: codeOf(old) })).status).toBe(422)
    expect(await (await emile.get(PAGE)).text()).not.toContain('scan-secret')
  })

  test('neither the secret nor a recovery code lies in the database in clear', async () => {
    const rows = JSON.stringify([
      await portal.db.secondFactor.findMany(),
      await portal.db.begunFactor.findMany(),
      await portal.db.recoveryCode.findMany(),
      await portal.db.auditEntry.findMany({ select: { detail: true } }),
      await portal.db.letter.findMany(),
    ])
    for (const code of codes) {
      expect(rows).not.toContain(code)
      expect(rows).not.toContain(code.replaceAll('-', ''))
    }
    expect(rows).not.toContain(secret)
    expect(portal.output()).not.toContain(secret)
  })

  test('a session of one factor that was there all the same opens nothing', async () => {
    expect(await isIn(await portal.as('marie'))).toBe(false)
  })
})

describe('the password was right, the code was not given yet', () => {
  test('no page, no data, no file, no act is open', async () => {
    const marie = await halfWay()
    for (const path of ['/fr/account', '/fr/account/security', PAGE, '/fr/account/proof', '/fr/admin']) {
      expect([path, (await marie.get(path)).headers.get('location')]).toEqual([
        path,
        expect.stringMatching(/^\/fr\/login\?redirectTo=/),
      ])
      const data = await marie.get(`${path}.data`)
      expect([path, data.status]).toEqual([path, 202])
      expect(await data.text()).not.toContain(emailOf('marie'))
    }
    for (const path of [wanted.page, `${wanted.page}.data`])
      expect(await (await marie.get(path)).text()).not.toContain(wanted.canaries.closed)
    for (const headers of [{}, { Range: 'bytes=0-3' }] as Record<string, string>[])
      expect((await marie.get(wanted.file, headers)).status).toBe(303)
    const audit = await portal.db.auditEntry.count()
    for (const path of ['/fr/account', '/fr/account/security', PAGE, '/fr/account/proof'])
      expect((await marie.post(path, { intent: 'end-others', code: '1', password: PASSWORD })).status).toBe(
        303,
      )
    expect(await portal.db.auditEntry.count()).toBe(audit)
    expect(await isIn(marie)).toBe(false)
  })

  test('the code lets her in, to the document that she wanted', async () => {
    const marie = await halfWay('marie', { redirectTo: wanted.page })
    expect((await marie.get(STEP)).status).toBe(200)
    await forgetStep(portal, 'marie')
    const answer = await marie.post(STEP, { code: codeOf(secret) })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, wanted.page])
    expect(await (await marie.get(wanted.page)).text()).toContain(wanted.canaries.closed)
  })

  test('« rester connecté » is kept over the second step', async () => {
    const marie = await halfWay('marie', { remember: 'on' })
    await forgetStep(portal, 'marie')
    const lines = (await marie.post(STEP, { code: codeOf(secret) })).headers.getSetCookie()
    expect(lines.find((line) => line.startsWith('__Host-sid'))).toMatch(/Max-Age=2592000/)
  })

  test('after five minutes she begins again', async () => {
    const marie = await halfWay()
    await portal.db.oneTimeToken.updateMany({
      where: { memberId: idOf('marie'), purpose: 'second-factor' },
      data: { expiresAt: new Date(Date.now() - 1) },
    })
    await forgetStep(portal, 'marie')
    const answer = await marie.post(STEP, { code: codeOf(secret) })
    expect(answer.headers.get('location')).toBe('/fr/login?done=too-late')
    expect(await isIn(marie)).toBe(false)
  })

  test('a planted or tampered half-way cookie opens nothing', async () => {
    const marie = await halfWay()
    await forgetStep(portal, 'marie')
    const cookie = marie.cookie('__Host-halfway') ?? ''
    for (const value of [
      `${'A'.repeat(43)}.0`,
      `${cookie}x`,
      cookie.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
      '',
    ]) {
      const somebody = portal.guest()
      somebody.setCookie('__Host-halfway', value)
      expect((await somebody.post(STEP, { code: codeOf(secret) })).status).toBe(303)
      expect(await isIn(somebody)).toBe(false)
    }
  })

  test('a new password ends what was begun with the old one', async () => {
    const thief = await halfWay()
    const marie = await halfWay()
    await portal.guest().post('/fr/forgot-password', { email: emailOf('marie') })
    const link = pathIn(await newestLetter(portal, emailOf('marie'), 'reset-password'), '/reset-password')
    const fresh = 'une autre phrase de sept mots entiers'
    const answer = await marie.post('/fr/reset-password', { token: tokenOf(link), password: fresh })
    expect(answer.status).toBe(303)
    expect(marie.cookie('__Host-sid')).toBeUndefined()
    await forgetStep(portal, 'marie')
    for (const browser of [thief, marie]) {
      await browser.post(STEP, { code: codeOf(secret) })
      expect(await isIn(browser)).toBe(false)
    }
    // Nor does it take the second factor away.
    const again = portal.guest()
    expect((await again.post('/fr/login', login('marie', { password: fresh }))).headers.get('location')).toBe(
      STEP,
    )
    const { passwordHash } = await portal.db.member.findUniqueOrThrow({ where: { id: idOf('ada') } })
    await portal.db.member.update({ where: { id: idOf('marie') }, data: { passwordHash } })
  })

  test('whom an admin suspends meanwhile stays outside', async () => {
    const marie = await halfWay()
    await portal.db.member.update({ where: { id: idOf('marie') }, data: { suspendedAt: new Date() } })
    await forgetStep(portal, 'marie')
    await marie.post(STEP, { code: codeOf(secret) })
    expect(marie.cookie('__Host-sid')).toBeUndefined()
    await portal.db.member.update({ where: { id: idOf('marie') }, data: { suspendedAt: null } })
  })
})

describe('a code of the app', () => {
  /** Whether this code lets a fresh half-way browser in. */
  const opens = async (code: string) => {
    const browser = await halfWay()
    return (await browser.post(STEP, { code })).status === 303 && (await isIn(browser))
  }

  test('serves once', async () => {
    await forgetStep(portal, 'marie')
    const code = codeOf(secret)
    expect(await opens(code)).toBe(true)
    expect(await opens(code)).toBe(false)
  })

  test('an older one is dead once a newer one was given', async () => {
    await forgetStep(portal, 'marie')
    expect(await opens(codeOf(secret, 1))).toBe(true)
    expect(await opens(codeOf(secret))).toBe(false)
  })

  test('may be one step early or late, not two', async () => {
    for (const [steps, right] of [
      [-2, false],
      [2, false],
      [-1, true],
      [1, true],
    ] as const) {
      await forgetStep(portal, 'marie')
      // At the edge of a half-minute the step may pass between asking and answering.
      const left = 30_000 - (Date.now() % 30_000)
      if (left < 1_500) await new Promise((resolve) => setTimeout(resolve, left))
      expect([steps, await opens(codeOf(secret, steps))]).toEqual([steps, right])
    }
  })

  test('of ten at once, one comes in', async () => {
    const browser = await halfWay()
    await forgetStep(portal, 'marie')
    const cookie = browser.cookie('__Host-halfway') ?? ''
    const code = codeOf(secret)
    const ten = Array.from({ length: 10 }, () => portal.guest())
    for (const one of ten) one.setCookie('__Host-halfway', cookie)
    await Promise.all(ten.map((one) => one.post(STEP, { code })))
    expect((await Promise.all(ten.map(isIn))).filter(Boolean)).toHaveLength(1)
  })

  test('of somebody else is worth nothing here', async () => {
    const ada = await portal.as('ada')
    const hers = await putAppIntoService(ada)
    await forgetStep(portal, 'ada')
    expect(await opens(codeOf(hers.secret))).toBe(false)
    expect(await opens(hers.codes[0] ?? '')).toBe(false)
    await portal.db.secondFactor.delete({ where: { memberId: idOf('ada') } })
  })
})

describe('a recovery code', () => {
  const opens = async (code: string) => {
    const browser = await halfWay()
    return (await browser.post(STEP, { code })).status === 303 && (await isIn(browser))
  }

  test('serves once, however it is written; a letter says so', async () => {
    const [first = ''] = codes
    expect(await opens(` ${first.toUpperCase().replaceAll('-', ' ')} `)).toBe(true)
    expect(await opens(first)).toBe(false)
    expect((await newestLetter(portal, emailOf('marie'), 'security-changed'))?.text).toContain(
      'codes de secours',
    )
  })

  test('of ten at once, one comes in', async () => {
    const cookie = (await halfWay()).cookie('__Host-halfway') ?? ''
    const ten = Array.from({ length: 10 }, () => portal.guest())
    for (const one of ten) one.setCookie('__Host-halfway', cookie)
    await Promise.all(ten.map((one) => one.post(STEP, { code: codes[1] ?? '' })))
    expect((await Promise.all(ten.map(isIn))).filter(Boolean)).toHaveLength(1)
  })

  test('of an old set is dead once a new set was made', async () => {
    const marie = await halfWay()
    await forgetStep(portal, 'marie')
    await marie.post(STEP, { code: codeOf(secret) })
    const answer = await marie.post(PAGE, { intent: 'renew' })
    const fresh = recoveryCodesIn(await answer.text())
    expect(fresh).toHaveLength(10)
    expect(await opens(codes[5] ?? '')).toBe(false)
    expect(await opens(fresh[0] ?? '')).toBe(true)
  })
})

describe('taking it away', () => {
  test('wants a password that was just given, ends the other sessions and her tokens, and writes to Marie', async () => {
    const come = async () => {
      const browser = await halfWay()
      await forgetStep(portal, 'marie')
      await browser.post(STEP, { code: codeOf(secret) })
      return browser
    }
    const [here, there] = [await come(), await come()]
    await portal.db.loginSession.updateMany({
      where: { memberId: idOf('marie') },
      data: { createdAt: new Date(Date.now() - 11 * 60_000) },
    })
    for (const intent of ['remove', 'renew', 'start']) {
      const answer = await here.post(PAGE, { intent })
      expect(answer.headers.get('location')).toMatch(/^\/fr\/account\/proof\?redirectTo=/)
    }
    expect(await portal.db.secondFactor.count({ where: { memberId: idOf('marie') } })).toBe(1)
    const proof = (await here.get(PAGE)).headers.get('location') ?? ''
    expect((await here.post(proof, { password: 'ce n’est pas le bon' })).status).toBe(422)
    expect((await here.post(proof, { password: PASSWORD })).headers.get('location')).toBe(PAGE)
    const token = await tokenOfTwoFactors()
    await here.post(PAGE, { intent: 'remove' })
    expect(await isIn(here)).toBe(true)
    expect(await isIn(there)).toBe(false)
    expect(await reads(token)).toBe(401)
    expect(await portal.db.recoveryCode.count({ where: { memberId: idOf('marie') } })).toBe(0)
    expect((await newestLetter(portal, emailOf('marie'), 'security-changed'))?.text).toContain('retiré')
    expect((await portal.guest().post('/fr/login', login('marie'))).headers.get('location')).not.toBe(STEP)
  })
})

describe('changing the app', () => {
  const scanned = async (browser: Browser) =>
    (/<code class="scan-secret">([^<]+)</.exec(await (await browser.get(PAGE)).text())?.[1] ?? '').replaceAll(
      ' ',
      '',
    )

  test('leaves the old one in service until the new one has given a code: a password alone sets none up', async () => {
    await demandSecondFactor(portal, 'everybody')
    const marie = portal.guest()
    await marie.post('/fr/login', login('marie'))
    const old = await putAppIntoService(marie)
    await marie.post(PAGE, { intent: 'replace' })
    const shown = visibleText(await (await marie.get(PAGE)).text())
    expect(shown).toContain('reste en service')
    const next = await scanned(marie)
    expect(next).not.toBe(old.secret)

    const thief = await halfWay()
    expect((await thief.get(PAGE)).headers.get('location')).toMatch(/^\/fr\/login/)
    expect((await thief.post(STEP, { code: codeOf(next) })).status).toBe(422)
    await forgetStep(portal, 'marie')
    expect((await (await halfWay()).post(STEP, { code: codeOf(old.secret) })).status).toBe(303)

    const token = await tokenOfTwoFactors()
    const changed = await marie.post(PAGE, { intent: 'confirm', code: codeOf(next) })
    expect(await reads(token)).toBe(401)
    expect(recoveryCodesIn(await changed.text())).toHaveLength(10)
    expect((await newestLetter(portal, emailOf('marie'), 'security-changed'))?.text).toContain('remplacée')
    await forgetStep(portal, 'marie')
    const later = await halfWay()
    expect((await later.post(STEP, { code: codeOf(old.secret) })).status).toBe(422)
    expect((await later.post(STEP, { code: old.codes[0] ?? '' })).status).toBe(422)
    expect((await later.post(STEP, { code: codeOf(next) })).status).toBe(303)
    expect(await portal.db.begunFactor.count({ where: { memberId: idOf('marie') } })).toBe(0)
  })

  test('begun and not wanted any more, changes nothing', async () => {
    const marie = await portal.as('marie')
    await portal.db.loginSession.updateMany({ data: { secondFactorAt: new Date() } })
    const before = await portal.db.secondFactor.findMany()
    await marie.post(PAGE, { intent: 'replace' })
    expect(await scanned(marie)).not.toBe('')
    expect((await marie.post(PAGE, { intent: 'keep' })).headers.get('location')).toBe(PAGE)
    expect(await scanned(marie)).toBe('')
    expect(await portal.db.secondFactor.findMany()).toEqual(before)
  })

  test('at the moment at which somebody gives a code of the old one: he stays outside', async () => {
    await portal.db.loginSession.deleteMany()
    const marie = await portal.as('marie')
    await portal.db.loginSession.updateMany({ data: { secondFactorAt: new Date() } })
    const old = await putAppIntoService(marie)
    await marie.post(PAGE, { intent: 'replace' })
    const next = await scanned(marie)
    await forgetStep(portal, 'marie')
    const thief = await halfWay()
    const both: Promise<Response>[] = []
    await portal.db.$transaction(
      async (tx) => {
        await tx.$queryRaw`select 1 from "Member" where "id" = ${idOf('marie')} for update`
        both.push(marie.post(PAGE, { intent: 'confirm', code: codeOf(next) }))
        await untilWaiting(portal, 1)
        both.push(thief.post(STEP, { code: codeOf(old.secret) }))
        await untilWaiting(portal, 2)
      },
      { timeout: 30_000 },
    )
    const [changed, given] = await Promise.all(both)
    expect([changed?.status, given?.headers.get('location')]).toEqual([200, '/fr/login?done=too-late'])
    expect([await isIn(marie), await isIn(thief)]).toEqual([true, false])
    await portal.db.secondFactor.deleteMany()
    await portal.db.recoveryCode.deleteMany()
    await demandSecondFactor(portal, 'staff')
  })
})

describe('who owes a second factor', () => {
  test('in a session that was left open sets none up before he has given his password', async () => {
    const marie = await portal.as('marie')
    await portal.db.loginSession.updateMany({ data: { createdAt: new Date(Date.now() - 11 * 60_000) } })
    await demandSecondFactor(portal, 'everybody')
    const asked = await marie.get(wanted.page)
    const held = asked.headers.get('location') ?? ''
    expect(held).toContain(PAGE)
    for (const intent of ['start', 'confirm'])
      expect((await marie.post(held, { intent, code: '123456' })).headers.get('location')).toMatch(PROOF)
    const passkey = await marie.post('/fr/account/security/passkeys/new', {})
    expect(passkey.headers.get('location')).toMatch(PROOF)
    expect(await portal.db.begunFactor.count({ where: { memberId: idOf('marie') } })).toBe(0)

    const proof = (await marie.get(held)).headers.get('location') ?? ''
    expect(visibleText(await (await marie.get(proof)).text())).toContain('c’est bien vous')
    expect((await marie.post(proof, { password: 'ce n’est pas le bon' })).status).toBe(422)
    const proved = await marie.post(proof, { password: PASSWORD })
    expect(proved.headers.get('location')).toBe(held)
    expect((await putAppIntoService(marie, held)).codes).toHaveLength(10)
    expect((await marie.get(wanted.page)).status).toBe(200)
    await portal.db.secondFactor.deleteMany()
    await demandSecondFactor(portal, 'staff')
  })

  test('is held at every door, and ends at what he wanted', async () => {
    await demandSecondFactor(portal, 'staff-always')
    const edit = `/fr/admin/documents/${draft.id}`
    const emile = portal.guest()
    const answer = await emile.post('/fr/login', login('emile', { redirectTo: edit }))
    expect((await emile.follow(answer)).url).toContain(PAGE)
    for (const path of [edit, wanted.page, wanted.file, '/fr/account', '/fr/login']) {
      const held = await emile.get(path)
      const page = held.headers.get('location')?.startsWith(PAGE)
        ? held
        : await emile.get(held.headers.get('location') ?? '')
      expect([path, page.headers.get('location')]).toEqual([path, expect.stringContaining(PAGE)])
      const data = await (await emile.get(`${path}.data`)).text()
      for (const word of [...Object.values(draft.canaries), wanted.canaries.closed, emailOf('emile')])
        expect(data).not.toContain(word)
    }
    const before = await portal.db.libraryDocument.findUniqueOrThrow({ where: { id: draft.id } })
    expect((await emile.post(edit, { intent: 'publish' })).headers.get('location')).toContain(PAGE)
    const form = new FormData()
    form.set('file', new File([new Uint8Array(draft.bytes)], 'x.pdf'))
    expect((await emile.upload(`${edit}/files`, form)).status).not.toBe(200)
    expect(await portal.db.libraryDocument.findUniqueOrThrow({ where: { id: draft.id } })).toEqual(before)

    const address = (await emile.get(edit)).headers.get('location') ?? ''
    const put = await putAppIntoService(emile, address)
    expect(put.codes).toHaveLength(10)
    expect((await emile.get(edit)).status).toBe(200)
    expect(address).toContain(encodeURIComponent(edit))
  })

  test('reads on the page where « continuer » leads, and may leave instead', async () => {
    const ada = portal.guest()
    await ada.post('/fr/login', login('ada'))
    const address = (await ada.get(wanted.page)).headers.get('location') ?? ''
    expect(visibleText(await (await ada.get(address)).text())).toContain('Se déconnecter')
    const put = await putAppIntoService(ada, address)
    expect(put.text).toContain('continuer')
    await portal.db.secondFactor.delete({ where: { memberId: idOf('ada') } })
  })

  test('cannot take it away while it is demanded', async () => {
    await demandSecondFactor(portal, 'everybody')
    const marie = portal.guest()
    await marie.post('/fr/login', login('marie'))
    await putAppIntoService(marie)
    await marie.post(PAGE, { intent: 'remove' })
    expect(await portal.db.secondFactor.count({ where: { memberId: idOf('marie') } })).toBe(1)
    await demandSecondFactor(portal, 'staff')
  })
})
