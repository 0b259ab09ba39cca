import fs from 'node:fs'
import path from 'node:path'
import { bootPortal, get, load, round, signedIn } from './portal.mjs'
import { seedLibrary, words } from './search-library.mjs'

/**
 * BENCH_DOCUMENTS=1000,10000,100000 for all three; the last one takes a quarter of an hour to be written. BENCH_KEEP names
 * a folder that keeps the libraries for the next time.
 */
const SIZES = (process.env.BENCH_DOCUMENTS ?? '1000,10000').split(',').map(Number)
const ROUNDS = 8
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
        const data = await times(portal.origin, searches, headers, sql)
        const whole = await times(
          portal.origin,
          asked.map((query) => `/fr/search?${query}`),
          headers,
          sql,
        )
        const typing = await times(
          portal.origin,
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

async function times(origin, paths, headers, sql) {
  const all = []
  for (let n = 0; n < WARM_UP + ROUNDS; n += 1)
    for (const one of paths) {
      sql()
      const began = performance.now()
      const { status } = await get(origin + one, headers)
      const ms = performance.now() - began
      if (status !== 200) throw new Error(`${one} answered ${status}`)
      if (n >= WARM_UP) all.push({ ms, sql: sql(), path: one })
    }
  return all
}

const at = (values, share) => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]

function line(what, all) {
  const [ms, sql] = [all.map((one) => one.ms), all.map((one) => one.sql)]
  const slowest = all.toSorted((a, b) => b.ms - a.ms)[0]
  return `    ${what.padEnd(22)} p50 ${round(at(ms, 0.5), 1)} ms, p95 ${round(at(ms, 0.95), 1)} ms; in PostgreSQL p50 ${round(at(sql, 0.5), 1)} ms, p95 ${round(at(sql, 0.95), 1)} ms; ratio of the p95 ${round(at(ms, 0.95) / at(sql, 0.95), 2)}; slowest ${decodeURIComponent(slowest.path)}\n`
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
