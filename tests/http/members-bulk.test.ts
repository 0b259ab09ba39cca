import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { type CastName, createCast, createPeople, emailOf, idOf } from '../support/cast'
import { bootPortal, type Portal } from '../support/portal'
import { untilWaiting } from '../support/row-locks'
import { makeDocument, makeWorkshop } from '../support/things'

let portal: Portal
let ada: Browser
let before: bigint
beforeAll(async () => {
  portal = await bootPortal({ cast: false })
})
afterAll(() => portal.close())
beforeEach(async () => {
  await portal.db.member.deleteMany()
  // The trail cannot be emptied: a test reads what was written since it began.
  const last = await portal.db.auditEntry.findFirst({ orderBy: { id: 'desc' } })
  before = last?.id ?? 0n
  await portal.db.letter.deleteMany()
  await createCast(portal.db)
  await createPeople(portal.db, ['malik', 'adele'])
  ada = await portal.as('ada')
})

const BULK = '/fr/admin/members/bulk'
const of = (...names: CastName[]) => names.map(idOf)
const asking = (intent: string, ...names: CastName[]) =>
  `${BULK}?intent=${intent}${of(...names)
    .map((id) => `&id=${id}`)
    .join('')}`
const doing = (intent: string, names: CastName[], more = {}) =>
  ada.post(asking(intent, ...names), { intent, id: of(...names), ...more })
const person = (name: CastName) => portal.db.member.findUniqueOrThrow({ where: { id: idOf(name) } })
const acts = (act: string) =>
  portal.db.auditEntry.findMany({ where: { act, id: { gt: before } }, orderBy: { thingId: 'asc' } })

describe('an act for many', () => {
  test('first shows whom it concerns and whom it cannot, and does nothing', async () => {
    const html = await (await ada.get(asking('approve', 'paul', 'marie', 'ugo'))).text()
    const shown = visibleText(html)
    expect(shown).toMatch(/Valider ces comptes.\?/)
    expect(shown).toMatch(/Qui est concerné \(1\)[\s\S]*Paul Exemple[\s\S]*Laissés de côté \(2\)/)
    expect(html).toContain(`name="id" value="${idOf('paul')}"`)
    expect(html).not.toContain(`name="id" value="${idOf('marie')}"`)
    expect([(await person('paul')).approvedAt, await portal.db.letter.count()]).toEqual([null, 0])
  })

  test('tells of each person what became of him, each with his own letter and entry', async () => {
    await portal.db.member.update({ where: { id: idOf('malik') }, data: { approvedAt: null } })
    const answer = await doing('approve', ['paul', 'malik', 'marie', 'lise'])
    const shown = visibleText(await answer.text())
    expect(answer.status).toBe(200)
    expect(shown).toMatch(/Fait pour 2.personnes sur 4/)
    expect(shown).toMatch(/Malik Exemple compte validé/)
    expect(shown).toMatch(/Paul Exemple compte validé/)
    expect(shown).toMatch(/Marie Exemple l’était déjà/)
    expect(shown).toMatch(/Lise Exemple impossible dans son état actuel/)
    expect((await acts('approve-member')).map(({ thingId }) => thingId)).toEqual(of('malik', 'paul'))
    const letters = await portal.db.letter.findMany({ where: { kind: 'registration-approved' } })
    expect(letters.map(({ toAddress }) => toAddress).sort()).toEqual([emailOf('malik'), emailOf('paul')])
  })

  test('sent twice does nothing twice', async () => {
    await Promise.all([doing('approve', ['paul']), doing('approve', ['paul'])])
    expect((await acts('approve-member')).length).toBe(1)
  })

  test('refuses with one reason for all, in the admin’s own words', async () => {
    await portal.db.member.update({ where: { id: idOf('malik') }, data: { approvedAt: null } })
    await doing('refuse', ['paul', 'malik'], { reason: 'Hors du territoire.' })
    for (const name of ['paul', 'malik'] as const)
      expect((await person(name)).refusalReason).toBe('Hors du territoire.')
    const letters = await portal.db.letter.findMany({ where: { kind: 'registration-refused' } })
    expect(letters.length).toBe(2)
    for (const letter of letters) expect(letter.text).toContain('Hors du territoire.')
  })

  test('a reason without end is refused at its field, and nobody is', async () => {
    const answer = await doing('refuse', ['paul'], { reason: 'x'.repeat(1001) })
    expect(answer.status).toBe(422)
    expect(visibleText(await answer.text())).toContain('Ce texte est trop long.')
    expect((await person('paul')).refusedAt).toBeNull()
  })

  test('suspends, and ends the sessions at that moment', async () => {
    const [marie, malik] = [await portal.as('marie'), await portal.as('malik')]
    await doing('suspend', ['marie', 'malik'])
    for (const browser of [marie, malik])
      expect((await browser.get('/fr/account')).headers.get('location')).toMatch(/^\/fr\/login/)
    expect((await acts('suspend-member')).length).toBe(2)
  })

  test('ends sessions only: the next sign-in is welcome', async () => {
    const marie = await portal.as('marie')
    expect(visibleText(await (await doing('end-sessions', ['marie', 'malik'])).text())).toMatch(
      /Fait pour 1.personne/,
    )
    expect((await marie.get('/fr/account')).status).toBe(303)
    expect((await (await portal.as('marie')).get('/fr/account')).status).toBe(200)
  })

  test('spares oneself and the last admin', async () => {
    await doing('suspend', ['ada', 'adele'])
    expect([(await person('ada')).suspendedAt, (await person('adele')).suspendedAt]).toEqual([
      null,
      expect.any(Date),
    ])
    expect((await doing('end-sessions', ['ada'])).status).toBe(200)
    expect((await ada.get('/fr/admin')).status).toBe(200)
  })

  test('suspends only after the password, and comes back with all who were ticked', async () => {
    const old = { createdAt: new Date(Date.now() - 11 * 60_000) }
    await portal.db.loginSession.updateMany({ where: { memberId: idOf('ada') }, data: old })
    const path = asking('suspend', 'marie', 'malik')
    const held = await ada.get(path)
    expect(held.headers.get('location')).toBe(`/fr/account/proof?redirectTo=${encodeURIComponent(path)}`)
    expect((await doing('suspend', ['marie'])).headers.get('location')).toMatch(/^\/fr\/account\/proof/)
    expect((await person('marie')).suspendedAt).toBeNull()
    // Whatever closes something, or opens it again, is asked alike; approving is not.
    for (const intent of ['end-sessions', 'refuse'] as const)
      expect((await doing(intent, ['marie'])).headers.get('location')).toMatch(/^\/fr\/account\/proof/)
    for (const intent of ['end-sessions', 'unsuspend'])
      expect(
        (await ada.post(`/fr/admin/members/${idOf('lise')}`, { intent })).headers.get('location'),
      ).toMatch(/^\/fr\/account\/proof/)
    const refused = await ada.post(`/fr/admin/members/${idOf('paul')}`, {
      intent: 'refuse',
      reason: 'Canari',
    })
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('Canari')])
    expect([(await person('lise')).suspendedAt, (await person('paul')).refusedAt]).toEqual([
      expect.any(Date),
      null,
    ])
    expect((await doing('approve', ['paul'])).status).toBe(200)
  })

  test('of nobody says what to do first', async () => {
    expect(visibleText(await (await ada.get(`${BULK}?intent=approve`)).text())).toContain(
      'Cochez d’abord des personnes',
    )
    expect((await ada.get(`${BULK}?intent=erase`)).status).toBe(404)
    expect((await ada.post(BULK, { intent: 'approve', id: ['x', '%', "'"] })).status).toBe(200)
  })

  test('is reached without scripts: a link ticks the whole page', async () => {
    const html = await (await ada.get('/fr/admin/members?role=member')).text()
    const link = /href="([^"]*select=all[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const ticked = await (await ada.get(link)).text()
    expect(ticked.match(/type="checkbox"[^>]*checked=""/g)?.length).toBe(5)
    expect(ticked).toMatch(/<form id="bulk" method="get" action="\/fr\/admin\/members\/bulk"/)
  })
})

describe('who loses a right loses it at once', () => {
  test('AU21 a download that goes on asks again: of the suspended the rest is denied', async () => {
    const thing = await makeDocument(portal, { audience: 'members' })
    const marie = await portal.as('marie')
    const begun = await marie.get(thing.file, { Range: 'bytes=0-999' })
    expect(begun.status).toBe(206)
    await doing('suspend', ['marie'])
    const rest = await marie.get(thing.file, {
      Range: 'bytes=1000-',
      'If-Range': begun.headers.get('etag') ?? '',
    })
    expect(rest.status).toBe(303)
    expect(rest.headers.get('location')).toMatch(/^\/fr\/login/)
    expect(rest.headers.get('content-range')).toBeNull()
    expect((await rest.arrayBuffer()).byteLength).toBe(0)
  })

  test('AU22 an edit form that was open is refused to who is no editor any more', async () => {
    const thing = await makeDocument(portal, { audience: 'members' })
    const emile = await portal.as('emile')
    expect((await emile.get(`/fr/admin/documents/${thing.id}`)).status).toBe(200)
    const lowered = await ada.post(`/fr/admin/members/${idOf('emile')}`, {
      intent: 'change-role',
      role: 'member',
    })
    expect(lowered.status).toBe(303)
    const before = await portal.db.libraryDocument.findUniqueOrThrow({ where: { id: thing.id } })
    const sent = { intent: 'withdraw', reason: 'Adieu.' }
    expect((await emile.post(`/fr/admin/documents/${thing.id}`, sent)).headers.get('location')).toMatch(
      /^\/fr\/login/,
    )
    expect((await (await portal.as('emile')).post(`/fr/admin/documents/${thing.id}`, sent)).status).toBe(404)
    expect(await portal.db.libraryDocument.findUniqueOrThrow({ where: { id: thing.id } })).toEqual(before)
  })

  test('AZ27 two admins who lower or suspend each other at one moment: one stays, twenty times', async () => {
    for (let round = 0; round < 20; round++) {
      const both = of('ada', 'adele')
      await portal.db.member.updateMany({
        where: { id: { in: both } },
        data: { role: 'admin', suspendedAt: null },
      })
      const [one, two] = [await portal.as('ada'), await portal.as('adele')]
      const fields: Record<string, string> =
        round % 2 ? { intent: 'suspend' } : { intent: 'change-role', role: 'member' }
      await Promise.all([
        one.post(`/fr/admin/members/${idOf('adele')}`, fields),
        two.post(`/fr/admin/members/${idOf('ada')}`, fields),
      ])
      const left = await portal.db.member.count({
        where: { id: { in: both }, role: 'admin', suspendedAt: null },
      })
      expect([round, left]).toEqual([round, 1])
    }
  })

  test('two of three admins who suspend each other at one moment: one is, and the other had lost the right', async () => {
    await portal.db.member.update({ where: { id: idOf('emile') }, data: { role: 'admin' } })
    const [one, two] = [await portal.as('ada'), await portal.as('adele')]
    const begun: Promise<Response>[] = []
    await portal.db.$transaction(
      async (tx) => {
        await tx.$queryRaw`select 1 from "Member" where "id" = any(${of('ada', 'adele')}) for update`
        begun.push(one.post(`/fr/admin/members/${idOf('adele')}`, { intent: 'suspend' }))
        begun.push(two.post(`/fr/admin/members/${idOf('ada')}`, { intent: 'suspend' }))
        await untilWaiting(portal, 2)
      },
      { timeout: 30_000 },
    )
    expect((await Promise.all(begun)).map(({ status }) => status).sort()).toEqual([303, 404])
    expect(await portal.db.member.count({ where: { role: 'admin', suspendedAt: null } })).toBe(2)
  })
})

describe('an editor who is suspended at the very moment', () => {
  test('publishes nothing, withdraws nothing and answers nobody: not even what was begun before', async () => {
    const out = await makeDocument(portal, { audience: 'by-request' })
    const grantId = 'asked'.padEnd(21, '0')
    const asked = { documentId: out.id, memberId: idOf('marie'), message: '', askedAt: new Date() }
    await portal.db.accessGrant.create({ data: { id: grantId, ...asked } })
    const workshop = await makeWorkshop(portal)
    const emile = await portal.as('emile')
    const acts: [string, Record<string, string>][] = [
      [`/fr/admin/documents/${out.id}`, { intent: 'withdraw', reason: 'Adieu.' }],
      [`/fr/admin/workshops/${workshop.id}`, { intent: 'withdraw' }],
      ['/fr/admin/requests', { intent: 'grant', grantId, days: '30' }],
    ]
    const state = async () => [
      await portal.db.libraryDocument.findUniqueOrThrow({ where: { id: out.id } }),
      await portal.db.workshop.findUniqueOrThrow({ where: { id: workshop.id } }),
      await portal.db.accessGrant.findUniqueOrThrow({ where: { id: grantId } }),
    ]
    const was = await state()
    const begun: Promise<Response>[] = []
    await portal.db.$transaction(
      async (tx) => {
        await tx.member.update({ where: { id: idOf('emile') }, data: { suspendedAt: new Date() } })
        for (const [address, fields] of acts) begun.push(emile.post(address, fields))
        await untilWaiting(portal, acts.length)
      },
      { timeout: 30_000 },
    )
    expect((await Promise.all(begun)).map(({ status }) => status)).toEqual([404, 404, 404])
    expect(await state()).toEqual(was)
  })
})

describe('an admin who is suspended at the very moment', () => {
  const ACTS: [string, string, () => Record<string, string>][] = [
    ['approves', `/fr/admin/members/${idOf('paul')}`, () => ({ intent: 'approve' })],
    ['lets in again', `/fr/admin/members/${idOf('lise')}`, () => ({ intent: 'unsuspend' })],
    ['raises', `/fr/admin/members/${idOf('malik')}`, () => ({ intent: 'change-role', role: 'admin' })],
    ['erases', `/fr/admin/members/${idOf('malik')}/erasure`, () => ({ ground: 'misuse', confirm: 'on' })],
    ['invites', INVITATIONS.one, () => ({ email: 'complice@exemple.test', lang: 'fr' })],
    ['opens the door to all', '/fr/admin/settings', () => ({ membershipPolicy: 'open' })],
  ]
  const state = async () =>
    JSON.stringify([
      await portal.db.member.findMany({ where: { id: { not: idOf('adele') } }, orderBy: { id: 'asc' } }),
      await portal.db.invitation.findMany(),
      await portal.db.setting.findMany({ where: { key: 'settings' } }),
      await portal.db.letter.count(),
    ])

  test.each(ACTS)('%s nobody: not even what was begun before', async (_what, address, fields) => {
    const adele = await portal.as('adele')
    const was = await state()
    let acting: Promise<Response> | undefined
    await portal.db.$transaction(
      async (tx) => {
        await tx.member.update({ where: { id: idOf('adele') }, data: { suspendedAt: new Date() } })
        acting = adele.post(address, fields())
        await untilWaiting(portal, 1)
      },
      { timeout: 30_000 },
    )
    expect((await acting)?.status).toBe(404)
    expect(await state()).toBe(was)
  })

  const PEOPLE = [1, 2, 3].map((n) => `complice${n}@exemple.test`)
  const LONG_ACTS: [string, (list: string) => Promise<Response>, Row, () => Promise<unknown[]>][] = [
    ['imports people', (list) => importing(list), 'member', async () => approvedOf(PEOPLE)],
    ['invites people', (list) => inviting(list), 'invitation', async () => openFor(PEOPLE)],
  ]

  test.each(LONG_ACTS)(
    'and %s: the rest of the list is not done, what was done is taken back',
    async (_what, act, row, left) => {
      let begun: Promise<Response> | undefined
      let suspending: Promise<Response> | undefined
      await portal.db
        .$transaction(
          async (tx) => {
            // The second of the list waits for this row; the suspension waits for the second of the list.
            await (row === 'member' ? takeMember(tx, PEOPLE[1]) : takeInvitation(tx, PEOPLE[1]))
            begun = act(PEOPLE.join('\n'))
            await untilWaiting(portal, 1)
            suspending = ada.post(`/fr/admin/members/${idOf('adele')}`, { intent: 'suspend' })
            await untilWaiting(portal, 2)
            throw new Error('let go')
          },
          { timeout: 30_000 },
        )
        .catch((error: Error) => expect(error.message).toBe('let go'))
      expect((await suspending)?.status).toBe(303)
      await begun
      expect((await person('adele')).suspendedAt).not.toBeNull()
      expect(await left()).toEqual([])
      expect(await portal.db.letter.count({ where: { toAddress: { in: PEOPLE } } })).toBe(2)
    },
  )
})

const INVITATIONS = {
  one: '/fr/admin/members/invitations/new',
  many: '/fr/admin/members/invitations/many',
}

type Row = 'member' | 'invitation'
type Tx = Parameters<Parameters<Portal['db']['$transaction']>[0]>[0]

async function takeMember(tx: Tx, email = '') {
  const { id: _id, ...facts } = await tx.member.findUniqueOrThrow({ where: { id: idOf('malik') } })
  await tx.member.create({ data: { ...facts, id: 'someone'.padEnd(21, '0'), email, emailKey: email } })
}

async function takeInvitation(tx: Tx, email = '') {
  const at = new Date()
  const facts = { email, emailKey: email, firstName: '', lastName: '', organisation: '', lang: 'fr' }
  const dates = { invitedAt: at, sentAt: at, expiresAt: new Date(at.getTime() + 3_600_000) }
  await tx.invitation.create({
    data: { id: 'something'.padEnd(21, '0'), openFor: email, ...facts, ...dates },
  })
}

async function importing(people: string) {
  const list = people.replace(/$/gm, ';Com;Plice')
  const form = new FormData()
  form.set('intent', 'import')
  form.set('list', `email;first name;last name\n${list}`)
  return (await portal.as('adele')).upload('/fr/admin/members/import', form)
}

async function inviting(list: string) {
  const adele = await portal.as('adele')
  return adele.post(INVITATIONS.many, { intent: 'send', list, lang: 'fr', message: '', wantedPath: '' })
}

const approvedOf = (emails: string[]) =>
  portal.db.member.findMany({ where: { email: { in: emails }, approvedAt: { not: null } } })

const openFor = (emails: string[]) => portal.db.invitation.findMany({ where: { openFor: { in: emails } } })
