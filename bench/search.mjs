import fs from 'node:fs'
import path from 'node:path'
import { bootPortal, get, load, processorOf, round, signedIn } from './portal.mjs'
import { seedLibrary, words } from './search-library.mjs'

/**
 * BENCH_DOCUMENTS=1000,10000,100000 for all three; the last one takes a quarter of an hour to be written. BENCH_KEEP names
 * a folder that keeps the libraries for the next time, BENCH_ROUNDS how often each is asked.
 */
const SIZES = (process.env.BENCH_DOCUMENTS ?? '1000,10000').split(',').map(Number)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 8)
const WARM_UP = 2

/** Milliseconds of a search with its facets, of its data alone, of a suggestion, and of PostgreSQL within them. */
export async function measure() {
  const p95s = new Map()
  for (const size of SIZES) {
    const portal = await bootPortal({}, { home: keptFor(size) })
    try {
      const { pagesPerSecond } = await seedLibrary(portal.db, size)
      process.stdout.write(
        `  ${size} documents: ${pagesPerSecond ? `${round(pagesPerSecond, 0)} pages a second were made ready` : 'kept'}; ${load()}\n`,
      )
      const sql = await watchStatements(portal)
      const cookie = await signedIn(portal.db, 'member')
      for (const [who, headers] of [
        ['guest', {}],
        ['member', { cookie }],
      ]) {
        const asked = questions()
        const searches = asked.map((query) => `/fr/search.data?${query}`)
        const data = await times(portal, searches, headers, sql)
        const whole = await times(
          portal,
          asked.map((query) => `/fr/search?${query}`),
          headers,
          sql,
        )
        const typing = await times(
          portal,
          beginnings().map((q) => `/fr/search/suggestions?q=${q}`),
          headers,
          sql,
        )
        for (const [what, all] of [
          ['search, data', data],
          ['search, page', whole],
          ['suggestions', typing],
        ])
          process.stdout.write(line(`${who}, ${what}`, all))
        p95s.set(
          `${who} ${size}`,
          at(
            data.map(({ ms }) => ms),
            0.95,
          ),
        )
      }
      await whileReindexing(portal)
    } finally {
      await portal.close()
    }
  }
  for (const who of ['guest', 'member'])
    process.stdout.write(
      `  ${who}: p95 at ${SIZES.at(-1)} is ${round(p95s.get(`${who} ${SIZES.at(-1)}`) / p95s.get(`${who} ${SIZES[0]}`), 1)} times that at ${SIZES[0]}\n`,
    )
}

function keptFor(size) {
  const { BENCH_KEEP } = process.env
  if (!BENCH_KEEP) return null
  const folder = path.join(BENCH_KEEP, String(size))
  fs.mkdirSync(folder, { recursive: true })
  return folder
}

/** Frequent and rare words, several, phrases, what is left out, beginnings, filters and orders. */
function questions() {
  const all = words()
  const q = (...typed) => `q=${encodeURIComponent(typed.join(' '))}`
  return [3, 40, 400, 4000].flatMap((rank) => {
    const [a, b, c] = [all[rank], all[rank + 7], all[rank * 2]]
    return [
      q(a),
      q(a, b),
      q(a, b, c),
      q(`"${a} ${b}"`),
      q(a, `-${b}`),
      q(a.slice(0, -1)),
      `${q(a)}&kind=report&access=mine`,
      `${q(a)}&year=2016&sort=recent`,
      `${q(a)}&theme=economic-development&sort=title`,
      q(`${a}zq`, b),
    ]
  })
}

const beginnings = () =>
  words()
    .filter((word, i) => word.length > 4 && i % 500 === 0)
    .map((word) => word.slice(0, 4))

async function times(portal, paths, headers, sql) {
  const all = []
  for (let n = 0; n < WARM_UP + ROUNDS; n += 1)
    for (const one of paths) {
      sql()
      const before = processorOf(portal)
      const began = performance.now()
      const { status } = await get(portal.origin + one, headers)
      const ms = performance.now() - began
      if (status !== 200) throw new Error(`${one} answered ${status}`)
      const after = processorOf(portal)
      const cpu = { portal: after.portal - before.portal, database: after.database - before.database }
      if (n >= WARM_UP)
        all.push({ ms, sql: sql(), cpu: cpu.portal + cpu.database, of: cpu.database, path: one })
    }
  return all
}

const at = (values, share) => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]

function line(what, all) {
  const p50 = (of) => round(at(all.map(of), 0.5), 1)
  const p95 = (of) => round(at(all.map(of), 0.95), 1)
  const ratio = (of, part) => round(at(all.map(of), 0.95) / at(all.map(part), 0.95), 2)
  const slowest = all.toSorted((a, b) => b.cpu - a.cpu)[0]
  const [ms, sql, cpu, database] = [({ ms }) => ms, ({ sql }) => sql, ({ cpu }) => cpu, ({ of }) => of]
  return (
    `    ${what.padEnd(22)} p50 ${p50(ms)} ms, p95 ${p95(ms)} ms; in PostgreSQL ${p50(sql)}, ${p95(sql)}; ratio of the p95 ${ratio(ms, sql)}\n` +
    `    ${''.padEnd(22)} processor: p50 ${p50(cpu)} ms, p95 ${p95(cpu)} ms; of it PostgreSQL ${p50(database)}, ${p95(database)}; ratio of the p95 ${ratio(cpu, database)}; most: ${decodeURIComponent(slowest.path)}\n`
  )
}

const SERVING_MS = 5000

/** How much slower a page is while documents are read anew, one after the other, as the worker does. */
async function whileReindexing({ db, origin }) {
  const alone = await pagesFor(origin, SERVING_MS)
  let reading = true
  const reindexing = (async () => {
    for (let n = 1; reading; n = (n % 500) + 1) {
      const document = [`bench-${n}`]
      await db.query(
        `update "SearchPage" set rule = 0 where sha256 in (select f.sha256 from "LibraryDocument" d, search_files(d.id) f where d.slug = $1)`,
        document,
      )
      await db.query(`select search_refresh(id, 500000) from "LibraryDocument" where slug = $1`, document)
    }
  })()
  const beside = await pagesFor(origin, SERVING_MS)
  reading = false
  await reindexing
  process.stdout.write(
    `    a page, alone: p50 ${round(at(alone, 0.5), 1)} ms; while all is read anew ${round(at(beside, 0.5), 1)} ms; ratio ${round(at(beside, 0.5) / at(alone, 0.5), 2)}\n`,
  )
}

async function pagesFor(origin, duration) {
  const times = []
  const until = performance.now() + duration
  while (performance.now() < until) {
    const began = performance.now()
    await get(`${origin}/fr/documents/bench-1`)
    times.push(performance.now() - began)
  }
  return times
}

/** PostgreSQL writes how long each statement took; the function gives what was added since it was last asked. */
async function watchStatements({ db, home }) {
  await db.query('alter system set log_min_duration_statement = 0')
  await db.query('select pg_reload_conf()')
  await new Promise((resolve) => setTimeout(resolve, 500))
  const folder = path.join(home, 'pg/log')
  const newest = () =>
    fs
      .readdirSync(folder)
      .map((name) => path.join(folder, name))
      .toSorted((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs)[0]
  const file = newest()
  let from = fs.statSync(file).size
  return () => {
    const { size } = fs.statSync(file)
    const bytes = Buffer.alloc(size - from)
    const handle = fs.openSync(file, 'r')
    fs.readSync(handle, bytes, 0, bytes.length, from)
    fs.closeSync(handle)
    from = size
    const lines = bytes.toString().matchAll(/duration: ([\d.]+) ms {2}(.*)/g)
    return [...lines]
      .filter(([, , said]) => !said.includes('pgboss'))
      .reduce((sum, [, ms]) => sum + Number(ms), 0)
  }
}
