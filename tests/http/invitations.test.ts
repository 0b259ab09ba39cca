import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { createPeople, emailOf, idOf } from '../support/cast'
import { newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { settlePolicy } from '../support/registration'
import { untilWaiting } from '../support/row-locks'
import { stampOf } from '../support/stamp'
import { type MadeDocument, makeDocument } from '../support/things'

const DAY = 24 * 3_600_000
const LIST = '/fr/admin/members/invitations'
const PASSWORD = 'quatre chevaux sous la pluie'

let portal: Portal
let ada: Browser
let wanted: MadeDocument
beforeAll(async () => {
  portal = await bootPortal()
  ada = await portal.as('ada')
  wanted = await makeDocument(portal, { audience: 'members' })
  await settle('invitation')
})
afterAll(() => portal.close())

const settle = (policy: 'moderated' | 'invitation', more: Record<string, string> = {}) =>
  settlePolicy(portal, policy, more)

let people = 0
const newAddress = () => `nora${++people}@exemple.test`

/** Ada invites somebody at the desk; the path of the link in the letter. */
async function invited(email: string, more: Record<string, string> = {}): Promise<string> {
  const answer = await ada.post(`${LIST}/new`, { email, lang: 'fr', ...more })
  expect(answer.status).toBe(303)
  return linkTo(email)
}

const linkTo = async (email: string) => pathIn(await newestLetter(portal, email, 'invitation'), '/invitation')
const invitationOf = (email: string) =>
  portal.db.invitation.findFirstOrThrow({ where: { emailKey: email }, orderBy: { invitedAt: 'desc' } })
const memberOf = (email: string) => portal.db.member.findUnique({ where: { emailKey: email } })

const answers = (more: Record<string, string> = {}) => ({
  firstName: 'Nora',
  lastName: 'Nouvelle',
  password: PASSWORD,
  organisation: 'Association d’exemple',
  stakeholderGroup: 'association',
  acceptTerms: 'on',
  stamp: stampOf(),
  ...more,
})

describe('an invited person', () => {
  test('gets a letter in her language, finds her form filled in, and reads at once what was recommended', async () => {
    const email = newAddress()
    const link = await invited(email, {
      firstName: 'Nora',
      organisation: 'Ville d’exemple',
      lang: 'en',
      message: 'Your talk was\nremarkable.',
      wantedPath: portal.origin + wanted.page,
    })
    const letter = await newestLetter(portal, email, 'invitation')
    expect(letter?.lang).toBe('en')
    expect(letter?.subject).toContain('Ada Exemple invites you')
    expect(letter?.text).toContain('remarkable.')
    expect(letter?.text).toContain('14 days')
    expect(link).toMatch(/^\/en\/invitation\?token=/)
    // Mail scanners look; looking accepts nothing.
    await portal.guest().head(link)
    const nora = portal.guest()
    const page = await nora.get(link)
    const html = await page.text()
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cache-control')).toContain('no-store')
    expect(visibleText(html)).toContain('Ada Exemple invites you')
    expect(html).toContain('value="Ville d’exemple"')
    expect(html).toContain(`value="${email}"`)
    expect(html).not.toContain('name="motivation"')
    expect(await memberOf(email)).toBeNull()
    const accepted = await nora.post(link, answers())
    expect([accepted.status, accepted.headers.get('location')]).toEqual([303, wanted.page])
    expect(await (await nora.get(wanted.page)).text()).toContain(wanted.canaries.closed)
    const member = await memberOf(email)
    expect(member).toMatchObject({ role: 'member', lang: 'en', motivation: null })
    expect([member?.emailConfirmedAt, member?.approvedAt]).not.toContain(null)
    expect(await portal.db.termsAcceptance.count({ where: { memberId: member?.id } })).toBe(2)
    const acts = await portal.db.auditEntry.findMany({
      where: { act: { in: ['invite', 'accept-invitation'] } },
      orderBy: { id: 'asc' },
    })
    expect(acts.map(({ act, actorId }) => [act, actorId])).toEqual([
      ['invite', idOf('ada')],
      ['accept-invitation', null],
    ])
    expect(JSON.stringify(acts.map(({ detail }) => detail))).not.toContain(email)
  })

  test('cannot give the invitation to another address, nor make herself more than a member', async () => {
    const email = newAddress()
    const link = await invited(email)
    const other = newAddress()
    await portal.guest().post(link, answers({ email: other, role: 'admin', emailKey: other }))
    expect(await memberOf(other)).toBeNull()
    expect((await memberOf(email))?.role).toBe('member')
  })

  test('finds what she typed still there after an error, but for the password', async () => {
    const link = await invited(newAddress())
    const answer = await portal.guest().post(link, answers({ password: 'nora nouvelle', firstName: 'N’ora' }))
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('value="N’ora"')
    expect(html).not.toContain('nora nouvelle')
    expect(html).toContain('id="register-password-error"')
    expect((await portal.guest().post(link, answers())).status).toBe(303)
  })

  test('opens the same link later: it says that it has been used', async () => {
    const email = newAddress()
    const link = await invited(email)
    await portal.guest().post(link, answers())
    const again = portal.guest()
    expect(visibleText(await (await again.get(link)).text())).toContain('n’est plus valable')
    expect((await again.post(link, answers({ firstName: 'Autre' }))).status).toBe(409)
    expect(again.cookie('__Host-sid')).toBeUndefined()
    expect((await memberOf(email))?.firstName).toBe('Nora')
  })

  test('clicks ten times at once: one person, signed in once', async () => {
    const email = newAddress()
    const link = await invited(email)
    const tries = await Promise.all(Array.from({ length: 10 }, () => portal.guest().post(link, answers())))
    expect(tries.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(tries.filter(({ status }) => status >= 500)).toEqual([])
    expect(await portal.db.member.count({ where: { emailKey: email } })).toBe(1)
  })

  test.each([
    ['too old', { expiresAt: new Date(Date.now() - 1) }],
    ['revoked', { revokedAt: new Date() }],
  ])('with a link that is %s becomes nobody', async (_why, data: object) => {
    const email = newAddress()
    const link = await invited(email)
    await portal.db.invitation.updateMany({ where: { emailKey: email }, data })
    expect((await portal.guest().post(link, answers())).status).toBe(409)
    expect(await memberOf(email)).toBeNull()
  })

  test('whose address somebody else registered beforehand has her own password, and his letters are dead', async () => {
    await settle('moderated')
    const email = newAddress()
    const squatter = 'cinq moineaux dans la haie'
    await portal.guest().post('/fr/register', answers({ email, password: squatter, intent: 'register' }))
    const old = tokenOf(pathIn(await newestLetter(portal, email, 'confirm-email'), '/confirm-email'))
    await portal.guest().post(await invited(email), answers())
    expect((await portal.guest().post('/fr/login', { email, password: squatter })).status).toBe(422)
    expect((await portal.guest().post('/fr/confirm-email', { token: old })).status).toBe(422)
    expect((await portal.guest().post('/fr/login', { email, password: PASSWORD })).status).toBe(303)
    await settle('invitation')
  })

  test('who registers by the ordinary way instead is a member as soon as she has confirmed', async () => {
    await settle('moderated')
    const email = newAddress()
    await invited(email)
    const nora = portal.guest()
    await nora.post('/fr/register', answers({ email: email.toUpperCase(), intent: 'register' }))
    expect(await portal.db.member.count({ where: { emailKey: email, approvedAt: { not: null } } })).toBe(0)
    const link = pathIn(
      await portal.db.letter.findFirst({ where: { kind: 'confirm-email' }, orderBy: { queuedAt: 'desc' } }),
      '/confirm-email',
    )
    await nora.post('/fr/confirm-email', { token: tokenOf(link) })
    expect(await (await nora.get(wanted.page)).text()).toContain(wanted.canaries.closed)
    const { id } = await portal.db.member.findUniqueOrThrow({ where: { emailKey: email } })
    expect(await portal.db.invitation.count({ where: { memberId: id, acceptedAt: { not: null } } })).toBe(1)
    await settle('invitation')
  })

  test('in the browser of somebody who is signed in, she is told so, and nothing is accepted', async () => {
    const email = newAddress()
    const link = await invited(email)
    const marie = await portal.as('marie')
    expect(visibleText(await (await marie.get(link)).text())).toContain('Marie Exemple')
    await marie.post(link, answers())
    expect(await memberOf(email)).toBeNull()
  })

  test('a program with a link is caught as at the gate: nothing is kept, nobody is in', async () => {
    const email = newAddress()
    const link = await invited(email)
    const program = portal.guest()
    const answer = await program.post(link, answers({ website: 'https://ailleurs.test' }))
    expect(answer.status).toBe(303)
    expect(program.cookie('__Host-sid')).toBeUndefined()
    expect((await program.post(link, answers({ stamp: stampOf(500) }))).status).toBe(422)
    expect(await memberOf(email)).toBeNull()
  })
})

describe('Ada, who invites', () => {
  test.each([
    ['a member', () => emailOf('marie'), 'déjà membre'],
    ['an applicant', () => emailOf('paul'), 'attend votre réponse'],
    ['a suspended person', () => emailOf('lise'), 'est suspendu'],
    ['nobody', () => 'pas une adresse', 'n’est pas valable'],
    ['an address of a refused domain', () => 'nora@jetable.test', 'ne sont pas acceptées'],
  ])('is told at the field when it is %s, and no letter leaves', async (_who, address, why) => {
    await settle('invitation', { refusedDomains: 'jetable.test' })
    const answer = await ada.post(`${LIST}/new`, { email: address(), lang: 'fr', message: 'Mes mots' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(visibleText(html)).toContain(why)
    expect(html).toContain('Mes mots</textarea>')
    expect(await portal.db.letter.count({ where: { toAddress: address(), kind: 'invitation' } })).toBe(0)
  })

  test('cannot send somebody to another site', async () => {
    for (const wantedPath of [
      'https://ailleurs.test/fr/documents/x',
      '//ailleurs.test',
      '/fr/admin',
      '/logout',
    ]) {
      const answer = await ada.post(`${LIST}/new`, { email: newAddress(), lang: 'fr', wantedPath })
      expect([wantedPath, answer.status]).toEqual([wantedPath, 422])
    }
  })

  test('does not invite twice, however quickly', async () => {
    const email = newAddress()
    const both = await Promise.all([1, 2].map(() => ada.post(`${LIST}/new`, { email, lang: 'fr' })))
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(await portal.db.letter.count({ where: { toAddress: email } })).toBe(1)
  })

  test('sends it again: the new link opens, the old one is dead', async () => {
    const email = newAddress()
    const old = await invited(email)
    const { id } = await invitationOf(email)
    await portal.db.invitation.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })
    const answer = await ada.post(LIST, { intent: 'resend', id })
    expect(answer.headers.get('location')).toBe(`${LIST}?done=resend`)
    expect((await portal.guest().post(old, answers())).status).toBe(409)
    const days = ((await invitationOf(email)).expiresAt.getTime() - Date.now()) / DAY
    expect(Math.round(days)).toBe(14)
    expect((await portal.guest().post(await linkTo(email), answers())).status).toBe(303)
    expect((await ada.post(LIST, { intent: 'resend', id })).headers.get('location')).toBe(`${LIST}?done=over`)
  })

  test('takes it back: the link is dead, and the address may be invited anew', async () => {
    const email = newAddress()
    const old = await invited(email)
    const { id } = await invitationOf(email)
    await ada.post(LIST, { intent: 'revoke', id })
    expect((await portal.guest().post(old, answers())).status).toBe(409)
    expect((await ada.post(LIST, { intent: 'revoke', id })).headers.get('location')).toBe(`${LIST}?done=over`)
    expect((await portal.guest().post(await invited(email), answers())).status).toBe(303)
  })

  test('sees who is invited, by whom and where each stands; finds one by a word or by its state', async () => {
    const [waiting, expired] = [newAddress(), newAddress()]
    await invited(waiting, { organisation: 'Lycée Rosa-Parks' })
    await invited(expired)
    await portal.db.invitation.updateMany({
      where: { emailKey: expired },
      data: { expiresAt: new Date(Date.now() - DAY) },
    })
    const list = async (query: string) => visibleText(await (await ada.get(`${LIST}?${query}`)).text())
    const found = await list('q=rosa')
    expect(found).toContain(waiting)
    expect(found).toContain('Ada Exemple')
    expect(found).toContain('valable jusqu’au')
    expect(found).not.toContain(expired)
    expect(await list('state=expired')).toContain(expired)
    expect(await list('state=expired')).not.toContain(waiting)
    expect(await list('state=accepted')).toContain('Nora Nouvelle')
    expect(await list('q=personne')).toContain('Aucune invitation ne correspond')
  })

  test('sees no token in the list, and none is kept', async () => {
    const email = newAddress()
    const token = tokenOf(await invited(email))
    const row = await invitationOf(email)
    expect(JSON.stringify(row)).not.toContain(token)
    expect(await (await ada.get(LIST)).text()).not.toContain(token)
  })
})

describe('Ada, who invites many', () => {
  const many = (list: string, more: Record<string, string> = {}) => ({ list, lang: 'fr', ...more })

  test('reads of every line what is wrong with it before anything leaves, then sends the good ones', async () => {
    await settle('invitation', { refusedDomains: 'jetable.test' })
    const already = newAddress()
    await invited(already)
    const [good, alsoGood] = [newAddress(), newAddress()]
    const list = [
      'courriel;prénom;nom;organisation;langue',
      `${good};Nora;Nouvelle;"Ville; pôle numérique";en`,
      'pas une adresse',
      `${good.toUpperCase()};Encore`,
      'nora@jetable.test',
      emailOf('marie'),
      emailOf('paul'),
      already,
      alsoGood,
    ].join('\n')
    const letters = await portal.db.letter.count()
    const answer = await ada.post(`${LIST}/many`, many(list, { message: 'À bientôt' }))
    const text = visibleText(await answer.text())
    expect(answer.status).toBe(200)
    for (const said of [
      'Pas d’adresse valable sur cette ligne',
      'Déjà plus haut dans cette liste',
      'Domaine refusé dans les réglages',
      'Déjà membre',
      'Déjà inscrit·e, attend votre réponse',
      'Déjà invité·e',
      'Ville; pôle numérique',
      '2 personnes recevront',
      '6 lignes restent de côté',
    ])
      expect(text).toContain(said)
    expect(await portal.db.letter.count()).toBe(letters)
    const sent = await ada.post(`${LIST}/many`, many(list, { message: 'À bientôt', intent: 'send' }))
    expect(sent.headers.get('location')).toBe(`${LIST}?sent=2&left=6`)
    expect(visibleText(await (await ada.follow(sent)).text())).toContain('2 invitations partent')
    expect(await portal.db.letter.count()).toBe(letters + 2)
    expect((await newestLetter(portal, good))?.lang).toBe('en')
    const letter = await newestLetter(portal, alsoGood)
    expect([letter?.lang, letter?.text.includes('À bientôt')]).toEqual(['fr', true])
    // The page that was still open is sent once more: nobody is invited twice.
    await ada.post(`${LIST}/many`, many(list, { intent: 'send' }))
    expect(await portal.db.letter.count()).toBe(letters + 2)
  })

  test('may choose a file instead, as a spreadsheet of Western Europe writes it', async () => {
    const email = newAddress()
    const form = new FormData()
    form.set('intent', 'preview')
    form.set('lang', 'fr')
    form.set('list', '')
    const latin1 = Buffer.from(`Pr\u00e9nom;Courriel\r\nZo\u00e9;${email}\r\n`, 'latin1')
    form.set('file', new Blob([latin1], { type: 'text/csv' }), 'liste.csv')
    const answer = await ada.upload(`${LIST}/many`, form)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(visibleText(html)).toContain('Zoé')
    expect(visibleText(html)).toContain('1 personne recevra')
    // What the file held stands in the list now: it is sent without being chosen again.
    expect(html).toMatch(new RegExp(`<input type="hidden" name="list" value="[^"]*${email}`))
  })

  test('an empty list and one that is too long come back with the reason at the field', async () => {
    const tooMany = Array.from({ length: 301 }, (_x, i) => `p${i}@exemple.test`).join('\n')
    for (const [list, why] of [
      [' ', 'Ce champ est requis'],
      [tooMany, '300 personnes au plus à la fois'],
    ] as const) {
      const answer = await ada.post(`${LIST}/many`, many(list))
      expect(answer.status).toBe(422)
      expect(visibleText(await answer.text())).toContain(why)
    }
  })

  test('formulas and markup in a list stay text', async () => {
    const email = newAddress()
    const answer = await ada.post(`${LIST}/many`, many(`${email};<b>Nora</b>;=1+1`))
    const html = await answer.text()
    expect(html).toContain('&lt;b&gt;Nora&lt;/b&gt;')
    expect(html).not.toContain('<b>Nora')
  })
})

test('a link that nobody ever got is answered as one that is over', async () => {
  for (const token of ['A'.repeat(43), '', 'x'.repeat(5000)]) {
    const answer = await portal.guest().get(`/fr/invitation?token=${token}`)
    expect(answer.status).toBe(200)
    expect(visibleText(await answer.text())).toContain('n’est plus valable')
  }
})

describe('who invited, and is no admin any more', () => {
  const revoked = (id: string) =>
    portal.db.auditEntry.findFirst({ where: { act: 'revoke-invitation', thingId: id } })

  /** Adèle, an admin of this moment, invites somebody. */
  async function byAdele() {
    await portal.db.member.deleteMany({ where: { id: idOf('adele') } })
    await createPeople(portal.db, ['adele'])
    const email = newAddress()
    const adele = await portal.as('adele')
    expect((await adele.post(`${LIST}/new`, { email, lang: 'fr' })).status).toBe(303)
    const { id } = await invitationOf(email)
    return { email, id, link: await linkTo(email) }
  }
  const desk = (fields: Record<string, string>) => ada.post(`/fr/admin/members/${idOf('adele')}`, fields)

  test.each<[string, () => Promise<Response>]>([
    ['suspended', () => desk({ intent: 'suspend' })],
    ['an editor', () => desk({ intent: 'change-role', role: 'editor' })],
    [
      'erased',
      () => ada.post(`/fr/admin/members/${idOf('adele')}/erasure`, { ground: 'misuse', confirm: 'on' }),
    ],
  ])('%s: the invitations still open end with it, and the trail says so', async (_, act) => {
    const { email, id, link } = await byAdele()
    const accepted = await byAdeleAccepted()
    expect((await act()).status).toBe(303)
    expect(await portal.db.invitation.findUniqueOrThrow({ where: { id } })).toMatchObject({
      revokedAt: expect.any(Date),
      openFor: null,
      tokenHash: null,
    })
    expect(await revoked(id)).toMatchObject({ actorId: idOf('ada'), detail: { member: idOf('adele') } })
    expect(await revoked(accepted)).toBeNull()
    expect((await portal.guest().post(link, answers())).status).toBe(409)
    expect(await memberOf(email)).toBeNull()
    // Whoever answers for them may invite them anew.
    expect(await invited(email)).toMatch(/^\/fr\/invitation/)
  })

  /** One that was accepted before stays so. */
  async function byAdeleAccepted(): Promise<string> {
    const email = newAddress()
    const adele = await portal.as('adele')
    await adele.post(`${LIST}/new`, { email, lang: 'fr' })
    const { id } = await invitationOf(email)
    expect((await portal.guest().post(await linkTo(email), answers())).status).toBe(303)
    return id
  }

  test('accounts that she added and nobody has entered wait for somebody else’s approval; the others stay', async () => {
    await portal.db.member.deleteMany({ where: { id: idOf('adele') } })
    await createPeople(portal.db, ['adele'])
    const [waiting, entered] = [newAddress(), newAddress()]
    const form = new FormData()
    form.set('intent', 'import')
    form.set('list', `${waiting};Wanda;Ex\n${entered};Erwan;Ex`)
    expect((await (await portal.as('adele')).upload('/fr/admin/members/import', form)).status).toBe(200)
    const choose = async (email: string) => {
      const link = pathIn(await newestLetter(portal, email, 'account-opened'), '/reset-password')
      const fields = { token: tokenOf(link), password: 'quatre chevaux sous la pluie' }
      return (await portal.guest().post('/fr/reset-password', fields)).status
    }
    expect(await choose(entered)).toBe(303)
    expect((await desk({ intent: 'suspend' })).status).toBe(303)
    expect(await choose(waiting)).toBe(422)
    expect([(await memberOf(waiting))?.approvedAt, (await memberOf(entered))?.approvedAt]).toEqual([
      null,
      expect.any(Date),
    ])
    const act = { act: 'withdraw-approval', actorId: idOf('ada') }
    expect(await portal.db.auditEntry.count({ where: act })).toBe(1)
  })

  test('at the very moment of accepting: what was revoked first stays so', async () => {
    const { email, id, link } = await byAdele()
    let accepting: Promise<Response> | undefined
    await portal.db.$transaction(
      async (tx) => {
        await tx.invitation.update({ where: { id }, data: { revokedAt: new Date() } })
        accepting = portal.guest().post(link, answers())
        await untilWaiting(portal, 1)
      },
      { timeout: 30_000 },
    )
    expect((await accepting)?.status).toBe(409)
    expect(await memberOf(email)).toBeNull()
  })

  test('by whatever way: neither link nor registration makes a member of it, until another admin sends it again', async () => {
    await settle('moderated')
    const { email, id, link } = await byAdele()
    await portal.db.member.update({ where: { id: idOf('adele') }, data: { role: 'member' } })
    expect((await portal.guest().post(link, answers())).status).toBe(409)
    expect(await ada.post(LIST, { intent: 'resend', id })).toHaveProperty('status', 303)
    expect((await portal.guest().post(await linkTo(email), answers())).status).toBe(303)
    expect((await memberOf(email))?.approvedAt).not.toBeNull()

    const other = await byAdele()
    await portal.db.member.update({ where: { id: idOf('adele') }, data: { suspendedAt: new Date() } })
    const nora = portal.guest()
    await nora.post('/fr/register', answers({ email: other.email, intent: 'register' }))
    const letter = await newestLetter(portal, other.email, 'confirm-email')
    await nora.post('/fr/confirm-email', { token: tokenOf(pathIn(letter, '/confirm-email')) })
    expect(await memberOf(other.email)).toMatchObject({
      emailConfirmedAt: expect.any(Date),
      approvedAt: null,
    })
    await settle('invitation')
  })
})
