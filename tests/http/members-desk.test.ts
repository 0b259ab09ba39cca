import { nanoid } from 'nanoid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { CAST, type CastName, idOf } from '../support/cast'
import { bootPortal, type Portal } from '../support/portal'
import { makeDocument } from '../support/things'

let portal: Portal
let ada: Browser
beforeAll(async () => {
  portal = await bootPortal()
  ada = await portal.as('ada')
})
afterAll(() => portal.close())

const DAY = 24 * 3600_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY)

type Facts = {
  firstName: string
  lastName: string
  organisation?: string
  stakeholderGroup?: string
  registered?: number
  seen?: number | null
  waiting?: number
}

async function join({ firstName, lastName, registered = 10, seen = null, waiting, ...more }: Facts) {
  const id = nanoid(21)
  const email = `${id.toLowerCase().replace(/[^a-z0-9]/g, '')}@liste.test`
  await portal.db.member.create({
    data: {
      id,
      email,
      emailKey: email,
      firstName,
      lastName,
      organisation: 'Ville',
      stakeholderGroup: 'association',
      lang: 'fr',
      passwordHash: '',
      termsVersion: '',
      termsAcceptedAt: daysAgo(registered),
      registeredAt: daysAgo(registered),
      emailConfirmedAt: daysAgo(waiting ?? registered),
      approvedAt: waiting === undefined ? daysAgo(registered) : null,
      lastSeenAt: seen === null ? null : daysAgo(seen),
      ...more,
    },
  })
  return id
}

const castIds = (Object.keys(CAST) as CastName[]).map(idOf)
beforeEach(() => portal.db.member.deleteMany({ where: { id: { notIn: castIds } } }))

const LIST = '/fr/admin/members'
const page = async (query: string | undefined = '') => (await ada.get(LIST + query)).text()

/** Full names of the rows, in their order. */
function namesIn(html: string): string[] {
  const body = /<tbody[\s\S]*<\/tbody>/.exec(html)?.[0] ?? ''
  return [...body.matchAll(/<th scope="row">[\s\S]*?<a [^>]*>([^<]+)<\/a>/g)].map(([, name = '']) => name)
}

const linkOf = (html: string, rel: 'prev' | 'next') =>
  new RegExp(`<a rel="${rel}"[^>]*href="([^"]+)"|<a [^>]*href="([^"]+)"[^>]*rel="${rel}"`)
    .exec(html)
    ?.slice(1)
    .find(Boolean)
    ?.replaceAll('&amp;', '&')
    .replace(LIST, '')

describe('a search', () => {
  test.each([
    ['accents', 'helene'],
    ['case and accents typed', 'HÉLÈNE'],
    ['two words in any order', 'coeur hel'],
    ['an organisation', 'ecole hel'],
  ])('finds Hélène Cœur without regard to %s', async (_, words) => {
    await join({ firstName: 'Hélène', lastName: 'Cœur', organisation: 'École des Hauts' })
    await join({ firstName: 'Ali', lastName: 'Ben', organisation: 'Ville' })
    expect(namesIn(await page(`?q=${encodeURIComponent(words)}`))).toEqual(['Hélène Cœur'])
  })

  test('takes no sign for a pattern, and says when nobody matches', async () => {
    for (const words of ['%', '_____', '\\', "'; drop table"])
      expect(namesIn(await page(`?q=${encodeURIComponent(words)}`))).toEqual([])
    expect(visibleText(await page('?q=zzz'))).toContain('Personne ne correspond')
  })

  test('stays in the address and in the field', async () => {
    expect(await page('?q=Hauts&group=university')).toMatch(/value="Hauts"/)
  })
})

describe('filters', () => {
  test.each([
    ['?group=university', ['Zoé Alpha']],
    ['?organisation=ecole', ['Zoé Alpha']],
    ['?seen=never&q=liste.test', ['Yan Gamma']],
    [`?seen=since&seenOn=${daysAgo(3).toISOString().slice(0, 10)}`, ['Zoé Alpha']],
    [`?seen=before&seenOn=${daysAgo(3).toISOString().slice(0, 10)}`, ['Ben Beta']],
    [
      `?from=${daysAgo(60).toISOString().slice(0, 10)}&to=${daysAgo(40).toISOString().slice(0, 10)}`,
      ['Ben Beta'],
    ],
    ['?role=editor', ['Émile Exemple']],
    ['?standing=suspended', ['Lise Exemple']],
  ])('%s shows %j', async (query, names) => {
    await join({
      firstName: 'Zoé',
      lastName: 'Alpha',
      organisation: 'École',
      stakeholderGroup: 'university',
      seen: 1,
    })
    await join({ firstName: 'Ben', lastName: 'Beta', registered: 50, seen: 20 })
    await join({ firstName: 'Yan', lastName: 'Gamma' })
    expect(namesIn(await page(query))).toEqual(names)
  })

  test('that mean nothing are passed over', async () => {
    const answer = await ada.get(
      `${LIST}?standing=x&seen=before&seenOn=hier&after=x&sort=seen&direction=sideways`,
    )
    expect(answer.status).toBe(200)
    expect(namesIn(await answer.text()).length).toBe(castIds.length)
  })
})

describe('column headings', () => {
  test('sort as people do, accents apart, and say how', async () => {
    for (const [firstName, lastName] of [
      ['A', 'Zeta'],
      ['A', 'Élan'],
      ['A', 'eau'],
      ['A', 'Dupont'],
    ] as const)
      await join({ firstName, lastName })
    const html = await page('?sort=name&q=liste.test')
    expect(namesIn(html)).toEqual(['A Dupont', 'A eau', 'A Élan', 'A Zeta'])
    expect(html).toMatch(/aria-sort="ascending"/)
    expect(html).toContain('?sort=name&amp;q=liste.test&amp;direction=desc')
    expect(namesIn(await page('?sort=name&q=liste.test&direction=desc'))).toEqual([
      'A Zeta',
      'A Élan',
      'A eau',
      'A Dupont',
    ])
  })

  test.each(['asc', 'desc'])(
    'sort by last visit, who was never here before all others (%s)',
    async (direction) => {
      await join({ firstName: 'Un', lastName: 'Récent', seen: 1 })
      await join({ firstName: 'Deux', lastName: 'Ancien', seen: 9 })
      await join({ firstName: 'Trois', lastName: 'Jamais' })
      const order = ['Trois Jamais', 'Deux Ancien', 'Un Récent']
      expect(namesIn(await page(`?sort=seen&direction=${direction}&q=liste.test`))).toEqual(
        direction === 'asc' ? order : order.reverse(),
      )
    },
  )
})

describe('pages', () => {
  const everybody = 60
  async function crowd() {
    for (let i = 0; i < everybody; i++)
      await join({
        firstName: 'Foule',
        lastName: String(i).padStart(2, '0'),
        registered: 100 - i,
        // Many alike, and many without.
        seen: i % 3 === 0 ? null : i % 2,
      })
  }
  const expected = Array.from({ length: everybody }, (_, i) => `Foule ${String(i).padStart(2, '0')}`)

  test.each(
    ['name', 'registered', 'organisation', 'seen', 'waiting'].flatMap((sort) => [
      [sort, 'asc'],
      [sort, 'desc'],
    ]),
  )('by %s, %s: forwards and back, each person once', async (sort, direction) => {
    await crowd()
    const seen: string[][] = []
    let query: string | undefined = `?q=foule&sort=${sort}&direction=${direction}`
    let html = ''
    while (query) {
      html = await page(query)
      seen.push(namesIn(html))
      query = linkOf(html, 'next')
    }
    expect(seen.map((names) => names.length)).toEqual([25, 25, 10])
    expect(seen.flat().sort()).toEqual(expected)
    for (const names of seen.slice(0, -1).reverse()) {
      html = await page(linkOf(html, 'prev'))
      expect(namesIn(html)).toEqual(names)
    }
    expect(linkOf(html, 'prev')).toBeUndefined()
  })

  test('are the same when people join and leave meanwhile', async () => {
    await crowd()
    const first = await page('?q=foule&sort=registered')
    await join({ firstName: 'Foule', lastName: 'Nouvelle', registered: 0 })
    await portal.db.member.deleteMany({ where: { lastName: { in: ['59', '40'] } } })
    const second = namesIn(await page(linkOf(first, 'next')))
    expect(second[0]).toBe('Foule 34')
    expect(second.filter((name) => namesIn(first).includes(name))).toEqual([])
  })

  test('keep the filter, and the count is of all of them', async () => {
    await crowd()
    const html = await page('?q=foule&group=association&sort=name')
    expect(linkOf(html, 'next')).toContain('q=foule&group=association')
    expect(visibleText(html)).toMatch(/60.personnes/)
  })

  test('a list of one has none', async () => {
    await join({ firstName: 'Seule', lastName: 'Une' })
    const html = await page('?q=seule')
    expect([namesIn(html).length, linkOf(html, 'next'), linkOf(html, 'prev')]).toEqual([
      1,
      undefined,
      undefined,
    ])
  })
})

describe('the queue', () => {
  test('stands on the desk, the oldest first, and is answered right there', async () => {
    const late = await join({ firstName: 'Attend', lastName: 'Longtemps', waiting: 9 })
    await join({ firstName: 'Attend', lastName: 'Peu', waiting: 2 })
    const desk = await (await ada.get('/fr/admin')).text()
    expect(namesIn(desk).slice(0, 3)).toEqual(['Attend Longtemps', 'Attend Peu', 'Paul Exemple'])
    expect(visibleText(desk)).toMatch(/attend depuis 9 jours/)
    const done = await ada.post(`${LIST}/${late}`, { intent: 'approve', redirectTo: '/fr/admin' })
    expect(done.headers.get('location')).toBe('/fr/admin?done=approve')
    const after = await (await ada.follow(done)).text()
    expect(namesIn(after)[0]).toBe('Attend Peu')
    expect(visibleText(after)).toContain('Le compte est validé')
  })

  test('is a filter that shows the longest waiting first', async () => {
    for (const waiting of [1, 7, 3]) await join({ firstName: 'Attend', lastName: String(waiting), waiting })
    expect(namesIn(await page('?standing=pending'))).toEqual([
      'Attend 7',
      'Attend 3',
      'Paul Exemple',
      'Attend 1',
    ])
  })

  test('is told above the list, and not to editors', async () => {
    expect(visibleText(await page())).toMatch(/1.demande d’inscription attend/)
    const emile = await (await (await portal.as('emile')).get('/fr/admin')).text()
    expect(emile).not.toContain('Paul')
  })

  test('of nobody says so', async () => {
    await portal.db.member.update({ where: { id: idOf('paul') }, data: { approvedAt: new Date() } })
    expect(visibleText(await page('?standing=pending'))).toContain('Personne n’attend')
    expect(await (await ada.get('/fr/admin')).text()).not.toContain('queue-title')
    await portal.db.member.update({ where: { id: idOf('paul') }, data: { approvedAt: null } })
  })
})

describe('the page of one member', () => {
  test('tells his second factor and what he asked to read, of one document and of three', async () => {
    const path = `${LIST}/${idOf('marie')}`
    const before = visibleText(await (await ada.get(path)).text())
    expect(before).toContain('Second facteur aucun')
    expect(before).not.toContain('Demandes d’accès')
    const titles: string[] = []
    for (const [days, facts] of [
      [3, {}],
      [2, { grantedAt: daysAgo(1), endsAt: daysAgo(-5) }],
      [1, { declinedAt: daysAgo(1) }],
    ] as const) {
      const { id, canaries } = await makeDocument(portal, { audience: 'by-request' })
      titles.unshift(canaries.title)
      const asked = {
        id: nanoid(21),
        documentId: id,
        memberId: idOf('marie'),
        message: '',
        askedAt: daysAgo(days),
      }
      await portal.db.accessGrant.create({ data: { ...asked, ...facts } })
      const shown = visibleText(await (await ada.get(path)).text())
      for (const title of titles) expect(shown).toContain(title)
    }
    const shown = visibleText(await (await ada.get(path)).text())
    expect(shown).toMatch(
      new RegExp(`${titles[0]} refusé[\\s\\S]*${titles[1]} accordé jusqu’au[\\s\\S]*${titles[2]} attend`),
    )
  })
})
