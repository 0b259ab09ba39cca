import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { bootPortal, cpuSeconds, get, load, round, signedIn } from './portal.mjs'

const SLIDES = 40
const PICTURES = 12
const REQUESTS = 200
const AT_ONCE = 4
const LARGE = 60_000_000

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** Slides as people make them: a photograph, a title, lines of text, a chart. */
async function deck() {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 }
  const photo = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#789', noise } })
    .blur(6)
    .jpeg({ quality: 80 })
    .toBuffer()
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${SLIDES}/Kids[${Array.from({ length: SLIDES }, (_, i) => `${5 + 2 * i} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    stream(
      '/Type/XObject/Subtype/Image/Width 1600/Height 900/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode',
      photo,
    ),
  ]
  for (let i = 0; i < SLIDES; i++) {
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 960 540]/Contents ${6 + 2 * i} 0 R/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>`,
      stream('', Buffer.from(slide(i), 'latin1')),
    )
  }
  return written(objects)
}

function slide(i) {
  const bars = Array.from({ length: 60 }, (_, n) => `${500 + 7 * n} 60 5 ${20 + ((n * (i + 3)) % 180)} re f`)
  const lines = Array.from(
    { length: 9 },
    (_, n) => `BT /F 16 Tf 40 ${400 - 32 * n} Td (Une ligne ${n} du territoire, diapositive ${i + 1}) Tj ET`,
  )
  return [
    `q 400 0 0 225 500 260 cm /I Do Q BT /F 36 Tf 40 470 Td (Diapositive ${i + 1}) Tj ET`,
    ...lines,
    '0.2 0.4 0.6 rg',
    ...bars,
  ].join('\n')
}

const stream = (facts, bytes) =>
  Buffer.concat([
    Buffer.from(`<<${facts}/Length ${bytes.length}>>stream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])

/** Its table of objects is left for its reader to rebuild. */
function written(objects) {
  const parts = objects.map((object, i) =>
    Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]),
  )
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...parts, Buffer.from('trailer <</Root 1 0 R>>\n%%EOF\n')])
}

/** Puts a file up in place of the document's; resolves with its id and the moment at which its last byte was gone. */
async function putUp(portal, Cookie, documentId, name, bytes) {
  const form = new FormData()
  form.set('language', 'fr')
  form.set('mode', 'new-version')
  form.set('file', new Blob([bytes]), name)
  // On one machine the last byte has gone when the server has all of them: before it answers, and after it was asked.
  const sent = performance.now()
  const answer = await fetch(`${portal.origin}/fr/admin/documents/${documentId}/files`, {
    method: 'POST',
    body: form,
    headers: { Cookie, Origin: portal.origin, Accept: 'application/json' },
  })
  const { fileId } = await answer.json()
  if (!fileId) throw new Error(`${name} was answered ${answer.status}`)
  return { fileId, sent }
}

async function until(found) {
  while (!(await found())) await sleep(20)
}

const rowsOf = async (portal, query, values = []) => (await portal.db.query(query, values)).rows

/** CPU milliseconds of the portal for one request, its kilobytes as they are sent, and the median of the clock. */
async function costOf(portal, address, headers) {
  const times = []
  let bytes = 0
  const many = async (count) => {
    let left = count
    const client = async () => {
      while (left-- > 0) {
        const began = performance.now()
        const { status, body } = await get(portal.origin + address, headers)
        if (status !== 200) throw new Error(`${address} answered ${status}`)
        times.push(performance.now() - began)
        bytes = body.length
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, client))
  }
  await many(40)
  const before = cpuSeconds(portal.pid)
  await many(REQUESTS)
  const cpu = ((cpuSeconds(portal.pid) - before) * 1000) / REQUESTS
  return { cpu, kB: bytes / 1000, clock: median(times) }
}

const say = (what, words) => process.stdout.write(`  ${what.padEnd(34)} ${words}\n`)

async function measureReading(portal, editor, { id, slug }) {
  const bytes = await deck()
  const { fileId, sent } = await putUp(portal, editor, id, 'diapositives.pdf', bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await until(
    async () =>
      (
        await rowsOf(portal, 'select 1 from "FileReading" where sha256 = $1 and "readAt" is not null', [
          sha256,
        ])
      ).length,
  )
  const page = await get(`${portal.origin}/fr/documents/${slug}/read/${SLIDES}?file=${fileId}`, {
    Cookie: editor,
  })
  if (!page.body.includes(`id="page-${SLIDES}"`)) throw new Error('The last slide cannot be read.')
  const seconds = (performance.now() - sent) / 1000
  say(
    `${SLIDES} slides of ${round(bytes.length / 1e6, 1)} MB, until read`,
    `${round(seconds)} s after the upload began (${load()})`,
  )
  return fileId
}

async function measurePictures(portal, Cookie, fileId) {
  const address = (page) => `/files/${fileId}/pages/${page}/large.webp`
  const first = []
  for (let page = 5; page < 5 + PICTURES; page++) {
    const began = performance.now()
    const { status } = await get(portal.origin + address(page), { Cookie })
    if (status !== 200) throw new Error(`page ${page} answered ${status}`)
    first.push(performance.now() - began)
  }
  say(
    'picture of a page, not yet made',
    `median ${round(median(first), 0)} ms, worst of ${PICTURES} ${round(Math.max(...first), 0)} ms (${load()})`,
  )
  const made = await costOf(portal, address(5), { Cookie })
  say(
    'picture of a page, made',
    `${round(made.cpu)} ms CPU, ${round(made.kB, 0)} kB, median ${round(made.clock, 0)} ms with ${AT_ONCE} at once (${load()})`,
  )
}

async function measureReader(portal, Cookie, slug, fileId) {
  const cost = await costOf(portal, `/fr/documents/${slug}/read/7?file=${fileId}`, {
    Cookie,
    'Accept-Encoding': 'gzip',
  })
  say(
    'page of the reader, for a member',
    `${round(cost.cpu)} ms CPU, ${round(cost.kB, 1)} kB gzip, median ${round(cost.clock, 0)} ms with ${AT_ONCE} at once (${load()})`,
  )
}

async function measureZip(portal, editor, Cookie, { id, workshop }) {
  const head = Buffer.from(
    '%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n',
  )
  await putUp(portal, editor, id, 'grand.pdf', Buffer.concat([head, Buffer.alloc(LARGE, '%\n')]))
  const before = cpuSeconds(portal.pid)
  const began = performance.now()
  const { status, body } = await get(`${portal.origin}/workshops/${workshop}/materials.zip`, { Cookie })
  if (status !== 200 || body.length < LARGE)
    throw new Error(`the archive answered ${status}, ${body.length} bytes`)
  const seconds = (performance.now() - began) / 1000
  const cpu = (cpuSeconds(portal.pid) - before) / (body.length / 1e9)
  say(
    'all of a workshop in one archive',
    `${round(body.length / 1e6 / seconds, 0)} MB/s of ${round(body.length / 1e6, 0)} MB, ${round(cpu, 1)} s CPU a GB (${load()})`,
  )
}

export async function measure() {
  const portal = await bootPortal()
  const [editor, member] = [await signedIn(portal.db, 'editor'), await signedIn(portal.db, 'member')]
  // The library that ships is read first.
  await until(
    async () =>
      (await rowsOf(portal, 'select 1 from "FileReading" where "readAt" is not null limit 1')).length &&
      !(await rowsOf(portal, 'select 1 from "FileReading" where "readAt" is null and "failedAt" is null'))
        .length,
  )
  const [document] = await rowsOf(
    portal,
    `select d.id, d.slug, w.slug as workshop from "LibraryDocument" d join "Workshop" w on w.id = d."workshopId"
     where coalesce(d.audience, w.audience) = 'members' and d."publishedAt" <= now() and d."embargoUntil" is null
     order by d.slug limit 1`,
  )
  const fileId = await measureReading(portal, editor, document)
  await measurePictures(portal, member, fileId)
  await measureReader(portal, member, document.slug, fileId)
  await measureZip(portal, editor, member, document)
  await portal.close()
}
