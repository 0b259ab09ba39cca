import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { emailOf, idOf } from '../support/cast'
import { newestLetter, pathIn, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'

let portal: Portal
let ada: Browser
beforeAll(async () => {
  portal = await bootPortal()
  ada = await portal.as('ada')
})
afterAll(() => portal.close())

const PAGE = '/fr/admin/members/import'

function sent(fields: Record<string, string | Blob>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

const check = (list: string) => ada.upload(PAGE, sent({ intent: 'check', list }))
const bring = (list: string) => ada.upload(PAGE, sent({ intent: 'import', list }))
const people = () => portal.db.member.count()
const find = (email: string) => portal.db.member.findUnique({ where: { emailKey: email } })

describe('a list of members', () => {
  test('is shown first, and nothing is written before « import »', async () => {
    const before = [await people(), await portal.db.letter.count()]
    const answer = await check('Courriel;Prénom;Nom;Organisation\nnadia@exemple.test;Nadia;Nouvelle;Ville')
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(visibleText(html)).toMatch(/1.personne sera ajoutée/)
    expect(html).toContain('nadia@exemple.test;Nadia;Nouvelle;Ville')
    expect([await people(), await portal.db.letter.count()]).toEqual(before)
  })

  test('tells of each line what is wrong with it; the others are imported', async () => {
    await portal.db.setting.create({
      data: { key: 'settings', value: { refusedDomains: ['jetable.test'] }, updatedAt: new Date() },
    })
    const list = [
      'email,firstName,lastName,organisation,group',
      'bien@exemple.test,Bien,Née,Ville,association',
      'pas une adresse,Pas,Une,Ville,',
      'x@jetable.test,Jeanne,Jetable,Ville,',
      'groupe@exemple.test,Guy,Groupe,Ville,extraterrestre',
      'BIEN@exemple.test,Bien,Encore,Ville,',
      `${emailOf('marie')},Marie,Exemple,Ville,`,
      'nom@exemple.test,,Nom,Ville,',
    ].join('\n')
    const shown = visibleText(await (await check(list)).text())
    for (const reason of [
      'adresse électronique non valable',
      'domaine refusé',
      'groupe d’acteurs inconnu',
      'déjà plus haut dans cette liste',
      'a déjà un compte',
      'prénom ou nom manquant',
    ])
      expect(shown).toContain(reason)
    const before = await people()
    expect(visibleText(await (await bring(list)).text())).toContain('Une personne a été ajoutée')
    expect(await people()).toBe(before + 1)
    expect((await find(emailOf('marie')))?.organisation).toBe('Organisation d’exemple')
    await portal.db.setting.deleteMany()
  })

  test('imported twice, or twice at once, doubles nobody and sends one letter each', async () => {
    const list = '\ufeff"un@exemple.test";"Un";"Deux"\r\n"trois@exemple.test";"Trois";"Quatre"\r\n'
    await Promise.all([bring(list), bring(list)])
    await bring(list)
    for (const email of ['un@exemple.test', 'trois@exemple.test']) {
      expect(await portal.db.letter.count({ where: { toAddress: email } })).toBe(1)
      const { id } = (await find(email)) ?? {}
      const entry = { act: 'add-member', thingId: id, actorId: idOf('ada') }
      expect(await portal.db.auditEntry.count({ where: entry })).toBe(1)
    }
  })

  test('of a French Excel is read as a file, in its own encoding', async () => {
    const file = new Blob([Buffer.from('zoe@exemple.test;Zoé;Noël;Université\r\n', 'latin1')])
    const html = await (await ada.upload(PAGE, sent({ intent: 'check', list: '', file }))).text()
    expect(visibleText(html)).toContain('Zoé Noël')
  })

  test.each([
    ['nothing', '', 'Cette liste est vide'],
    ['an open quote', 'a@exemple.test;A;B\nb@exemple.test;"B;C', 'Cherchez à partir de la ligne 2.'],
    ['501 lines', 'a@exemple.test;A;B\n'.repeat(501), 'plus de 500 lignes'],
  ])('of %s is refused as a whole, and comes back as it was', async (_, list, reason) => {
    const answer = await check(list)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(visibleText(html).replace(/\u00a0/g, ' ')).toContain(reason)
    if (list) expect(html).toContain(list.split('\n')[0])
  })

  test('gives nobody a role by a column that it should not have', async () => {
    await bring('email;prénom;nom;role\nrole@exemple.test;Rôle;Voleur;admin')
    expect((await find('role@exemple.test'))?.role).toBe('member')
  })

  test('lets nobody in again who was erased while suspended; a list of invitations does not either', async () => {
    await ada.post(`/fr/admin/members/${idOf('lise')}/erasure`, { ground: 'misuse', confirm: 'on' })
    expect(await find(emailOf('lise'))).toBeNull()
    const list = `${emailOf('lise')};Lise;Exemple;Ville\nsuite@exemple.test;Suite;Exemple;Ville`
    const shown = visibleText(await (await check(list)).text())
    expect(shown).toMatch(/1.personne sera ajoutée/)
    expect(shown).toContain('a été effacé·e pendant une suspension')
    await bring(list)
    const invitations = '/fr/admin/members/invitations/many'
    const preview = visibleText(await (await ada.post(invitations, { list, lang: 'fr' })).text())
    expect(preview).toContain('Effacé·e pendant une suspension')
    await ada.post(invitations, { list, lang: 'fr', intent: 'send' })
    expect([await find(emailOf('lise')), await find('suite@exemple.test')]).toEqual([null, expect.anything()])
    const to = { toAddress: emailOf('lise'), kind: { in: ['account-opened', 'invitation'] } }
    expect(await portal.db.letter.count({ where: to })).toBe(0)
  })

  test('is no business of an editor', async () => {
    const emile = await portal.as('emile')
    const answer = await emile.upload(PAGE, sent({ intent: 'import', list: 'vol@exemple.test;Vol;Eur' }))
    expect(answer.status).toBe(404)
    expect(await find('vol@exemple.test')).toBeNull()
  })
})

describe('who was imported', () => {
  const PASSWORD = 'quatre chevaux sous la pluie'

  test('chooses a password by the letter’s link within 7 days and is in; the link works once', async () => {
    await bring('nour@exemple.test;Nour;Neuve;Ville;Association;anglais')
    expect(await find('nour@exemple.test')).toMatchObject({ lang: 'en', stakeholderGroup: 'association' })
    const link = pathIn(await newestLetter(portal, 'nour@exemple.test', 'account-opened'), '/reset-password')
    const age = { createdAt: new Date(Date.now() - 6 * 24 * 3600_000) }
    await portal.db.oneTimeToken.updateMany({ where: { purpose: 'choose-password' }, data: age })
    const page = await (await portal.guest().get(link)).text()
    expect(visibleText(page)).toContain('Choose your password')
    const fields = { token: tokenOf(link), password: PASSWORD }
    const nour = portal.guest()
    expect((await nour.post(link, fields)).headers.get('location')).toBe('/en/documents')
    const other = portal.guest()
    expect((await other.post(link, fields)).status).toBe(422)
    expect(other.cookie('__Host-sid')).toBeUndefined()
    const login = { intent: 'login', email: 'nour@exemple.test', password: PASSWORD }
    expect((await other.post('/en/login', login)).status).toBe(303)
    // The terms are asked of who has never accepted them.
    expect((await nour.get('/en/account')).headers.get('location')).toMatch(/^\/en\/account\/terms/)
  })

  test('cannot be signed in with any password before, nor after 7 days by the link', async () => {
    await bring('sans@exemple.test;Sans;Secret')
    for (const password of ['', ' ', 'une phrase que personne ne devine']) {
      const answer = await portal
        .guest()
        .post('/fr/login', { intent: 'login', email: 'sans@exemple.test', password })
      expect([401, 422]).toContain(answer.status)
    }
    const link = pathIn(await newestLetter(portal, 'sans@exemple.test'), '/reset-password')
    const token = await portal.db.oneTimeToken.findFirstOrThrow({
      where: { member: { emailKey: 'sans@exemple.test' } },
    })
    expect(Math.round((token.expiresAt.getTime() - token.createdAt.getTime()) / 86_400_000)).toBe(7)
    await portal.db.oneTimeToken.update({ where: { id: token.id }, data: { expiresAt: new Date() } })
    const late = await portal.guest().post(link, { token: tokenOf(link), password: PASSWORD })
    expect(late.status).toBe(422)
    expect((await find('sans@exemple.test'))?.passwordHash).toBe('')
  })
})

describe('the export', () => {
  const EXPORT = '/fr/admin/members/export.csv'
  const lines = async (query = '') => (await (await ada.get(EXPORT + query)).text()).split('\r\n')

  test('is a file of the members whom the filters leave, for a French spreadsheet', async () => {
    const answer = await ada.get(`${EXPORT}?role=editor`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename=members-\d{4}-\d\d-\d\d\.csv$/,
    )
    expect(answer.headers.get('cache-control')).toContain('no-store')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const [header, emile, ...rest] = bytes.toString().slice(1).split('\r\n')
    expect(header).toMatch(/^"Adresse électronique";"Prénom";"Nom";"Organisation"/)
    expect(emile).toContain(`"${emailOf('emile')}";"Émile";"Exemple"`)
    expect(rest).toEqual([''])
  })

  test('holds no cell that computes (XS09), no password and no token', async () => {
    await bring('email;prénom;nom;organisation\nxs09@exemple.test;=1+1;@SUM(A1);-2+3,=4')
    const [, line = ''] = await lines('?q=xs09')
    expect(line).toContain(`"'=1+1";"'@SUM(A1)";"'-2+3,=4"`)
    expect((await lines()).join()).not.toContain('$argon2')
  })

  test('of many people has each once, and can be imported again without doubling anybody', async () => {
    const facts = await portal.db.member.findUniqueOrThrow({ where: { id: idOf('marie') } })
    const { searchText: _s, nameKey: _n, organisationKey: _o, ...marie } = facts
    await portal.db.member.createMany({
      data: Array.from({ length: 1200 }, (_, i) => ({
        ...marie,
        id: `foule-${i}-`.padEnd(21, '0'),
        email: `foule${i}@exemple.test`,
        emailKey: `foule${i}@exemple.test`,
        lastName: i % 2 ? 'Foule' : 'Double',
      })),
    })
    const found = await lines('?q=foule')
    expect(new Set(found).size).toBe(1202)
    const before = await people()
    await bring([...found.slice(0, 100)].join('\n'))
    expect(await people()).toBe(before)
    await portal.db.member.deleteMany({ where: { emailKey: { startsWith: 'foule' } } })
  })

  test('asks for the password again, and stands in the audit trail with its count', async () => {
    await lines('?role=editor')
    const entry = await portal.db.auditEntry.findFirstOrThrow({
      where: { act: 'export-members' },
      orderBy: { id: 'desc' },
    })
    expect([entry.actorId, entry.detail]).toEqual([idOf('ada'), { count: 1, filters: ['role'] }])
    const late = await portal.as('ada')
    await portal.db.loginSession.updateMany({ data: { createdAt: new Date(Date.now() - 11 * 60_000) } })
    expect((await late.get(EXPORT)).headers.get('location')).toMatch(/^\/fr\/account\/proof/)
    await portal.db.loginSession.updateMany({ data: { createdAt: new Date() } })
  })

  test('is nobody else’s', async () => {
    for (const name of ['emile', 'marie'] as const)
      expect((await (await portal.as(name)).get(EXPORT)).status).toBe(404)
  })
})
