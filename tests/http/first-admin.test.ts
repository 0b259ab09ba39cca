import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { visibleText } from '../support/browser'
import { bootPortal, type Portal } from '../support/portal'

let portal: Portal
const secret = randomBytes(32).toString('base64url')

beforeAll(async () => {
  portal = await bootPortal({ cast: false })
  await keepSecret(new Date(Date.now() + 3_600_000))
})
afterAll(() => portal.close())

async function keepSecret(expiresAt: Date) {
  const value = {
    hash: createHash('sha256').update(secret).digest('hex'),
    expiresAt: expiresAt.toISOString(),
  }
  await portal.db.setting.upsert({
    where: { key: 'setup-secret' },
    create: { key: 'setup-secret', value, updatedAt: new Date() },
    update: { value },
  })
}

const form = (more: Record<string, string> = {}) => ({
  token: secret,
  firstName: 'Ada',
  lastName: 'Admin',
  email: 'ada@exemple.test',
  password: 'quatre chevaux sous la pluie',
  organisation: 'Centre d’exemple',
  ...more,
})

test('without the secret, with a wrong one or an old one nobody becomes admin', async () => {
  expect((await portal.guest().get('/fr/setup')).status).toBe(403)
  expect((await portal.guest().post('/fr/setup', form({ token: 'x'.repeat(43) }))).status).toBe(403)
  await keepSecret(new Date(Date.now() - 1))
  expect((await portal.guest().post('/fr/setup', form())).status).toBe(403)
  await keepSecret(new Date(Date.now() + 3_600_000))
  expect(await portal.db.member.count()).toBe(0)
})

test('an error keeps the form, the secret and what was typed', async () => {
  const answer = await portal.guest().post('/fr/setup', form({ password: 'motdepasse123' }))
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(visibleText(html)).toContain('se devinerait trop vite')
  expect(html).toContain(`value="${secret}"`)
  expect(html).toContain('value="Centre d’exemple"')
})

test('whatever somebody left in that address’s account opens nothing to him, once it is the admin’s', async () => {
  const [id, at] = ['registeredbefore00000', new Date()]
  const [email, later] = ['ada@exemple.test', new Date(at.getTime() + 3_600_000)]
  const admin = { memberId: id }
  const who = { firstName: 'Un', lastName: 'Autre', organisation: 'X', stakeholderGroup: 'other', lang: 'fr' }
  const facts = {
    passwordHash: 'x',
    termsVersion: '',
    termsAcceptedAt: at,
    registeredAt: at,
    deletionAskedAt: at,
  }
  await portal.db.member.create({ data: { id, email, emailKey: email, ...who, ...facts } })
  await portal.db.secondFactor.create({ data: { ...admin, sealed: 'x', confirmedAt: at } })
  await portal.db.recoveryCode.create({ data: { ...admin, codeHash: 'x' } })
  await portal.db.passkey.create({
    data: { ...admin, id: 'k', credentialId: 'k', publicKey: Buffer.from('k'), name: 'k', createdAt: at },
  })
  const token = {
    ...admin,
    id: 't',
    purpose: 'confirm-email',
    tokenHash: 'h',
    createdAt: at,
    expiresAt: later,
  }
  await portal.db.oneTimeToken.create({ data: token })
  await portal.db.emailChange.create({
    data: { ...admin, email: 'x@y.test', emailKey: 'x@y.test', askedAt: at, endsAt: later },
  })
  const program = { ...admin, id: 'p', name: 'p', scopes: ['library:read'], tokenHash: 'p' }
  await portal.db.accessToken.create({ data: { ...program, createdAt: at, expiresAt: later } })
  const ada = portal.guest()
  expect((await ada.post('/fr/setup', form())).status).toBe(303)
  expect(await portal.db.accessToken.count()).toBe(0)
  expect((await ada.get('/fr/admin')).status).toBe(200)
  const left = await portal.db.member.findUniqueOrThrow({
    where: { id },
    include: { secondFactor: true, recoveryCodes: true, passkeys: true, tokens: true, emailChange: true },
  })
  expect(left).toMatchObject({ role: 'admin', deletionAskedAt: null, secondFactor: null, emailChange: null })
  expect([left.recoveryCodes, left.passkeys, left.tokens]).toEqual([[], [], []])
  await portal.db.member.deleteMany()
  await keepSecret(new Date(Date.now() + 3_600_000))
})

test('ten at once make one admin, who is signed in; then the address is gone', async () => {
  const browsers = Array.from({ length: 10 }, () => portal.guest())
  const answers = await Promise.all(
    browsers.map((browser, i) => browser.post('/fr/setup', form({ email: `ada${i}@exemple.test` }))),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, ...Array(9).fill(404)])
  expect(await portal.db.member.count()).toBe(1)
  expect(await portal.db.member.count({ where: { role: 'admin', approvedAt: { not: null } } })).toBe(1)
  const winner = browsers[answers.findIndex((answer) => answer.status === 303)]
  // Whoever is signed in is here: nobody reads of himself that he never came.
  expect(await portal.db.member.count({ where: { lastSeenAt: null } })).toBe(0)
  expect((await winner?.get('/fr/account'))?.status).toBe(200)
  expect((await portal.guest().get(`/fr/setup?token=${secret}`)).status).toBe(404)
  expect((await portal.guest().post('/fr/setup', form())).status).toBe(404)
})
