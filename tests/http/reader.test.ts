import { nanoid } from 'nanoid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { idOf } from '../support/cast'
import { bootPortal, type Portal } from '../support/portal'
import { type MadeReading, makeReading, makeVersion } from '../support/readings'
import { type MadeDocument, makeDocument } from '../support/things'

let portal: Portal
let guest: Browser
let marie: Browser
beforeAll(async () => {
  portal = await bootPortal()
  guest = portal.guest()
  marie = await portal.as('marie')
})
afterAll(() => portal.close())

type Read = { made: MadeDocument; reading: MadeReading }

async function makeRead(
  facts: Parameters<typeof makeDocument>[1],
  reading: Parameters<typeof makeReading>[2] = {},
  openPages = 0,
): Promise<Read> {
  const made = await makeDocument(portal, facts)
  await portal.db.libraryDocument.update({ where: { id: made.id }, data: { openPages } })
  return { made, reading: await makeReading(portal, made, reading) }
}

const page = async (browser: Browser, path: string) => {
  const answer = await browser.get(path)
  return { status: answer.status, html: await answer.text() }
}

describe('slides are read one by one', () => {
  let slides: Read
  beforeAll(async () => {
    slides = await makeRead({ audience: 'public' }, { pages: 4 })
  })
  const at = (rest: string) => `${slides.made.page}/read${rest}`

  test('each at its own address, with its picture, its real text and its title', async () => {
    const { status, html } = await page(guest, at('/2'))
    expect(status).toBe(200)
    expect(html).toContain(slides.reading.texts[1])
    for (const other of [0, 2, 3]) expect(html).not.toContain(slides.reading.texts[other])
    expect(html).toMatch(/<h2[^>]*>Diapositive (<!-- -->)?2/)
    expect(html).toMatch(
      new RegExp(
        `<img[^>]*src="/files/${slides.made.fileId}/pages/2/large.webp"[^>]*width="960"[^>]*height="540"`,
      ),
    )
    expect(html).toContain(`<title>Page 2 – Titre ${slides.made.canaries.title}`)
    expect(visibleText(html)).toContain('sur 4')
  })

  test('with the way back and on, which ends at both ends', async () => {
    const links = async (rest: string) =>
      [...(await page(guest, at(rest))).html.matchAll(/class="reader-pager"[\s\S]*?<\/nav>/g)]
        .flatMap(([nav]) => [...nav.matchAll(/href="([^"]+)"/g)])
        .map(([, href]) => href)
    expect(await links('')).toEqual([at('/2')])
    expect(await links('/2')).toEqual([at('/1'), at('/3')])
    expect(await links('/4')).toEqual([at('/3')])
  })

  test.each(['/0', '/5', '/x', '/-1', '/1e1', '/99999', '/%20'])('there is no page %s', async (rest) => {
    expect((await page(guest, at(rest))).status).toBe(404)
  })

  test('a number typed without scripts leads to that page’s own address', async () => {
    const answer = await guest.get(at('?page=3&q=x'))
    expect([answer.status, answer.headers.get('location')]).toEqual([302, at('/3?q=x')])
  })

  test('the way to its citation leads to the document’s page, which names the slide', async () => {
    const { html } = await page(guest, at('/3'))
    const cited = `${slides.made.page}?cite=iso690&place=slides-3`
    expect(html).toContain(`href="${cited.replace('&', '&amp;')}#cite"`)
    expect(visibleText((await page(guest, cited)).html)).toContain(', diapositive 3)')
  })

  test('the text alone is read in HTML, many pages after one another', async () => {
    const { html } = await page(guest, at('?view=text'))
    for (const text of slides.reading.texts) expect(html).toContain(text)
    expect(html).not.toMatch(/class="page-picture"/)
  })
})

describe('a paper is read as a scroll', () => {
  test('a page comes first at its address, others follow, and links lead to the rest', async () => {
    const { made, reading } = await makeRead({ audience: 'public' }, { pages: 30, shape: 'paper' })
    const { html } = await page(guest, `${made.page}/read/10`)
    const shown = [...html.matchAll(/data-page="(\d+)"/g)].map(([, number]) => Number(number))
    expect(shown).toEqual([10, 11, 12, 13, 14, 15, 16, 17])
    expect(html).toContain(reading.texts[9])
    expect(html).toContain(`href="${made.page}/read/18#page-18"`)
    expect(html).toContain(`href="${made.page}/read/2#page-9"`)
  })

  test('without pictures its text stands alone', async () => {
    const { made, reading } = await makeRead({ audience: 'public' }, { shape: 'paper', drawn: false })
    const { html } = await page(guest, `${made.page}/read`)
    expect(html).toContain(reading.texts[0])
    expect(html).not.toMatch(/pages\/\d+\/(?:small|large)\.webp/)
  })
})

describe('within the document is searched', () => {
  test('whatever accents and case, hits marked, pages listed', async () => {
    const { made, reading } = await makeRead({ audience: 'public' }, { pages: 3 })
    const { html } = await page(guest, `${made.page}/read/1?q=ENERGIE`)
    expect(html).toContain('<mark>Énergie</mark>')
    expect(visibleText(html)).toContain('3 occurrences sur 3 pages')
    const second = await page(guest, `${made.page}/read/1?q=${reading.texts[1]}`)
    expect(visibleText(second.html)).toContain('1 occurrence sur 1 page')
    expect(second.html).toContain(`href="${made.page}/read/2?q=${reading.texts[1]}"`)
  })

  test('nothing found is said', async () => {
    const { made } = await makeRead({ audience: 'public' })
    for (const query of ['zebre', '%', '_', "'", '\\', '<b>x</b>']) {
      const { status, html } = await page(guest, `${made.page}/read?q=${encodeURIComponent(query)}`)
      expect(status).toBe(200)
      expect(html).not.toContain('<b>x</b>')
      expect(visibleText(html)).toContain('Rien pour')
    }
  })
})

describe('the first pages are open to all, the rest is not', () => {
  let partly: Read
  beforeAll(async () => {
    partly = await makeRead(
      { audience: 'members' },
      {
        pages: 6,
        outline: [
          { title: 'Ouvert', page: 1, depth: 0 },
          { title: 'cnryclosedoutline', page: 4, depth: 0 },
        ],
      },
      2,
    )
  })
  const at = (rest = '') => `${partly.made.page}/read${rest}`
  const closed = () => [
    ...partly.reading.texts.slice(2),
    ...partly.reading.titles.slice(2),
    'cnryclosedoutline',
    partly.made.canaries.fileName,
    partly.made.canaries.closed,
  ]
  const expectClosed = (html: string) => {
    for (const word of closed()) expect(html).not.toContain(word)
    expect(visibleText(html)).not.toMatch(/sur 6/)
  }

  test('a guest reads page 1 and 2, and meets the gate after them', async () => {
    const first = await page(guest, at('/1'))
    expect(first.html).toContain(partly.reading.texts[0])
    expect(first.html).not.toContain('id="gate"')
    const second = await page(guest, at('/2'))
    expect(second.html).toContain(partly.reading.texts[1])
    expect(second.html).toContain('id="gate"')
    for (const { html } of [first, second]) expectClosed(html)
  })

  test('in place of page 3 is the gate, which leads back to page 3', async () => {
    const { status, html } = await page(guest, at('/3'))
    expect(status).toBe(200)
    expect(html).toContain('id="gate"')
    expect(html).toContain(`value="${at('/3')}"`)
    expectClosed(html)
  })

  test('a page beyond the end and one that is closed are told apart by nobody without right', async () => {
    const [closedPage, none] = [await page(guest, at('/5')), await page(guest, at('/55'))]
    expect(none.status).toBe(closedPage.status)
    expect(visibleText(none.html)).toBe(visibleText(closedPage.html))
  })

  test('neither data, search nor text view tell more', async () => {
    for (const rest of [
      '/1.data',
      '/3.data',
      '/2.data?_routes=routes%2Flibrary%2Freader',
      '/1?view=text',
      '/1.data?view=text&q=Titre',
      `/1?q=${partly.reading.texts[4]}`,
      '/1?q=page',
      `/1?file=${partly.made.fileId}`,
      '/3?page=4',
      '/1?view=pictures',
    ]) {
      const html = await (await guest.follow(await guest.get(at(rest)))).text()
      const said = html.replaceAll(partly.reading.texts[4] as string, (word) =>
        // What was typed comes back as what was typed.
        rest.includes(word) ? '' : word,
      )
      expectClosed(said)
    }
    expect(visibleText((await page(guest, at('/1?q=energie'))).html)).toContain('2 occurrences sur 2 pages')
  })

  test('Marie reads all of it', async () => {
    const { html } = await page(marie, at('/6'))
    expect(html).toContain(partly.reading.texts[5])
    expect(html).not.toContain('id="gate"')
    expect(visibleText(html)).toContain('sur 6')
  })

  test('once signed in a guest is back at the page that he wanted', async () => {
    const browser = portal.guest()
    const answer = await browser.post(at('/5'), {
      intent: 'login',
      email: 'marie@exemple.test',
      password: 'une phrase que personne ne devine',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, at('/5')])
    expect((await page(browser, at('/5'))).html).toContain(partly.reading.texts[4])
  })

  test('another file of it is closed whatever its number', async () => {
    const other = await makeVersion(portal, partly.made, { number: 0 })
    for (const id of [other.fileId, 'AAAAAAAAAAAAAAAAAAAAA', 'x']) {
      const { status, html } = await page(guest, at(`/1?file=${id}`))
      expect(status).toBe(200)
      expect(html).toContain('id="gate"')
      expect(html).not.toContain(partly.reading.texts[0])
      expect(html).not.toContain(other.name)
    }
  })
})

describe('what cannot be read says so', () => {
  test('while it is being read', async () => {
    const { made } = await makeRead({ audience: 'public' }, { state: 'preparing' })
    expect(visibleText((await page(guest, `${made.page}/read`)).html)).toContain('En préparation')
  })

  test('when nothing could be read out of it, and offers the file', async () => {
    const { made } = await makeRead({ audience: 'public' }, { state: 'failed' })
    const { html } = await page(guest, `${made.page}/read`)
    expect(visibleText(html)).toContain('ne se lit pas en ligne')
    expect(html).toContain(`href="${made.file}"`)
  })

  test('withdrawn, its reader leads to its page', async () => {
    const { made } = await makeRead({ audience: 'public', withdrawn: true })
    const answer = await guest.get(`${made.page}/read/1`)
    expect(answer.headers.get('location')).toBe(made.page)
    expect((await guest.follow(answer)).status).toBe(410)
  })
})

describe('older versions', () => {
  test('are read by their file, and lead to the newest', async () => {
    const { made, reading } = await makeRead({ audience: 'public' })
    const newest = await makeVersion(portal, made)
    const again = await makeReading(portal, newest)
    expect((await page(guest, `${made.page}/read`)).html).toContain(again.texts[0])
    const { html } = await page(guest, `${made.page}/read?file=${made.fileId}`)
    expect(html).toContain(reading.texts[0])
    expect(visibleText(html)).toContain('Vous lisez la version 1')
    expect(html).toContain(`href="${made.page}/read/2?file=${made.fileId}"`)
  })

  test('a file of another document is none of this one', async () => {
    const [one, other] = [await makeRead({ audience: 'public' }), await makeRead({ audience: 'public' })]
    expect((await page(guest, `${one.made.page}/read?file=${other.made.fileId}`)).status).toBe(404)
  })
})

test('a document is read in the page’s language where it has a file in it; the other is one link away', async () => {
  const { made, reading } = await makeRead({ audience: 'public' })
  const { versionId, ...row } = await portal.db.storedFile.findUniqueOrThrow({ where: { id: made.fileId } })
  const id = nanoid()
  const english = {
    ...row,
    id,
    language: 'en',
    name: 'a-first.pdf',
    sha256: row.sha256.replace(/^.{8}/, 'e'.repeat(8)),
  }
  await portal.db.storedFile.create({ data: { ...english, versionId } })
  const read = await makeReading(portal, { fileId: id })
  const french = await page(guest, `${made.page}/read`)
  expect(french.html).toContain(reading.texts[0])
  expect(french.html).toContain(`href="${made.page}/read?file=${id}"`)
  expect((await page(guest, `${made.page.replace('/fr/', '/en/')}/read`)).html).toContain(read.texts[0])
})

test('that Marie read a closed file stands in the trail, once', async () => {
  const { made } = await makeRead({ audience: 'members' })
  for (const rest of ['/1', '/2', '/3.data']) await (await marie.get(`${made.page}/read${rest}`)).text()
  const acts = await portal.db.auditEntry.findMany({ where: { thingId: made.fileId } })
  expect(acts.map(({ act, actorId }) => [act, actorId])).toEqual([['read-file', idOf('marie')]])
})
