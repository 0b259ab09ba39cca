import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visibleText } from '../support/browser'
import { emailOf, idOf, PASSWORD } from '../support/cast'
import { codeIn, newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { NEW_PASSWORD, registrationForm, settlePolicy } from '../support/registration'
import { type MadeDocument, makeDocument } from '../support/things'

let portal: Portal
let wanted: MadeDocument
beforeAll(async () => {
  portal = await bootPortal()
  wanted = await makeDocument(portal, { audience: 'members' })
})
afterAll(() => portal.close())

const form = (more: Record<string, string> = {}) => registrationForm(wanted.page, more)
const settle = (policy: 'open' | 'moderated' | 'invitation') => settlePolicy(portal, policy)

describe('a visitor becomes a member', () => {
  test('from the gate of a document, by the letter’s link, and lands on that document', async () => {
    await settle('open')
    const nadia = portal.guest()
    const fields = form()
    const taken = await nadia.post(wanted.page, fields)
    expect(taken.status).toBe(303)
    expect(taken.headers.get('location')).toMatch(/^\/fr\/confirm-email/)
    const letter = await newestLetter(portal, fields.email)
    const link = pathIn(letter, '/confirm-email')
    // Mail scanners look; looking confirms nothing.
    expect((await portal.guest().get(link)).status).toBe(200)
    expect((await portal.guest().head(link)).status).toBe(200)
    expect(
      (await portal.db.member.findUniqueOrThrow({ where: { emailKey: fields.email } })).emailConfirmedAt,
    ).toBeNull()
    const confirmed = await nadia.post('/fr/confirm-email', { token: tokenOf(link) })
    expect([confirmed.status, confirmed.headers.get('location')]).toEqual([303, wanted.page])
    expect(await (await nadia.get(wanted.page)).text()).toContain(wanted.canaries.closed)
    // What her browser kept of the registration has served.
    expect(nadia.cookie('__Host-confirming')).toBeUndefined()
  })

  test('by the code of the same letter', async () => {
    await settle('open')
    const fields = form()
    const nadia = portal.guest()
    await nadia.post('/fr/register', fields)
    const code = codeIn(await newestLetter(portal, fields.email))
    const confirmed = await nadia.post('/fr/confirm-email', { intent: 'code', email: fields.email, code })
    expect(confirmed.headers.get('location')).toBe(wanted.page)
  })

  test('after approval a week later: the letter carries the document', async () => {
    await settle('moderated')
    const fields = form()
    const nadia = portal.guest()
    await nadia.post('/fr/register', fields)
    const confirmed = await nadia.post('/fr/confirm-email', {
      token: tokenOf(pathIn(await newestLetter(portal, fields.email), '/confirm-email')),
    })
    // Straight to the block that says where her registration stands, not to the head of a page still closed.
    expect(confirmed.headers.get('location')).toBe(`${wanted.page}#gate`)
    const page = await (await nadia.get(wanted.page)).text()
    expect(page).toContain(wanted.canaries.title)
    expect(page).not.toContain(wanted.canaries.closed)
    const { id } = await portal.db.member.findUniqueOrThrow({ where: { emailKey: fields.email } })
    const ada = await portal.as('ada')
    expect((await ada.post(`/fr/admin/members/${id}`, { intent: 'approve' })).status).toBe(303)
    expect(
      pathIn(await newestLetter(portal, fields.email, 'registration-approved'), '/documents/'),
    ).toContain(wanted.page)
    // At his next request, without signing in again.
    expect(await (await nadia.get(wanted.page)).text()).toContain(wanted.canaries.closed)
    expect(
      await portal.db.auditEntry.count({
        where: { act: 'approve-member', thingId: id, actorId: idOf('ada') },
      }),
    ).toBe(1)
  })

  test('a known address is answered as a new one; only its owner learns more', async () => {
    const of = async (email: string) => {
      const answer = await portal.guest().post('/fr/register', form({ email }))
      const cookies = answer.headers.getSetCookie().map((line) => line.split('=')[0])
      return { status: answer.status, location: answer.headers.get('location')?.split('?')[0], cookies }
    }
    expect(await of(emailOf('marie'))).toEqual(await of('personne@exemple.test'))
    const letter = await newestLetter(portal, emailOf('marie'))
    expect(letter?.kind).toBe('already-registered')
    expect(await portal.db.member.count({ where: { emailKey: emailOf('marie') } })).toBe(1)
    const marie = await portal
      .guest()
      .post('/fr/login', { intent: 'login', email: emailOf('marie'), password: PASSWORD })
    expect(marie.status).toBe(303)
  })

  test('clicking twice makes one person', async () => {
    const fields = form()
    const answers = await Promise.all([1, 2, 3].map(() => portal.guest().post('/fr/register', fields)))
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303])
    expect(await portal.db.member.count({ where: { emailKey: fields.email } })).toBe(1)
  })

  test('nobody makes himself an admin by fields that the form does not have', async () => {
    await settle('moderated')
    const fields = {
      ...form(),
      role: 'admin',
      approvedAt: '2020-01-01',
      emailConfirmedAt: '2020-01-01',
      id: 'x',
      '__proto__.role': 'admin',
    }
    await portal.guest().post('/fr/register', fields)
    const member = await portal.db.member.findUniqueOrThrow({ where: { emailKey: fields.email } })
    expect([member.role, member.approvedAt, member.emailConfirmedAt]).toEqual(['member', null, null])
  })
})

describe('an error in the form', () => {
  test('stands at its field, and what was typed is still there, but for the password', async () => {
    const fields = form({
      email: 'nadia😀@exemple',
      firstName: '',
      lastName: 'N’Dour',
      organisation: 'Coopérative « Les Tilleuls »',
    })
    const answer = await portal.guest().post(wanted.page, fields)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toMatch(/aria-invalid="true"/)
    expect(visibleText(html)).toContain('Cette adresse électronique n’est pas valable')
    expect(html).toContain('value="N’Dour"')
    expect(html).toContain('value="Coopérative « Les Tilleuls »"')
    expect(html).toContain('value="nadia😀@exemple"')
    expect(html).not.toContain(NEW_PASSWORD)
    const described = [...html.matchAll(/aria-describedby="([^"]+)"/g)].flatMap(([, ids = '']) =>
      ids.split(' '),
    )
    for (const id of described) expect(html).toContain(`id="${id}"`)
  })

  test('is told in English on an English page', async () => {
    const answer = await portal.guest().post('/en/register', form({ acceptTerms: '' }))
    expect(visibleText(await answer.text())).toContain('Accept the terms of use to register.')
  })

  test.each([
    ['short', 'ce mot', 'trop court'],
    ['of digits', '123456789012345', 'que des chiffres'],
    ['of the own name', 'nadia nouvelle', 'Sans votre nom'],
    ['of a mebibyte', 'é'.repeat(400_000), ''],
  ])('a password %s is refused', async (_name, password, reason) => {
    const answer = await portal.guest().post('/fr/register', form({ password }))
    expect([413, 422]).toContain(answer.status)
    expect(visibleText(await answer.text())).toContain(reason)
  })
})

describe('a letter’s link or code that is no longer good', () => {
  test('used twice, it explains itself and offers a new letter', async () => {
    const fields = form()
    const nadia = portal.guest()
    await nadia.post('/fr/register', fields)
    const mark = nadia.cookie('__Host-registered') ?? ''
    const token = tokenOf(pathIn(await newestLetter(portal, fields.email), '/confirm-email'))
    await nadia.post('/fr/confirm-email', { token })
    const again = portal.guest()
    again.setCookie('__Host-registered', mark)
    const answer = await again.post('/fr/confirm-email', { token })
    expect(answer.status).toBe(422)
    expect(again.cookie('__Host-sid')).toBeUndefined()
    expect(await answer.text()).toMatch(/name="email"/)
  })

  test('expired, tampered or made for something else, it confirms nothing', async () => {
    const fields = form()
    await portal.guest().post('/fr/register', fields)
    const token = tokenOf(pathIn(await newestLetter(portal, fields.email), '/confirm-email'))
    const other = token.startsWith('A') ? `B${token.slice(1)}` : `A${token.slice(1)}`
    const stranger = portal.guest()
    await stranger.post('/fr/confirm-email', { token: other })
    await stranger.post('/fr/reset-password', { token, password: NEW_PASSWORD })
    await portal.db.oneTimeToken.updateMany({
      where: { member: { emailKey: fields.email } },
      data: { expiresAt: new Date(Date.now() - 1) },
    })
    await stranger.post('/fr/confirm-email', { token })
    expect(stranger.cookie('__Host-sid')).toBeUndefined()
    expect(
      (await portal.db.member.findUniqueOrThrow({ where: { emailKey: fields.email } })).emailConfirmedAt,
    ).toBeNull()
  })

  test('five wrong codes end the code, also for the right one', async () => {
    const fields = form()
    await portal.guest().post('/fr/register', fields)
    const code = codeIn(await newestLetter(portal, fields.email))
    const wrong = code === '00000000' ? '11111111' : '00000000'
    const nadia = portal.guest()
    for (let i = 0; i < 5; i++)
      await nadia.post('/fr/confirm-email', { intent: 'code', email: fields.email, code: wrong })
    const answer = await nadia.post('/fr/confirm-email', { intent: 'code', email: fields.email, code })
    expect(answer.status).toBe(422)
    expect(nadia.cookie('__Host-sid')).toBeUndefined()
  })

  test('its page is not kept and names itself to nobody', async () => {
    const answer = await portal
      .guest()
      .get('/fr/confirm-email?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('cache-control')).toContain('no-store')
  })
})

describe('domains of e-mail addresses, set at the desk', () => {
  const set = async (fields: Record<string, string>) => {
    const ada = await portal.as('ada')
    return ada.post('/fr/admin/settings', { membershipPolicy: 'moderated', ...fields })
  }

  test('who confirms an address of an approved domain is a member at once; one domain below is not it', async () => {
    expect((await set({ approvedDomains: ' @Ville.exemple.test ' })).status).toBe(303)
    for (const [domain, reads] of [
      ['ville.exemple.test', true],
      ['sous.ville.exemple.test', false],
    ] as const) {
      const fields = form({ email: `nadia@${domain}` })
      const nadia = portal.guest()
      await nadia.post('/fr/register', fields)
      const link = pathIn(await newestLetter(portal, fields.email), '/confirm-email')
      await nadia.post('/fr/confirm-email', { token: tokenOf(link) })
      expect((await (await nadia.get(wanted.page)).text()).includes(wanted.canaries.closed)).toBe(reads)
    }
  })

  test('an address of a refused domain is told so at its field, and no letter leaves', async () => {
    await set({ refusedDomains: 'jetable.test' })
    const fields = form({ email: 'nadia@JETABLE.test' })
    const answer = await portal.guest().post(wanted.page, fields)
    expect(answer.status).toBe(422)
    expect(visibleText(await answer.text())).toContain('Les adresses de ce domaine ne sont pas acceptées ici')
    expect(await portal.db.letter.count({ where: { toAddress: fields.email } })).toBe(0)
  })

  test('a domain that is none is refused at its field, as typed, and nothing is changed', async () => {
    await set({ refusedDomains: 'jetable.test' })
    const answer = await set({ refusedDomains: 'jetable.test\nhttp://ailleurs.test' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('http://ailleurs.test</textarea>')
    const { value } = await portal.db.setting.findUniqueOrThrow({ where: { key: 'settings' } })
    expect(value).toMatchObject({ refusedDomains: ['jetable.test'] })
    await set({})
  })
})
