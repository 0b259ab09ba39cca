import { bootPortal, get, round, signedIn } from './portal.mjs'

const MEMBERS = 10_000
const TIMES = 40
const WARM_UP = 10

const ASKED = {
  'as it opens, newest first': '',
  'by name': '?sort=name',
  'by organisation': '?sort=organisation',
  'by last visit': '?sort=seen',
  'page 20 by name, by its key': null,
  'search for a name': '?q=camille%2042',
  'search that finds nobody': '?q=zzzz',
  'those who wait': '?standing=pending',
  'suspended editors of one group': '?standing=suspended&role=editor&group=company',
  'an organisation, visit since': '?organisation=ville%207&seen=since&seenOn=2026-01-01',
}

/** Milliseconds of a page of the members' list among ten thousand, and of all of them as CSV. */
export async function measure() {
  const portal = await bootPortal()
  try {
    await seed(portal.db)
    const headers = { cookie: await signedIn(portal.db, 'admin') }
    const list = `${portal.origin}/fr/admin/members`
    for (const [what, asked] of Object.entries(ASKED)) {
      const address = list + (asked ?? (await pageByKey(list, headers, 20)))
      for (let n = 0; n < WARM_UP; n += 1) await timed(address, headers)
      const times = []
      for (let n = 0; n < TIMES; n += 1) times.push(await timed(address, headers))
      times.sort((a, b) => a.ms - b.ms)
      const at = (share) => round(times[Math.floor(TIMES * share)].ms, 0)
      process.stdout.write(`  ${what.padEnd(32)} p50 ${at(0.5)} ms, p95 ${at(0.95)} ms\n`)
    }
    const all = await timed(`${list}/export.csv`, headers)
    process.stdout.write(
      `  ${'export as CSV'.padEnd(32)} ${round(all.ms / 1000)} s, ${round(all.bytes / 1e6)} MB\n`,
    )
  } finally {
    await portal.close()
  }
}

/** One of eight waits, one is suspended, one was refused; the others are members, half of whom have been here. */
async function seed(db) {
  await db.query(
    `insert into "Member" (id, email, "emailKey", "firstName", "lastName", organisation, "stakeholderGroup", lang, role, "passwordHash", "termsVersion", "termsAcceptedAt", "registeredAt", "emailConfirmedAt", "approvedAt", "refusedAt", "suspendedAt", "lastSeenAt")
     select lpad('bench' || n, 21, '0'), 'm' || n || '@exemple.test', 'm' || n || '@exemple.test',
       (array['Émile', 'Camille', 'Thérèse', 'Zoé', 'Malik'])[1 + n % 5], 'Exemple ' || n, 'Ville ' || n % 97,
       (array['company', 'association', 'citizen'])[1 + n % 3], 'fr',
       (case when n % 16 = 1 then 'editor' else 'member' end)::"Role", '', '9999-12-31', now(),
       now() - n * interval '1 hour', now() - n * interval '1 hour',
       case when n % 8 in (0, 2) then null else now() end, case when n % 8 = 2 then now() end,
       case when n % 8 = 1 then now() end, case when n % 2 = 1 then now() - n * interval '7 minutes' end
     from generate_series(1, $1::int) n`,
    [MEMBERS],
  )
  await db.query('analyze "Member"')
}

/** Follows « next page » as a reader does; returns the query of the last one. */
async function pageByKey(list, headers, wanted) {
  let query = '?sort=name'
  for (let page = 1; page < wanted; page += 1) {
    const { body } = await get(list + query, headers)
    const link = /rel="next"[^>]*href="([^"]+)"|href="([^"]+)"[^>]*rel="next"/.exec(body.toString())
    const next = (link?.[1] ?? link?.[2])?.replaceAll('&amp;', '&')
    if (!next) throw new Error(`No page after page ${page}.`)
    query = next.slice(next.indexOf('?'))
  }
  return query
}

async function timed(address, headers) {
  const began = performance.now()
  const { status, body } = await get(address, headers)
  if (status !== 200) throw new Error(`${address} answered ${status}`)
  return { ms: performance.now() - began, bytes: body.length }
}
