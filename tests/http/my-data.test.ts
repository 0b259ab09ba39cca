import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { emailOf, idOf } from '../support/cast'
import { newestLetter, pathIn } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { tokenFor } from '../support/programs'
import { makeDocument } from '../support/things'
import { unzip } from '../support/unzip'

const PAGE = '/fr/account/data'
const HOUR = 3_600_000

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal()
})
afterAll(() => portal.close())
beforeEach(() => portal.db.dataExport.deleteMany())

const exportsFolder = () => path.join(portal.dataDir, 'exports')
const files = () => (fs.existsSync(exportsFolder()) ? fs.readdirSync(exportsFolder()) : [])
const newest = () => portal.db.dataExport.findFirstOrThrow({ orderBy: { askedAt: 'desc' } })
const read = async (answer: Response | Promise<Response>) => visibleText(await (await answer).text())

async function readyCopy(browser: Browser): Promise<string> {
  await browser.post(PAGE, {})
  return untilReady()
}

async function untilReady(): Promise<string> {
  const { id } = await vi.waitFor(
    async () => {
      const row = await newest()
      expect(row.readyAt).not.toBeNull()
      return row
    },
    { timeout: 15_000, interval: 100 },
  )
  return `${PAGE}/${id}`
}

const longAgo = () =>
  portal.db.loginSession.updateMany({ data: { createdAt: new Date(Date.now() - 11 * 60_000) } })

test('Marie gets all that the portal holds about her, as JSON and CSV, and no secret', async () => {
  const by = await makeDocument(portal, { audience: 'by-request' })
  const marie = await portal.as('marie')
  await marie.post(by.page, { intent: 'ask', message: 'Pour mon mémoire' })
  const hidden = await makeDocument(portal)
  for (const { slug } of [by, hidden]) await marie.post('/fr/account/reading-list', { intent: 'keep', slug })
  await portal.db.libraryDocument.update({ where: { id: hidden.id }, data: { audience: 'staff' } })
  await portal.db.member.update({
    where: { id: idOf('marie') },
    data: {
      organisation: '=HYPERLINK("https://evil.test")',
      motivation: 'Deux lignes\net « guillemets »; fin',
    },
  })
  const invited = {
    email: emailOf('marie'),
    emailKey: emailOf('marie'),
    firstName: 'Marie',
    lastName: 'Exemple',
  }
  const dates = { invitedAt: new Date(), sentAt: new Date(), expiresAt: new Date() }
  await portal.db.invitation.create({
    data: {
      id: 'invitation'.padEnd(21, '0'),
      ...invited,
      ...dates,
      organisation: '',
      lang: 'fr',
      message: 'Venez',
    },
  })
  const token = await tokenFor(portal, 'marie', { scopes: ['files:read'] })
  const address = await readyCopy(marie)
  const answer = await marie.get(address)
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    200,
    'application/zip',
    'private, no-store',
  ])
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="?my-data-\d{4}-\d\d-\d\d\.zip/,
  )
  const zip = await unzip(Buffer.from(await answer.arrayBuffer()))
  const categories = [
    ...['profile', 'membership', 'sessions', 'consents', 'access-requests', 'shares', 'reading-list'],
    ...['searches', 'security', 'tokens', 'invitations', 'exports', 'letters', 'audit'],
  ]
  expect([...zip.keys()].sort()).toEqual(
    [...categories.flatMap((name) => [`${name}.csv`, `${name}.json`]), 'LISEZMOI.txt'].sort(),
  )
  const json = (name: string) => JSON.parse(zip.get(`${name}.json`) ?? '')
  expect(json('profile')).toMatchObject([{ email: emailOf('marie'), firstName: 'Marie', role: 'member' }])
  expect(json('access-requests')).toMatchObject([{ document: by.slug, message: 'Pour mon mémoire' }])
  expect(json('reading-list')).toMatchObject([{ document: by.slug }, { document: null, title: null }])
  expect(json('sessions')).toMatchObject([{ deviceName: 'Tests' }])
  expect(json('tokens')).toMatchObject([{ name: 'Essai', scopes: 'files:read', lastUsedOn: null }])
  expect(json('invitations')).toMatchObject([{ message: 'Venez', acceptedAt: null }])
  expect(json('audit').map(({ act }: { act: string }) => act)).toEqual(['ask-access', 'ask-export'])
  expect(zip.get('profile.csv')).toContain(`"'=HYPERLINK(""https://evil.test"")"`)
  expect(zip.get('profile.csv')).toContain('"Deux lignes\net « guillemets »; fin"')
  expect(zip.get('LISEZMOI.txt')).toContain('Ce que TerriNum sait de vous, Marie')
  for (const name of categories) expect(zip.get('LISEZMOI.txt')).toMatch(new RegExp(`${name}\\.csv\n {4}\\S`))
  const everything = [...zip.values()].join('\n')
  const { passwordHash } = await portal.db.member.findUniqueOrThrow({ where: { id: idOf('marie') } })
  const [session] = await portal.db.loginSession.findMany({ where: { memberId: idOf('marie') } })
  const { tokenHash } = await portal.db.accessToken.findFirstOrThrow()
  const secrets = [
    passwordHash,
    session?.id ?? '',
    marie.cookie('__Host-sid') ?? '',
    'argon2',
    token,
    tokenHash,
  ]
  for (const secret of secrets) expect(everything).not.toContain(secret)
  for (const other of ['Émile', emailOf('emile'), emailOf('ada')]) expect(everything).not.toContain(other)
})

test('she is told by letter, in her language the read-me too, and the page says until when', async () => {
  await portal.db.member.update({ where: { id: idOf('marie') }, data: { lang: 'en' } })
  const marie = await portal.as('marie')
  const address = await readyCopy(marie)
  const letter = await newestLetter(portal, emailOf('marie'), 'export-ready')
  expect(pathIn(letter, 'account')).toBe('/en/account/data')
  const page = await read(marie.get('/en/account/data'))
  expect(page).toContain('Your copy is ready')
  expect(page).toMatch(/It is kept until \d+ \w+ \d{4} at \d\d:\d\d/)
  const zip = await unzip(Buffer.from(await (await marie.get(address)).arrayBuffer()))
  expect(zip.get('README.txt')).toContain('What TerriNum knows about you, Marie')
  await portal.db.member.update({ where: { id: idOf('marie') }, data: { lang: 'fr' } })
})

test('nobody else gets it, and she only after her password', async () => {
  const marie = await portal.as('marie')
  const address = await readyCopy(marie)
  for (const [person, status] of [
    ['emile', 404],
    ['ada', 404],
    ['paul', 404],
    ['lise', 303],
    ['ugo', 303],
  ] as const) {
    const answer = await (await portal.as(person)).get(address)
    expect([person, answer.status]).toEqual([person, status])
    expect(answer.headers.get('content-disposition')).toBeNull()
  }
  expect((await portal.guest().get(address)).headers.get('location')).toMatch(/^\/fr\/login/)
  for (const other of [`${address}.data`, `${PAGE}/${'A'.repeat(21)}`, `${PAGE}/..%2F..%2Fsession-secret`])
    expect([404, 202]).toContain((await (await portal.as('emile')).get(other)).status)
  await longAgo()
  const asked = await marie.get(address)
  expect(asked.headers.get('location')).toMatch(/^\/fr\/account\/proof\?redirectTo=/)
  expect((await marie.post(PAGE, {})).headers.get('location')).toMatch(/^\/fr\/account\/proof/)
  expect(await read(marie.get(PAGE))).toContain('Confirmer que c’est moi')
})

test('two clicks at once ask for one copy; two a day are made, not three', async () => {
  const marie = await portal.as('marie')
  await Promise.all(Array.from({ length: 5 }, () => marie.post(PAGE, {})))
  expect(await portal.db.dataExport.count()).toBe(1)
  await untilReady()
  await readyCopy(marie)
  const third = await marie.post(PAGE, {})
  expect(third.status).toBe(429)
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(23 * 3600)
  expect(await read(third)).toContain('Deux copies par jour au plus')
  expect(await portal.db.dataExport.count()).toBe(2)
})

test('after a day the file is gone, and the page says so', async () => {
  const marie = await portal.as('marie')
  const address = await readyCopy(marie)
  // Those before it go once it is made.
  await vi.waitFor(() => expect(files()).toHaveLength(1), { timeout: 20_000 })
  const { id } = await newest()
  const past = { askedAt: new Date(Date.now() - 25 * HOUR), endsAt: new Date(Date.now() - 1_000) }
  await portal.db.dataExport.update({ where: { id }, data: past })
  expect((await marie.get(address)).status).toBe(404)
  expect(await read(marie.get(PAGE))).toContain('La copie précédente est effacée')
  await portal.restart()
  await vi.waitFor(() => expect(files()).toEqual([]), { timeout: 10_000 })
})

test('a worker that was killed half-way leaves no half file: the next one makes it, and writes one letter', async () => {
  const marie = await portal.as('marie')
  await portal.db.letter.deleteMany({ where: { kind: 'export-ready' } })
  await marie.post(PAGE, {})
  const { id } = await newest()
  await portal.restart(async () => {
    fs.mkdirSync(exportsFolder(), { recursive: true })
    fs.writeFileSync(path.join(exportsFolder(), `${id}.0123456789abcdef.tmp`), 'PK half a file')
    await portal.db.letter.deleteMany({ where: { kind: 'export-ready' } })
    const killed = { readyAt: null, endsAt: null, leasedUntil: new Date(Date.now() - 1_000), attempts: 1 }
    await portal.db.dataExport.update({ where: { id }, data: killed })
  }, 'SIGKILL')
  const zip = await unzip(Buffer.from(await (await marie.get(await untilReady())).arrayBuffer()))
  expect(zip.get('profile.json')).toContain(emailOf('marie'))
  expect(files()).toEqual([`${id}.zip`])
  expect(await portal.db.letter.count({ where: { kind: 'export-ready' } })).toBe(1)
})

test('what cannot be made is given up after three tries, told, and does not count', async () => {
  const marie = await portal.as('marie')
  const gone = { memberId: idOf('marie'), askedAt: new Date(), attempts: 3, leasedUntil: new Date(0) }
  await portal.db.dataExport.create({ data: { id: 'X'.repeat(21), ...gone } })
  await portal.restart()
  await vi.waitFor(async () => expect((await newest()).failedAt).not.toBeNull(), { timeout: 10_000 })
  expect(await read(marie.get(PAGE))).toContain('La copie n’a pas pu être faite')
  expect((await marie.post(PAGE, {})).status).toBe(303)
})

test('the page of letters tells each what he gets, and shows no switch that would hold nothing back', async () => {
  const page = '/fr/account/notifications'
  const html = await (await (await portal.as('marie')).get(page)).text()
  expect(visibleText(html)).toContain(`À ${emailOf('marie')}`)
  expect(visibleText(html)).toContain('n’annonce par courriel ni les nouveaux documents')
  expect(html).not.toMatch(/type="checkbox"/)
  expect(visibleText(html)).not.toContain('pour l’équipe')
  expect(await read((await portal.as('emile')).get(page))).toContain('les demandes d’accès aux documents.')
  expect(await read((await portal.as('ada')).get(page))).toContain('les inscriptions qui attendent')
})

test('a copy that is fetched a hundred times stands in the trail once, the next one once more', async () => {
  const marie = await portal.as('marie')
  const fetched = { act: 'fetch-export', thingId: idOf('marie') }
  const before = await portal.db.auditEntry.count({ where: fetched })
  for (const copies of [1, 2]) {
    const path = await readyCopy(marie)
    for (let i = 0; i < 4; i++) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => marie.get(path)))
      for (const answer of answers)
        expect([answer.status, (await answer.arrayBuffer()).byteLength > 0]).toEqual([200, true])
    }
    expect((await portal.db.auditEntry.count({ where: fetched })) - before).toBe(copies)
  }
})
