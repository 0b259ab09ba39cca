import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { portalCommand } from '../support/command-line'
import { type DoiRegistryServer, startDoiRegistry } from '../support/doi-registry'
import { bootPortal, type Portal } from '../support/portal'
import { type MadeDocument, makeDocument } from '../support/things'

let registry: DoiRegistryServer
let portal: Portal
let emile: Browser
beforeAll(async () => {
  registry = await startDoiRegistry()
  const account = { DATACITE_REPOSITORY: 'PORTAL.TEST', DATACITE_PASSWORD: registry.password }
  portal = await bootPortal({ env: { DOI_PREFIX: '10.12345', DATACITE_URL: registry.url, ...account } })
  emile = await portal.as('emile')
})
beforeEach(() => {
  registry.trouble = 'none'
  registry.asked.length = 0
})
afterAll(async () => {
  await portal.close()
  await registry.close()
})

const PATIENT = { timeout: 90_000, interval: 100 }
const deskOf = ({ id }: MadeDocument) => `/fr/admin/documents/${id}`
const assign = (made: MadeDocument) => emile.post(deskOf(made), { intent: 'assign-doi' })
const row = ({ id }: MadeDocument) =>
  portal.db.libraryDocument.findUniqueOrThrow({ where: { id }, include: { doiState: true } })
const register = () => portalCommand(portal, 'doi', 'register')
/** The registry is asked again now, not when its turn comes. */
const again = async (made: MadeDocument) => {
  await portal.db.doiRegistration.update({ where: { documentId: made.id }, data: { nextTryAt: new Date(0) } })
  return register()
}
const desk = async (made: MadeDocument) => visibleText(await (await emile.get(deskOf(made))).text())

/** A document whose DOI the registry has by now. */
async function registered(
  facts: Parameters<typeof makeDocument>[1] = {},
): Promise<MadeDocument & { doi: string }> {
  const made = await makeDocument(portal, facts)
  expect((await assign(made)).headers.get('location')).toContain('done=assign-doi')
  await vi.waitFor(async () => expect((await row(made)).doiSince).not.toBeNull(), PATIENT)
  return { ...made, doi: (await row(made)).doi ?? '' }
}

describe('Émile gives a document a DOI', () => {
  test('DataCite is told its card and nothing behind the gate, and everybody is told the DOI', async () => {
    const made = await registered({ audience: 'members' })
    expect(made.doi).toMatch(/^10\.12345\/[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}$/)
    const [told] = registry.asked
    expect(told?.path).toBe(`/dois/${made.doi}`)
    const url = `${portal.origin}/documents/${made.slug}`
    expect(told?.attributes).toMatchObject({
      doi: made.doi,
      event: 'publish',
      url,
      publisher: { name: 'TerriNum' },
    })
    const all = JSON.stringify(registry.asked)
    expect(all).toContain(made.canaries.title)
    for (const closed of ['closed', 'fileName', 'bytes'] as const)
      expect(all).not.toContain(made.canaries[closed])
    const acts = await portal.db.auditEntry.findMany({ where: { thingId: made.id }, orderBy: { at: 'asc' } })
    expect(acts.map(({ act, via }) => [act, via])).toEqual([
      ['assign-doi', 'web'],
      ['register-doi', 'portal'],
    ])

    const page = await portal.guest().get(made.page)
    const address = `https://doi.org/${made.doi}`
    expect(page.headers.get('link')).toContain(`<${address}>; rel="cite-as"`)
    const html = await page.text()
    expect(html).toContain(`<meta name="citation_doi" content="${made.doi}"/>`)
    expect(html).toContain(`"propertyID":"DOI","value":"${made.doi}"`)
    expect(visibleText(html)).toContain(address)
    const cited = async (format: string) => (await portal.guest().get(`${made.page}/cite/${format}`)).text()
    expect(await cited('bibtex')).toContain(`doi = {${made.doi}}`)
    expect(await cited('ris')).toContain(`DO  - ${made.doi}`)
    expect(JSON.parse(await cited('csl-json'))).toMatchObject([{ DOI: made.doi, URL: address }])
    const datacite = JSON.parse(await cited('datacite-json'))
    expect(datacite.identifiers[0]).toEqual({ identifier: made.doi, identifierType: 'DOI' })
    const oai = `/oai?verb=GetRecord&identifier=oai:localhost:${made.id}&metadataPrefix=`
    expect(await (await portal.guest().get(`${oai}oai_dc`)).text()).toContain(address)
    expect(await (await portal.guest().get(`${oai}oai_datacite`)).text()).toContain(
      `<identifier identifierType="DOI">${made.doi}</identifier>`,
    )
    expect(await desk(made)).toContain('Enregistré le')
  })

  test('once: a second press changes nothing', async () => {
    const made = await registered()
    expect((await assign(made)).status).toBe(409)
    expect((await row(made)).doi).toBe(made.doi)
  })

  test('only where everybody can find it, and Marie gives none', async () => {
    for (const facts of [{ published: false }, { withdrawn: true }, { audience: 'staff' }] as const) {
      const made = await makeDocument(portal, facts)
      expect((await assign(made)).status).toBe(409)
      expect((await row(made)).doi).toBeNull()
      expect(await desk(made)).not.toContain('Attribuer')
    }
    const made = await makeDocument(portal)
    const marie = await portal.as('marie')
    expect((await marie.post(deskOf(made), { intent: 'assign-doi' })).status).toBe(404)
    expect((await row(made)).doi).toBeNull()
    expect(registry.asked).toEqual([])
  })
})

describe('what happens to the document later, DataCite is told', () => {
  test('a changed card, a withdrawal, a return', async () => {
    const made = await registered()
    registry.asked.length = 0
    await portal.db.documentText.updateMany({
      where: { documentId: made.id },
      data: { title: 'Un autre titre' },
    })
    await portal.db.libraryDocument.update({ where: { id: made.id }, data: { updatedAt: new Date() } })
    expect(await register()).toEqual({ code: 0, said: 'told 1\n' })
    expect(registry.asked[0]?.attributes).toMatchObject({ event: 'publish' })
    expect(JSON.stringify(registry.asked[0])).toContain('Un autre titre')

    await emile.post(deskOf(made), { intent: 'withdraw', reason: 'Remplacé' })
    await register()
    expect(registry.asked[1]?.attributes).toEqual({ event: 'hide' })
    expect((await portal.guest().get(made.page)).headers.get('link')).toContain(made.doi)

    await emile.post(deskOf(made), { intent: 'restore' })
    await register()
    expect(registry.asked[2]?.attributes).toMatchObject({ event: 'publish' })
    expect(await register()).toEqual({ code: 0, said: 'told 0\n' })
    expect(registry.asked).toHaveLength(3)
  })
})

describe('a registry that does not take it', () => {
  const troubled = async (trouble: DoiRegistryServer['trouble']) => {
    registry.trouble = trouble
    const made = await makeDocument(portal)
    await assign(made)
    await vi.waitFor(async () => expect((await row(made)).doiState?.failure).not.toBeNull(), PATIENT)
    return made
  }
  const untold = async (made: MadeDocument) => {
    const { doi } = await row(made)
    const html = await (await portal.guest().get(made.page)).text()
    expect(html).not.toContain(doi ?? '')
    expect((await portal.guest().get(`${made.page}/cite/datacite-json`)).status).toBe(200)
  }

  test.each([
    ['away', 'HTTP 503'],
    ['too-many', 'HTTP 429'],
    ['taken', 'HTTP 422, doi: This DOI has already been taken'],
    ['draft', 'HTTP 201, draft'],
  ] as const)('%s: the desk is told, nobody else, and it is tried again', async (trouble, said) => {
    const made = await troubled(trouble)
    expect(await desk(made)).toContain(said)
    await untold(made)
    registry.trouble = 'none'
    expect(await again(made)).toEqual({ code: 0, said: 'told 1\n' })
    expect((await row(made)).doiSince).not.toBeNull()
    expect((await row(made)).doiState).toMatchObject({ failure: null, attempts: 0 })
  })

  test('one that sends elsewhere is not followed, since the password would go with it', async () => {
    const made = await troubled('elsewhere')
    expect(registry.asked.map(({ path }) => path)).not.toContain('/dois/elsewhere')
    registry.trouble = 'none'
    await again(made)
  })

  test('a wrong password stops at the first, and is said without it', async () => {
    const { password } = registry
    registry.password = 'another one'
    const made = await makeDocument(portal)
    await assign(made)
    await vi.waitFor(async () => expect((await row(made)).doiState?.failure).not.toBeNull(), PATIENT)
    expect(await desk(made)).toContain('HTTP 401, Bad credentials.')
    expect(portal.output()).not.toContain(password)
    registry.password = password
    await again(made)
  })
})

describe('without an account at the registry', () => {
  let alone: Portal
  beforeAll(async () => {
    alone = await bootPortal({ env: { DOI_PREFIX: '10.12345' } })
  })
  afterAll(() => alone.close())

  test('the operator registers by hand what an editor gave, and says so', async () => {
    const made = await makeDocument(alone)
    const editor = await alone.as('emile')
    await editor.post(deskOf(made), { intent: 'assign-doi' })
    expect(visibleText(await (await editor.get(deskOf(made))).text())).toContain('portal doi waiting')
    const { said } = await portalCommand(alone, 'doi', 'waiting')
    const { data } = JSON.parse(said)
    expect(data).toMatchObject({ type: 'dois', attributes: { doi: data.id, event: 'publish' } })
    expect(data.attributes.url).toMatch(new RegExp(`/documents/${made.slug}$`))
    expect(await portalCommand(alone, 'doi', 'registered', data.id.toUpperCase())).toMatchObject({ code: 0 })
    expect((await alone.guest().get(made.page)).headers.get('link')).toContain(`https://doi.org/${data.id}`)
    expect(await portalCommand(alone, 'doi', 'waiting')).toEqual({ code: 0, said: '' })
    expect(await portalCommand(alone, 'doi', 'registered', '10.12345/nothing')).toMatchObject({ code: 1 })
  })
})
