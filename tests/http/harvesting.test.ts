import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootPortal, type Portal } from '../support/portal'
import { type MadeDocument, makeDocument, makeWorkshop } from '../support/things'
import { expectValid } from '../support/validate-xml'

/*
 * OAI-PMH 2.0, by a harvester that knows nothing of the portal: a reader of XML and the protocol's own rules. Each answer
 * is held against a schema written from the specification (tests/schemas).
 */

let portal: Portal
let open: MadeDocument
let closed: MadeDocument
let withdrawn: MadeDocument
let hidden: MadeDocument[]
let workshop: Awaited<ReturnType<typeof makeWorkshop>>
const MANY = 205

beforeAll(async () => {
  portal = await bootPortal()
  workshop = await makeWorkshop(portal, { audience: 'public' })
  open = await makeDocument(portal, { audience: 'public', workshopId: workshop.id })
  closed = await makeDocument(portal, { audience: 'by-request' })
  withdrawn = await makeDocument(portal, { audience: 'public', withdrawn: true })
  hidden = [
    await makeDocument(portal, { published: false }),
    await makeDocument(portal, { audience: 'public', scheduledInDays: 2 }),
    await makeDocument(portal, { audience: 'staff' }),
  ]
  await portal.db.$executeRaw`
    insert into "LibraryDocument" (id, slug, kind, theme, licence, audience, "createdAt", "updatedAt", "publishedAt")
    select lpad('many' || n, 21, '0'), 'many-' || n, 'presentation', 'economic-development', 'etalab-2.0', 'public',
      '2026-01-01', timestamptz '2026-01-01' + (n / 50) * interval '1 second', '2026-01-01'
    from generate_series(1, ${MANY}::int) n`
  await portal.db.$executeRaw`
    insert into "DocumentText" ("documentId", lang, title, abstract, keywords)
    select id, 'fr', 'Présentation ' || slug, 'Un *résumé* & plus.', '{ville,données}' from "LibraryDocument" where slug like 'many-%'`
})
afterAll(() => portal.close())

type Header = { '@status'?: string; identifier: string; datestamp: string; setSpec?: string[] }
type OaiRecord = { header: Header; metadata?: Record<string, unknown> }
type Answer = {
  request: Record<string, string> | string
  error?: { '@code': string }
  Identify?: Record<string, string>
  ListSets?: { set: { setSpec: string[]; setName: string }[] }
  ListMetadataFormats?: { metadataFormat: { metadataPrefix: string }[] }
  GetRecord?: { record: OaiRecord[] }
  ListRecords?: { record: OaiRecord[]; resumptionToken?: string }
  ListIdentifiers?: { header: Header[]; resumptionToken?: string }
}

const LISTS = ['set', 'setSpec', 'record', 'header', 'metadataFormat']
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: (name, path) => LISTS.includes(name) && !String(path).endsWith('record.header'),
})

/** All that the repository has answered so far. */
const answers: string[] = []

async function read(answer: Response): Promise<Answer> {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8'])
  const xml = await answer.text()
  answers.push(xml)
  return parser.parse(xml)['OAI-PMH'] as Answer
}

const ask = async (query: string) => read(await portal.guest().get(`/oai?${query}`))
/** Without what browsers send along, as a harvester posts. */
const post = async (fields: Record<string, string>) =>
  read(await fetch(`${portal.origin}/oai`, { method: 'POST', body: new URLSearchParams(fields) }))

async function harvestAll(query: string): Promise<{ records: OaiRecord[]; pages: number }> {
  const records: OaiRecord[] = []
  let answer = await ask(`verb=ListRecords&${query}`)
  let pages = 1
  records.push(...(answer.ListRecords?.record ?? []))
  for (let token = answer.ListRecords?.resumptionToken; token; token = answer.ListRecords?.resumptionToken) {
    answer = await post({ verb: 'ListRecords', resumptionToken: token })
    records.push(...(answer.ListRecords?.record ?? []))
    pages += 1
  }
  return { records, pages }
}

const idOf = (made: { id: string }) => `oai:localhost:${made.id}`

describe('the repository says what it is', () => {
  test('Identify', async () => {
    const { Identify } = await ask('verb=Identify')
    expect(Identify).toMatchObject({
      baseURL: `${portal.origin}/oai`,
      protocolVersion: '2.0',
      deletedRecord: 'transient',
      granularity: 'YYYY-MM-DDThh:mm:ssZ',
      earliestDatestamp: '2026-01-01T00:00:00Z',
    })
    expect((await post({ verb: 'Identify' })).Identify).toEqual(Identify)
  })

  test('its sets are themes and workshops, its formats two', async () => {
    const { ListSets } = await ask('verb=ListSets')
    expect(ListSets?.set).toContainEqual({
      setSpec: ['theme-citizen-participation'],
      setName: 'Participation citoyenne',
    })
    expect(ListSets?.set.flatMap(({ setSpec }) => setSpec)).toContain(`workshop-${workshop.slug}`)
    for (const query of ['', `&identifier=${idOf(open)}`])
      expect(
        (await ask(`verb=ListMetadataFormats${query}`)).ListMetadataFormats?.metadataFormat.map(
          ({ metadataPrefix }) => metadataPrefix,
        ),
      ).toEqual(['oai_dc', 'oai_datacite'])
  })
})

describe('all is harvested', () => {
  test.each(['oai_dc', 'oai_datacite'])('in pages of a hundred, each record once, as %s', async (prefix) => {
    const { records, pages } = await harvestAll(`metadataPrefix=${prefix}`)
    expect(pages).toBe(3)
    const ids = records.map(({ header }) => header.identifier)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(MANY + 3)
    for (const made of [open, closed, withdrawn]) expect(ids).toContain(idOf(made))
    const deleted = records.filter(({ header }) => header['@status'] === 'deleted')
    expect(deleted.map(({ header, metadata }) => [header.identifier, metadata])).toEqual([
      [idOf(withdrawn), undefined],
    ])
    expect(records.map(({ header }) => header.datestamp)).toEqual(
      records.map(({ header }) => header.datestamp).sort(),
    )
  })

  test('a list that was begun goes on after the portal was started anew', async () => {
    const first = await ask('verb=ListIdentifiers&metadataPrefix=oai_dc')
    const token = first.ListIdentifiers?.resumptionToken ?? ''
    await portal.restart()
    const second = await ask(`verb=ListIdentifiers&resumptionToken=${token}`)
    const seen = new Set(first.ListIdentifiers?.header.map(({ identifier }) => identifier))
    expect(second.ListIdentifiers?.header.filter(({ identifier }) => seen.has(identifier))).toEqual([])
  })

  test('a theme, a workshop, the records of some seconds', async () => {
    const count = async (query: string) => (await harvestAll(`metadataPrefix=oai_dc&${query}`)).records.length
    expect(await count('set=theme-economic-development')).toBe(MANY)
    expect(await count(`set=workshop-${workshop.slug}`)).toBe(1)
    expect(await count('until=2026-01-01')).toBe(MANY)
    expect(await count('from=2026-01-01T00:00:01Z&until=2026-01-01T00:00:02Z')).toBe(100)
    expect(await count('from=2026-01-02')).toBe(3)
    expect(
      await count('from=2026-01-01T00:00:03Z&until=2026-01-01T00:00:03Z&set=theme-economic-development'),
    ).toBe(50)
  })
})

describe('a record tells the card', () => {
  const one = async (made: { id: string }, prefix: string) => {
    const answer = await ask(`verb=GetRecord&identifier=${idOf(made)}&metadataPrefix=${prefix}`)
    return answer.GetRecord?.record[0] as OaiRecord
  }

  test('in Dublin Core', async () => {
    const { header, metadata } = await one(open, 'oai_dc')
    expect(header.setSpec).toEqual(['theme-citizen-participation', `workshop-${workshop.slug}`])
    const dc = metadata?.['oai_dc:dc'] as Record<string, unknown>
    expect(dc['dc:identifier']).toBe(`${portal.origin}/documents/${open.slug}`)
    expect(dc['dc:rights']).toEqual([
      'info:eu-repo/semantics/openAccess',
      'https://creativecommons.org/licenses/by/4.0/',
    ])
    expect(JSON.stringify(dc['dc:description'])).toContain(open.canaries.abstract)
  })

  test('in DataCite, with who may read it', async () => {
    const { metadata } = await one(closed, 'oai_datacite')
    const text = JSON.stringify(metadata)
    expect(text).toContain('info:eu-repo/semantics/restrictedAccess')
    expect(text).toContain(closed.canaries.title)
  })

  test('a day of opening is told, and after it that it is open', async () => {
    const made = await makeDocument(portal, { audience: 'public', embargoInDays: 10 })
    const rights = async () => {
      const { metadata } = await one(made, 'oai_dc')
      const dc = metadata?.['oai_dc:dc'] as Record<string, string[] | string>
      return [dc['dc:rights']?.[0], [dc['dc:date'] ?? ''].flat().some((date) => date.includes('embargoEnd'))]
    }
    expect(await rights()).toEqual(['info:eu-repo/semantics/embargoedAccess', true])
    await portal.db.libraryDocument.update({ where: { id: made.id }, data: { embargoUntil: new Date() } })
    expect(await rights()).toEqual(['info:eu-repo/semantics/openAccess', false])
    await portal.db.libraryDocument.delete({ where: { id: made.id } })
  })
})

describe('every error of the protocol', () => {
  const ERRORS: [string, () => string][] = [
    ['badVerb', () => ''],
    ['badVerb', () => 'verb=List'],
    ['badArgument', () => 'verb=Identify&x=1'],
    ['badArgument', () => 'verb=ListRecords'],
    ['badArgument', () => 'verb=ListRecords&metadataPrefix=oai_dc&from=hier'],
    ['cannotDisseminateFormat', () => 'verb=ListRecords&metadataPrefix=mods'],
    ['idDoesNotExist', () => 'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:x'],
    [
      'idDoesNotExist',
      () => `verb=GetRecord&metadataPrefix=oai_dc&identifier=${idOf(hidden[0] as MadeDocument)}`,
    ],
    [
      'idDoesNotExist',
      () => `verb=GetRecord&metadataPrefix=oai_dc&identifier=${idOf(hidden[1] as MadeDocument)}`,
    ],
    ['idDoesNotExist', () => `verb=ListMetadataFormats&identifier=${idOf(hidden[2] as MadeDocument)}`],
    ['noRecordsMatch', () => 'verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01'],
    ['noRecordsMatch', () => 'verb=ListRecords&metadataPrefix=oai_dc&set=workshop-nulle-part'],
    ['badResumptionToken', () => 'verb=ListRecords&resumptionToken=x'],
    ['badResumptionToken', () => 'verb=ListSets&resumptionToken=x'],
  ]
  test.each(ERRORS)('%s', async (code, query) => {
    const answer = await ask(query())
    expect(answer.error?.['@code']).toBe(code)
    expect(typeof answer.request === 'string').toBe(code === 'badVerb' || code === 'badArgument')
  })

  test('a token that somebody has changed is none', async () => {
    const token =
      (await ask('verb=ListIdentifiers&metadataPrefix=oai_dc')).ListIdentifiers?.resumptionToken ?? ''
    const [body = '', signature = ''] = token.split('.')
    const other = Buffer.from(
      Buffer.from(body, 'base64url').toString().replace('oai_dc', 'oai_datacite'),
    ).toString('base64url')
    for (const bent of [`${other}.${signature}`, body, `${token}x`, `${token}.x`, `.${signature}`, '.'])
      expect((await ask(`verb=ListIdentifiers&resumptionToken=${bent}`)).error?.['@code']).toBe(
        'badResumptionToken',
      )
  })
})

test('nothing of what is hidden or withdrawn stands in any page of any list', async () => {
  for (const query of [
    'verb=ListRecords&metadataPrefix=oai_dc',
    'verb=ListRecords&metadataPrefix=oai_datacite',
  ]) {
    const pages: string[] = []
    for (let next: string | null = query; next; ) {
      const xml: string = await (await portal.guest().get(`/oai?${next}`)).text()
      pages.push(xml)
      const token: string | undefined = /<resumptionToken>([^<]+)</.exec(xml)?.[1]
      next = token ? `verb=ListRecords&resumptionToken=${token}` : null
    }
    const all = pages.join()
    for (const made of hidden)
      for (const word of [...Object.values(made.canaries), made.id, made.slug])
        expect(all).not.toContain(word)
    for (const word of [...Object.values(withdrawn.canaries), withdrawn.slug]) expect(all).not.toContain(word)
    for (const { canaries, fileId } of [open, closed])
      for (const word of [canaries.closed, canaries.open, canaries.fileName, canaries.bytes, fileId])
        expect(all).not.toContain(word)
  }
})

test('a page of another site cannot post to it, nor anybody with a cookie from elsewhere', async () => {
  const to = (headers: Record<string, string>) =>
    fetch(`${portal.origin}/oai`, {
      method: 'POST',
      body: new URLSearchParams({ verb: 'Identify' }),
      headers,
    })
  for (const headers of [
    { Origin: 'https://evil.test' },
    { Referer: 'https://evil.test/' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { Cookie: '__Host-sid=x' },
  ] as Record<string, string>[])
    expect((await to(headers)).status).toBe(403)
})

test('every answer so far is valid by the protocol', async () => {
  expect(answers.length).toBeGreaterThan(20)
  await expectValid(answers, 'harvest.xsd')
})
