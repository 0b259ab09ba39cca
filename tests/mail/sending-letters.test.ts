import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { visibleText } from '../support/browser'
import { emailOf } from '../support/cast'
import { type MailServer, recipientOf, startMailServer } from '../support/mail-server'
import { bootPortal, type Portal } from '../support/portal'
import { stampOf } from '../support/stamp'

let portal: Portal
let mail: MailServer
beforeAll(async () => {
  mail = await startMailServer()
  portal = await bootPortal({ env: { SMTP_URL: mail.url, MAIL_FROM: 'portail@exemple.test' } })
})
afterAll(async () => {
  await portal.close()
  await mail.close()
})
beforeEach(() => mail.behave('takes'))

const SOON = { timeout: 20_000, interval: 100 }

const forgot = (name: 'marie' | 'emile' | 'ada' | 'paul', lang = 'fr') =>
  portal.guest().post(`/${lang}/forgot-password`, { email: emailOf(name) })

const letterOf = (name: 'marie' | 'emile' | 'ada' | 'paul') =>
  portal.db.letter.findFirstOrThrow({ where: { toAddress: emailOf(name), kind: 'reset-password' } })

test('Marie gets her letter: text and HTML, from the portal, to her alone, with nothing that tracks', async () => {
  await forgot('marie')
  await vi.waitFor(() => expect(mail.taken.map(recipientOf)).toContain(emailOf('marie')), SOON)
  const letter = mail.taken.find((one) => recipientOf(one) === emailOf('marie'))
  expect(letter?.from?.text).toContain('portail@exemple.test')
  expect([letter?.cc, letter?.bcc]).toEqual([undefined, undefined])
  expect(letter?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(letter?.text).toContain(`${portal.origin}/fr/reset-password?token=`)
  expect(letter?.html).toContain(`${portal.origin}/fr/reset-password?token=`)
  expect(letter?.html).not.toMatch(/<img|<script|https?:\/\/(?!localhost)/)
})

test('once a server has taken it, the portal keeps no copy of a personal link', async () => {
  await forgot('emile')
  await vi.waitFor(async () => expect((await letterOf('emile')).sentAt).not.toBeNull(), SOON)
  expect(await letterOf('emile')).toMatchObject({ text: '', html: '', link: null })
})

test('a letter that signs in is its reader’s alone: no admin opens it at the desk, on its way or once it has left', async () => {
  mail.behave('is-busy')
  await portal.guest().post('/fr/login/letter', { intent: 'ask', email: emailOf('emile') })
  const kept = () =>
    portal.db.letter.findFirstOrThrow({ where: { toAddress: emailOf('emile'), kind: 'sign-in' } })
  await vi.waitFor(async () => expect((await kept()).lastError).not.toBeNull(), SOON)
  const { id, text } = await kept()
  const secrets = [/token=([\w-]{43})/, /([0-9A-Z]{4}-[0-9A-Z]{4})/].map(
    (one) => one.exec(text)?.[1] ?? 'none',
  )
  expect(secrets).not.toContain('none')
  const ada = await portal.as('ada')
  const seen = async () => {
    const page = await (await ada.get(`/fr/admin/outbox/${id}`)).text()
    expect(page).toContain(emailOf('emile'))
    return secrets.filter((secret) => page.includes(secret))
  }
  expect(await seen()).toEqual([])
  mail.behave('takes')
  await portal.db.letter.update({ where: { id }, data: { nextAttemptAt: new Date() } })
  await forgot('marie')
  await vi.waitFor(async () => expect((await kept()).sentAt).not.toBeNull(), SOON)
  expect(await kept()).toMatchObject({ text: '', html: '', link: null })
  expect(await seen()).toEqual([])
})

test('no letter that has left keeps what stands for its reader, whatever its kind', async () => {
  const left = await portal.db.letter.findMany({ where: { sentAt: { not: null } } })
  expect(left.length).toBeGreaterThan(2)
  expect(left.filter(({ text, html }) => (text + html).includes('token='))).toEqual([])
})

test('a busy server gets the letter later, and the page of the person never waits for it', async () => {
  mail.behave('is-busy')
  expect((await forgot('paul')).status).toBe(303)
  await vi.waitFor(async () => expect((await letterOf('paul')).attempts).toBe(1), SOON)
  await vi.waitFor(async () => expect((await letterOf('paul')).lastError).toContain('Come back later'), SOON)
  const waiting = await letterOf('paul')
  expect([waiting.sentAt, waiting.deadAt]).toEqual([null, null])
  expect(waiting.nextAttemptAt.getTime()).toBeGreaterThan(Date.now())
  mail.behave('takes')
  await portal.db.letter.update({ where: { id: waiting.id }, data: { nextAttemptAt: new Date() } })
  // Any letter wakes the worker, which takes all that is due.
  await portal.guest().post('/fr/forgot-password', { email: emailOf('marie') })
  await vi.waitFor(async () => expect((await letterOf('paul')).sentAt).not.toBeNull(), SOON)
})

test('a letter refused for good is shown to Ada, who lets it try again', async () => {
  mail.behave('refuses')
  await forgot('ada')
  await vi.waitFor(async () => expect((await letterOf('ada')).deadAt).not.toBeNull(), SOON)
  const { id } = await letterOf('ada')
  const ada = await portal.as('ada')
  expect(visibleText(await (await ada.get('/fr/admin/outbox?state=dead')).text())).toContain(emailOf('ada'))
  const page = await (await ada.get(`/fr/admin/outbox/${id}`)).text()
  expect(visibleText(page)).toContain('No such person here')
  // It holds a personal link: not even an admin reads it.
  expect(page).not.toContain('token=')
  mail.behave('takes')
  await ada.post(`/fr/admin/outbox/${id}`, { intent: 'retry' })
  await vi.waitFor(async () => expect((await letterOf('ada')).sentAt).not.toBeNull(), SOON)
  expect(await portal.db.auditEntry.count({ where: { act: 'retry-letter', thingId: id } })).toBe(1)
})

test('a line that breaks in mid-letter loses nothing: it is sent again under the same name', async () => {
  mail.behave('drops')
  await portal.db.letter.deleteMany({ where: { toAddress: emailOf('emile') } })
  await forgot('emile')
  await vi.waitFor(async () => expect((await letterOf('emile')).lastError).not.toBeNull(), SOON)
  const { id, sentAt, deadAt } = await letterOf('emile')
  expect([sentAt, deadAt]).toEqual([null, null])
  mail.behave('takes')
  await portal.db.letter.update({ where: { id }, data: { nextAttemptAt: new Date() } })
  await portal.guest().post('/fr/forgot-password', { email: emailOf('marie') })
  await vi.waitFor(
    () => expect(mail.taken.filter((one) => one.messageId?.startsWith(`<${id}@`))).toHaveLength(1),
    SOON,
  )
})

test('letters are written in the language of who gets them', async () => {
  const email = 'nadia@exemple.test'
  await portal.guest().post('/en/register', {
    firstName: 'Nadia',
    lastName: 'Newcomer',
    email,
    password: 'four horses in the rain',
    organisation: 'Example association',
    stakeholderGroup: 'association',
    acceptTerms: 'on',
    stamp: stampOf(),
  })
  await vi.waitFor(() => expect(mail.taken.map(recipientOf)).toContain(email), SOON)
  const letter = mail.taken.find((one) => recipientOf(one) === email)
  expect(letter?.headers.get('content-language')).toBe('en')
  expect(letter?.text).toContain(`${portal.origin}/en/confirm-email?token=`)
})
