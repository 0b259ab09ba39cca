import { askedOften, bootPortal, get } from './portal.mjs'

const SIZES = [1_000, 10_000, 100_000]

/** Milliseconds of a page of 100 records, first, in the middle, of a set, by size of the library. */
export async function measure() {
  const portal = await bootPortal()
  try {
    for (const [n, size] of SIZES.entries()) {
      await seed(portal.db, SIZES[n - 1] ?? 0, size)
      const base = `${portal.origin}/oai`
      const middle = encodeURIComponent(await tokenAfter(base, Math.min(size / 200, 100)))
      const asked = {
        'first page, oai_dc': 'verb=ListRecords&metadataPrefix=oai_dc',
        'first page, oai_datacite': 'verb=ListRecords&metadataPrefix=oai_datacite',
        'by token, within the list': `verb=ListRecords&resumptionToken=${middle}`,
        'of a theme, from a day':
          'verb=ListRecords&metadataPrefix=oai_dc&set=theme-citizen-participation&from=2021-01-01',
        'of a workshop': 'verb=ListRecords&metadataPrefix=oai_dc&set=workshop-banc',
        'headers alone': 'verb=ListIdentifiers&metadataPrefix=oai_dc',
      }
      for (const [what, query] of Object.entries(asked)) {
        const { p50, p95, cpu } = await askedOften(portal, `${base}?${query}`, '<datestamp>')
        process.stdout.write(
          `  ${String(size).padStart(7)} documents, ${what.padEnd(28)} p50 ${p50} ms, p95 ${p95} ms, CPU ${cpu} ms\n`,
        )
      }
    }
  } finally {
    await portal.close()
  }
}

/** Documents from one number to another: two languages, two authors, a third of them of one workshop. */
export async function seed(db, from, to) {
  // Without triggers: the index of the search is not what is measured.
  await db.query('set session_replication_role = replica')
  await db.query(
    `insert into "Workshop" (id, slug, theme, audience, "createdAt", "updatedAt", "publishedAt")
     values (lpad('bench', 21, '0'), 'banc', 'economic-development', 'public', '2020-01-01', '2020-01-01', '2020-01-01')
     on conflict do nothing`,
  )
  const some = [from + 1, to]
  await db.query(
    `insert into "LibraryDocument" (id, slug, kind, theme, "workshopId", licence, audience, "datedOn", "createdAt", "updatedAt", "publishedAt", "stampedAt")
     select lpad('bench' || n, 21, '0'), 'banc-' || n, 'presentation',
       (array['sustainable-development', 'economic-development', 'citizen-participation'])[1 + n % 3],
       case when n % 3 = 0 then lpad('bench', 21, '0') end, 'CC-BY-4.0',
       (array['public', 'members', 'by-request', 'staff'])[1 + n % 4], '2019-01-01'::date + n % 1000,
       '2020-01-01', '2020-01-01', '2020-01-01', timestamptz '2020-01-01' + n * interval '10 minutes'
     from generate_series($1::int, $2::int) n`,
    some,
  )
  await db.query(
    `insert into "DocumentText" ("documentId", lang, title, abstract, keywords)
     select lpad('bench' || n, 21, '0'), lang, 'La ville et ses données, numéro ' || n,
       repeat('Une enquête auprès des *habitants* montre comment les usages changent. ', 8),
       array['ville', 'données', 'usages']
     from generate_series($1::int, $2::int) n, unnest(array['fr', 'en']) lang`,
    some,
  )
  await db.query(
    `insert into "DocumentAuthor" ("documentId", position, name, affiliation)
     select lpad('bench' || n, 21, '0'), p, 'Camille Exemple', 'Ville d’exemple'
     from generate_series($1::int, $2::int) n, generate_series(0, 1) p`,
    some,
  )
  await db.query('analyze')
}

/** Follows the tokens of headers, as a harvester does. */
async function tokenAfter(base, pages) {
  let query = 'verb=ListRecords&metadataPrefix=oai_dc'
  let token = ''
  for (let page = 0; page < pages; page += 1) {
    const { body } = await get(`${base}?${query}`)
    token = /<resumptionToken>([^<]+)</.exec(body.toString())?.[1] ?? token
    query = `verb=ListRecords&resumptionToken=${encodeURIComponent(token)}`
  }
  return token
}
