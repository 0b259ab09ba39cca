import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import ICAL from 'ical.js'
import jsonld from 'jsonld'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../support/browser'
import { bootPortal, type Portal } from '../support/portal'
import { type MadeDocument, makeDocument, makeWorkshop } from '../support/things'
import { expectValid } from '../support/validate-xml'

/* What other people's programs read: feeds, sitemap, calendars, and what stands in the head of pages. */

let portal: Portal
let guest: Browser
let open: MadeDocument
let closed: MadeDocument
let workshop: Awaited<ReturnType<typeof makeWorkshop>>
let draft: Awaited<ReturnType<typeof makeWorkshop>>

beforeAll(async () => {
  portal = await bootPortal()
  guest = portal.guest()
  workshop = await makeWorkshop(portal, { audience: 'public' })
  draft = await makeWorkshop(portal, { published: false })
  open = await makeDocument(portal, { audience: 'public', workshopId: workshop.id })
  closed = await makeDocument(portal, { audience: 'members' })
  await portal.db.workshop.updateMany({ data: { heldOn: new Date('2026-03-31') } })
  await portal.db.libraryDocument.updateMany({ data: { datedOn: new Date('2015-11-03') } })
  await portal.db.workshopText.updateMany({
    where: { workshopId: workshop.id, lang: 'fr' },
    data: {
      title: 'La ville, ses données ; « où » ?',
      summary:
        'Une journée à Saint-Denis, avec des mots assez nombreux pour que les lignes se plient : été, œuvre.',
      programme: [
        { time: '9h30', title: 'Ouverture' },
        { time: '17:00', title: 'Clôture' },
      ],
    },
  })
})
afterAll(() => portal.close())

const authorOf = (made: MadeDocument) => `/fr/authors/autrice-${made.canaries.author}`

const text = async (path: string) => {
  const answer = await guest.get(path)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}

describe('feeds', () => {
  test('Atom, read by a reader of feeds: what everybody may read whole, of the rest the teaser', async () => {
    const xml = await text('/fr/feed.xml')
    await expectValid([xml, await text(`/en/feed.xml?workshop=${workshop.slug}`)], 'atom.xsd')
    const feed = parseAtomFeed(xml)
    const entry = (made: MadeDocument) => feed.entries?.find(({ id }) => id === portal.origin + made.page)
    expect(feed.entries).toHaveLength(2)
    expect(entry(open)?.content?.value).toContain(open.canaries.closed)
    expect(entry(closed)?.content?.value).toContain(closed.canaries.open)
    expect(entry(closed)?.summary?.value).toMatch(/^Réservé aux membres\. Résumé cnry/)
    expect(xml).not.toContain(closed.canaries.closed)
    expect(entry(open)?.authors?.[0]?.name).toContain(open.canaries.author)
  })

  test('JSON Feed says the same', async () => {
    const feed = parseJsonFeed(JSON.parse(await text('/en/feed.json')))
    expect(feed.items?.map(({ url }) => url).sort()).toEqual(
      [open, closed].map(({ slug }) => `${portal.origin}/en/documents/${slug}`).sort(),
    )
    expect(JSON.stringify(feed)).toContain(open.canaries.closed)
    expect(JSON.stringify(feed)).not.toContain(closed.canaries.closed)
  })

  test('of a theme, of a workshop, of an author; of none that there is, none', async () => {
    const count = async (query: string) =>
      parseAtomFeed(await text(`/fr/feed.xml?${query}`)).entries?.length ?? 0
    expect(await count('theme=citizen-participation')).toBe(2)
    expect(await count('theme=economic-development')).toBe(0)
    expect(await count(`workshop=${workshop.slug}`)).toBe(1)
    expect(await count(`author=autrice-${closed.canaries.author}`)).toBe(1)
    for (const query of [
      ...['theme=x', 'workshop=x', `workshop=${draft.slug}`, 'theme=__proto__', 'workshop=', 'author=x'],
      ...['author=', `author=autrice-${open.canaries.author}&theme=citizen-participation`],
    ])
      expect([query, (await guest.get(`/fr/feed.xml?${query}`)).status]).toEqual([query, 404])
  })

  test('who has it already is told so, until something changes', async () => {
    const first = await guest.get('/fr/feed.xml')
    const known = { 'If-None-Match': first.headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' }
    const again = await guest.get('/fr/feed.xml', known)
    expect([again.status, await again.text()]).toEqual([304, ''])
    await portal.db.documentText.updateMany({
      where: { documentId: open.id },
      data: { keywords: ['nouveau'] },
    })
    expect((await guest.get('/fr/feed.xml', known)).status).toBe(200)
  })

  test('pages name them', async () => {
    expect(await text('/en')).toContain('type="application/atom+xml"')
    expect(await text(`/fr/workshops/${workshop.slug}`)).toContain(
      `href="/fr/feed.xml?workshop=${workshop.slug}"`,
    )
  })
})

test('browsers learn to search here', async () => {
  const xml = await text('/en/opensearch.xml')
  await expectValid([xml], 'opensearch.xsd')
  expect(xml).toContain(`template="${portal.origin}/en/search?q={searchTerms}"`)
  expect(await text('/en')).toContain('href="/en/opensearch.xml"')
})

test('the sitemap is an index of parts, each thing there in both languages', async () => {
  const index = await text('/sitemap.xml')
  const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) => new URL(loc).pathname)
  expect(parts).toEqual(
    ['pages', 'workshops-1', 'documents-1', 'authors-1'].map((name) => `/sitemaps/${name}.xml`),
  )
  const texts = await Promise.all(parts.map(text))
  await expectValid([index, ...texts], 'sitemap.xsd')
  for (const path of [
    '/fr',
    '/en/privacy',
    `/fr/workshops/${workshop.slug}`,
    `/en/documents/${closed.slug}`,
    authorOf(closed),
  ])
    expect(texts.join()).toContain(`<loc>${portal.origin}${path}</loc>`)
  expect(texts.join()).not.toContain(draft.slug)
  for (const none of ['documents-2.xml', 'documents-0.xml', 'documents-1', 'x.xml', 'documents-99999.xml'])
    expect([none, (await guest.get(`/sitemaps/${none}`)).status]).toEqual([none, 404])
})

describe('calendars', () => {
  const events = async (path: string) =>
    new ICAL.Component(ICAL.parse(await text(path)) as never)
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event))

  test('a workshop with hours stands in Paris time', async () => {
    const path = `/fr/workshops/${workshop.slug}/calendar.ics`
    const [event, ...more] = await events(path)
    expect(more).toEqual([])
    expect(event?.summary).toBe('La ville, ses données ; « où » ?')
    expect(event?.description).toContain('été, œuvre.\n\nProgramme\n9h30 Ouverture')
    expect(event?.uid).toBe(`${workshop.id}@localhost`)
    const zone = new ICAL.Component(ICAL.parse(await text(path)) as never).getFirstSubcomponent('vtimezone')
    expect(new ICAL.Timezone(zone as never).utcOffset(event?.startDate as never)).toBe(7200)
    expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual([
      '2026-03-31T09:30:00',
      '2026-03-31T17:00:00',
    ])
  })

  test('all of them, their ids the same in both languages, none hidden', async () => {
    const ids = async (lang: string) => (await events(`/${lang}/calendar.ics`)).map(({ uid }) => uid)
    expect(await ids('fr')).toEqual([`${workshop.id}@localhost`])
    expect(await ids('en')).toEqual(await ids('fr'))
    expect((await guest.get(`/fr/workshops/${draft.slug}/calendar.ics`)).status).toBe(404)
  })

  test('its lines have 75 octets at most', async () => {
    const lines = (await text(`/fr/workshops/${workshop.slug}/calendar.ics`)).split('\r\n')
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  })
})

describe('the head of a page', () => {
  /** What a program that knows JSON-LD reads in it; the vocabulary is not fetched. */
  async function expanded(html: string): Promise<Record<string, unknown>> {
    const written = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? ''
    const documentLoader = async (url: string) => ({
      contextUrl: undefined,
      documentUrl: url,
      document: { '@context': { '@vocab': 'http://schema.org/', url: { '@type': '@id' } } },
    })
    const [graph] = await jsonld.expand(JSON.parse(written), { documentLoader: documentLoader as never })
    return graph as Record<string, unknown>
  }
  const value = (graph: Record<string, unknown>, name: string) =>
    (graph[`http://schema.org/${name}`] as { '@value': unknown }[] | undefined)?.[0]?.['@value']

  test('tells search engines what it is, and what of it is free', async () => {
    const graph = await expanded(await text(open.page))
    expect(graph['@type']).toEqual(['http://schema.org/Report'])
    expect(graph['@id']).toBe(`${portal.origin}/documents/${open.slug}`)
    expect(value(graph, 'isAccessibleForFree')).toBe(true)
    const shut = await expanded(await text(closed.page))
    expect(value(shut, 'isAccessibleForFree')).toBe(false)
    expect(JSON.stringify(shut['http://schema.org/hasPart'])).toContain('.gate')
    const event = await expanded(await text(`/fr/workshops/${workshop.slug}`))
    expect([event['@type'], value(event, 'startDate')]).toEqual([['http://schema.org/Event'], '2026-03-31'])
    const address = portal.origin + authorOf(open)
    expect(JSON.stringify(graph['http://schema.org/author'])).toContain(`"${address}"`)
    const author = await expanded(await text(authorOf(open)))
    expect(author['@type']).toEqual(['http://schema.org/ProfilePage'])
    expect(JSON.stringify(author)).toContain(`{"@id":"${portal.origin}/documents/${open.slug}"}`)
  })

  test('names the PDF that everybody may read, and no other, even to Marie who may', async () => {
    const pdf = `<meta name="citation_pdf_url" content="${portal.origin}${open.file}"/>`
    const html = await text(open.page)
    expect(html).toContain(pdf)
    expect(html).toContain('<meta name="citation_publication_date" content="2015/11/03"/>')
    const hers = await (await (await portal.as('marie')).get(closed.page)).text()
    expect(hers).toContain(closed.file)
    expect(hers).toContain('name="citation_title"')
    expect(hers).not.toContain('citation_pdf_url')
  })

  test('signposts lead to citation, authors, descriptions, licence, and to files that are open to all', async () => {
    const links = async (browser: Browser, page: string) =>
      (await browser.get(page)).headers.get('link') ?? ''
    const all = await links(guest, open.page)
    for (const link of [
      `<${portal.origin}/documents/${open.slug}>; rel="cite-as"`,
      `<${portal.origin}${authorOf(open)}>; rel="author"`,
      '<https://schema.org/Report>; rel="type"',
      '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
      `<${portal.origin}${open.page}/cite/bibtex>; rel="describedby"; type="application/x-bibtex"`,
      `<${portal.origin}${open.file}>; rel="item"; type="application/pdf"`,
    ])
      expect(all).toContain(link)
    for (const browser of [guest, await portal.as('marie'), await portal.as('ada')])
      expect(await links(browser, closed.page)).not.toContain('rel="item"')
  })
})
