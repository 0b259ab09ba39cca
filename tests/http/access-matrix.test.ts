import { nanoid } from 'nanoid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../support/browser'
import type { CastName } from '../support/cast'
import { askAsGuest, grantedLink, newGuest, press } from '../support/guests'
import { bootPortal, type Portal } from '../support/portal'
import { program, tokenFor } from '../support/programs'
import { makePictures } from '../support/reading'
import { type MadeReading, makeReading } from '../support/readings'
import { canary, type MadeDocument, makeCollection, makeDocument, makeWorkshop } from '../support/things'

/*
 * Every address × every kind of person, over things whose every field holds a word of its own. The expectations are
 * product.md's table, written out; nothing here asks the portal what it should do.
 */

type Person = 'guest' | CastName
type PageAnswer = 'full' | 'teaser' | 'tombstone' | 404
type FileAnswer = 200 | 'login' | 403 | 404

const PEOPLE: Person[] = ['guest', 'lise', 'ugo', 'paul', 'marie', 'emile', 'ada']

const everybody = <T>(answer: T) =>
  Object.fromEntries(PEOPLE.map((person) => [person, answer])) as Record<Person, T>
const staffElse = <T>(full: T, others: T) => ({ ...everybody(others), emile: full, ada: full })

// Lise is suspended and Ugo unconfirmed: to everything they are guests.
const teaserPages = staffElse<PageAnswer>('full', 'teaser')
const closedFiles = { ...staffElse<FileAnswer>(200, 'login'), paul: 403, marie: 403 } as Record<
  Person,
  FileAnswer
>
const hiddenPages = staffElse<PageAnswer>('full', 404)
const hiddenFiles = staffElse<FileAnswer>(200, 404)

const THINGS = {
  'a public document': {
    facts: { audience: 'public' },
    page: everybody<PageAnswer>('full'),
    file: everybody<FileAnswer>(200),
  },
  "a members' document": {
    facts: { audience: 'members' },
    page: { ...teaserPages, marie: 'full' },
    file: { ...closedFiles, marie: 200 },
  },
  'a by-request document without grant': {
    facts: { audience: 'by-request' },
    page: teaserPages,
    file: closedFiles,
  },
  "an embargoed members' document": { facts: { embargoInDays: 30 }, page: teaserPages, file: closedFiles },
  'an embargoed public document': {
    facts: { audience: 'public', embargoInDays: 30 },
    page: teaserPages,
    file: closedFiles,
  },
  'a draft': { facts: { published: false }, page: hiddenPages, file: hiddenFiles },
  'a public draft': { facts: { audience: 'public', published: false }, page: hiddenPages, file: hiddenFiles },
  'a scheduled document': {
    facts: { audience: 'public', scheduledInDays: 3 },
    page: hiddenPages,
    file: hiddenFiles,
  },
  'a staff document': { facts: { audience: 'staff' }, page: hiddenPages, file: hiddenFiles },
  'a withdrawn document': {
    facts: { audience: 'public', withdrawn: true },
    page: staffElse<PageAnswer>('full', 'tombstone'),
    file: hiddenFiles,
  },
  'a public document of a draft workshop': {
    facts: { audience: 'public', workshop: 'draft' },
    page: hiddenPages,
    file: hiddenFiles,
  },
  "a public document of a members' workshop": {
    facts: { audience: 'public', workshop: 'members' },
    page: { ...teaserPages, marie: 'full' },
    file: { ...closedFiles, marie: 200 },
  },
  "a members' document whose first page is open": {
    facts: { audience: 'members', openPages: 1 },
    page: { ...teaserPages, marie: 'full' },
    file: { ...closedFiles, marie: 200 },
    open: ['1/small', '1/large'],
  },
  'an embargoed document with a cover': {
    facts: { audience: 'public', embargoInDays: 30, showsCover: true },
    page: teaserPages,
    file: closedFiles,
    open: ['1/small'],
  },
  'a draft with open pages': {
    facts: { published: false, openPages: 2, showsCover: true },
    page: hiddenPages,
    file: hiddenFiles,
    open: ['1/small', '1/large', '2/small', '2/large'],
  },
  'a withdrawn document with open pages': {
    facts: { audience: 'public', withdrawn: true, openPages: 2, showsCover: true },
    page: staffElse<PageAnswer>('full', 'tombstone'),
    file: hiddenFiles,
    open: ['1/small', '1/large', '2/small', '2/large'],
  },
  "a document without audience of a members' workshop": {
    facts: { audience: null, workshop: 'members' },
    page: { ...teaserPages, marie: 'full' },
    file: { ...closedFiles, marie: 200 },
  },
} as const satisfies Record<
  string,
  {
    facts: object
    page: Record<Person, PageAnswer>
    file: Record<Person, FileAnswer>
    /** Pictures of pages that its editor has opened to who sees the teaser. */
    open?: string[]
  }
>

type ThingName = keyof typeof THINGS
const names = Object.keys(THINGS) as ThingName[]
const pairs = names.flatMap((thing) => PEOPLE.map((person) => [thing, person] as const))

let portal: Portal
const things = new Map<ThingName, MadeDocument>()
const readings = new Map<ThingName, MadeReading>()
const pictures = new Map<ThingName, Map<string, Buffer>>()
const people = new Map<Person, Browser>()

beforeAll(async () => {
  portal = await bootPortal()
  const workshops = {
    draft: (await makeWorkshop(portal, { audience: 'public', published: false })).id,
    members: (await makeWorkshop(portal, { audience: 'members' })).id,
  }
  for (const name of names) {
    const { workshop, ...facts } = THINGS[name].facts as { workshop?: keyof typeof workshops }
    things.set(name, await makeDocument(portal, { ...facts, workshopId: workshop && workshops[workshop] }))
  }
  for (const name of names) {
    readings.set(name, await makeReading(portal, thing(name)))
    pictures.set(name, await makePictures(portal, thing(name).fileId))
  }
  for (const person of PEOPLE)
    people.set(person, person === 'guest' ? portal.guest() : await portal.as(person))
})
afterAll(() => portal.close())

const thing = (name: ThingName) => things.get(name) as MadeDocument
const browser = (person: Person) => people.get(person) as Browser

/** Its pictures that are open to who sees the teaser name a file; all other files stay unnamed. */
function unnamedFile(name: ThingName): string[] {
  const { openPages = 0, showsCover = false } = THINGS[name].facts as {
    openPages?: number
    showsCover?: boolean
  }
  return THINGS[name].page.guest === 'teaser' && (openPages || showsCover) ? [] : [thing(name).fileId]
}

/** All that an answer says, headers included. */
async function everything(answer: Response): Promise<string> {
  return [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n') + (await answer.text())
}

function expectNone(text: string, words: string[]): void {
  for (const word of words) expect(text).not.toContain(word)
}

const telltales = ['content-range', 'content-disposition', 'etag', 'last-modified', 'accept-ranges']

function expectNoTrace(answer: Response): void {
  for (const name of telltales) expect([name, answer.headers.get(name)]).toEqual([name, null])
}

/** What nginx hands on unread: tried once, without it. */
const throughNode = describe.skipIf(process.env.TEST_BEHIND_NGINX === '1')

describe('the page of a document', () => {
  test.each(pairs)('%s, asked by %s', async (name, person) => {
    const { canaries, page, slug, fileId } = thing(name)
    const expected = THINGS[name].page[person]
    for (const path of [page, `/en/documents/${slug}`]) {
      const answer = await browser(person).get(path)
      const text = await everything(answer)
      expect([path, answer.status]).toEqual([
        path,
        { full: 200, teaser: 200, tombstone: 410, 404: 404 }[expected],
      ])
      if (expected === 'full') {
        for (const word of [
          canaries.title,
          canaries.abstract,
          canaries.open,
          canaries.closed,
          canaries.author,
        ])
          expect(text).toContain(word)
        expect(text).toContain(fileId)
      } else if (expected === 'teaser') {
        for (const word of [canaries.title, canaries.abstract, canaries.open, canaries.author])
          expect(text).toContain(word)
        expectNone(text, [canaries.closed, canaries.fileName, canaries.bytes, ...unnamedFile(name)])
      } else if (expected === 'tombstone') {
        expect(text).toContain(canaries.title)
        expectNone(text, [canaries.closed, canaries.open, canaries.fileName, canaries.bytes, fileId])
      } else expectNone(text, [...Object.values(canaries), fileId])
    }
  })
})

throughNode('the data of that page, asked past its page', () => {
  const backDoors = (page: string) => [
    `${page}.data`,
    `${page}.data?_routes=routes%2Flibrary%2Fdocument`,
    `${page}.data?_routes=root%2Croutes%2Flibrary%2Fdocument`,
    `${page}?_data=routes%2Flibrary%2Fdocument`,
    `${page}?index`,
    `${page}/`,
    `${page.toUpperCase().replace('/FR/', '/fr/')}.data`,
    page.replace('/documents/', '/%64ocuments/'),
  ]
  test.each(pairs)('%s, asked by %s', async (name, person) => {
    const { canaries, page } = thing(name)
    const expected = THINGS[name].page[person]
    if (expected === 'full') return
    const shown =
      expected === 'teaser'
        ? [canaries.title, canaries.abstract, canaries.open, canaries.author]
        : expected === 'tombstone'
          ? [canaries.title, canaries.author, canaries.abstract]
          : []
    const unseen = [...Object.values(canaries), ...unnamedFile(name)].filter((word) => !shown.includes(word))
    for (const path of backDoors(page)) {
      const answer = await browser(person).get(path)
      expect(answer.status).toBeLessThan(500)
      expectNone(await everything(answer), unseen)
    }
  })
})

throughNode('the reader of a document', () => {
  test.each(pairs)('%s, asked by %s', async (name, person) => {
    const { canaries, page, fileId } = thing(name)
    const { texts, titles } = readings.get(name) as MadeReading
    const expected = THINGS[name].page[person]
    const [text = '', title = ''] = [texts[1], titles[1]]
    for (const path of [
      `${page}/read/2`,
      `${page}/read/2.data`,
      `${page}/read/2?view=text`,
      `${page}/read/1.data?q=Titre`,
      `${page}/read/2.data?_routes=routes%2Flibrary%2Freader`,
      `${page}/read/2?file=${fileId}`,
    ]) {
      const answer = await browser(person).get(path)
      const said = await everything(answer)
      if (expected === 'full') {
        expect([path, answer.status]).toEqual([path, 200])
        if (!path.includes('q=')) expect(said).toContain(text)
        expect(said).toContain(title)
        continue
      }
      const statuses = { teaser: [200], tombstone: [202, 302], 404: [404] }[expected]
      expect([path, statuses]).toEqual([path, expect.arrayContaining([answer.status])])
      if (expected === 'teaser') expect(said).toContain(canaries.title)
      const { title: ofDocument, author, abstract, ...unseen } = canaries
      const { openPages = 0 } = THINGS[name].facts as { openPages?: number }
      const opened = expected === 'teaser' ? openPages : 0
      expectNone(said, [...texts.slice(opened), ...titles.slice(opened), ...Object.values(unseen)])
      if (!path.includes('file=')) expectNone(said, unnamedFile(name))
      if (expected !== 'teaser') expectNone(said, [ofDocument, author, abstract])
    }
  })
})

throughNode('the citation of a document', () => {
  const ways = (page: string, slug: string) => [
    ...['apa', 'chicago', 'iso690', 'mla'].map((style) => `${page}.data?cite=${style}&place=slides-2`),
    ...['bibtex', 'ris', 'csl-json', 'datacite-json'].flatMap((format) => [
      `${page}/cite/${format}`,
      `/en/documents/${slug}/cite/${format}`,
    ]),
  ]
  test.each(pairs)('%s, asked by %s', async (name, person) => {
    const { canaries, page, slug, fileId } = thing(name)
    const { texts, titles } = readings.get(name) as MadeReading
    const expected = THINGS[name].page[person]
    for (const path of ways(page, slug)) {
      const answer = await browser(person).get(path)
      const said = await everything(answer)
      const isFile = path.includes('/cite/')
      expect([path, answer.status]).toEqual([path, expected === 404 ? 404 : isFile ? 200 : answer.status])
      if (expected !== 404) for (const word of [canaries.title, canaries.author]) expect(said).toContain(word)
      else expectNone(said, Object.values(canaries))
      if (isFile) {
        const { title, author, abstract, ...behind } = canaries
        expectNone(said, [...Object.values(behind), ...texts, ...titles, fileId])
        if (expected === 'tombstone') expectNone(said, [abstract])
      }
    }
    const lasting = await browser(person).get(`/documents/${slug}`)
    expect([lasting.status, lasting.headers.get('location')]).toEqual([302, page])
  })

  test('the lasting address of what does not exist leads on in the same way', async () => {
    const answer = await browser('guest').get('/documents/nulle-part')
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/fr/documents/nulle-part'])
    expect((await browser('guest').get('/documents/..%2Fadmin')).status).toBe(404)
  })
})

throughNode('the page of an author', () => {
  test.each(pairs)('of %s, asked by %s', async (name, person) => {
    const { canaries, slug } = thing(name)
    const { guest, [person]: page } = THINGS[name].page as Record<Person, PageAnswer>
    const isOut = guest === 'full' || guest === 'teaser' || name === 'a staff document'
    const isListed = isOut && page !== 404
    const author = `autrice-${canaries.author}`
    for (const path of [
      `/fr/authors/${author}`,
      `/en/authors/${author}`,
      `/fr/authors/${author}.data`,
      `/fr/authors/${author}.data?_routes=routes%2Flibrary%2Fauthor`,
      `/fr/feed.xml?author=${author}`,
    ]) {
      const answer = await browser(person).get(path)
      const said = await everything(answer)
      const { title, abstract, author: its, open, ...behind } = canaries
      expectNone(said, [
        ...Object.values(behind).filter((word) => !path.includes('feed') || word !== canaries.closed),
        ...(path.includes('feed') ? [] : [open]),
        ...unnamedFile(name),
      ])
      // A feed tells everybody what a guest may know.
      const told = path.includes('feed') ? guest === 'full' || guest === 'teaser' : isListed
      if (!path.includes('.data')) expect([path, answer.status]).toEqual([path, told ? 200 : 404])
      if (told) for (const word of [title, abstract, its, slug]) expect(said).toContain(word)
      // The page that says that there is none has its own address in it, for the other language.
      else expectNone(said.replaceAll(author, ''), [title, abstract, its, slug])
    }
  })
})

throughNode('collections name documents by right', () => {
  type Made = Awaited<ReturnType<typeof makeCollection>>
  let all: Made
  let draft: Made
  let closed: Made
  beforeAll(async () => {
    all = await makeCollection(portal, names.map(thing))
    draft = await makeCollection(portal, [thing('a public document')], { published: false })
    closed = await makeCollection(portal, [thing('a draft'), thing('a staff document')])
  })
  afterAll(() => portal.db.collection.deleteMany())
  /** As lists do: not what is not out or withdrawn, to nobody. */
  const isListed = (name: ThingName, person: Person) => {
    const { guest, [person]: page } = THINGS[name].page as Record<Person, PageAnswer>
    return guest === 'full' || guest === 'teaser' || (name === 'a staff document' && page === 'full')
  }
  const isShown = (name: ThingName, person: Person) => {
    const page = (THINGS[name].page as Record<Person, PageAnswer>)[person]
    return page === 'full' || page === 'teaser'
  }
  const isEditor = (person: Person) => person === 'emile' || person === 'ada'
  const words = ({ canaries, slug }: Made) => [...Object.values(canaries), slug]

  test.each(PEOPLE)('the page of one that holds everything, asked by %s', async (person) => {
    for (const path of [
      all.page,
      `/en/collections/${all.slug}`,
      `${all.page}.data`,
      `${all.page}.data?_routes=routes%2Flibrary%2Fcollection`,
    ]) {
      const answer = await browser(person).get(path)
      const said = await everything(answer)
      expect([path, answer.status]).toEqual([path, 200])
      for (const word of Object.values(all.canaries)) expect(said).toContain(word)
      for (const name of names) {
        const { title, abstract, author, ...behind } = thing(name).canaries
        expectNone(said, [...Object.values(behind), ...unnamedFile(name)])
        if (isListed(name, person)) expect(said).toContain(title)
        else expectNone(said, [title, abstract, author, thing(name).slug])
      }
    }
  })

  test.each(PEOPLE)('lists count what may be known and name what is out, asked by %s', async (person) => {
    for (const path of ['/fr/collections', '/fr/collections.data', '/fr', '/fr.data']) {
      const said = await everything(await browser(person).get(path))
      for (const word of words(all)) expect(said).toContain(word)
      expectNone(said, words(draft))
      // Of what it holds only the team may know of the staff document.
      if (!isEditor(person)) expectNone(said, words(closed))
      const known = names.filter((name) => isListed(name, person)).length
      if (path === '/fr/collections') expect(said).toContain(`${known} documents`)
    }
    const sitemap = await everything(await browser(person).get('/sitemaps/collections-1.xml'))
    expect(sitemap).toContain(all.slug)
    expectNone(sitemap, [...words(draft), ...words(closed)])
  })

  test.each(PEOPLE)('a draft, and one of which nothing may be known, asked by %s', async (person) => {
    for (const path of [draft.page, `${draft.page}.data`]) {
      const answer = await browser(person).get(path)
      const said = await everything(answer)
      if (isEditor(person)) expect(said).toContain(draft.canaries.title)
      else expectNone(said, Object.values(draft.canaries))
      if (path === draft.page) expect(answer.status).toBe(isEditor(person) ? 200 : 404)
    }
    const said = await everything(await browser(person).get(closed.page))
    expectNone(said, [thing('a draft').slug, ...Object.values(thing('a draft').canaries)])
    if (!isEditor(person)) expectNone(said, Object.values(thing('a staff document').canaries))
  })

  test.each(pairs)(
    'the page of %s says what it is part of and what is like it, asked by %s',
    async (name, person) => {
      const said = await everything(await browser(person).get(`${thing(name).page}.data`))
      expectNone(said, words(draft))
      // All of them have one theme and one keyword: the page names some that are like this one.
      for (const other of names.filter((one) => one !== name && !isListed(one, person))) {
        const { title, author } = thing(other).canaries
        expectNone(said, [title, author, thing(other).slug])
      }
      const named = names.filter((one) => one !== name && said.includes(thing(one).canaries.title))
      expect(named.length).toBe(isShown(name, person) ? 4 : 0)
      if (isListed(name, person)) expect(said).toContain(all.canaries.title)
      else expectNone(said, [...words(all), ...words(closed)])
    },
  )

  test.each(PEOPLE)('the desk’s pages of them, asked by %s', async (person) => {
    for (const end of ['', '/documents', `/documents?q=${thing('a draft').slug}`]) {
      const path = `/fr/admin/collections/${draft.id}${end}`
      const answer = await browser(person).get(path)
      const said = await everything(answer)
      const data = await everything(await browser(person).get(path.replace(/(\?|$)/, '.data$1')))
      if (isEditor(person)) expect([path, answer.status]).toEqual([path, 200])
      else expectNone(said + data, [...words(draft), thing('a draft').canaries.title])
    }
    if (isEditor(person)) return
    for (const [path, fields] of [
      ['', { intent: 'publish', 'fr.title': 'x' }],
      ['', { intent: 'delete' }],
      ['/documents', { intent: 'add', document: thing('a draft').id }],
    ] as const)
      await browser(person).post(`/fr/admin/collections/${draft.id}${path}`, fields)
    const kept = await portal.db.collection.findUniqueOrThrow({
      where: { id: draft.id },
      include: { items: true },
    })
    expect([kept.publishedAt, kept.items.length]).toEqual([null, 1])
  })
})

throughNode('a version of a document', () => {
  test.each(pairs)('%s, asked by %s', async (name, person) => {
    const { canaries, page } = thing(name)
    const expected = THINGS[name].page[person]
    for (const path of [
      `${page}/versions/1`,
      `${page}/versions/1.data`,
      `${page}/versions/1.data?_routes=routes%2Flibrary%2Fversion`,
    ]) {
      const answer = await browser(person).get(path)
      const said = await everything(answer)
      const statuses = { full: [200], teaser: [200], tombstone: [202, 302], 404: [404] }[expected]
      expect([path, statuses]).toEqual([path, expect.arrayContaining([answer.status])])
      const { title, author, abstract, ...unseen } = canaries
      if (expected === 'full') expect(said).toContain(canaries.fileName)
      else expectNone(said, [...unnamedFile(name), ...Object.values(unseen)])
      if (expected !== 'full' && expected !== 'teaser') expectNone(said, [title, author, abstract])
    }
  })
})

describe('the archive of a workshop’s materials', () => {
  const ZIPPED = names.filter((name) => 'workshop' in THINGS[name].facts)
  test.each(PEOPLE)('asked by %s', async (person) => {
    for (const name of ZIPPED) {
      const { slug } = await portal.db.workshop.findFirstOrThrow({
        where: { documents: { some: { id: thing(name).id } } },
      })
      for (const path of [`/workshops/${slug}/materials.zip`, `/workshops/${slug}/materials.zip.data`]) {
        const answer = await browser(person).get(path)
        const said = await everything(answer)
        const isDraft = THINGS[name].page[person] === 404
        const allowed = THINGS[name].file[person] === 200 && name.includes("members' workshop")
        if (allowed && !path.endsWith('.data')) {
          expect([path, answer.status]).toEqual([path, 200])
          expect(said).toContain(thing(name).fileName)
          continue
        }
        expect([path, [202, 303, 403, 404]]).toEqual([path, expect.arrayContaining([answer.status])])
        if (isDraft) expect(answer.status).toBe(404)
        const { title, ...unseen } = thing(name).canaries
        expectNone(said, Object.values(answer.status === 403 ? unseen : { title, ...unseen }))
      }
    }
  })
})

describe('the file of a document', () => {
  test.each(pairs)('%s, asked by %s', async (name, person) => {
    const { bytes, canaries, fileId, file } = thing(name)
    const expected = THINGS[name].file[person]
    const who = browser(person)
    if (expected === 200) {
      const whole = await who.get(file)
      expect(whole.status).toBe(200)
      expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)
      const part = await who.get(file, { Range: 'bytes=0-15' })
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 0-15/${bytes.length}`])
      expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(0, 16))).toBe(true)
      const etag = whole.headers.get('etag') ?? ''
      // Without a Cache-Control of its own, Node's fetch asks for an answer past all caches.
      const known = { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' }
      expect((await who.get(file, known)).status).toBe(304)
      const head = await who.head(file)
      expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)])
      return
    }
    const etag = `"${(await portal.db.storedFile.findUniqueOrThrow({ where: { id: fileId } })).sha256}"`
    const attempts: Record<string, string>[] = [
      {},
      { Range: 'bytes=0-0' },
      { Range: 'bytes=99999999-' },
      { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' },
      { 'If-Modified-Since': new Date().toUTCString() },
      { 'If-Range': etag, Range: 'bytes=0-0' },
    ]
    for (const address of [
      `/files/${fileId}/x.pdf`,
      `/files/${fileId}/x.pdf?inline=1`,
      `/files/${fileId}/x.pdf.data`,
    ])
      for (const method of ['GET', 'HEAD'])
        for (const headers of attempts) {
          const answer = await who.send(method, address, { headers })
          const { status } = answer
          expectNoTrace(answer)
          // The page that says why it is closed names the document, as its teaser does.
          const { title, ...unseen } = canaries
          expectNone(await everything(answer), Object.values(status === 403 ? unseen : canaries))
          if (address.endsWith('.data')) expect([202, 403, 404]).toContain(status)
          else if (expected === 'login') {
            expect([302, 303]).toContain(status)
            expect(answer.headers.get('location')).toMatch(/^\/fr\/login\?redirectTo=%2Ffiles%2F/)
          } else expect(status).toBe(expected)
        }
  })

  test('a hidden file is answered as one that does not exist', async () => {
    const of = async (path: string) => {
      const answer = await browser('marie').get(path)
      return {
        status: answer.status,
        type: answer.headers.get('content-type'),
        names: [...answer.headers.keys()].sort(),
      }
    }
    expect(await of(`/files/${thing('a draft').fileId}/x.pdf`)).toEqual(
      await of('/files/AAAAAAAAAAAAAAAAAAAAA/x.pdf'),
    )
  })
})

describe('the pictures of its pages', () => {
  const answerFor = (name: ThingName, person: Person, page: string): FileAnswer => {
    const { file, page: pages, open = [] }: { file: object; page: object; open?: string[] } = THINGS[name]
    const answers = file as Record<Person, FileAnswer>
    const shown = (pages as Record<Person, PageAnswer>)[person]
    return open.includes(page) && shown === 'teaser' ? 200 : answers[person]
  }
  test.each(pairs)('%s, asked by %s', async (name, person) => {
    const { fileId, canaries } = thing(name)
    const who = browser(person)
    for (const [page, bytes] of pictures.get(name) as Map<string, Buffer>) {
      const address = `/files/${fileId}/pages/${page}.webp`
      const expected = answerFor(name, person, page)
      if (expected === 200) {
        const answer = await who.get(address)
        expect([page, answer.status]).toEqual([page, 200])
        expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
        expect(answer.headers.get('cache-control')).toBe('private, no-cache, no-transform')
        const etag = answer.headers.get('etag') ?? ''
        const known = { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' }
        expect((await who.get(address, known)).status).toBe(304)
        const head = await who.head(address)
        expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)])
        const part = await who.get(address, { Range: 'bytes=0-3' })
        expect([part.status, await part.text()]).toEqual([206, 'RIFF'])
        continue
      }
      const unseen = [...Object.values(canaries), bytes.toString('latin1', 12)]
      for (const [method, way, headers] of [
        ['GET', address, {}],
        ['HEAD', address, {}],
        ['GET', address, { Range: 'bytes=0-0' }],
        ['GET', address, { 'If-None-Match': '*', 'Cache-Control': 'max-age=0' }],
        ['GET', `${address}.data`, {}],
      ] as const) {
        const denied = await who.send(method, way, { headers })
        expectNoTrace(denied)
        expectNone(await everything(denied), unseen)
        if (way !== address) expect([202, 403, 404]).toContain(denied.status)
        else expect([page, denied.status]).toEqual([page, expected === 'login' ? 303 : expected])
      }
    }
  })

  test('what is opened is of the file that the reader shows, not of an older version', async () => {
    const made = await makeDocument(portal, { audience: 'members', openPages: 1 })
    const { id, fileId } = made
    await makeReading(portal, made)
    await makePictures(portal, fileId)
    const first = (file: string) => `/files/${file}/pages/1/small.webp`
    expect((await browser('guest').get(first(fileId))).status).toBe(200)
    const newer = nanoid(21)
    const { versionId: _older, ...file } = await portal.db.storedFile.findUniqueOrThrow({
      where: { id: fileId },
    })
    await portal.db.documentVersion.create({
      data: {
        ...{ id: nanoid(21), documentId: id, number: 2, createdAt: new Date() },
        files: { create: [{ ...file, id: newer }] },
      },
    })
    expect((await browser('guest').get(first(newer))).status).toBe(200)
    expect((await browser('guest').get(first(fileId))).status).toBe(303)
    expect((await browser('paul').get(first(fileId))).status).toBe(403)
    expect((await browser('marie').get(first(fileId))).status).toBe(200)
    // The lists below count what was there before.
    await portal.db.libraryDocument.delete({ where: { id } })
  })

  test('no address beside them leads past the gate', async () => {
    const { fileId } = thing("a members' document whose first page is open")
    const beside = ['0/small', '01/small', '1.0/small', '-1/small', '1e0/large', '2/smaller', '1/SMALL']
    for (const page of beside)
      expect([page, (await browser('guest').get(`/files/${fileId}/pages/${page}.webp`)).status]).toEqual([
        page,
        404,
      ])
    expect((await browser('guest').get(`/files/${fileId}/pages/3/large.webp`)).status).toBe(303)
    expect((await browser('marie').get(`/files/${fileId}/pages/3/large.webp`)).status).toBe(404)
  })
})

throughNode('lists name only what may be listed', () => {
  // Each has been read, so that what is read most could tell of it.
  beforeAll(async () => {
    await portal.db.mostRead.createMany({
      data: names.map((name, n) => ({ documentId: thing(name).id, reads: 100 + n })),
    })
  })

  const LISTS = [
    '/fr',
    '/en',
    '/fr/documents',
    '/en/documents',
    '/fr/workshops',
    '/sitemap.xml',
    '/sitemaps/documents-1.xml',
    '/sitemaps/workshops-1.xml',
    '/fr/calendar.ics',
    '/oai?verb=ListSets',
    '/oai?verb=ListIdentifiers&metadataPrefix=oai_dc',
    '/oai?verb=ListRecords&metadataPrefix=oai_dc',
    '/oai?verb=ListRecords&metadataPrefix=oai_datacite',
    '/robots.txt',
    '/fr/documents.data',
    '/fr/authors',
    '/fr/authors?letter=a',
    '/en/authors.data?letter=a',
    '/sitemaps/authors-1.xml',
    '/fr.data',
    '/fr/workshops.data',
  ]
  test.each(PEOPLE)('asked by %s', async (person) => {
    for (const path of LISTS) {
      const text = await everything(await browser(person).get(path))
      for (const name of names) {
        const { canaries, slug } = thing(name)
        const page = THINGS[name].page[person]
        expectNone(text, [
          canaries.closed,
          canaries.open,
          canaries.fileName,
          canaries.bytes,
          ...unnamedFile(name),
        ])
        if (page === 404 || page === 'tombstone') expectNone(text, [...Object.values(canaries), slug])
      }
    }
  })

  test.each(PEOPLE)('feeds tell everybody what a guest may read, asked by %s', async (person) => {
    for (const path of ['/fr/feed.xml', '/en/feed.json', '/fr/feed.xml?theme=citizen-participation']) {
      const text = await everything(await browser(person).get(path))
      for (const name of names) {
        const { canaries, slug, fileId } = thing(name)
        const { texts, titles } = readings.get(name) as MadeReading
        expectNone(text, [canaries.fileName, canaries.bytes, fileId, ...texts, ...titles])
        const page = THINGS[name].page.guest
        if (page !== 'full') expectNone(text, [canaries.closed])
        if (page === 404 || page === 'tombstone') expectNone(text, [...Object.values(canaries), slug])
        else for (const word of [canaries.title, canaries.open]) expect(text).toContain(word)
      }
    }
  })

  test.each(pairs)(
    'programs are shown no file of %s in its page that guests may not have, asked by %s',
    async (name, person) => {
      const { page, fileId } = thing(name)
      const answer = await browser(person).get(page)
      const head = (await answer.text()).split('</head>')[0] ?? ''
      const told = `${answer.headers.get('link')} ${head}`
      if (THINGS[name].page.guest === 'full') expect(told).toContain(fileId)
      else expectNone(told, [fileId])
    },
  )

  test('the library does list what a guest may know of', async () => {
    const text = await everything(await browser('guest').get('/fr/documents'))
    for (const name of ['a public document', "a members' document"] as const)
      expect(text).toContain(thing(name).canaries.title)
  })

  test('counts do not give a hidden document away', async () => {
    const count = async (person: Person) =>
      /data-total="(\d+)"/.exec(await (await browser(person).get('/fr/documents')).text())?.[1]
    const visible = names.filter((name) => !['tombstone', 404].includes(THINGS[name].page.guest)).length
    expect(await count('guest')).toBe(String(visible))
  })
})

throughNode('the search finds by right', () => {
  /** Lists do not name what is not out or withdrawn, to nobody. */
  const found = (name: ThingName, person: Person): 'full' | 'teaser' | 'not' => {
    const { guest, [person]: page } = THINGS[name].page as Record<Person, PageAnswer>
    const isOut = guest === 'full' || guest === 'teaser' || name === 'a staff document'
    return isOut && (page === 'full' || page === 'teaser') ? page : 'not'
  }
  /** Words that this person may find a thing by, and those that he may not. */
  const wordsOf = (name: ThingName, person: Person) => {
    const { title, abstract, open, author, closed, bytes, fileName } = thing(name).canaries
    const { texts } = readings.get(name) as MadeReading
    const { openPages = 0 } = THINGS[name].facts as { openPages?: number }
    const card = [title, abstract, open, author]
    const everywhere = {
      full: [...card, closed, ...texts],
      teaser: [...card, ...texts.slice(0, openPages)],
      not: [],
    }
    const may: string[] = everywhere[found(name, person)]
    const all = [...card, closed, bytes, fileName, ...texts]
    return { may, mayNot: all.filter((word) => !may.includes(word)) }
  }
  const search = (words: string[]) => `/fr/search?q=${encodeURIComponent(words.join(' '))}`
  const counted = (text: string) => /data-total="(\d+)"/.exec(text)?.[1]

  test.each(pairs)('%s, asked by %s', async (name, person) => {
    const { slug } = thing(name)
    const { may, mayNot } = wordsOf(name, person)
    // All of these words together, and any of those: a search that finds nothing looks for some of its words.
    for (let from = 0; from < may.length; from += 10) {
      const text = await everything(await browser(person).get(search(may.slice(from, from + 10))))
      expect([counted(text), text.includes(slug)]).toEqual(['1', true])
    }
    for (let from = 0; from < mayNot.length; from += 10) {
      const asked = mayNot.slice(from, from + 10)
      const others = [...wordsOf(name, person).mayNot, ...may].filter((word) => !asked.includes(word))
      for (const path of [search(asked), search(asked).replace('?', '.data?')]) {
        const text = await everything(await browser(person).get(path))
        if (!path.includes('.data')) expect([path, counted(text)]).toEqual([path, '0'])
        expectNone(text, [slug, ...others])
      }
    }
  })

  test.each(PEOPLE)(
    'what stands in all of them is counted, excerpted and narrowed by right, asked by %s',
    async (person) => {
      const listed = names.filter((name) => found(name, person) !== 'not')
      const full = names.filter((name) => found(name, person) === 'full')
      for (const [q, expected] of [
        ['titre', listed.length],
        ['suite', full.length],
      ] as const)
        for (const path of [
          search([q]),
          search([q]).replace('?', '.data?'),
          `${search([q])}&access=mine&sort=title`,
        ]) {
          const text = await everything(await browser(person).get(path))
          if (path.endsWith('title')) expect([path, counted(text)]).toEqual([path, String(full.length)])
          else if (!path.includes('.data')) expect([path, counted(text)]).toEqual([path, String(expected)])
          for (const name of names) {
            const { may, mayNot } = wordsOf(name, person)
            expectNone(text, mayNot)
            if (may.length && q === 'titre' && !path.includes('mine'))
              expect(text).toContain(thing(name).slug)
          }
        }
    },
  )

  test.each(PEOPLE)('a word that is typed wrongly is corrected by right, asked by %s', async (person) => {
    for (const name of ["a members' document", 'a draft', 'a staff document'] as const) {
      const { title, closed } = thing(name).canaries
      const { may } = wordsOf(name, person)
      for (const word of [title, closed]) {
        const typed = word.slice(0, 10) + word.slice(11)
        const text = await everything(await browser(person).get(search([typed])))
        if (may.includes(word)) expect(text).toContain(word)
        else expectNone(text, [word, thing(name).slug])
      }
    }
  })

  test.each(PEOPLE)('while a word is typed, cards are offered by right, asked by %s', async (person) => {
    for (const name of names) {
      const { canaries, slug } = thing(name)
      const { texts } = readings.get(name) as MadeReading
      for (const word of [...Object.values(canaries), texts[0] ?? '']) {
        const answer = await browser(person).get(`/fr/search/suggestions?q=${word.slice(0, -2)}`)
        const text = await everything(answer)
        expect(answer.status).toBe(200)
        const onCard = word === canaries.title || word === canaries.author
        if (found(name, person) !== 'not' && onCard) expect(text).toContain(word)
        else expectNone(text, [word, slug])
      }
    }
  })

  test('the place after which a page begins does not tell of what is hidden', async () => {
    const of = async (slug: string) => {
      const text = await (await browser('guest').get(`${search(['titre'])}&sort=recent&after=${slug}`)).text()
      return text.match(/\/fr\/documents\/document-[a-z0-9]+/g)
    }
    expect(await of(thing('a draft').slug)).toEqual(await of('no-such-document'))
    expect(await of(thing('a staff document').slug)).toEqual(await of('no-such-document'))
  })
})

throughNode('a reading list tells of documents as far as their pages do', () => {
  const LIST = '/fr/account/reading-list'
  const signedIn = PEOPLE.filter((person) => !['guest', 'lise', 'ugo'].includes(person)) as CastName[]

  test.each(pairs)('%s, kept by %s', async (name, person) => {
    const { slug, canaries, id } = thing(name)
    const expected = THINGS[name].page[person]
    for (const path of [LIST, `${LIST}.data`]) {
      const answer = await browser(person).post(path, { intent: 'keep', slug })
      const said = await everything(answer)
      if (!signedIn.includes(person as CastName)) expect([202, 303]).toContain(answer.status)
      else if (!path.endsWith('.data')) expect(answer.status).toBe(expected === 404 ? 404 : 200)
      if (expected === 404) expectNone(said, Object.values(canaries))
      expectNone(said, [canaries.closed, canaries.fileName, canaries.bytes])
    }
    const row = { documentId: id, member: { email: `${person}@exemple.test` } }
    const mayKeep = expected !== 404 && signedIn.includes(person as CastName)
    expect(await portal.db.bookmark.count({ where: row })).toBe(mayKeep ? 1 : 0)
    await portal.db.bookmark.deleteMany()
  })

  test.each(signedIn)('what has been hidden since, kept by %s', async (person) => {
    const { id: memberId } = await portal.db.member.findFirstOrThrow({
      where: { email: `${person}@exemple.test` },
    })
    await portal.db.bookmark.createMany({
      data: names.map((name) => ({
        ...{ id: nanoid(21), memberId, documentId: thing(name).id, addedAt: new Date() },
      })),
    })
    for (const path of [LIST, `${LIST}.data`, '/fr/documents.data']) {
      const text = await everything(await browser(person).get(path))
      for (const name of names) {
        const { canaries, slug, fileId } = thing(name)
        expectNone(text, [canaries.closed, canaries.open, canaries.fileName, canaries.bytes])
        if (THINGS[name].page[person] === 'tombstone') expectNone(text, [canaries.abstract, fileId])
        if (THINGS[name].page[person] === 404) expectNone(text, [...Object.values(canaries), slug])
        else if (path.startsWith(LIST)) expect(text).toContain(canaries.title)
      }
    }
    await portal.db.bookmark.deleteMany()
  })
})

describe('the API, asked with a token', () => {
  const readers = new Map<Person, ReturnType<typeof program>>()
  beforeAll(async () => {
    for (const person of PEOPLE)
      readers.set(person, program(portal, person === 'guest' ? null : await tokenFor(portal, person)))
  })
  const reader = (person: Person) => readers.get(person) as ReturnType<typeof program>
  /** Whoever may not sign in has no token any more; the team’s tokens read what a member’s do. */
  const isNobody = (person: Person) => person === 'lise' || person === 'ugo'
  const as = (person: Person): Person => (person === 'emile' || person === 'ada' ? 'marie' : person)
  const everyWord = (name: ThingName) => {
    const { texts, titles } = readings.get(name) as MadeReading
    return [...Object.values(thing(name).canaries), ...texts, ...titles, thing(name).fileId]
  }

  test.each(pairs)('%s, asked by %s', async (name, person) => {
    const { canaries, slug, fileId } = thing(name)
    const { title, abstract, open, author, closed, fileName } = canaries
    const page = (THINGS[name].page as Record<Person, PageAnswer>)[as(person)]
    const expected = isNobody(person) ? 401 : page
    for (const path of [`/api/v1/documents/${slug}`, `/api/v1/documents/${slug}?lang=en`]) {
      const answer = await reader(person).get(path)
      const said = await everything(answer)
      const status = { full: 200, teaser: 200, tombstone: 410, 404: 404, 401: 401 }[expected]
      expect([path, answer.status]).toEqual([path, status])
      const shown =
        expected === 'full'
          ? [title, abstract, open, author, closed, fileName, fileId]
          : expected === 'teaser'
            ? [title, abstract, open, author]
            : []
      for (const word of shown) expect(said).toContain(word)
      expectNone(
        said,
        everyWord(name).filter((word) => !shown.includes(word)),
      )
    }
  })

  test.each(pairs)('a file of %s, asked by %s', async (name, person) => {
    const { fileId, file, bytes, canaries } = thing(name)
    const answerOf = (THINGS[name].file as Record<Person, FileAnswer>)[as(person)]
    const expected = isNobody(person) ? 401 : answerOf
    const facts = await reader(person).get(`/api/v1/files/${fileId}`)
    const said = await everything(facts)
    expect(facts.status).toBe(expected === 'login' ? 401 : expected)
    if (expected === 200) for (const word of [canaries.fileName, fileId]) expect(said).toContain(word)
    else expectNone(said, everyWord(name))
    // Without a token the bytes are asked for by a browser, which is sent to sign in.
    if (person === 'guest') return
    for (const headers of [
      {},
      { Range: 'bytes=0-3' },
      { 'If-None-Match': '*', 'Cache-Control': 'max-age=0' },
    ]) {
      const answer = await reader(person).get(file, headers as Record<string, string>)
      if (expected !== 200) {
        expect(answer.status).toBe(expected)
        expectNoTrace(answer)
        expectNone(await everything(answer), everyWord(name))
      } else if ('Range' in headers) expect([answer.status, await answer.text()]).toEqual([206, '%PDF'])
      else if ('If-None-Match' in headers) expect(answer.status).toBe(304)
      else expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    }
  })

  test.each(PEOPLE)('lists and searches name only what may be listed, asked by %s', async (person) => {
    const workshops = await portal.db.workshop.findMany({ select: { slug: true } })
    const lists = [
      '/documents?limit=100',
      '/documents?limit=100&access=open',
      '/workshops',
      '/search?q=titre',
      '/search?q=suite',
      '/search?q=suite&access=open&sort=title',
      ...workshops.map(({ slug }) => `/workshops/${slug}`),
    ]
    for (const path of lists) {
      const answer = await reader(person).get(`/api/v1${path}`)
      const said = await everything(answer)
      if (isNobody(person)) expect([path, answer.status]).toEqual([path, 401])
      for (const name of names) {
        const { title, author, abstract, open, closed } = thing(name).canaries
        const page = (THINGS[name].page as Record<Person, PageAnswer>)[as(person)]
        const listed = !isNobody(person) && (page === 'full' || page === 'teaser')
        const isSearch = path.startsWith('/search')
        const shown = listed ? [title, author, abstract] : []
        if (listed && isSearch) shown.push(open, ...(page === 'full' ? [closed] : []))
        expectNone(
          said,
          everyWord(name).filter((word) => !shown.includes(word)),
        )
        if (!listed) expectNone(said, [thing(name).slug])
        const expected = path === '/documents?limit=100' || path === '/search?q=titre'
        if (listed && expected) expect([path, said]).toEqual([path, expect.stringContaining(title)])
        if (path === '/documents?limit=100&access=open' && !isNobody(person))
          expect([name, said.includes(title)]).toEqual([name, page === 'full'])
      }
      expectNone(said, ['exemple.test', 'Organisation d’exemple'])
    }
  })

  test.each(PEOPLE)('counts do not give a hidden document away, asked by %s', async (person) => {
    if (isNobody(person)) return
    const counted = async (q: string) => (await reader(person).json(`/api/v1/search?q=${q}`)).total
    const pages = names.map((name) => (THINGS[name].page as Record<Person, PageAnswer>)[as(person)])
    expect(await counted('titre')).toBe(pages.filter((page) => page === 'full' || page === 'teaser').length)
    expect(await counted('suite')).toBe(pages.filter((page) => page === 'full').length)
  })
})

throughNode('the desk', () => {
  const forEditors = () => {
    const { id } = thing('a draft')
    return [
      '',
      '/workshops',
      '/workshops/new',
      '/documents',
      '/documents/new',
      '/requests',
      `/documents/${id}`,
      `/documents/${id}/files`,
      `/documents/${id}/versions`,
      `/documents/${id}/preview`,
      `/incoming?ids=${thing('a draft').fileId}`,
      '/accessibility',
      '/collections',
      '/collections/new',
    ].map((path) => `/fr/admin${path}`)
  }
  const forAdmins = [
    '/members',
    '/members/invitations',
    '/members/invitations/new',
    '/members/invitations/many',
    '/members/import',
    '/members/export.csv',
    '/members/bulk?intent=approve',
    '/settings',
    '/audit',
    '/audit/export?format=csv',
    '/retention',
    '/outbox',
  ].map((path) => `/fr/admin${path}`)

  test.each(PEOPLE)('pages and their data, asked by %s', async (person) => {
    const isEditor = person === 'emile' || person === 'ada'
    const isGuest = ['guest', 'lise', 'ugo'].includes(person)
    for (const [paths, allowed] of [
      [forEditors(), isEditor],
      [forAdmins, person === 'ada'],
    ] as const)
      for (const path of paths) {
        const answer = await browser(person).get(path)
        const text = await everything(answer)
        if (allowed) expect([path, answer.status]).toEqual([path, 200])
        else if (isGuest)
          expect([path, answer.headers.get('location')]).toEqual([
            path,
            expect.stringMatching(/^\/fr\/login\?redirectTo=%2Ffr%2Fadmin/),
          ])
        else expect([path, answer.status]).toEqual([path, 404])
        if (!allowed) {
          expectNone(text, [...Object.values(thing('a draft').canaries), 'exemple.test'])
          const data = await browser(person).get(`${path}.data`)
          expectNone(await everything(data), [...Object.values(thing('a draft').canaries), 'exemple.test'])
        }
      }
  })

  test.each(PEOPLE.filter((person) => person !== 'emile' && person !== 'ada'))(
    'nothing is done there by %s',
    async (person) => {
      const { id } = thing('a draft')
      const before = await portal.db.libraryDocument.findUniqueOrThrow({ where: { id } })
      // That he tried is all that is written.
      const done = { where: { act: { not: 'refuse-desk' } } }
      const audit = await portal.db.auditEntry.count(done)
      for (const intent of ['save', 'publish', 'withdraw', 'discard', 'grant'])
        for (const path of [
          `/fr/admin/documents/${id}`,
          `/fr/admin/documents/${id}.data`,
          `/fr/admin/documents/new`,
          '/fr/admin/workshops/new',
          '/fr/admin/collections/new',
          '/fr/admin/requests',
          '/fr/admin/members',
          '/fr/admin/members/invitations',
          '/fr/admin/members/invitations/new',
          '/fr/admin/members/invitations/many',
          '/fr/admin/settings',
          '/fr/admin/retention',
          '/fr/admin/markdown',
          `/fr/admin/documents/${id}/files`,
          `/fr/admin/documents/${id}/versions`,
        ]) {
          const answer = await browser(person).post(path, { intent, title: 'x', membershipPolicy: 'open' })
          expect([path, answer.status]).toEqual([
            path,
            expect.toSatisfy((status: number) => [202, 302, 303, 401, 403, 404, 405, 415].includes(status)),
          ])
        }
      expect(await portal.db.libraryDocument.findUniqueOrThrow({ where: { id } })).toEqual(before)
      expect(await portal.db.auditEntry.count(done)).toBe(audit)
    },
  )
})

throughNode('a pass opens its document, and nothing else', () => {
  let mine: MadeDocument
  let read: MadeReading
  const readers = new Map<Person, Browser>()
  beforeAll(async () => {
    mine = await makeDocument(portal, { audience: 'by-request' })
    read = await makeReading(portal, mine)
    for (const person of PEOPLE) {
      const link = await grantedLink(portal, mine, newGuest())
      const reader = person === 'guest' ? portal.guest() : await portal.as(person)
      expect((await press(reader, link, { intent: 'open' })).status).toBe(303)
      readers.set(person, reader)
    }
  })
  const reader = (person: Person) => readers.get(person) as Browser

  test.each(PEOPLE)('its page, its file and its slides, to who is %s in that browser', async (person) => {
    for (const path of [mine.page, `${mine.page}.data`])
      expect(await (await reader(person).get(path)).text()).toContain(mine.canaries.closed)
    expect((await reader(person).get(mine.file)).status).toBe(200)
    const slide = await (await reader(person).get(`${mine.page}/read/2`)).text()
    expect(slide).toContain(read.texts[1])
    const library = await everything(await reader(person).get('/fr/documents?access=mine'))
    expect(library).toContain(mine.canaries.title)
  })

  test.each(pairs)('%s stays as it is to %s with a pass for another', async (name, person) => {
    const { canaries, page, file } = thing(name)
    if (THINGS[name].page[person] === 'full') return
    const { texts, titles } = readings.get(name) as MadeReading
    for (const path of [
      page,
      `${page}.data`,
      `${page}.data?_routes=routes%2Flibrary%2Fdocument`,
      `${page}/read/2`,
      `${page}/read/2.data`,
    ]) {
      const text = await everything(await reader(person).get(path))
      expectNone(text, [
        canaries.closed,
        canaries.fileName,
        canaries.bytes,
        ...unnamedFile(name),
        ...texts,
        ...titles,
      ])
    }
    for (const headers of [{}, { Range: 'bytes=0-0' }] as Record<string, string>[]) {
      const answer = await reader(person).get(file, headers)
      const expected = THINGS[name].file[person]
      expect(answer.status).toBe(expected === 'login' ? 303 : expected)
      expectNoTrace(answer)
    }
  })

  test('nor is it a door to the desk or to an account', async () => {
    for (const path of ['/fr/admin', '/fr/admin/requests', '/fr/admin/requests.data', '/fr/account']) {
      const answer = await reader('guest').get(path)
      expect([path, answer.status]).toEqual([path, path.endsWith('.data') ? 202 : 303])
      expectNone(await everything(answer), [...Object.values(mine.canaries), 'exemple.test', 'ailleurs.test'])
    }
  })

  test.each(PEOPLE)(
    'its link and the page of an asking show a stranger nothing, asked by %s',
    async (person) => {
      const email = newGuest()
      const word = canary()
      const asking = await askAsGuest(portal, mine, email, { message: word })
      for (const path of ['/fr/confirm-request', '/fr/guest-access'])
        for (const query of ['', '?token=', `?token=${'A'.repeat(43)}`])
          for (const end of ['', '.data']) {
            const answer = await browser(person).get(`${path}${end}${query}`)
            expect(answer.status).toBe(200)
            expectNone(await everything(answer), [...Object.values(mine.canaries), email, word])
          }
      // Of two letters neither opens the other's page.
      const wrong = await browser(person).get(asking.replace('/confirm-request', '/guest-access'))
      expectNone(await everything(wrong), [...Object.values(mine.canaries), email, word])
    },
  )
})

throughNode('the account and its doors', () => {
  const OWN = [
    '',
    '/reading-list',
    '/tokens',
    '/shares',
    '/security',
    '/security/second-factor',
    '/security/passkeys',
    '/proof',
  ].map((path) => `/fr/account${path}`)
  const DOORS = ['/fr/login', '/fr/login/letter', '/fr/register']
  const isGuest = (person: Person) => ['guest', 'lise', 'ugo'].includes(person)

  test.each(PEOPLE)('one’s own pages and their data, asked by %s', async (person) => {
    for (const path of OWN) {
      const answer = await browser(person).get(path)
      if (isGuest(person))
        expect([path, answer.headers.get('location')]).toEqual([
          path,
          `/fr/login?redirectTo=${encodeURIComponent(path)}`,
        ])
      else expect([path, answer.status]).toEqual([path, 200])
      const data = await (await browser(person).get(`${path}.data`)).text()
      for (const other of PEOPLE.filter((one) => one !== person && one !== 'guest'))
        expect(data).not.toContain(`${other}@exemple.test`)
    }
  })

  test.each(PEOPLE)('what scripts ask about passkeys, asked by %s', async (person) => {
    const body = JSON.stringify({ step: 'ask' })
    const headers = { Origin: portal.origin, 'Content-Type': 'application/json' }
    const asks = async (path: string) => (await browser(person).send('POST', path, { body, headers })).status
    expect(await asks('/fr/login/passkey')).toBe(isGuest(person) ? 200 : 303)
    // Nobody has given a password just now.
    expect(await asks('/fr/login/second-factor/passkey')).toBe(isGuest(person) ? 410 : 303)
    for (const path of ['/fr/account/security/passkeys/new', '/fr/account/proof/passkey'])
      expect([path, await asks(path)]).toEqual([path, isGuest(person) ? 303 : 200])
  })

  test.each(PEOPLE)('the pages for who is not in, asked by %s', async (person) => {
    for (const path of DOORS) {
      const answer = await browser(person).get(path)
      if (isGuest(person)) expect([path, answer.status]).toEqual([path, 200])
      else expect([path, answer.headers.get('location')]).toEqual([path, '/fr/account'])
    }
    const step = (await browser(person).get('/fr/login/second-factor')).headers.get('location')
    expect(step).toBe(isGuest(person) ? '/fr/login' : '/fr/account')
  })
})
