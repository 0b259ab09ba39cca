import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visibleText } from '../support/browser'
import { emailOf, PASSWORD } from '../support/cast'
import { newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { NEW_PASSWORD, registrationForm, settlePolicy } from '../support/registration'
import { stampAt, stampOf } from '../support/stamp'
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

const kept = (email: string) => portal.db.member.count({ where: { emailKey: email } })

describe('a program that fills in forms', () => {
  test('is answered as a person when it fills the field that nobody sees, and nothing is kept', async () => {
    await settle('moderated')
    const of = async (fields: Record<string, string>) => {
      const browser = portal.guest()
      const answer = await browser.post(wanted.page, fields)
      const cookies = answer.headers.getSetCookie().map((line) => line.split('=')[0])
      return [answer.status, answer.headers.get('location'), cookies]
    }
    const caught = form({ website: 'https://ailleurs.test' })
    expect(await of(caught)).toEqual(await of(form()))
    expect(await kept(caught.email)).toBe(0)
    expect(await portal.db.letter.count({ where: { toAddress: caught.email } })).toBe(0)
  })

  const cases: [how: string, stamp: () => string][] = [
    ['sooner than a person can', () => stampOf(500)],
    ['without the moment of its rendering', () => ''],
    ['with a moment that it made up', () => stampOf(60_000, 'the secret of another portal, as long as ours')],
    ['from a page of the day before yesterday', () => stampOf(48 * 3_600_000)],
  ]
  test.each(cases)(
    'a form sent %s comes back with everything in it, and once more it passes',
    async (how, stamped) => {
      const stamp = stamped()
      const fields = form({ stamp, organisation: 'Coopérative « Les Tilleuls »' })
      const nadia = portal.guest()
      const answer = await nadia.post(wanted.page, fields)
      const html = await answer.text()
      expect(answer.status).toBe(422)
      expect(visibleText(html)).toContain('Rien n’est perdu')
      expect(html).toContain('value="Coopérative « Les Tilleuls »"')
      expect(html).not.toContain(NEW_PASSWORD)
      expect(await kept(fields.email)).toBe(0)
      const again = /name="stamp" value="([^"]+)"/.exec(html)?.[1] ?? ''
      // A moment that was only too early goes on counting; any other is replaced by that of the page that came back.
      if (how.startsWith('sooner')) {
        expect(again).toBe(stamp)
        await new Promise((resolve) => setTimeout(resolve, 3_000))
        expect((await nadia.post(wanted.page, { ...fields, stamp: again })).status).toBe(303)
        expect(await kept(fields.email)).toBe(1)
      } else {
        const drawnAt = Number(again.split('.')[0])
        expect(Date.now() - drawnAt).toBeLessThan(20_000)
        expect(again).toBe(stampAt(drawnAt))
      }
    },
  )

  test('the field is out of everybody’s way: of screen readers, of the keyboard, of what browsers fill in', async () => {
    const html = await (await portal.guest().get('/fr/register')).text()
    expect(html).toMatch(/aria-hidden="true"[^>]*><label[^>]*>[^<]*<\/label><input[^>]*name="website"/)
    const [field = ''] = /<input[^>]*name="website"[^>]*>/.exec(html) ?? []
    expect(field).toContain('tabindex="-1"')
    expect(field.toLowerCase()).toContain('autocomplete="off"')
  })
})

describe('how one joins, as it is set', () => {
  const motivated = /name="motivation"/
  test('moderated: the form asks what brings one here, and says that the team approves', async () => {
    await settle('moderated')
    const html = await (await portal.guest().get('/fr/register')).text()
    expect(html).toMatch(motivated)
    expect(visibleText(html)).toContain('L’équipe du centre valide votre compte')
  })

  test('open: it does neither', async () => {
    await settle('open')
    for (const page of ['/fr/register', wanted.page]) {
      const html = await (await portal.guest().get(page)).text()
      expect(html).toMatch(/name="acceptTerms"/)
      expect(html).not.toMatch(motivated)
      expect(visibleText(html)).not.toMatch(/valide votre compte/)
    }
  })

  test('by invitation: no page offers the form, each says what to do instead, and signing in stays', async () => {
    await settle('invitation')
    for (const page of [wanted.page, '/fr/register', '/fr']) {
      const html = await (await portal.guest().get(page)).text()
      expect([page, /name="acceptTerms"/.test(html)]).toEqual([page, false])
      expect(visibleText(html)).toContain('Ouvrez le lien du courriel d’invitation')
      expect(html).toContain('href="/fr/legal"')
      expect(visibleText(html)).toContain('Sur invitation')
      expect(visibleText(html)).not.toContain('inscrivez-vous')
    }
    expect(await (await portal.guest().get(wanted.page)).text()).toMatch(/value="login"/)
    expect(visibleText(await (await portal.guest().get('/en/register')).text())).toContain('by invitation')
    const marie = { intent: 'login', email: emailOf('marie'), password: PASSWORD }
    expect((await portal.guest().post(wanted.page, marie)).headers.get('location')).toBe(wanted.page)
  })

  test('by invitation: a form that was still open keeps nobody, known or not', async () => {
    await settle('invitation')
    const fields = form()
    for (const email of [fields.email, emailOf('marie')])
      expect((await portal.guest().post(wanted.page, { ...fields, email })).status).toBe(403)
    expect(await kept(fields.email)).toBe(0)
  })

  test('by invitation: who registered before it was so waits for an answer, as when moderated', async () => {
    await settle('moderated')
    const fields = form()
    const nadia = portal.guest()
    await nadia.post('/fr/register', fields)
    await settle('invitation')
    const link = pathIn(await newestLetter(portal, fields.email), '/confirm-email')
    await nadia.post('/fr/confirm-email', { token: tokenOf(link) })
    const html = await (await nadia.get('/fr/account')).text()
    expect(visibleText(html)).toContain('attend la validation de l’équipe')
    expect(html).toContain(`href="${wanted.page}"`)
  })
})

describe('an applicant and those who decide', () => {
  test('however many confirm within an hour, the admins get one letter; the list says how long each waits', async () => {
    await settle('moderated')
    await portal.db.setting.deleteMany({ where: { key: 'applicant-letter' } })
    await portal.db.letter.deleteMany({ where: { kind: 'applicant-waiting' } })
    const applicants = [form(), form(), form()]
    for (const fields of applicants) {
      await portal.guest().post('/fr/register', fields)
      const link = pathIn(await newestLetter(portal, fields.email), '/confirm-email')
      await portal.guest().post('/fr/confirm-email', { token: tokenOf(link) })
    }
    expect(await portal.db.letter.count({ where: { kind: 'applicant-waiting' } })).toBe(1)
    await portal.db.member.updateMany({
      where: { emailKey: applicants[0]?.email },
      data: { emailConfirmedAt: new Date(Date.now() - 50 * 3_600_000) },
    })
    const list = await (await (await portal.as('ada')).get('/fr/admin/members?standing=pending')).text()
    expect(visibleText(list)).toContain('attend depuis 2 jours')
  })

  test('who is refused is told the reason when he signs in, and only with his own password', async () => {
    await settle('moderated')
    const fields = form()
    const nadia = portal.guest()
    await nadia.post('/fr/register', fields)
    const link = pathIn(await newestLetter(portal, fields.email), '/confirm-email')
    await nadia.post('/fr/confirm-email', { token: tokenOf(link) })
    const { id } = await portal.db.member.findUniqueOrThrow({ where: { emailKey: fields.email } })
    const reason = 'Réservé aux personnes qui travaillent sur le territoire.'
    await (await portal.as('ada')).post(`/fr/admin/members/${id}`, { intent: 'refuse', reason })
    const login = async (password: string) => {
      const answer = await portal.guest().post('/fr/login', { email: fields.email, password })
      return [answer.status, (await answer.text()).includes(reason)]
    }
    expect(await login(NEW_PASSWORD)).toEqual([403, true])
    expect(await login('cinq moineaux dans la haie')).toEqual([422, false])
    expect((await newestLetter(portal, fields.email))?.text).toContain(reason)
  })
})
