import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visibleText } from '../support/browser'
import { portalCommand } from '../support/command-line'
import { bootPortal, type Portal } from '../support/portal'
import { type MadeReading, makeReading } from '../support/readings'
import { type MadeDocument, makeDocument } from '../support/things'

let portal: Portal
let innovation: MadeDocument
let energy: MadeDocument
let closed: MadeDocument
let pages: MadeReading

beforeAll(async () => {
  portal = await bootPortal()
  innovation = await makeDocument(portal, { audience: 'public' })
  energy = await makeDocument(portal, { audience: 'public' })
  closed = await makeDocument(portal, { audience: 'members' })
  await write(
    innovation,
    'L’innovation sociale et la ville intelligente',
    'Les habitants innovent, les œuvres arrivées.',
  )
  await write(energy, 'Énergies renouvelables', 'Une ville très intelligente sur le plan de l’énergie.')
  await write(closed, 'Rapport réservé', 'Un résumé sans surprise.')
  pages = await makeReading(portal, closed, { pages: 6 })
})
afterAll(() => portal.close())

/** In both languages the same French words. */
async function write({ id }: MadeDocument, title: string, abstract: string): Promise<void> {
  await portal.db.documentText.updateMany({
    where: { documentId: id },
    data: { title, abstract, keywords: ['prospective'] },
  })
}

const NAMES = () =>
  new Map([innovation, energy, closed].map(({ slug }, i) => [slug, ['innovation', 'energy', 'closed'][i]]))

/** Names of the documents that are found, in their order. */
async function find(q: string, more = '', who = portal.guest()) {
  const answer = await who.get(`/fr/search?q=${encodeURIComponent(q)}${more}`)
  expect(answer.status).toBe(200)
  const html = await answer.text()
  const slugs = [...html.matchAll(/<h3[^>]*><a[^>]* href="\/fr\/documents\/([a-z0-9-]+)"/g)].map(
    ([, slug]) => slug,
  )
  return { names: slugs.map((slug) => NAMES().get(slug ?? '')), html, text: visibleText(html) }
}

describe('words are found', () => {
  test.each([
    ['innovation', ['innovation']],
    ['INNOVATIONS', ['innovation']],
    ['l’innovation', ['innovation']],
    ["d'innovation", ['innovation']],
    ['innover', ['innovation']],
    ['innovent', ['innovation']],
    ['innov', ['innovation']],
    ['arrivée', ['innovation']],
    ['oeuvre', ['innovation']],
    ['energie', ['energy']],
    ['énergies', ['energy']],
    ['renouvelable', ['energy']],
    ['ville intelligente', ['innovation', 'energy']],
    ['« ville intelligente »', ['innovation']],
    ['"ville intelligente"', ['innovation']],
    ['ville -énergie', ['innovation']],
    ['ville -"ville intelligente"', ['energy']],
    ['réservé', ['closed']],
    ['prospective -ville', ['closed']],
  ])('%s', async (q, expected) => {
    expect((await find(q)).names).toEqual(expected)
  })

  test('where they stand is marked, and the title counts more than the abstract', async () => {
    const { html, names } = await find('energie')
    expect(html).toContain('<mark>Énergies</mark>')
    expect(names).toEqual(['energy'])
    expect((await find('ville')).names[0]).toBe('innovation')
  })

  test('an author is found by his name', async () => {
    expect((await find(innovation.canaries.author)).names).toEqual(['innovation'])
  })
})

describe('pages', () => {
  test('Marie is led to the slide itself; a guest does not learn that there is one', async () => {
    const [, , word = ''] = pages.texts
    const marie = await portal.as('marie')
    const { html, names, text } = await find(word, '', marie)
    expect(names).toEqual(['closed'])
    expect(text).toContain('Diapositive 3')
    const [, address = ''] = /href="(\/fr\/documents\/[^"]+\/read\/3\?q=[^"]+)"/.exec(html) ?? []
    const slide = await (await marie.get(address.replaceAll('&amp;', '&'))).text()
    expect(slide).toContain(`<mark>${word}</mark>`)
    expect((await find(word)).names).toEqual([])
  })

  test('three are named, and how many more there are', async () => {
    const { text, html } = await find('énergie', '', await portal.as('marie'))
    expect(html.match(/href="[^"]+\/read\/\d/g)).toHaveLength(3)
    expect(text).toContain('et 3 autres pages')
  })
})

describe('what is typed wrongly', () => {
  test('the word that was meant is offered, and leads to it', async () => {
    const { names, text } = await find('inovation')
    expect(names).toEqual([])
    expect(text).toContain('Essayez avec innovation')
  })

  test('of several words, what has some of them is shown', async () => {
    const { names, text } = await find('innovation zzzzz')
    expect(names).toEqual(['innovation'])
    expect(text).toContain('Aucun document ne contient tous ces mots')
  })

  test.each([
    '"',
    '«',
    '-',
    '& | !',
    "'",
    "\\'; drop table",
    ':*',
    '<->',
    'a:*b',
    '((((',
    '%',
    '.*+?^$',
    '\ud83d\ude00',
    '東京',
    'x'.repeat(4000),
    '« » "" “” -"" -«»',
    'le la les',
    'the',
  ])('%s is no error', async (q) => {
    for (const end of ['', '.data']) {
      const answer = await portal.guest().get(`/fr/search${end}?q=${encodeURIComponent(q)}`)
      expect([q, answer.status]).toEqual([q, 200])
    }
  })

  test('an address that is no text is refused as such', async () => {
    for (const q of ['%00', '%ff', '%'])
      expect([q, (await portal.guest().get(`/fr/search?q=${q}`)).status < 500]).toEqual([q, true])
  })
})

describe('while somebody types', () => {
  const suggested = async (q: string, who = portal.guest()) => {
    const answer = await who.get(`/fr/search/suggestions?q=${encodeURIComponent(q)}`)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    const { suggestions } = (await answer.json()) as {
      suggestions: { kind: string; text: string; address: string }[]
    }
    return suggestions
  }

  test('titles, keywords, authors and themes are offered that begin so, and lead on', async () => {
    expect(await suggested('prosp')).toContainEqual({
      kind: 'keyword',
      text: 'prospective',
      address: '/fr/search?q=prospective',
    })
    expect(await suggested('renouv')).toEqual([
      { kind: 'document', text: 'Énergies renouvelables', address: `/fr/documents/${energy.slug}` },
    ])
    expect(await suggested('l’innov')).toMatchObject([
      { kind: 'document', text: 'L’innovation sociale et la ville intelligente' },
    ])
    const [author] = await suggested(innovation.canaries.author.slice(0, 12))
    expect(author).toMatchObject({ kind: 'author', text: `Autrice ${innovation.canaries.author}` })
    expect(await suggested('particip')).toMatchObject([
      { kind: 'theme', address: '/fr/documents?theme=citizen-participation' },
    ])
  })

  test('nothing is for what is short, or stands in no card', async () => {
    for (const q of ['', 'pr', '"', closed.canaries.closed, pages.texts[0] ?? ''])
      expect([q, await suggested(q)]).toEqual([q, []])
    // Nor to Marie, who may read it: what is offered are cards.
    expect(await suggested(closed.canaries.closed, await portal.as('marie'))).toEqual([])
  })
})

test('results are narrowed and sorted by their address, and say so', async () => {
  const { text, html } = await find('prospective', '&kind=report&sort=title')
  expect(text).toContain('3 documents')
  expect(html).toContain('Retirer le filtre «\u00a0Rapport\u00a0»')
  expect((await find('prospective', '&sort=title')).names).toEqual(['energy', 'innovation', 'closed'])
  expect((await find('prospective', '&kind=survey')).names).toEqual([])
  expect((await find('prospective', '&access=mine')).names.toSorted()).toEqual(['energy', 'innovation'])
})

test('pages of results are left out of other searches, and an empty search invites to browse', async () => {
  const { html } = await find('ville')
  expect(html).toContain('<meta name="robots" content="noindex, follow"/>')
  expect(html).toMatch(/<title>«\u00a0ville\u00a0» – recherche – /)
  expect((await find('')).text).toContain('Parcourir les thématiques')
})

test('a change is found at once, and what was withdrawn is not', async () => {
  await portal.db.documentBody.updateMany({
    where: { documentId: energy.id },
    data: { markdown: 'Tidalité.\n\n<!-- members -->\n' },
  })
  expect((await find('tidalité')).names).toEqual(['energy'])
  await portal.db.libraryDocument.update({ where: { id: energy.id }, data: { withdrawnAt: new Date() } })
  expect((await find('tidalité')).names).toEqual([])
  await portal.db.libraryDocument.update({ where: { id: energy.id }, data: { withdrawnAt: null } })
})

test('what takes too long is answered in words, however many ask, and holds up nobody else', async () => {
  await portal.db.$transaction(
    async (tx) => {
      await tx.$executeRaw`lock table "SearchDocument" in access exclusive mode`
      const searches = Array.from({ length: 9 }, () => portal.guest().get('/fr/search?q=ville'))
      const typing = portal.guest().get('/en/search/suggestions?q=renouv')
      // The sign-in page asks the database too.
      expect((await portal.guest().get('/fr/login')).status).toBe(200)
      for (const answer of await Promise.all(searches)) {
        expect(answer.status).toBe(503)
        expect(visibleText(await answer.text())).toContain('Cette recherche prend trop de temps')
      }
      expect(await (await typing).json()).toEqual({ suggestions: [] })
    },
    { timeout: 60_000 },
  )
  expect((await find('ville')).names).toHaveLength(2)
}, 60_000)

test('whoever types the name of a theme is led to it as well', async () => {
  const { html } = await find('participation')
  expect(html).toContain('aria-label="Thématiques de ce nom"')
  expect(html).toContain('href="/fr/documents?theme=citizen-participation"')
  expect((await find('ville')).html).not.toContain('Thématiques de ce nom')
})

test('an operator has everything read anew', async () => {
  const reindexed = await portalCommand(portal, 'search', 'reindex', '--json')
  expect(JSON.parse(reindexed.said)).toMatchObject({ documents: 3, waiting: 0, pages: 6 })
  expect((await find('inovation')).text).toContain('Essayez avec innovation')
  expect((await portalCommand(portal, 'search', 'status')).said).toContain('documents 3')
})

describe('a search that is followed', () => {
  const NOTIFICATIONS = '/fr/account/notifications'

  test('Marie follows it from its results and ends it in her account; a guest and Paul are offered nothing', async () => {
    const marie = await portal.as('marie')
    const results = '/fr/search?q=suivie&kind=report'
    const offered = await (await marie.get(results)).text()
    expect(offered).toContain('Suivre cette recherche')
    for (const browser of [portal.guest(), await portal.as('paul')])
      expect(await (await browser.get(results)).text()).not.toContain('Suivre cette recherche')
    const search = '?q=suivie&kind=report'
    const done = await marie.post(NOTIFICATIONS, { intent: 'follow', search, every: 'day' })
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      `${NOTIFICATIONS}?done=followed#searches`,
    ])
    expect(visibleText(await (await marie.get(results)).text())).toContain('Vous suivez cette recherche')
    const list = await (await marie.get(NOTIFICATIONS)).text()
    expect(visibleText(list)).toMatch(/suivie.{0,40}avec des filtres/)
    const id = /name="search" value="([\w-]{21})"/.exec(list)?.[1] ?? ''
    const lise = await portal.as('emile')
    await lise.post(NOTIFICATIONS, { intent: 'stop', search: id })
    expect(await portal.db.savedSearch.count({ where: { id } })).toBe(1)
    await marie.post(NOTIFICATIONS, { intent: 'stop', search: id })
    expect(await portal.db.savedSearch.count()).toBe(0)
    const paul = await portal.as('paul')
    expect((await paul.post(NOTIFICATIONS, { intent: 'follow', search, every: 'day' })).status).toBe(404)
    expect((await portal.guest().post(NOTIFICATIONS, { intent: 'follow', search })).status).toBe(303)
    expect(await portal.db.savedSearch.count()).toBe(0)
  })

  test('a link that ends nothing says so, in both languages, and the page of it is kept by nobody', async () => {
    for (const [lang, words] of [
      ['fr', 'n’est plus suivie'],
      ['en', 'not followed any more'],
    ] as const) {
      const answer = await portal.guest().get(`/${lang}/end-search?token=${'x'.repeat(43)}`)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([
        200,
        expect.stringContaining('no-store'),
      ])
      expect(visibleText(await answer.text())).toContain(words)
    }
  })
})
