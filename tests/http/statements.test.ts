import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootPortal, type Portal } from '../support/portal'
import { listenIn } from '../support/statement-counter'

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
    const hers = await wire.during(async () => {
      expect(await (await marie.get(path)).text()).toContain('action="/logout"')
    })
    const theirs = await wire.during(async () => (await guest.get(path)).text())
    expect(hers.filter((sql) => sql.includes('LoginSession'))).toHaveLength(1)
    expect(theirs.filter((sql) => /LoginSession|"Member"/.test(sql))).toHaveLength(0)
    // Only a member has grants of his own; and the portal’s tasks go on meanwhile.
    const besides = (statements: string[]) =>
      statements.filter((sql) => !/"Setting"|LoginSession|"AccessGrant"|pgboss/.test(sql)).sort()
    expect(besides(hers)).toEqual(besides(theirs))
  },
)

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
