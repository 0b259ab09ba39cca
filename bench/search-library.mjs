// A library of any size that is the same in every run: words of joined syllables, frequent and rare as words are (Zipf).

const SYLLABLES =
  'ba ce di fo gu ha je ka li mo nu pa qui re si to u va xe za ber cal dor fin gan lec mur nor pol ris'.split(
    ' ',
  )
const WORDS = 20_000
const PAGES = 20
export const WORKSHOPS = 40

function chance(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** The words, the most frequent first; no two are alike. */
export function words() {
  const random = chance(7)
  const made = new Set()
  while (made.size < WORDS) {
    const length = 2 + Math.floor(random() * 3)
    made.add(Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(''))
  }
  return [...made]
}

/** Writes so many documents of 2 kB with a file of twenty pages each, and has their words read by the portal's own rule. */
export async function seedLibrary(db, documents) {
  await db.query('create table bench_word (rank int primary key, word text not null)')
  await db.query('insert into bench_word select n, w from unnest($1::text[]) with ordinality as t(w, n)', [
    words(),
  ])
  await db.query(`create function bench_text(length int) returns text language sql volatile as $$
    select string_agg(w.word, ' ' order by i)
    from (select i, least(${WORDS}, greatest(1, floor(exp(random() * ln(${WORDS})))))::int as r from generate_series(1, length) i) x
    join bench_word w on w.rank = x.r $$`)
  await db.query('select setseed(0.42)')
  // Without the triggers: they read each document at its commit, which is measured elsewhere.
  await db.query('set session_replication_role = replica')
  for (const sql of rows(documents)) await db.query(sql)
  await db.query('set session_replication_role = origin')
  await db.query(`select search_gate(array(select id from "LibraryDocument" where slug like 'bench-%'))`)
  const began = performance.now()
  await db.query(
    `select search_refresh(id, 1000000) from "LibraryDocument" where slug like 'bench-%' order by id`,
  )
  const seconds = (performance.now() - began) / 1000
  await db.query('vacuum analyze')
  return { pagesPerSecond: (documents * PAGES) / seconds }
}

const id = (kind, n = 'n') => `lpad('bench${kind}' || ${n}, 21, '0')`
const hash = `encode(sha256(('bench' || n)::bytea), 'hex')`
const each = (documents) => `generate_series(1, ${documents}) n`

function rows(documents) {
  return [
    `insert into "StoredBytes" (key, sha256, bytes, "keptAt") values ('be/nch', repeat('0', 64), 1, now())`,
    `insert into "Workshop" (id, slug, theme, audience, "heldOn", position, "createdAt", "updatedAt", "publishedAt")
      select ${id('w')}, 'bench-workshop-' || n, (array['sustainable-development', 'economic-development', 'citizen-participation'])[1 + n % 3],
        'public', date '2016-01-01' + n * 20, n, now(), now(), now() - interval '1 day' from ${each(WORKSHOPS)}`,
    `insert into "WorkshopText" ("workshopId", lang, title, summary, place, body, programme)
      select ${id('w')}, 'fr', 'Atelier ' || n, '', '', '', '[]' from ${each(WORKSHOPS)}`,
    `insert into "LibraryDocument" (id, slug, kind, theme, "workshopId", position, licence, audience, "embargoUntil", shareable, "datedOn", demonstration, "createdAt", "updatedAt", "publishedAt", "openPages", "showsCover")
      select ${id('d')}, 'bench-' || n, (array['presentation', 'report', 'survey', 'watch', 'article'])[1 + n % 5],
        (array['sustainable-development', 'economic-development', 'citizen-participation'])[1 + n % 3],
        case when n % 3 = 0 then ${id('w', `(1 + n % ${WORKSHOPS})`)} end, 0, 'CC-BY-4.0',
        (array['public', 'members', 'members', 'members', 'by-request'])[1 + n % 5],
        case when n % 50 = 7 then now() + interval '1 year' end, true, date '2010-01-01' + (n * 37 % 5500), false, now(), now(),
        now() - interval '1 day' * (1 + n % 2000), case when n % 20 = 0 then 2 else 0 end, false from ${each(documents)}`,
    `insert into "DocumentText" ("documentId", lang, title, abstract, keywords)
      select ${id('d')}, l, bench_text(7), bench_text(60), array[bench_text(1), bench_text(1), bench_text(2)]
      from ${each(documents)}, unnest(case when n % 4 = 0 then array['fr', 'en'] else array['fr'] end) l`,
    `insert into "DocumentBody" ("documentId", lang, markdown)
      select ${id('d')}, 'fr', bench_text(20) || E'\\n\\n<!-- members -->\\n\\n' || bench_text(200) from ${each(documents)}`,
    `insert into "DocumentAuthor" ("documentId", position, name)
      select ${id('d')}, k, initcap(bench_text(2)) from ${each(documents)}, generate_series(0, n % 2) k`,
    `insert into "DocumentVersion" (id, "documentId", number, "createdAt") select ${id('v')}, ${id('d')}, 1, now() from ${each(documents)}`,
    `insert into "FileReading" (sha256, format, "askedAt", "readAt", shape, "pageCount", language)
      select ${hash}, 'pdf', now(), now(), 'slides', ${PAGES}, 'fr' from ${each(documents)}`,
    `insert into "StoredFile" (id, "versionId", name, format, language, bytes, sha256, "blobKey", "storedAt")
      select ${id('f')}, ${id('v')}, 'bench.pdf', 'pdf', case when n % 6 = 0 then 'en' else 'fr' end, 1000, ${hash}, 'be/nch', now() from ${each(documents)}`,
    `insert into "FilePage" (sha256, number, title, text, width, height)
      select ${hash}, k, null, bench_text(30), 960, 540 from ${each(documents)}, generate_series(1, ${PAGES}) k`,
  ]
}
