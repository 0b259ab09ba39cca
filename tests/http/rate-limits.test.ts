import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newAccessToken } from '../../app/storage/access-tokens.server'
import { visibleText } from '../support/browser'
import { emailOf, PASSWORD } from '../support/cast'
import { askingForm, newGuest } from '../support/guests'
import { bootPortal, type Portal } from '../support/portal'
import { program, tokenFor } from '../support/programs'
import { codeOf, forgetStep, putAppIntoService } from '../support/second-factor'
import { makeDocument } from '../support/things'

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal({ env: { RATE_LIMITS: 'on', TRUST_PROXY: '1' } })
})
afterAll(() => portal.close())

/** A post from this address, as the proxy in front says. */
const from = (address: string, path: string, fields: Record<string, string>) =>
  portal.guest().post(path, fields, { 'X-Forwarded-For': address })

const login = (email: string, password: string) => ({ intent: 'login', email, password })

test('the sixth wrong password in a row waits, and so does the right one from there', async () => {
  for (let i = 0; i < 5; i++)
    await from('203.0.113.1', '/fr/login', login(emailOf('marie'), `faux mot de passe ${i}`))
  const sixth = await from('203.0.113.1', '/fr/login', login(emailOf('marie'), 'faux mot de passe 6'))
  expect(sixth.status).toBe(429)
  expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0)
  const right = await from('203.0.113.1', '/fr/login', login(emailOf('marie').toUpperCase(), PASSWORD))
  expect(right.status).toBe(429)
})

test('one password tried on many accounts is stopped, and another address is not', async () => {
  let stopped = 0
  for (let i = 0; i < 12; i++)
    if (
      (await from('203.0.113.9', '/fr/login', login(`p${i}@exemple.test`, 'printemps 2026 !'))).status === 429
    )
      stopped++
  expect(stopped).toBeGreaterThanOrEqual(5)
  expect((await from('203.0.113.10', '/fr/login', login(emailOf('paul'), PASSWORD))).status).toBe(303)
})

test('people who sign in rightly from one campus are not counted', async () => {
  for (let i = 0; i < 15; i++)
    expect((await from('203.0.113.20', '/fr/login', login(emailOf('emile'), PASSWORD))).status).toBe(303)
})

test('an address that the proxy did not vouch for is not believed', async () => {
  const untrusting = await bootPortal({ env: { RATE_LIMITS: 'on' } })
  const statuses: number[] = []
  for (let i = 0; i < 12; i++) {
    const answer = await untrusting
      .guest()
      .post('/fr/login', login(`q${i}@exemple.test`, 'printemps 2026 !'), {
        'X-Forwarded-For': `203.0.113.${i}`,
        'X-Real-IP': `203.0.113.${i}`,
      })
    statuses.push(answer.status)
  }
  await untrusting.close()
  expect(statuses).toContain(429)
})

test('asking for letters has an end', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 5; i++)
    statuses.push((await from('203.0.113.30', '/fr/forgot-password', { email: `r${i}@exemple.test` })).status)
  expect(statuses).toContain(429)
})

test('six wrong codes of a second factor, each from another browser and address, wait; the right one too', async () => {
  const { secret, codes } = await putAppIntoService(await portal.as('ada'))
  const halfWay = async (address: string) => {
    const browser = portal.guest()
    await browser.post('/fr/login', login(emailOf('ada'), PASSWORD), { 'X-Forwarded-For': address })
    return browser
  }
  const give = async (code: string, address: string) =>
    (await halfWay(address)).post('/fr/login/second-factor', { code }, { 'X-Forwarded-For': address })
  const statuses: number[] = []
  for (let i = 0; i < 6; i++) statuses.push((await give('000000', `203.0.113.${40 + i}`)).status)
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
  await forgetStep(portal, 'ada')
  for (const code of [codeOf(secret), codes[0] ?? '']) {
    const answer = await give(code, '203.0.113.60')
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  }
})

test('as many searches within a document a minute as a person reads pages; reading on costs none', async () => {
  const { page } = await makeDocument(portal, { audience: 'public' })
  const marie = await portal.as('marie')
  for (let i = 0; i < 120; i++) await (await marie.get(`${page}/read.data?q=ville`)).body?.cancel()
  const refused = await marie.get(`${page}/read?q=ville`)
  expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
  expect((await marie.get(`${page}/read`)).status).toBe(200)
})

describe('programs', () => {
  const ask = (address: string, path: string, token: string | null = null) =>
    program(portal, token).get(path, { 'X-Forwarded-For': address })

  test('without a token they are told what is left, and when to come again; others go on', async () => {
    const first = await ask('203.0.113.90', '/api/v1')
    expect(first.headers.get('ratelimit-policy')).toBe('"requests";q=120;w=60')
    expect(first.headers.get('ratelimit')).toMatch(/^"requests";r=119;t=\d+$/)
    await Promise.all(Array.from({ length: 119 }, async () => (await ask('203.0.113.90', '/api/v1')).text()))
    const refused = await ask('203.0.113.90', '/api/v1/documents')
    expect([refused.status, (await refused.json()).type]).toEqual([429, `${portal.origin}/fr/api#too-many`])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('ratelimit')).toMatch(/^"requests";r=0;/)
    expect((await ask('203.0.113.91', '/api/v1')).status).toBe(200)
    // A token is counted by itself, wherever it comes from.
    const token = await tokenFor(portal, 'marie')
    const known = await ask('203.0.113.90', '/api/v1', token)
    expect([known.status, known.headers.get('ratelimit')]).toEqual([
      200,
      expect.stringMatching(/^"requests";r=299;/),
    ])
    // Whoever guesses tokens is counted by his address.
    expect((await ask('203.0.113.90', '/api/v1', newAccessToken())).status).toBe(429)
    expect((await ask('203.0.113.90', '/files/AAAAAAAAAAAAAAAAAAAAA/x.pdf', newAccessToken())).status).toBe(
      429,
    )
  })

  test('searches have an end of their own', async () => {
    const search = () => ask('203.0.113.92', '/api/v1/search?q=ville')
    const first = await search()
    expect(first.headers.get('ratelimit-policy')).toBe('"search";q=30;w=60, "requests";q=120;w=60')
    await Promise.all(Array.from({ length: 29 }, async () => (await search()).text()))
    const refused = await search()
    expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
    expect((await ask('203.0.113.92', '/api/v1/documents')).status).toBe(200)
  })
})

describe('downloads', () => {
  const fileOf = async () => (await makeDocument(portal, { audience: 'members' })).file

  test('as many downloads a minute as a person reads; looking what a file is costs none', async () => {
    const file = await fileOf()
    const marie = await portal.as('marie')
    for (let i = 0; i < 120; i++) expect((await marie.get(file)).status).toBe(200)
    const refused = await marie.get(file)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(visibleText(await refused.text())).toContain('Beaucoup de téléchargements à la fois')
    expect(refused.headers.get('content-disposition')).toBeNull()
    expect((await marie.head(file)).status).toBe(200)
    // A viewer that has begun reads on, and nobody else is stopped.
    expect((await marie.get(file, { Range: 'bytes=1-3' })).status).toBe(206)
    expect((await (await portal.as('emile')).get(file)).status).toBe(200)
  })

  test('six files on their way at once, the seventh when one has ended', async () => {
    const { file, fileId } = await makeDocument(portal, { audience: 'members' })
    fs.writeFileSync(path.join(portal.dataDir, 'blobs', 'te', fileId), Buffer.alloc(30_000_000))
    const emile = await portal.as('emile')
    const underWay = await Promise.all(Array.from({ length: 6 }, () => emile.get(file)))
    expect(underWay.map(({ status }) => status)).toEqual(Array(6).fill(200))
    expect((await emile.get(file)).status).toBe(429)
    await underWay[0]?.body?.cancel()
    await expect.poll(seventh).toBe(200)
    for (const { body } of underWay.slice(1)) await body?.cancel()

    async function seventh() {
      const answer = await emile.get(file)
      await answer.body?.cancel()
      return answer.status
    }
  })

  test('whoever may not have a file is told so, however often he asks', async () => {
    const file = await fileOf()
    const paul = await portal.as('paul')
    for (let i = 0; i < 125; i++) await (await paul.get(file)).body?.cancel()
    expect((await paul.get(file)).status).toBe(403)
  })
})

test('a guest asks a few times a day with one address, and not much oftener from one place', async () => {
  const { page } = await makeDocument(portal, { audience: 'by-request' })
  const ask = (from: string, email: string) =>
    portal.guest().post(page, askingForm(email), { 'X-Forwarded-For': from })
  const email = newGuest()
  const statuses: number[] = []
  for (let i = 0; i < 6; i++) statuses.push((await ask(`203.0.113.${60 + i}`, email)).status)
  expect(statuses).toEqual([303, 303, 303, 303, 303, 429])
  const others: number[] = []
  for (let i = 0; i < 11; i++) others.push((await ask('203.0.113.70', newGuest())).status)
  expect(others.filter((status) => status === 303)).toHaveLength(10)
  const last = await ask('203.0.113.70', newGuest())
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(visibleText(await last.text())).toContain('Demander ce document sans compte')
})

test('Marie shares ten documents a day, and one address gets five of them', async () => {
  await portal.db.setting.create({
    data: { key: 'settings', value: { memberSharing: 'on' }, updatedAt: new Date() },
  })
  const marie = await portal.as('marie')
  const { page } = await makeDocument(portal, { audience: 'members' })
  const share = async (email: string) =>
    (await marie.post(page, { intent: 'share', email, days: '7' })).status
  const email = newGuest()
  const toHer: number[] = []
  for (let i = 0; i < 6; i++) toHer.push(await share(email))
  expect(toHer).toEqual([303, 303, 303, 303, 303, 429])
  const toOthers: number[] = []
  for (let i = 0; i < 6; i++) toOthers.push(await share(newGuest()))
  expect(toOthers).toEqual([303, 303, 303, 303, 429, 429])
})
