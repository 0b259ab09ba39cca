import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WordpressLine } from '../../app/usecases/import/wordpress/wordpress-report'
import { portalCommand } from '../support/command-line'
import { PNG } from '../support/files'
import { newestLetter, pathIn, tokenOf } from '../support/letters'
import { onePagePdf } from '../support/pdf'
import { bootPortal, type Portal } from '../support/portal'
import { nothingIsRead } from '../support/reading'

const FIXTURE = path.resolve(import.meta.dirname, '../fixtures/wordpress')
const EXPORT = path.join(FIXTURE, 'export.xml')
const USERS = path.join(FIXTURE, 'users.csv')
const OPTIONS = ['--users', USERS, '--audience', 'page=public', '--role', 'editor=editor', '--json']

let portal: Portal
let uploads: string
let dry: Report
let first: Report
/** How much there was before the dry run, and after it. */
let counts: [number[], number[]]
beforeAll(async () => {
  portal = await bootPortal()
  await nothingIsRead(portal)
  uploads = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-uploads-'))
  const put = (name: string, bytes: string | Buffer) => {
    fs.mkdirSync(path.dirname(path.join(uploads, name)), { recursive: true })
    fs.writeFileSync(path.join(uploads, name), bytes)
  }
  put('2016/03/bilan.pdf', onePagePdf())
  put('2016/03/programme.pdf', PNG)
  put('2016/04/plan.png', PNG)
  put('2016/04/nuit.png', PNG)
  put('2016/04/orphelin.pdf', onePagePdf({ width: 300 }))
  fs.symlinkSync('/etc/hostname', path.join(uploads, '2016/03/lien.pdf'))
  const before = await countAll()
  dry = await importing(EXPORT, '--dry-run')
  counts = [before, await countAll()]
  first = await importing(EXPORT)
})
afterAll(async () => {
  await portal.close()
  fs.rmSync(uploads, { recursive: true, force: true })
})

type Report = { outcome: string; dryRun: boolean; lines: WordpressLine[] }

async function importing(file: string, ...more: string[]): Promise<Report> {
  const words = ['import', 'wordpress', file, '--uploads', uploads, ...OPTIONS, ...more]
  const { said } = await portalCommand(portal, ...words)
  return JSON.parse(said) as Report
}

const lineOf = ({ lines }: Report, source: string): WordpressLine | undefined =>
  lines.find((line) => line.source === source)

const countAll = () =>
  Promise.all([
    portal.db.libraryDocument.count(),
    portal.db.documentVersion.count(),
    portal.db.storedFile.count(),
    portal.db.member.count(),
    portal.db.importedThing.count(),
    portal.db.auditEntry.count({ where: { act: { not: 'import-wordpress' } } }),
    portal.db.letter.count(),
  ])

const documentOf = (slug: string) =>
  portal.db.libraryDocument.findUniqueOrThrow({
    where: { slug },
    include: {
      texts: { orderBy: { lang: 'desc' }, include: { body: true } },
      authors: true,
      versions: { include: { files: true } },
    },
  })

test('a dry run says line by line what would become of everything, and writes nothing', () => {
  expect(dry).toMatchObject({ outcome: 'done', dryRun: true })
  expect(dry.lines).toEqual(first.lines)
  expect(counts[1]).toEqual(counts[0])
})

describe('an import', () => {
  test.each([
    ['post 11', 'bilan-des-ateliers', ['for members']],
    ['post 12', 'atelier-ouvert', ['has parts that were not for everybody: for members']],
    ['page 13', 'lequipe', ['for public']],
    ['post 14', 'un-brouillon', ['draft for members']],
    ['post 15', 'note-interne', ['was hidden from visitors: for staff']],
    ['page 18', 'bilan-des-ateliers-2', ['its address « bilan-des-ateliers » became bilan-des-ateliers-2']],
    ['post 28', 'compte-rendu-prive', ['was private: for staff']],
    ['post 30', 'sous-mot-de-passe', ['for by-request']],
    ['post 31', 'pour-quelques-uns', ['for by-request']],
  ])('%s becomes %s, and the report says %j', (source, slug, notes) => {
    expect(lineOf(first, source)).toMatchObject({ done: 'created', name: slug })
    expect(lineOf(first, source)?.notes).toEqual(expect.arrayContaining(notes))
  })

  test.each([
    ['post 19', 'is trash'],
    ['post 32', 'is in a language that the portal does not have'],
    ['attachment 22', 'is not in the folder of uploads'],
    ['attachment 23', 'its path leads out of the folder of uploads, or over a link'],
    ['attachment 24', 'its path leads out of the folder of uploads, or over a link'],
    ['attachment 25', 'is not a file that the portal keeps (misnamed)'],
    ['attachment 27', 'belongs to nothing that is imported'],
    ['user 9', 'email: email-invalid'],
  ])('%s is left out, which the report says: %s', (source, why) => {
    expect(lineOf(first, source)).toMatchObject({ done: 'left-out', notes: [why] })
  })

  test('keeps title, teaser, theme, keywords, author, dates and file of a post', async () => {
    const bilan = await documentOf('bilan-des-ateliers')
    expect(bilan).toMatchObject({
      kind: 'article',
      audience: 'members',
      theme: 'citizen-participation',
      publishedAt: new Date('2016-03-01T09:30:00Z'),
      datedOn: new Date('2016-03-01'),
      authors: [{ name: 'Aline Exemple' }],
      texts: [
        {
          lang: 'fr',
          title: 'Bilan des ateliers & suites',
          abstract: 'Ce que les ateliers ont montré.',
          keywords: ['Cartes'],
        },
      ],
      versions: [{ number: 1, files: [{ name: 'bilan.pdf', format: 'pdf' }] }],
    })
    const { markdown = '' } = bilan.texts[0]?.body ?? {}
    expect(markdown).toMatch(/^ouvert-bilan[^<]*<!-- members -->\n\n## Résultats\n\nferme-bilan/)
    expect(markdown).toContain('[l’atelier ouvert](/documents/atelier-ouvert)')
    expect(markdown).toContain('[l’équipe](/documents/lequipe)')
    expect(markdown).toContain('[le rapport](/documents/bilan-des-ateliers)')
    expect(markdown).toContain('[une page](https://ailleurs.exemple.test/x)')
  })

  test('gives a document the pictures that it shows, named in its text', async () => {
    const { versions, texts } = await documentOf('atelier-ouvert')
    expect(versions[0]?.files.map(({ name }) => name).sort()).toEqual(['nuit.png', 'plan.png'])
    expect(texts[0]?.body?.markdown).toContain('*Plan du quartier (plan.png)*\n\nLe plan, au printemps')
    expect(texts[0]?.body?.markdown).toContain('-   plan.png\n-   nuit.png')
  })

  test('makes one document of a post and its translation', async () => {
    const { texts } = await documentOf('carte-des-acteurs')
    expect(texts.map(({ lang, title }) => [lang, title])).toEqual([
      ['fr', 'La carte des acteurs'],
      ['en', 'The map of players'],
    ])
  })

  test('stands in the audit trail, each thing and the whole, as done by the operator', async () => {
    const acts = await portal.db.auditEntry.findMany({ where: { via: 'cli' } })
    const count = (act: string) => acts.filter((entry) => entry.act === act).length
    expect([
      count('create-document'),
      count('store-file'),
      count('import-member'),
      count('import-wordpress'),
    ]).toEqual([11, 3, 8, 1])
    expect(acts.every(({ actorId }) => actorId === null)).toBe(true)
  })

  test('sends no letter', async () => {
    expect(await portal.db.letter.count()).toBe(0)
  })
})

describe('what was closed there', () => {
  const CLOSED = [
    'ferme-bilan',
    'ferme-atelier',
    'carte-fr',
    'carte-en',
    'mot-de-passe-texte',
    'ferme-quelques',
  ]
  const HIDDEN = ['cachee-texte', 'prive-texte', 'brouillon-texte', 'futur-texte']
  const SLUGS = [
    'bilan-des-ateliers',
    'atelier-ouvert',
    'carte-des-acteurs',
    'sous-mot-de-passe',
    'pour-quelques-uns',
  ]
  const DOORS = [
    ...SLUGS.flatMap((slug) => [
      `/fr/documents/${slug}`,
      `/en/documents/${slug}`,
      `/fr/documents/${slug}/cite/bibtex`,
    ]),
    ...['note-interne', 'compte-rendu-prive', 'un-brouillon', 'a-venir'].map(
      (slug) => `/fr/documents/${slug}`,
    ),
    ...['/fr/documents', '/fr/feed.xml', '/fr/feed.json', '/oai?verb=ListRecords&metadataPrefix=oai_dc'],
    ...[...CLOSED, ...HIDDEN].map((word) => `/fr/search?q=${word.split('-')[0]}`),
  ]

  test('does not show to guests by any door, and its teaser does', async () => {
    const guest = portal.guest()
    for (const door of DOORS) {
      const said = await (await guest.get(door)).text()
      for (const word of [...CLOSED, ...HIDDEN]) expect([door, said.includes(word)]).toEqual([door, false])
    }
    expect(await (await guest.get('/fr/documents/bilan-des-ateliers')).text()).toContain('ouvert-bilan')
    expect(await (await guest.get('/fr/documents/atelier-ouvert')).text()).toContain('ouvert-atelier')
    expect(await (await guest.get('/fr/documents/lequipe')).text()).toContain('page-equipe')
    for (const slug of ['note-interne', 'compte-rendu-prive', 'un-brouillon', 'a-venir'])
      expect((await guest.get(`/fr/documents/${slug}`)).status).toBe(404)
  })

  test('its files are closed too, which WordPress could not do', async () => {
    const [file] = (await documentOf('bilan-des-ateliers')).versions[0]?.files ?? []
    const address = `/files/${file?.id}/bilan.pdf`
    expect((await portal.guest().get(address)).headers.get('location')).toMatch(/^\/fr\/login/)
    const sent = await (await portal.as('marie')).get(address)
    expect([sent.status, await sent.text()]).toEqual([200, onePagePdf()])
  })

  test('opens to Marie, but for what was for some members alone', async () => {
    const marie = await portal.as('marie')
    expect(await (await marie.get('/fr/documents/bilan-des-ateliers')).text()).toContain('ferme-bilan')
    expect(await (await marie.get('/fr/documents/atelier-ouvert')).text()).toContain('ferme-atelier')
    const few = await (await marie.get('/fr/documents/pour-quelques-uns')).text()
    expect([few.includes('ouvert-quelques'), few.includes('ferme-quelques')]).toEqual([true, false])
  })
})

describe('its members sign in with the password that they had', () => {
  const signIn = (name: string, password: string) =>
    portal.guest().post('/fr/login', { intent: 'login', email: `${name}@exemple.test`, password })
  const hashOf = async (name: string) =>
    (await portal.db.member.findUniqueOrThrow({ where: { emailKey: `${name}@exemple.test` } })).passwordHash

  test.each([
    ['aline', 'hashcat', 'phpass'],
    ['carole', 'rasmuslerdorf', 'bcrypt'],
    ['denis', 'admin', 'bcrypt of WordPress 6.8'],
  ])('%s, with %j (%s), once; from then on it is argon2id', async (name, password, _kind) => {
    expect(await hashOf(name)).toMatch(/^wordpress:.*\$argon2id\$/)
    expect((await signIn(name, `${password}!`)).status).toBe(422)
    expect((await signIn(name, password)).status).toBe(303)
    expect(await hashOf(name)).toMatch(/^\$argon2id\$v=19\$m=19456/)
    expect((await signIn(name, password)).status).toBe(303)
    expect((await signIn(name, `${password}!`)).status).toBe(422)
  })

  test('and are asked for the terms before anything else', async () => {
    const carole = portal.guest()
    const fields = { intent: 'login', email: 'carole@exemple.test', password: 'rasmuslerdorf' }
    await carole.post('/fr/login', fields)
    const asked = await carole.get('/fr/account')
    expect(asked.headers.get('location')).toMatch(/^\/fr\/account\/terms/)
  })

  test('Elsa, who was not activated, waits here; Farid, who was deactivated, is told so', async () => {
    expect((await signIn('elsa', 'hashcat')).status).toBe(303)
    const farid = await signIn('farid', 'hashcat')
    expect([farid.status, (await farid.text()).includes('désactivé sur l’ancien site')]).toEqual([403, true])
  })

  test('Gilda’s bare MD5 and Hugo’s address that nobody confirmed open nothing', async () => {
    expect((await signIn('gilda', 'password')).status).toBe(422)
    expect((await signIn('hugo', 'hashcat')).status).toBe(422)
  })

  test('nobody has become an admin; Denis is an editor, as the operator said', async () => {
    const roles = await portal.db.member.findMany({
      where: { emailKey: { in: ['aline@exemple.test', 'denis@exemple.test'] } },
    })
    expect(roles.map(({ firstName, role }) => [firstName, role]).sort()).toEqual([
      ['Aline', 'member'],
      ['Denis', 'editor'],
    ])
  })
})

describe('whom the site had not let in', () => {
  const find = (name: string) =>
    portal.db.member.findUniqueOrThrow({ where: { emailKey: `${name}@exemple.test` } })

  test('is no editor here, whatever the operator says of his role there; the report tells it line by line', async () => {
    for (const [name, source, standing] of [
      ['elsa', 'user 5', 'pending'],
      ['hugo', 'user 8', 'unconfirmed'],
    ] as const) {
      expect((await find(name)).role).toBe('member')
      const { notes } = lineOf(first, source) ?? {}
      expect(notes?.slice(0, 2)).toEqual([standing, 'not as editor: the site has not let him in'])
    }
  })

  test('is made a member by his letter and the policy, and nothing more, even by a row that says so', async () => {
    const { id } = await find('hugo')
    await portal.db.member.update({ where: { id }, data: { role: 'editor' } })
    const value = { membershipPolicy: 'moderated', approvedDomains: ['exemple.test'] }
    await portal.db.setting.create({ data: { key: 'settings', value, updatedAt: new Date() } })
    const hugo = portal.guest()
    await hugo.post('/fr/login/letter', { intent: 'ask', email: 'hugo@exemple.test' })
    const letter = await newestLetter(portal, 'hugo@exemple.test')
    const link = pathIn(letter, 'token=')
    await hugo.post(link, { intent: 'confirm', token: tokenOf(link) })
    const { role, approvedAt } = await find('hugo')
    expect([role, approvedAt]).toEqual(['member', expect.any(Date)])
    await portal.db.setting.deleteMany({ where: { key: 'settings' } })
  })
})

test('a second run brings what has changed there, and neither doubles anything nor undoes what was done here', async () => {
  const changed = path.join(uploads, 'export-changed.xml')
  const text = fs.readFileSync(EXPORT, 'utf8')
  fs.writeFileSync(
    changed,
    text.replace('Bilan des ateliers &amp; suites', 'Bilan revu').replace('page-equipe', 'autre'),
  )
  await portal.db.libraryDocument.delete({ where: { slug: 'un-brouillon' } })
  await portal.db.libraryDocument.update({ where: { slug: 'lequipe' }, data: { updatedAt: new Date() } })
  await portal.db.member.delete({ where: { emailKey: 'gilda@exemple.test' } })
  // Basile, who has no password, is as if he were new: he alone gets the letter that is asked for.
  await portal.db.member.delete({ where: { emailKey: 'basile@exemple.test' } })
  await portal.db.importedThing.deleteMany({ where: { kind: 'user', sourceId: '2' } })
  const before = await countAll()
  const again = await importing(changed, '--letters')
  const bilan = await documentOf('bilan-des-ateliers')
  expect(lineOf(again, 'post 11')).toMatchObject({
    done: 'updated',
    notes: ['for members', 'changed: title.fr'],
  })
  expect([bilan.texts[0]?.title, bilan.versions.length]).toEqual(['Bilan revu', 1])
  expect(lineOf(again, 'page 13')).toMatchObject({
    done: 'unchanged',
    notes: ['was changed here since: left as it is'],
  })
  expect(lineOf(again, 'post 14')).toMatchObject({ done: 'left-out', notes: ['was removed here since'] })
  expect(lineOf(again, 'user 7')).toMatchObject({ done: 'left-out', notes: ['was erased here since'] })
  expect(again.lines.filter(({ done }) => done === 'created').map(({ source }) => source)).toEqual(['user 2'])
  // One document was changed, one member made, and both acts were noted: nothing else.
  const more = (await countAll()).map((count, i) => count - (before[i] ?? 0))
  expect(more).toEqual([0, 0, 0, 1, 1, 2, 1])
  const letters = await portal.db.letter.findMany({ where: { kind: 'account-opened' } })
  expect(letters.map(({ toAddress }) => toAddress)).toEqual(['basile@exemple.test'])
})

test('an export that breaks off is refused with its line, and nothing of it is imported', async () => {
  const broken = path.join(uploads, 'export-broken.xml')
  fs.writeFileSync(broken, fs.readFileSync(EXPORT, 'utf8').slice(0, 9000))
  const { code, said } = await portalCommand(portal, 'import', 'wordpress', broken)
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/export-broken\.xml: line \d+: .*\nNothing was imported\./),
  ])
})

test('a wrong call says what is wrong with it', async () => {
  const { code, said } = await portalCommand(
    portal,
    'import',
    'wordpress',
    EXPORT,
    '--role',
    'administrator=admin',
  )
  expect([code, said]).toEqual([2, expect.stringContaining('--role: admin is none of member, editor')])
})
