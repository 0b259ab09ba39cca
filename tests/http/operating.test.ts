import { afterAll, beforeAll, expect, test } from 'vitest'
import { emailOf, idOf, PASSWORD } from '../support/cast'
import { portalCommand } from '../support/command-line'
import { newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { putAppIntoService } from '../support/second-factor'
import { makeDocument } from '../support/things'

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal()
})
afterAll(() => portal.close())

const member = (...words: string[]) => portalCommand(portal, 'member', ...words)

const lastAct = () => portal.db.auditEntry.findFirst({ orderBy: { id: 'desc' } })

test('the operator sees everybody, for people and for programs', async () => {
  const [{ code, said }, told] = await Promise.all([member('list'), member('list', '--json')])
  expect(code).toBe(0)
  expect(said).toContain(`${emailOf('paul')}\tPaul Exemple\tmember\tpending`)
  const lines = told.said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ email }) => email)).toContain(emailOf('ada'))
  expect(JSON.stringify(lines)).not.toMatch(/password|hash/i)
})

test('the list is narrowed by standing and by role', async () => {
  const found = async (...words: string[]) =>
    (await member('list', '--json', ...words)).said
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).email)
  const narrowed = [found('--standing', 'pending'), found('--standing', 'active', '--role', 'editor')]
  expect(await Promise.all(narrowed)).toEqual([[emailOf('paul')], [emailOf('emile')]])
})

test('a program hears an outcome, whatever came of it', async () => {
  const answer = async (...words: string[]) => {
    const { code, said } = await member(...words, '--json')
    return { code, ...JSON.parse(said) }
  }
  expect(
    await Promise.all([
      answer('suspend', emailOf('ugo')),
      answer('approve', 'personne@exemple.test'),
      answer('end-sessions', emailOf('lise')),
    ]),
  ).toMatchObject([
    { code: 1, outcome: 'not-possible' },
    { code: 1, outcome: 'missing' },
    { code: 0, outcome: 'done', ended: 0 },
  ])
})

test('he adds a member, who chooses his password by the letter and comes in', async () => {
  const email = 'nora@exemple.test'
  const names = ['--first-name', 'Nora', '--last-name', 'Exemple']
  const added = await member('add', email, ...names, '--role', 'editor', '--lang', 'en', '--json')
  expect(added.code).toBe(0)
  expect(JSON.parse(added.said)).toMatchObject({ email, outcome: 'added' })
  expect(await lastAct()).toMatchObject({ act: 'add-member', via: 'cli', actorId: null })
  const letter = await newestLetter(portal, email)
  const path = pathIn(letter, 'token=')
  const [hers, password] = [portal.guest(), 'nine quiet herons over the canal']
  await hers.get(path)
  const chosen = await hers.post(path, { token: tokenOf(path), password })
  expect(chosen.status).toBeLessThan(400)
  const nora = await portal.db.member.findUniqueOrThrow({ where: { emailKey: email } })
  expect(nora).toMatchObject({
    role: 'editor',
    lang: 'en',
    firstName: 'Nora',
    emailConfirmedAt: expect.any(Date),
  })
  expect(nora.passwordHash).toMatch(/^\$argon2/)
  expect(await member('add', email, ...names)).toMatchObject({
    code: 1,
    said: expect.stringContaining('has an account already'),
  })
})

test('whom he cannot add is told field by field, and nobody is added', async () => {
  const before = await portal.db.member.count()
  const [{ code, said }, incomplete] = await Promise.all([
    member('add', 'no address', '--first-name', 'X', '--role', 'king', '--group', 'x'),
    member('add', '--first-name'),
  ])
  expect(code).toBe(1)
  for (const field of ['the e-mail address', '--last-name', '--role', '--group'])
    expect(said).toContain(field)
  expect(incomplete).toMatchObject({ code: 2 })
  expect(await portal.db.member.count()).toBe(before)
})

test('he approves Paul, however he writes the address; Paul has his letter and reads at his next request', async () => {
  const paul = await portal.as('paul')
  const document = await makeDocument(portal)
  expect((await paul.get(document.file)).status).toBe(403)
  expect(await member('approve', emailOf('paul').toUpperCase())).toMatchObject({ code: 0 })
  expect((await paul.get(document.file)).status).toBe(200)
  expect(await newestLetter(portal, emailOf('paul'), 'registration-approved')).not.toBeNull()
  expect(await lastAct()).toMatchObject({
    act: 'approve-member',
    via: 'cli',
    actorId: null,
    thingId: idOf('paul'),
  })
  expect((await member('approve', emailOf('paul'))).said).toContain('was so already')
})

test('a role from the command line counts at once, and old sessions end', async () => {
  const marie = await portal.as('marie')
  expect(await member('role', emailOf('marie'), 'editor')).toMatchObject({ code: 0 })
  expect((await marie.get('/fr/account')).status).toBe(303)
  expect((await (await portal.as('marie')).get('/fr/admin')).status).toBe(200)
})

test('sessions end, and the last admin stays one', async () => {
  const emile = await portal.as('emile')
  expect((await member('end-sessions', emailOf('emile'))).said).toContain('sessions ended: 1')
  expect((await emile.get('/fr/account')).status).toBe(303)
  expect(
    await Promise.all([member('role', emailOf('ada'), 'member'), member('suspend', emailOf('ada'))]),
  ).toMatchObject([{ code: 1, said: expect.stringContaining('last admin') }, { code: 1 }])
})

test('who lost his second factor gets rid of it at the command line, at once; his sessions end and a letter tells him', async () => {
  const emile = await portal.as('emile')
  await putAppIntoService(emile)
  expect((await member('reset-second-factor', emailOf('emile'))).said).toContain('is gone')
  expect((await emile.get('/fr/account')).status).toBe(303)
  expect(await lastAct()).toMatchObject({ act: 'reset-second-factor', via: 'cli', thingId: idOf('emile') })
  expect((await newestLetter(portal, emailOf('emile'), 'security-changed'))?.text).toContain('retiré')
  const answer = await portal
    .guest()
    .post('/fr/login', { intent: 'login', email: emailOf('emile'), password: PASSWORD })
  expect(answer.headers.get('location')).toBe('/fr/admin')
  expect((await member('reset-second-factor', emailOf('emile'))).said).toContain('had no second factor')
})

test('what cannot be done is said in a sentence, and changes nothing', async () => {
  const impossible = [
    ['approve', 'personne@exemple.test'],
    ['suspend', emailOf('ugo')],
  ]
  expect(await Promise.all(impossible.map((words) => member(...words)))).toMatchObject([
    { code: 1, said: expect.stringContaining('nobody') },
    { code: 1, said: expect.stringContaining('unconfirmed') },
  ])
  const wrong = [
    [],
    ['approve'],
    ['role', emailOf('marie'), 'king'],
    ['list', '--all'],
    ['erase', emailOf('marie')],
  ]
  for (const answer of await Promise.all(wrong.map((words) => member(...words))))
    expect(answer).toMatchObject({ code: 2, said: expect.stringContaining('member list') })
})
