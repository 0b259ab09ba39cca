import { bootPortal, get, round, signedIn } from './portal.mjs'
import { JUDGED, NOTE_AUTHORS } from './search-judged.mjs'

const FIRST = 10

/**
 * How well the search finds: nDCG@10 and recall (of what was meant, on the first page) of the judged searches, over the
 * demonstration library and a note beside each document that has the beginning of its abstract, and its title’s words in
 * no title. A search that finds nothing follows « Essayez avec… », as people do.
 */
export async function measure() {
  const portal = await bootPortal()
  try {
    await untilRead(portal.db)
    await addNotes(portal.db)
    const headers = { cookie: await signedIn(portal.db, 'member') }
    const all = []
    for (const [kind, searches] of Object.entries(JUDGED)) {
      const judged = []
      for (const [q, grades] of searches)
        judged.push({ q, ...judge(await find(portal.origin, q, headers), grades) })
      report(kind, judged)
      all.push(...judged)
    }
    report('all', all)
  } finally {
    await portal.close()
  }
}

/** Until the worker has read the demonstration library’s files, and their words are found. */
async function untilRead(db) {
  for (;;) {
    const { rows } =
      await db.query(`select (select count(*) from "FileReading" where "readAt" is null and "failedAt" is null)
      + (select count(*) from "SearchStale") + (select count(*) from "SearchDocument" where rule = 0) as left, (select count(*) from "SearchPage") as pages`)
    if (Number(rows[0].left) === 0 && Number(rows[0].pages) > 0) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

async function addNotes(db) {
  await db.query('begin')
  await db.query(`insert into "LibraryDocument" (id, slug, kind, licence, audience, shareable, "datedOn", "createdAt", "updatedAt", "publishedAt")
    select left('note' || id, 21), slug || '-note', 'minutes', licence, 'public', true, "datedOn", now(), now(), now() from "LibraryDocument"
    where "publishedAt" is not null`)
  await db.query(`insert into "DocumentText" ("documentId", lang, title, abstract, keywords)
    select left('note' || t."documentId", 21), t.lang, case t.lang when 'fr' then 'Note de lecture' else 'Reading note' end,
      left(t.abstract, 240), '{}' from "DocumentText" t join "LibraryDocument" d on d.id = t."documentId" where d."publishedAt" is not null and d.slug not like '%-note'`)
  for (const [slug, name] of Object.entries(NOTE_AUTHORS))
    await db.query(
      `insert into "DocumentAuthor" ("documentId", position, name) select id, 0, $2 from "LibraryDocument" where slug = $1`,
      [`${slug}-note`, name],
    )
  await db.query('commit')
}

/** Slugs in their order. */
async function find(origin, q, headers, corrected = false) {
  const { status, body } = await get(`${origin}/fr/search?q=${encodeURIComponent(q)}`, headers)
  if (status !== 200) throw new Error(`${q} answered ${status}`)
  const html = body.toString()
  const [, correction] = /class="correction">.*?<a[^>]*>([^<]+)<\/a>/s.exec(html) ?? []
  if (correction && !corrected)
    return find(origin, correction.replaceAll('&#x27;', "'").replaceAll('&quot;', '"'), headers, true)
  return [...html.matchAll(/<h3[^>]*><a[^>]* href="\/fr\/documents\/([a-z0-9-]+)"/g)].map(([, slug]) => slug)
}

function judge(found, grades) {
  const withNotes = { ...grades }
  for (const [slug, grade] of Object.entries(grades))
    if (grade === 3 && !slug.endsWith('-note')) withNotes[`${slug}-note`] = 1
  const gain = (grade, i) => (2 ** grade - 1) / Math.log2(i + 2)
  const sum = (list) => list.slice(0, FIRST).reduce((total, grade, i) => total + gain(grade, i), 0)
  // A note that does not have the words is not missed: the best order is of what was meant, and of what was found.
  const best = Object.entries(withNotes)
    .filter(([slug, grade]) => grade > 1 || grades[slug] || found.includes(slug))
    .map(([, grade]) => grade)
  const wanted = Object.keys(grades).filter((slug) => grades[slug] >= 2)
  return {
    ndcg: sum(found.map((slug) => withNotes[slug] ?? 0)) / sum(best.toSorted((a, b) => b - a)),
    recall: wanted.filter((slug) => found.includes(slug)).length / wanted.length,
    found,
  }
}

function report(kind, judged) {
  const mean = (name) => judged.reduce((sum, one) => sum + one[name], 0) / judged.length
  process.stdout.write(
    `  ${kind.padEnd(22)} ${String(judged.length).padStart(3)} searches · nDCG@10 ${round(mean('ndcg'), 3)} · recall ${round(mean('recall'), 3)}\n`,
  )
  if (kind === 'all') return
  for (const { q, ndcg, recall, found } of judged)
    if (ndcg < 0.8 || recall < 1)
      process.stdout.write(
        `      ${q}: ${round(ndcg)} · ${round(recall)} · ${found.slice(0, 4).join(', ') || 'nothing'}\n`,
      )
}
