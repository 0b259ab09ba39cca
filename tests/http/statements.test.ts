import fs from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootPortal, type Portal } from '../support/portal'
import { program, tokenFor } from '../support/programs'
import { listenIn } from '../support/statement-counter'
import { makeDocument } from '../support/things'

let owner: Portal
let portal: Portal
let wire: Awaited<ReturnType<typeof listenIn>>
beforeAll(async () => {
  owner = await bootPortal()
  wire = await listenIn(owner.databaseUrl)
  portal = await bootPortal({ cast: false, env: { DATABASE_URL: wire.databaseUrl } })
})
afterAll(async () => {
  await portal.close()
  wire.close()
  await owner.close()
})

test.each(['/fr', '/fr/documents', '/fr/workshops'])(
  'who Marie is costs %s one statement, however many loaders ask; a guest’s page asks nothing about sessions',
  async (path) => {
    const marie = portal.guest()
    marie.setCookie('__Host-sid', (await owner.as('marie')).cookie('__Host-sid') ?? '')
    const guest = portal.guest()
    // What a process reads once is read before counting.
    for (const person of [marie, guest]) await (await person.get(path)).text()
    // The portal’s own tasks go on meanwhile: on a busy machine just now, and not the next time.
    await expect
      .poll(
        async () => {
          const hers = await wire.during(async () => {
            expect(await (await marie.get(path)).text()).toContain('action="/logout"')
          })
          const theirs = await wire.during(async () => (await guest.get(path)).text())
          // Only a member has grants and a reading list of his own, and was here before.
          const besides = (statements: string[]) =>
            statements
              .filter(
                (sql) =>
                  !/"Setting"|LoginSession|"AccessGrant"|"previousVisitAt"|"Bookmark"|pgboss/.test(sql),
              )
              .sort()
          return {
            hers: hers.filter((sql) => sql.includes('LoginSession')).length,
            theirs: theirs.filter((sql) => /LoginSession|"Member"/.test(sql)).length,
            besides: besides(hers).join() === besides(theirs).join(),
          }
        },
        { timeout: 30_000, interval: 0 },
      )
      .toEqual({ hers: 1, theirs: 0, besides: true })
  },
)

test('a list for programs costs the same for one document and for three; who asks, one statement', async () => {
  for (let i = 0; i < 3; i++) await makeDocument(owner, { audience: 'members' })
  const marie = program(portal, await tokenFor(owner, 'marie'))
  const list = (limit: number) => `/api/v1/documents?limit=${limit}`
  await marie.json(list(1))
  const asked = (statements: string[]) => statements.filter((sql) => !/"Setting" |pgboss/.test(sql)).length
  await expect
    .poll(
      async () => {
        const one = await wire.during(() => marie.json(list(1)))
        const three = await wire.during(() => marie.json(list(3)))
        const who = three.filter((sql) => sql.includes('"AccessToken"')).length
        return { same: asked(one) === asked(three), who }
      },
      { timeout: 30_000, interval: 0 },
    )
    .toEqual({ same: true, who: 1 })
})

test('bytes cost Marie two statements, who she is and what the gate knows of the file; a guest, whose file is open, one', async () => {
  const marie = portal.guest()
  marie.setCookie('__Host-sid', (await owner.as('marie')).cookie('__Host-sid') ?? '')
  const [closed, open] = [await makeDocument(owner), await makeDocument(owner, { audience: 'public' })]
  for (const { blobKey } of await owner.db.storedFile.findMany()) await copyBytes(blobKey)
  const firefox = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
  const asked = /LoginSession|StoredFile|LibraryDocument|Workshop|AccessGrant|GuestPass|AuditEntry/
  // That she opened it stands in the trail after the first time.
  await (await marie.get(closed.file, firefox)).arrayBuffer()
  for (const [who, file, statements] of [
    [marie, closed.file, 2],
    [portal.guest(), open.file, 1],
  ] as const) {
    const seen = await wire.during(async () => {
      const answer = await who.get(file, firefox)
      expect([answer.status, (await answer.arrayBuffer()).byteLength > 5000]).toEqual([200, true])
    })
    expect(seen.filter((sql) => asked.test(sql))).toHaveLength(statements)
  }
})

/** The portal that is listened to has a folder of its own. */
async function copyBytes(blobKey: string): Promise<void> {
  const [from, to] = [owner, portal].map(({ dataDir }) => path.join(dataDir, 'blobs', blobKey))
  await fs.mkdir(path.dirname(to as string), { recursive: true })
  await fs.copyFile(from as string, to as string)
}

test('what the settings say is told to guests from memory: page after page, nobody asks for them', async () => {
  const guest = portal.guest()
  // They are read again every few seconds: on a busy machine, maybe just now.
  await expect
    .poll(
      async () => {
        const statements = await wire.during(async () => {
          expect(await (await guest.get('/fr/register')).text()).toContain('name="stamp"')
        })
        return statements.filter((sql) => sql.includes('"Setting"'))
      },
      { timeout: 30_000, interval: 0 },
    )
    .toEqual([])
})

test.each(['/oai?verb=ListRecords&metadataPrefix=oai_dc', '/fr/feed.xml', '/sitemaps/documents-1.xml'])(
  'one document more and three more cost the machines that ask %s the same statements',
  async (path) => {
    const asked = async () => {
      const answer = await portal.guest().get(path)
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('document')])
    }
    const count = async () => (await wire.during(asked)).filter((sql) => OF_WORKS.test(sql)).length
    await makeDocument(owner, { audience: 'public' })
    await asked()
    const one = await count()
    expect(one).toBeGreaterThan(0)
    for (const audience of ['public', 'members'] as const) await makeDocument(owner, { audience })
    // The portal's tasks go on meanwhile.
    await expect.poll(count, { timeout: 30_000 }).toBe(one)
  },
)

const OF_WORKS = /"stampedAt"|"DocumentAuthor"|"DocumentText"|"DocumentBody"/
