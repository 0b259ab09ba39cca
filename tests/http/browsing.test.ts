import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { idOf } from '../support/cast'
import { bootPortal, type Portal } from '../support/portal'
import { makeReading } from '../support/readings'
import { type MadeDocument, makeDocument, makeWorkshop } from '../support/things'

const DAY = 24 * 3_600_000
const SIZE = 12
const KINDS = ['report', 'survey', 'article'] as const

let portal: Portal
/** The newest first; every fourth for members, the last two for the staff. */
const library: MadeDocument[] = []

beforeAll(async () => {
  portal = await bootPortal()
  for (let n = 0; n < 30; n += 1) {
    const audience = n >= 28 ? 'staff' : n % 4 === 3 ? 'members' : 'public'
    const made = await makeDocument(portal, { audience })
    await portal.db.libraryDocument.update({
      where: { id: made.id },
      data: {
        kind: KINDS[n % 3],
        // Two of a day each, so that the order of equals is tried too.
        datedOn: new Date(Date.UTC(2019, 5, 30 - Math.floor(n / 2))),
        theme: n % 2 ? 'economic-development' : 'sustainable-development',
      },
    })
    await portal.db.documentText.updateMany({
      where: { documentId: made.id },
      data: { title: `${String.fromCharCode(90 - (n % 26))} ${made.canaries.title}` },
    })
    library.push(made)
  }
})
afterAll(() => portal.close())

async function look(path: string, who: Browser = portal.guest()) {
  const answer = await who.get(path)
  expect([path, answer.status]).toEqual([path, 200])
  const html = await answer.text()
  const slugs = [...html.matchAll(/<h3><a[^>]* href="\/fr\/documents\/([a-z0-9-]+)"/g)].map(
    ([, slug]) => slug ?? '',
  )
  const beside = (rel: string) =>
    new RegExp(`<a rel="${rel}"[^>]* href="([^"]+)"|<a[^>]* href="([^"]+)"[^>]* rel="${rel}"`).exec(html)
  const address = (rel: string) => (beside(rel)?.[1] ?? beside(rel)?.[2])?.replaceAll('&amp;', '&')
  return {
    ...{ html, slugs, text: visibleText(html) },
    total: Number(/data-total="(\d+)"/.exec(html)?.[1]),
    next: address('next'),
    previous: address('prev'),
  }
}

/** All pages from the first on, then back again from the last. */
async function leafThrough(path: string, who: Browser = portal.guest()) {
  const pages = [await look(path, who)]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await look(next, who))
  const back = [pages.at(-1) as Awaited<ReturnType<typeof look>>]
  for (let to = back[0]?.previous; to; to = back[0]?.previous) back.unshift(await look(to, who))
  return {
    forwards: pages.map(({ slugs }) => slugs),
    backwards: back.map(({ slugs }) => slugs),
    total: pages[0]?.total,
  }
}

describe('the library', () => {
  test.each(['', '?sort=title', '?sort=added'])(
    'shows everything once, page after page and back: %j',
    async (query) => {
      const { forwards, backwards, total } = await leafThrough(`/fr/documents${query}`)
      expect(forwards.map((page) => page.length)).toEqual([SIZE, SIZE, 4])
      expect(forwards.flat().toSorted()).toEqual(
        library
          .slice(0, 28)
          .map(({ slug }) => slug)
          .toSorted(),
      )
      expect(backwards).toEqual(forwards)
      expect(total).toBe(28)
    },
  )

  test('stands in the order that was chosen', async () => {
    const { slugs } = await look('/fr/documents')
    const place = new Map(library.map(({ slug }, n) => [slug, Math.floor(n / 2)]))
    expect(slugs.map((slug) => place.get(slug))).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    const byTitle = await look('/fr/documents?sort=title')
    // A to L: of 28, two begin with Y and two with Z.
    expect(byTitle.slugs.map((slug) => 90 - (library.findIndex((one) => one.slug === slug) % 26))).toEqual(
      Array.from({ length: SIZE }, (_, i) => 65 + i),
    )
  })

  test('says how many there are with each value, as far as who asks may know', async () => {
    const guest = await look('/fr/documents')
    expect(guest.text).toMatch(/Type Rapport 10 Article 9 Enquête 9 |Type Rapport 10 Enquête 9 Article 9 /)
    expect(guest.text).toContain('Ouverts pour moi 21')
    const marie = await look('/fr/documents', await portal.as('marie'))
    expect([marie.total, marie.text.includes('Ouverts pour moi 28')]).toEqual([28, true])
    const emile = await look('/fr/documents', await portal.as('emile'))
    expect([emile.total, emile.text.includes('Ouverts pour moi 30')]).toEqual([30, true])
  })

  test('is narrowed by links that add up, and widened by those above the list', async () => {
    const { total, html, slugs, text } = await look('/fr/documents?theme=economic-development&kind=survey')
    const expected = library.slice(0, 28).filter((_, n) => n % 2 && n % 3 === 1)
    expect([total, slugs.toSorted()]).toEqual([expected.length, expected.map(({ slug }) => slug).toSorted()])
    expect(html).toContain('href="/fr/documents?kind=survey"')
    expect(html).toContain('href="/fr/documents?theme=economic-development"')
    expect(html).toContain('href="/fr/documents?theme=economic-development&amp;kind=survey&amp;access=mine"')
    expect(text).toContain('Tout effacer')
    // The feed of what it is narrowed to, for people and for their programs.
    expect(html.match(/\/fr\/feed\.xml\?theme=economic-development/g)?.length).toBeGreaterThanOrEqual(2)
    expect((await look('/fr/documents?access=mine')).total).toBe(21)
    expect((await look('/fr/documents?year=2019&language=fr')).total).toBe(28)
    expect(
      (await look(`/fr/documents?author=${encodeURIComponent(`Autrice ${library[0]?.canaries.author}`)}`))
        .slugs,
    ).toEqual([library[0]?.slug])
  })

  test('where nothing is left, says how to go on', async () => {
    const { text, html, total } = await look('/fr/documents?year=1815&access=mine')
    expect(total).toBe(0)
    expect(text).toContain('aucun document ne les réunit tous')
    expect(html).toContain('redirectTo=%2Ffr%2Fdocuments%3Fyear%3D1815%26access%3Dmine')
    expect(text).toContain('Parcourir les thématiques')
    const english = await (await portal.guest().get('/en/documents?year=1815')).text()
    expect(visibleText(english)).toContain('no document meets them all')
  })

  test('begins anew where the place it was to begin at is hidden, gone or of another list', async () => {
    const first = (await look('/fr/documents?kind=report')).slugs
    const elsewhere = [library[29]?.slug, 'nulle-part', library[1]?.slug]
    for (const slug of elsewhere)
      for (const side of ['after', 'before'])
        expect((await look(`/fr/documents?kind=report&${side}=${slug}`)).slugs).toEqual(first)
    expect((await look('/fr/documents?kind=report&page=2')).slugs).toEqual(first)
  })

  test('counts what is published, and no longer what is withdrawn', async () => {
    const { id: workshopId, word } = await makeWorkshop(portal, { audience: 'public' })
    const made = await makeDocument(portal, { audience: 'public', workshopId })
    const counted = async () => {
      const { total, text } = await look('/fr/documents')
      return [total, text.includes(`Atelier ${word} 1`)]
    }
    // Numbers are shared for a moment.
    await expect.poll(counted, { timeout: 30_000 }).toEqual([29, true])
    await portal.db.libraryDocument.update({ where: { id: made.id }, data: { withdrawnAt: new Date() } })
    expect((await look('/fr/documents')).text).not.toContain(made.canaries.title)
    await expect.poll(counted, { timeout: 30_000 }).toEqual([28, false])
  })
})

describe('what is new since her previous visit', () => {
  const visits = (data: object) => portal.db.member.update({ where: { id: idOf('marie') }, data })
  const ago = (milliseconds: number) => new Date(Date.now() - milliseconds)

  test('at a first visit there is nothing to say', async () => {
    const marie = await portal.as('marie')
    expect(await (await marie.get('/fr')).text()).not.toContain('id="news-title"')
    expect((await look('/fr/documents?since=visit', marie)).total).toBe(28)
  })

  test('after half an hour of quiet a visit begins; page after page it stays the same one', async () => {
    const marie = await portal.as('marie')
    const [began, seen] = [ago(3 * DAY), ago(3 * DAY - 600_000)]
    await visits({ visitBeganAt: began, previousVisitAt: ago(9 * DAY), lastSeenAt: seen })
    await portal.db.loginSession.updateMany({
      where: { memberId: idOf('marie') },
      data: { lastSeenAt: ago(600_000) },
    })
    await marie.get('/fr')
    const now = await portal.db.member.findUniqueOrThrow({ where: { id: idOf('marie') } })
    expect(now.previousVisitAt).toEqual(began)
    expect(Date.now() - Number(now.visitBeganAt)).toBeLessThan(60_000)
    for (let n = 0; n < 3; n += 1) {
      await portal.db.loginSession.updateMany({
        where: { memberId: idOf('marie') },
        data: { lastSeenAt: ago(600_000) },
      })
      await marie.get('/fr/documents')
    }
    const later = await portal.db.member.findUniqueOrThrow({ where: { id: idOf('marie') } })
    expect([later.previousVisitAt, later.visitBeganAt]).toEqual([began, now.visitBeganAt])
  })

  test('the first page shows it, and the library has all of it', async () => {
    const marie = await portal.as('marie')
    await visits({ previousVisitAt: ago(DAY / 2) })
    const closed = await makeDocument(portal, { audience: 'staff' })
    const fresh = await makeDocument(portal, { audience: 'members' })
    for (const { id } of [closed, fresh])
      await portal.db.libraryDocument.update({ where: { id }, data: { publishedAt: ago(60_000) } })
    const home = await (await marie.get('/fr')).text()
    expect(visibleText(home)).toContain('Nouveau depuis votre dernière visite')
    expect(home).toContain('href="/fr/documents?since=visit&amp;sort=added"')
    const found = await look('/fr/documents?since=visit&sort=added', marie)
    expect([found.total, found.slugs]).toEqual([1, [fresh.slug]])
    expect(found.text).toContain('Depuis votre visite du')
    // To others her address is the library as it is.
    const asGuest = async () => (await look('/fr/documents?since=visit')).total
    await expect.poll(asGuest, { timeout: 30_000 }).toBe(29)
    const paul = await portal.as('paul')
    expect(await (await paul.get('/fr')).text()).not.toContain('id="news-title"')
  })
})

describe('what others read', () => {
  const counted = async ({ id }: MadeDocument) =>
    (await portal.db.readingCount.findMany({ where: { documentId: id } })).map(({ reads }) => reads)
  const firefox = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }

  test('is counted once a day for each who reads or downloads, and not for robots, nor for who works on it', async () => {
    const made = await makeDocument(portal, { audience: 'public' })
    await makeReading(portal, made)
    const people = [await portal.as('marie'), portal.guest()]
    for (const person of people)
      for (const path of [`${made.page}/read`, `${made.page}/read/2`, made.file, made.page])
        await (await person.get(path, firefox)).arrayBuffer()
    // A cookie that no pass stands behind makes nobody of its own.
    for (const sign of ['a', 'b', 'c']) {
      const forger = portal.guest()
      forger.setCookie('__Host-guest', sign.repeat(43))
      await (await forger.get(made.file, firefox)).arrayBuffer()
    }
    await (await (await portal.as('emile')).get(made.file, firefox)).arrayBuffer()
    const robot = { 'User-Agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' }
    await (await (await portal.as('paul')).get(`${made.page}/read`, robot)).arrayBuffer()
    const ahead = { ...firefox, 'Sec-Purpose': 'prefetch' }
    await (await (await portal.as('paul')).get(`${made.page}/read`, ahead)).arrayBuffer()
    expect(await counted(made)).toEqual([2])
    // The gate of what is closed is no reading of it.
    const closed = await makeDocument(portal, { audience: 'by-request' })
    await makeReading(portal, closed)
    for (const person of people)
      for (const path of [`${closed.page}/read`, closed.file])
        await (await person.get(path, firefox)).arrayBuffer()
    expect(await counted(closed)).toEqual([])
  })

  test('stands on the first page of the library, in numbers, as far as who asks may know', async () => {
    const [seen, staff] = [library[1], library[29]] as [MadeDocument, MadeDocument]
    await portal.db.mostRead.createMany({
      data: [seen, staff].map(({ id }, n) => ({ documentId: id, reads: 17 + n })),
    })
    const guest = await look('/fr/documents')
    expect(guest.text).toMatch(/Les plus lus ce mois-ci .*17 lectures/)
    for (const word of ['18 lectures', staff.canaries.title]) expect(guest.html).not.toContain(word)
    expect((await look('/fr/documents', await portal.as('emile'))).text).toContain('18 lectures')
    expect((await look('/fr/documents?kind=report')).text).not.toContain('Les plus lus')
  })
})
