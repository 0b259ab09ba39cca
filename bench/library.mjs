import { bootPortal, get, load, round, signedIn } from './portal.mjs'
import { seedLibrary } from './search-library.mjs'

const SIZES = (process.env.BENCH_DOCUMENTS ?? '1000,10000').split(',').map(Number)
const TIMES = 40
const WARM_UP = 15

/** Milliseconds of the library's page and of its data alone, for a guest and a member, by size of the library. */
export async function measure() {
  for (const size of SIZES) {
    const portal = await bootPortal()
    try {
      await seedLibrary(portal.db, size, 1)
      await showCovers(portal.db)
      process.stdout.write(`  ${size} documents (${load()})\n`)
      const cookie = await signedIn(portal.db, 'member')
      for (const [who, headers] of [
        ['guest', {}],
        ['member', { cookie }],
      ])
        for (const [what, path] of Object.entries(await pages(portal, headers)))
          process.stdout.write(
            `    ${`${who}, ${what}`.padEnd(32)} page ${await times(portal, path, headers)}; data ${await times(portal, path.replace(/(\?|$)/, '.data$1'), headers)}\n`,
          )
    } finally {
      await portal.close()
    }
  }
}

/** A third of the documents shows its first page. */
async function showCovers(db) {
  await db.query('set session_replication_role = replica')
  await db.query(
    `update "FileReading" set "drawnFrom" = 'be/nch' where "sha256" in (select "sha256" from "StoredFile" where name = 'bench.pdf')`,
  )
  await db.query(
    `update "LibraryDocument" set "showsCover" = true where slug like 'bench-%0' or slug like 'bench-%3' or slug like 'bench-%6'`,
  )
  await db.query('set session_replication_role = origin')
  await db.query('vacuum analyze')
}

async function pages({ origin, db }, headers) {
  const { rows } = await db.query(
    `select d.slug from "SearchDocument" s join "LibraryDocument" d on d.id = s."documentId"
     where s."audience" = 'public' order by s."sortedOn" desc offset (select count(*) / 10 from "SearchDocument") limit 1`,
  )
  const deep = rows[0].slug
  const narrowed = '?theme=economic-development&kind=report&access=mine'
  const { body } = await get(`${origin}/fr/documents${narrowed}`, headers)
  if (!body.includes('data-total')) throw new Error('No list came.')
  return {
    'first page': '/fr/documents',
    'a page in the middle': `/fr/documents?after=${deep}`,
    backwards: `/fr/documents?before=${deep}`,
    'by title, in the middle': `/fr/documents?sort=title&after=${deep}`,
    'last published': '/fr/documents?sort=added',
    'of a theme': '/fr/documents?theme=economic-development',
    'three filters': `/fr/documents${narrowed}`,
  }
}

async function times({ origin }, path, headers) {
  const all = []
  for (let n = 0; n < WARM_UP + TIMES; n += 1) {
    const began = performance.now()
    const { status } = await get(origin + path, headers)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
    if (n >= WARM_UP) all.push(performance.now() - began)
  }
  all.sort((a, b) => a - b)
  const at = (share) => round(all[Math.floor(TIMES * share)], 1)
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`
}
