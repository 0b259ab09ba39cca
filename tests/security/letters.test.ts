import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { emailOf } from '../support/cast'
import { pathIn, tokenOf } from '../support/letters'
import { type MailServer, recipientOf, startMailServer } from '../support/mail-server'
import { bootPortal, type Portal } from '../support/portal'
import { AT_ONCE, DOORS, NEW_PASSWORD, registration, SESSION } from './contract'
import { wire } from './exactly'
import { letPass } from './time'

/* Cases AU03, AU23 to AU28, XS11, PR06, RE02: letters and their links, as they come out of a real mail server. */

let portal: Portal
let mail: MailServer
beforeAll(async () => {
  mail = await startMailServer()
  portal = await bootPortal({
    env: { SMTP_URL: mail.url, MAIL_FROM: 'portail@exemple.test', LOG_LEVEL: 'debug' },
  })
})
afterAll(async () => {
  await portal.close()
  await mail.close()
})
beforeEach(() => {
  mail.behave('takes')
  mail.taken.length = 0
})

const SOON = { timeout: 15_000, interval: 50 }

/** The newest letter that the mail server has taken for this address; waits for it. */
async function letterTo(email: string, part = ''): Promise<{ text: string; html: string }> {
  const find = () =>
    mail.taken.findLast((one) => recipientOf(one) === email && (one.text ?? '').includes(part))
  await vi.waitFor(() => expect(find()).toBeDefined(), SOON)
  return { text: find()?.text ?? '', html: String(find()?.html ?? '') }
}

const ask = (email: string) => portal.guest().post(DOORS.forgot, { email })

async function resetToken(name: 'marie' | 'emile' | 'ada'): Promise<string> {
  mail.taken.length = 0
  await ask(emailOf(name))
  return tokenOf(pathIn(await letterTo(emailOf(name), 'reset-password'), '/reset-password'))
}

async function confirmToken(email: string): Promise<string> {
  await portal.guest().post(DOORS.register, registration({ email }))
  return tokenOf(pathIn(await letterTo(email), '/confirm-email'))
}

const reset = (token: string, password = 'six loutres au bord du canal') =>
  portal.guest().post(DOORS.reset, { token, password })

describe('AU03 a forgotten password', () => {
  // A difference that gives something away is there each time; a busy machine is not.
  test('is one letter to Marie; Lise and a stranger are answered alike, in the same time, and get none', {
    retry: 2,
  }, async () => {
    const times: Record<string, number[]> = {}
    for (let i = 0; i < 9; i++)
      for (const email of [emailOf('marie'), emailOf('lise'), `personne${i}@exemple.test`]) {
        const begun = performance.now()
        const answer = await ask(email)
        expect([answer.status, answer.headers.get('location')]).toEqual([
          303,
          expect.stringMatching(/^\/fr\//),
        ])
        const who = email.startsWith('personne') ? 'stranger' : email
        times[who] = [...(times[who] ?? []), performance.now() - begun]
      }
    const median = (who: string) => [...(times[who] ?? [])].sort((a, b) => a - b)[4] ?? 0
    // No hash is made here; a letter more or less may not be told from the noise of a network.
    for (const who of [emailOf('marie'), emailOf('lise')])
      expect(Math.abs(median(who) - median('stranger'))).toBeLessThan(30)
    await letterTo(emailOf('marie'))
    expect(new Set(mail.taken.map(recipientOf))).toEqual(new Set([emailOf('marie')]))
  })
})

describe('a link of a letter', () => {
  test('AU23 of a new password is good once, also for ten at one moment', async () => {
    const token = await resetToken('marie')
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => reset(token, `loutre numéro ${i} du canal`)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array(9).fill(422)])
  })

  test('AU25 of a new password ends after half an hour', async () => {
    const token = await resetToken('marie')
    await letPass(portal, 31)
    expect((await reset(token)).status).toBe(422)
  })

  test('AU25 of a confirmation ends after a day, and a new letter is offered', async () => {
    const email = 'nadia.tard@exemple.test'
    const token = await confirmToken(email)
    await letPass(portal, 25 * 60)
    const answer = await portal.guest().post(DOORS.confirm, { token })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/name="intent" value="resend"|value="resend"/)
  })

  test('AU25 opens no other door than its own, whoever it belongs to', async () => {
    const email = 'nadia.autre@exemple.test'
    const [confirm, forgot] = [await confirmToken(email), await resetToken('ada')]
    mail.taken.length = 0
    await portal.guest().post(DOORS.signInLetter, { intent: 'ask', email: emailOf('marie') })
    const signIn = tokenOf(pathIn(await letterTo(emailOf('marie'), '/login/letter'), '/login/letter'))
    const marie = await portal.as('marie')
    await marie.post(DOORS.email, { intent: 'ask', email: 'marie.ailleurs@exemple.test' })
    const change = tokenOf(pathIn(await letterTo('marie.ailleurs@exemple.test'), 'confirm-new-email'))
    const halves: [string, string, Record<string, string>][] = [
      ['change of address as reset', DOORS.reset, { token: change, password: NEW_PASSWORD }],
      ['change of address as sign-in', DOORS.signInLetter, { intent: 'link', token: change }],
      ['change of address as keeping', DOORS.keep, { token: change }],
      ['reset as change of address', DOORS.newEmail, { token: forgot }],
      ['confirm as change of address', DOORS.newEmail, { token: confirm }],
      ['sign-in as keeping', DOORS.keep, { token: signIn }],
      ['confirm as reset', DOORS.reset, { token: confirm, password: NEW_PASSWORD }],
      ['sign-in as reset', DOORS.reset, { token: signIn, password: NEW_PASSWORD }],
      ['reset as confirm', DOORS.confirm, { token: forgot }],
      ['sign-in as confirm', DOORS.confirm, { token: signIn }],
      ['reset as sign-in', DOORS.signInLetter, { intent: 'link', token: forgot }],
      ['confirm as sign-in', DOORS.signInLetter, { intent: 'link', token: confirm }],
      ['reset as set-up', '/fr/setup', { ...registration(), token: forgot }],
      [
        'bent',
        DOORS.reset,
        { token: forgot.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')), password: NEW_PASSWORD },
      ],
      ['empty', DOORS.reset, { token: '', password: NEW_PASSWORD }],
      ['its hash', DOORS.reset, { token: (await newestHash()) ?? '', password: NEW_PASSWORD }],
    ]
    for (const [what, door, fields] of halves) {
      const browser = portal.guest()
      const answer = await browser.post(door, fields)
      expect([what, [400, 403, 404, 422].includes(answer.status)]).toEqual([what, true])
      expect([what, browser.cookie(SESSION)]).toEqual([what, undefined])
    }
    // Each is still good for its own.
    expect((await reset(forgot)).status).toBe(303)
  })

  const newestHash = async () =>
    (await portal.db.oneTimeToken.findFirst({ orderBy: { createdAt: 'desc' } }))?.tokenHash

  test('AU25 dies with its purpose: a new password ends the sign-in letter that lay in the box', async () => {
    mail.taken.length = 0
    await portal.guest().post(DOORS.signInLetter, { intent: 'ask', email: emailOf('marie') })
    const signIn = tokenOf(pathIn(await letterTo(emailOf('marie'), '/login/letter'), '/login/letter'))
    expect((await reset(await resetToken('marie'))).status).toBe(303)
    const thief = portal.guest()
    await thief.post(DOORS.signInLetter, { intent: 'link', token: signIn })
    expect(thief.cookie(SESSION)).toBeUndefined()
  })

  test('AU27 lies nowhere after it was used: not in the log, not in any column; its page is kept by nobody', async () => {
    const token = await resetToken('marie')
    const page = await portal.guest().get(`${DOORS.reset}?token=${token}`)
    const html = await page.text()
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cache-control')).toContain('no-store')
    expect(html).not.toMatch(/(?:src|href)="https?:\/\/(?!localhost)/)
    expect((await reset(token)).status).toBe(303)
    await vi.waitFor(async () => expect(await columnsWith(token)).toEqual([]), SOON)
    expect(portal.output()).not.toContain(token)
    expect(portal.output()).toContain('"path":"/fr/reset-password"')
  })

  /** Every table with a row that holds the word anywhere. */
  async function columnsWith(word: string): Promise<string[]> {
    const tables = await portal.db.$queryRawUnsafe<{ name: string }[]>(
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
       where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
    )
    const found: string[] = []
    for (const { name } of tables) {
      const [row] = await portal.db.$queryRawUnsafe<{ n: bigint }[]>(
        `select count(*) as n from ${name} t where t::text like '%' || $1 || '%'`,
        word,
      )
      if (row?.n) found.push(name)
    }
    return found
  }

  test('AU28 begins with the portal’s own address, whatever the request calls it', async () => {
    const { host } = new URL(portal.origin)
    const body = `email=${encodeURIComponent(emailOf('marie'))}`
    const post = (target: string, ...headers: string[]) =>
      wire(
        portal,
        [
          `POST ${target} HTTP/1.1`,
          ...headers,
          `Origin: ${portal.origin}`,
          'Content-Type: application/x-www-form-urlencoded',
          `Content-Length: ${body.length}`,
          'Connection: close',
          '',
          body,
        ].join('\r\n'),
      )
    for (const headers of [
      ['Host: evil.test'],
      [`Host: ${host}`, 'Host: evil.test'],
      ['Host: evil.test', `Host: ${host}`],
    ])
      expect([400, 421]).toContain((await post(DOORS.forgot, ...headers)).statuses[0])
    expect((await post(`http://evil.test${DOORS.forgot}`, `Host: ${host}`)).statuses[0]).toBe(400)
    const forwarded = ['X-Forwarded-Host: evil.test', 'X-Forwarded-Proto: https', 'Forwarded: host=evil.test']
    expect((await post(DOORS.forgot, `Host: ${host}`, ...forwarded)).statuses[0]).toBe(303)
    const letter = await letterTo(emailOf('marie'))
    for (const part of [letter.text, letter.html]) {
      expect(part).not.toContain('evil.test')
      for (const link of part.match(/https?:\/\/[^\s"'<>)]+/g) ?? [])
        expect(link.startsWith(portal.origin)).toBe(true)
    }
  })
})

test('XS11, PR06 a name that is code stays a name in the letter, which has a text part, no picture and no foreign link', async () => {
  const template = ['{{7*7}}', '$', '{7*7}', '<%= 7 %>', '#{7}'].join('')
  const firstName = `<img src=x>${template}"'`
  const email = 'code@exemple.test'
  await portal.guest().post(DOORS.register, registration({ email, firstName }))
  const { text, html } = await letterTo(email)
  expect(text).toContain(firstName)
  expect(html).toContain(`&lt;img src=x&gt;${template.replace('<', '&lt;').replace('>', '&gt;')}`)
  expect(html).not.toMatch(/<img|<script|<link|url\(|https?:\/\/(?!localhost)/)
  const member = await portal.db.member.findUniqueOrThrow({ where: { emailKey: email } })
  expect(member.role).toBe('member')
})

describe('RE02 a mail server in trouble', () => {
  const patient = async (email: string) => {
    const begun = performance.now()
    const answer = await portal.guest().post(DOORS.register, registration({ email }))
    expect(answer.status).toBe(303)
    expect(performance.now() - begun).toBeLessThan(AT_ONCE)
  }

  test.each(['stalls', 'is-busy', 'refuses', 'drops'] as const)(
    'that %s keeps nobody waiting at the form',
    async (behaviour) => {
      mail.behave(behaviour)
      await patient(`nadia.${behaviour}@exemple.test`)
      await patient(`nadia.${behaviour}2@exemple.test`)
    },
  )
})
