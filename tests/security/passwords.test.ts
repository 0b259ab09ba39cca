import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visibleText } from '../support/browser'
import { createPeople, emailOf, idOf, PASSWORD } from '../support/cast'
import { bootPortal, type Portal } from '../support/portal'
import { AT_ONCE, DOORS, isIn, login, registration, SESSION } from './contract'
import { letPass } from './time'

/* Cases AU01 to AU16: what a password is, and how often it may be tried. */

let portal: Portal
let guarded: Portal
beforeAll(async () => {
  portal = await bootPortal()
  guarded = await bootPortal({ env: { RATE_LIMITS: 'on', TRUST_PROXY: '1' } })
  await createPeople(guarded.db, ['malik'])
}, 60_000)
afterAll(() => Promise.all([portal.close(), guarded.close()]))

const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

async function timed(act: () => Promise<Response>): Promise<{ ms: number; answer: Response }> {
  const begun = performance.now()
  const answer = await act()
  const ms = performance.now() - begun
  return { ms, answer }
}

describe('nobody learns from the door who has an account', () => {
  test('AU01 a wrong password has the same headers for Marie, Lise, Paul, Ugo and a stranger', async () => {
    const of = async (email: string) => {
      const answer = await portal.guest().post(DOORS.login, { email, password: 'ce n’est pas le bon' })
      await answer.body?.cancel()
      return [answer.status, [...answer.headers.keys()].sort()]
    }
    const stranger = await of('personne@exemple.test')
    for (const name of ['marie', 'lise', 'paul', 'ugo'] as const)
      expect([name, ...(await of(emailOf(name)))]).toEqual([name, ...stranger])
  })

  // A difference that gives something away is there each time; a busy machine is not.
  test('AU02 and takes as long, by the medians of interleaved tries', { retry: 2 }, async () => {
    const times: Record<string, number[]> = { stranger: [], marie: [], lise: [] }
    for (let i = 0; i < 25; i++)
      for (const [who, email] of [
        ['stranger', `personne${i}@exemple.test`],
        ['marie', emailOf('marie')],
        ['lise', emailOf('lise')],
      ] as const) {
        const { ms, answer } = await timed(() =>
          portal.guest().post(DOORS.login, { email, password: `faux mot de passe ${i}` }),
        )
        await answer.body?.cancel()
        times[who]?.push(ms)
      }
    const stranger = median(times.stranger ?? [])
    // A skipped hash would take a tenth of the time; the bound is wide because tests share the machine.
    for (const who of ['marie', 'lise'])
      expect(Math.abs(median(times[who] ?? []) - stranger)).toBeLessThan(Math.max(15, stranger * 0.35))
  })
})

describe('guessing has an end', () => {
  const from = (address: string) => ({ 'X-Forwarded-For': address })
  const knock = (email: string, password: string, address: string) =>
    guarded.guest().post(DOORS.login, { email, password }, from(address))

  test('AU06 after the wait the right password opens again', async () => {
    for (let i = 0; i < 5; i++) await knock(emailOf('marie'), `faux ${i}`, '198.51.100.1')
    const waiting = await knock(emailOf('marie'), PASSWORD, '198.51.100.1')
    expect(waiting.status).toBe(429)
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0)
    const stranger = async () => {
      for (let i = 0; i < 5; i++) await knock('personne@exemple.test', `faux ${i}`, '198.51.100.2')
      return knock('personne@exemple.test', PASSWORD, '198.51.100.2')
    }
    // A stranger is made to wait in the same words.
    const words = async (answer: Response, email: string) =>
      visibleText(await answer.text()).replaceAll(email, 'X')
    expect(await words(waiting, emailOf('marie'))).toBe(
      await words(await stranger(), 'personne@exemple.test'),
    )
    await letPass(guarded, 16)
    expect((await knock(emailOf('marie'), PASSWORD, '198.51.100.1')).status).toBe(303)
  })

  test('AU11 one account is counted once, however its address is written', async () => {
    const ways = [
      'paul@exemple.test',
      'PAUL@exemple.test',
      'Paul@Exemple.TEST',
      ' paul@exemple.test ',
      'paul@exemple.test.',
    ]
    for (const [i, way] of ways.entries()) await knock(way, `faux ${i}`, `198.51.100.${10 + i}`)
    expect((await knock(emailOf('paul'), PASSWORD, '198.51.100.20')).status).toBe(429)
  })

  test('AU12 tries during the wait do not prolong it', async () => {
    for (let i = 0; i < 5; i++) await knock(emailOf('malik'), `faux ${i}`, `198.51.100.${30 + i}`)
    const wait = async (address: string) =>
      Number((await knock(emailOf('malik'), 'encore faux', address)).headers.get('retry-after'))
    const first = await wait('198.51.100.40')
    for (let i = 0; i < 4; i++) await wait(`198.51.100.${41 + i}`)
    expect(await wait('198.51.100.50')).toBeLessThanOrEqual(first)
    expect(first).toBeLessThanOrEqual(15 * 60)
  })

  test('AU13 a password of a mebibyte costs no hash, at any door', async () => {
    const huge = 'é'.repeat(500_000)
    const barely = 'a'.repeat(900_000)
    for (const password of [huge, barely])
      for (const [door, fields] of [
        [DOORS.login, { email: emailOf('ada'), password }],
        [DOORS.register, registration({ password })],
        [DOORS.reset, { token: 'x'.repeat(43), password }],
      ] as const) {
        const { ms, answer } = await timed(() => portal.guest().post(door, fields))
        expect([door, [400, 413, 422].includes(answer.status)]).toEqual([door, true])
        expect([door, ms < AT_ONCE]).toEqual([door, true])
        await answer.body?.cancel()
      }
  })
})

describe('AU14 what makes a password', () => {
  test.each([
    ['eleven characters', 'grue loutre', false],
    ['a phrase in small letters', 'grue loutre vanille', true],
    ['fifteen digits', '482915773016284', false],
    [
      'sixty characters with spaces and pictures',
      'sept péniches 🚤 attendent l’écluse du canal Saint-Denis 🌉',
      true,
    ],
    ['what everybody takes', 'motdepasse123', false],
    ['the own name', 'nadia nouvelle', false],
    ['the own address', 'nadia@exemple.test', false],
    ['one letter again and again', 'aaaaaaaaaaaaaaaa', false],
  ])('%s', async (what, password, taken) => {
    const email = `nadia.${what.replaceAll(/[^a-z]/g, '')}@exemple.test`
    const answer = await portal.guest().post(DOORS.register, registration({ email, password }))
    expect(answer.status).toBe(taken ? 303 : 422)
    expect(await portal.db.member.count({ where: { email } })).toBe(taken ? 1 : 0)
  })

  test('of two that are alike for 72 bytes each opens its own account only', async () => {
    const alike = 'loutre et péniche sur le canal de Saint-Denis, un soir de novembre 2015 :'
    const marie = await portal.as('marie')
    const changed = await marie.post(DOORS.security, {
      intent: 'password',
      password: PASSWORD,
      newPassword: `${alike} un`,
    })
    expect(changed.status).toBe(303)
    const knock = (password: string) => portal.guest().post(DOORS.login, login('marie', { password }))
    expect((await knock(`${alike} deux`)).status).toBe(422)
    expect((await knock(`${alike} un`)).status).toBe(303)
    await restorePassword()
  })
})

describe('AU16 a planted cookie', () => {
  test('does not become a session, before or after somebody has signed in with it', async () => {
    const planted = 'planted'.padEnd(43, '0')
    const victim = portal.guest()
    victim.setCookie(SESSION, planted)
    await victim.post(DOORS.login, login('marie'))
    expect(victim.cookie(SESSION)).not.toBe(planted)
    expect(await isIn(victim)).toBe(true)
    const attacker = portal.guest()
    attacker.setCookie(SESSION, planted)
    expect(await isIn(attacker)).toBe(false)
  })

  test('of an odd form harms nothing', async () => {
    for (const value of [
      '',
      '"',
      'a'.repeat(5000),
      "' or 1=1",
      '%00',
      '../../x',
      '{"a":1}',
      'é'.normalize('NFD'),
    ]) {
      const visitor = portal.guest()
      visitor.setCookie(SESSION, encodeURI(value))
      expect((await visitor.get('/fr')).status).toBe(200)
      expect(await isIn(visitor)).toBe(false)
    }
  })
})

async function restorePassword() {
  const { passwordHash } = await portal.db.member.findUniqueOrThrow({ where: { id: idOf('ada') } })
  await portal.db.member.update({ where: { id: idOf('marie') }, data: { passwordHash } })
}
