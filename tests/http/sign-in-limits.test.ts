import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { emailOf, PASSWORD } from '../support/cast'
import { codeIn, newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { stampOf } from '../support/stamp'

const LIMITED = { RATE_LIMITS: 'on', TRUST_PROXY: '1' }

let portal: Portal
/** The same members and the same counts, another process. */
let second: Portal
beforeAll(async () => {
  portal = await bootPortal({ env: LIMITED })
  second = await bootPortal({ env: { ...LIMITED, DATABASE_URL: portal.databaseUrl }, cast: false })
})
afterAll(() => Promise.all([portal.close(), second.close()]))

let lastByte = 0
/** An address that nobody has used yet. */
const elsewhere = () => `203.0.113.${++lastByte}`

const login = (
  email: string,
  password: string,
  {
    address = elsewhere(),
    at = portal,
    from = at.guest(),
  }: { address?: string; at?: Portal; from?: Browser } = {},
) => from.post('/fr/login', { intent: 'login', email, password }, { 'X-Forwarded-For': address })

const post = (path: string, fields: Record<string, string>, address = elsewhere()) =>
  portal.guest().post(path, fields, { 'X-Forwarded-For': address })

const fail = async (times: number, email: string) => {
  for (let i = 0; i < times; i++) await login(email, `faux ${i}`)
}
const waitOf = (answer: Response) => (answer.status === 429 ? Number(answer.headers.get('retry-after')) : 0)

/** Lets a limit's time run out. */
const letPass = (limit: string) => portal.db.$executeRaw`
  update rate_limit set expire = ${Date.now() - 1000} where key like ${`${limit}:%`}`
const countOf = (limit: string, points: number) => portal.db.$executeRaw`
  update rate_limit set points = ${points} where key like ${`${limit}:%`}`
const forgetAll = () => portal.db.$executeRaw`delete from rate_limit`

describe('the account', () => {
  test('waits 1, 2, 4, 8, then never more than 15 minutes, and is then let in', async () => {
    await fail(5, emailOf('marie'))
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      const wait = waitOf(await login(emailOf('marie'), PASSWORD))
      expect(wait).toBeGreaterThan(minutes * 60 - 10)
      expect(wait).toBeLessThanOrEqual(minutes * 60)
      await letPass('login-wait')
      await fail(1, emailOf('marie'))
    }
    await letPass('login-wait')
    expect((await login(emailOf('marie'), PASSWORD)).status).toBe(303)
    expect((await login(emailOf('marie'), 'faux')).status).toBe(422)
    await forgetAll()
  })

  test('is counted once by two portals on one database', async () => {
    for (let i = 0; i < 3; i++) await login(emailOf('marie'), `faux ${i}`)
    for (let i = 0; i < 2; i++) await login(emailOf('marie'), `faux ${i}`, { at: second })
    expect((await login(emailOf('marie'), PASSWORD)).status).toBe(429)
    expect((await login(emailOf('marie'), PASSWORD, { at: second })).status).toBe(429)
  })

  test('still waits after a restart', async () => {
    const third = await bootPortal({ env: { ...LIMITED, DATABASE_URL: portal.databaseUrl }, cast: false })
    expect((await login(emailOf('marie'), PASSWORD, { at: third })).status).toBe(429)
    await third.close()
    await forgetAll()
  })

  test('after a hundred in a row wants a letter; sessions stay, and a stranger hears the same', async () => {
    const inside = await portal.as('paul')
    const answers: { status: number; text: string }[] = []
    for (const email of [emailOf('paul'), 'personne@exemple.test']) {
      await fail(1, email)
      await countOf('login-total', 100)
      const answer = await login(email, PASSWORD)
      answers.push({ status: answer.status, text: visibleText(await answer.text()).replaceAll(email, 'X') })
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.text).toContain('Mot de passe oublié')
    expect((await inside.get('/fr/account')).status).toBe(200)

    await post('/fr/forgot-password', { email: emailOf('paul') })
    const letter = await newestLetter(portal, emailOf('paul'), 'reset-password')
    const fresh = 'six loutres au bord du canal'
    await post('/fr/reset-password', { token: tokenOf(pathIn(letter, '/reset-password')), password: fresh })
    expect((await login(emailOf('paul'), fresh)).status).toBe(303)
    await forgetAll()
  })
})

describe('a device on which Émile signed in before', () => {
  const knownDevice = async (address: string) => {
    const device = portal.guest()
    expect((await login(emailOf('emile'), PASSWORD, { address, from: device })).status).toBe(303)
    await device.post('/logout', {}, { 'X-Forwarded-For': address })
    return device
  }

  test('comes in while others guess at the account and from the same network', async () => {
    const address = elsewhere()
    const emile = await knownDevice(address)
    await fail(6, emailOf('emile'))
    for (let i = 0; i < 7; i++) await login(`p${i}@exemple.test`, 'printemps 2026 !', { address })
    expect((await login(emailOf('ada'), PASSWORD, { address })).status).toBe(429)
    expect((await login(emailOf('emile'), PASSWORD, { address, from: emile })).status).toBe(303)
    await forgetAll()
  })

  test('has five tries of its own, and no more for other accounts', async () => {
    const address = elsewhere()
    const emile = await knownDevice(address)
    for (let i = 0; i < 5; i++) await login(emailOf('emile'), `faux ${i}`, { address, from: emile })
    expect((await login(emailOf('emile'), PASSWORD, { address, from: emile })).status).toBe(429)
    expect((await login(emailOf('emile'), PASSWORD)).status).toBe(303)
    for (let i = 0; i < 6; i++) await login(emailOf('ada'), `faux ${i}`, { address, from: emile })
    expect((await login(emailOf('ada'), PASSWORD, { address, from: emile })).status).toBe(429)
    await forgetAll()
  })

  test('need not wait after a new password by letter, and a hundred tries make it a stranger', async () => {
    const emile = await knownDevice(elsewhere())
    for (let i = 0; i < 5; i++) await login(emailOf('emile'), `faux ${i}`, { from: emile })
    await countOf('login-total', 100)
    await letPass('login-wait')
    // Its own tries are used up: it is counted with the account's, which are free.
    expect((await login(emailOf('emile'), 'faux', { from: emile })).status).toBe(422)
    await post('/fr/forgot-password', { email: emailOf('emile') })
    const token = tokenOf(
      pathIn(await newestLetter(portal, emailOf('emile'), 'reset-password'), '/reset-password'),
    )
    await emile.post('/fr/reset-password', { token, password: PASSWORD }, { 'X-Forwarded-For': elsewhere() })
    expect((await login(emailOf('emile'), PASSWORD, { from: emile })).status).toBe(303)
    await forgetAll()
  })
})

describe('the network address', () => {
  test('has six failures in a minute, and an IPv6 network counts as one', async () => {
    for (let i = 0; i < 6; i++)
      await login(`q${i}@exemple.test`, 'printemps 2026 !', { address: `2001:db8:7:7:${i}::${i}` })
    const stopped = await login('q7@exemple.test', 'printemps 2026 !', { address: '2001:db8:7:7:ffff::1' })
    expect(waitOf(stopped)).toBeGreaterThan(0)
    expect((await login(emailOf('ada'), PASSWORD, { address: '2001:db8:7:8::1' })).status).toBe(303)
  })

  test('has thirty in an hour', async () => {
    const address = elsewhere()
    await login('r0@exemple.test', 'printemps 2026 !', { address })
    await countOf('login-address-hour', 29)
    expect((await login('r1@exemple.test', 'printemps 2026 !', { address })).status).toBe(422)
    await letPass('login-address-minute')
    expect(waitOf(await login('r31@exemple.test', 'printemps 2026 !', { address }))).toBeGreaterThan(60)
    await forgetAll()
  })
})

describe('letters and registrations', () => {
  let people = 0
  const registration = (email = `nadia${++people}@exemple.test`) => ({
    intent: 'register',
    firstName: 'Nadia',
    lastName: 'Nouvelle',
    email,
    password: 'quatre chevaux sous la pluie',
    organisation: 'Association',
    stakeholderGroup: 'association',
    acceptTerms: 'on',
    stamp: stampOf(),
  })

  const statuses = async (count: number, send: (i: number) => Promise<Response>) => {
    const all: number[] = []
    for (let i = 0; i < count; i++) all.push((await send(i)).status)
    return all
  }
  const free = (count: number) => [...Array(count).fill(303), 429]

  test('ten registrations an hour from one address', async () => {
    const address = elsewhere()
    expect(await statuses(11, () => post('/fr/register', registration(), address))).toEqual(free(10))
  })

  test('three a day for one e-mail, known or not', async () => {
    for (const email of ['nadia@ailleurs.test', emailOf('marie')])
      expect(await statuses(4, () => post('/fr/register', registration(email)))).toEqual(free(3))
  })

  test('three forgotten passwords a minute and six an hour from one address, three an hour for one e-mail', async () => {
    const address = elsewhere()
    const ask = (i: number) => post('/fr/forgot-password', { email: `s${i}@exemple.test` }, address)
    expect(await statuses(4, ask)).toEqual([200, 200, 200, 429].map((status) => (status === 200 ? 303 : 429)))
    await letPass('forgot-address-minute')
    expect((await statuses(4, (i) => ask(i + 4))).at(-1)).toBe(429)
    for (const email of ['personne@exemple.test', emailOf('ada')])
      expect(await statuses(4, () => post('/fr/forgot-password', { email }))).toEqual(free(3))
  })

  test('sixty passwords judged in ten minutes from one address', async () => {
    const address = elsewhere()
    await post('/fr/register', { ...registration(), password: 'motdepasse123' }, address)
    await countOf('password-judged', 60)
    const answer = await post('/fr/register', { ...registration(), password: 'motdepasse123' }, address)
    expect(waitOf(answer)).toBeGreaterThan(0)
  })
})

describe('a letter', () => {
  const letters = (email: string) =>
    portal.db.letter.count({ where: { toAddress: email, kind: 'new-device' } })
  const firefox = { 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0' }
  const signIn = (from: Browser) =>
    from.post(
      '/fr/login',
      { intent: 'login', email: emailOf('ada'), password: PASSWORD },
      { 'X-Forwarded-For': elsewhere(), ...firefox },
    )

  test('tells Ada of a sign-in on a device that does not know her, not again on the same, three times a day at most', async () => {
    await forgetAll()
    await portal.db.letter.deleteMany({ where: { kind: 'new-device' } })
    const device = portal.guest()
    await signIn(device)
    const letter = await newestLetter(portal, emailOf('ada'), 'new-device')
    expect(letter?.text).toContain('Firefox, Windows')
    expect(letter?.text).toContain('/fr/account/security')
    expect(letter?.text).not.toContain('203.0.113')
    await device.post('/logout', {}, { 'X-Forwarded-For': elsewhere() })
    await signIn(device)
    expect(await letters(emailOf('ada'))).toBe(1)
    for (let i = 0; i < 4; i++) await signIn(portal.guest())
    expect(await letters(emailOf('ada'))).toBe(3)
  })

  test('is not written at the very first sign-in, nor for a wrong password', async () => {
    await portal.db.member.update({ where: { emailKey: emailOf('paul') }, data: { lastSeenAt: null } })
    await login(emailOf('paul'), 'six loutres au bord du canal')
    await login(emailOf('marie'), 'faux')
    expect((await letters(emailOf('paul'))) + (await letters(emailOf('marie')))).toBe(0)
  })
})

test('twenty wrong codes of letters in a row: from then on only the link opens, and then codes do again', async () => {
  const letterOf = async () => {
    await portal.db.$executeRaw`delete from rate_limit where key not like 'letter-codes:%'`
    await post('/fr/login/letter', { intent: 'ask', email: emailOf('marie') })
    const letter = await newestLetter(portal, emailOf('marie'), 'sign-in')
    return { code: codeIn(letter), token: tokenOf(pathIn(letter, '/login/letter')) }
  }
  const give = async (code: string) =>
    (await post('/fr/login/letter', { intent: 'code', email: emailOf('marie'), code })).status
  for (let letters = 0; letters < 4; letters += 1) {
    const { code } = await letterOf()
    for (let tries = 0; tries < 5; tries += 1)
      expect(await give(code === '00000000' ? '11111111' : '00000000')).toBe(422)
  }
  const { code, token } = await letterOf()
  expect(await give(code)).toBe(422)
  // The code of a changed address is one of them.
  const marie = await portal.as('marie')
  const page = '/fr/account/email'
  await marie.post(page, { intent: 'ask', email: 'marie.nouvelle@exemple.test' })
  const changing = codeIn(await newestLetter(portal, 'marie.nouvelle@exemple.test', 'confirm-new-email'))
  expect((await marie.post(page, { intent: 'code', code: changing })).status).toBe(422)
  await marie.post(page, { intent: 'cancel' })
  expect((await post('/fr/login/letter', { intent: 'link', token })).status).toBe(303)
  expect(await give((await letterOf()).code)).toBe(303)
})

test('what is kept tells neither who nor from where', async () => {
  await fail(2, emailOf('marie'))
  const rows = await portal.db.$queryRaw<{ key: string }[]>`select key from rate_limit`
  expect(rows.length).toBeGreaterThan(3)
  for (const { key } of rows) expect(key).toMatch(/^[a-z-]+:[\w-]{43}$/)
})
