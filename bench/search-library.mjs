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

const INDEXES = ['head', 'open', 'whole']
const AT_ONCE = 1000
/** So many are read once all is there, as the worker reads a document that comes to a library of this size. */
const TIMED = 200

/**
 * Writes so many documents of 2 kB with a file of twenty pages each, or of so many, and has their words read by the portal's own rule;
 * pages a second, null where they are there already.
 */
export async function seedLibrary(db, documents, pages = PAGES) {
  const { rowCount } = await db.query(
    `select 1 from "SearchDocument" where "documentId" = ${id('d', documents)} and head is not null`,
  )
  if (rowCount) return { pagesPerSecond: null }
  const text = writer()
  const late = Math.min(TIMED, documents / 2)
  await db.query(
    `set synchronous_commit = off; set maintenance_work_mem = '512MB'; set max_parallel_maintenance_workers = 0`,
  )
  // Without the triggers: they read each document at its commit, which is measured elsewhere.
  await db.query('set session_replication_role = replica')
  for (const sql of rows(documents, pages)) await db.query(sql)
  for (let first = 1; first <= documents; first += AT_ONCE)
    await writeTexts(db, { first, last: Math.min(documents, first + AT_ONCE - 1), ofEach: pages }, text)
  await db.query('set session_replication_role = origin')
  // Indexes that are made at the end are made much sooner.
  for (const name of INDEXES) await db.query(`drop index "SearchDocument_${name}_idx"`)
  for (let first = 1; first <= documents - late; first += AT_ONCE)
    await readWords(db, { first, last: Math.min(documents - late, first + AT_ONCE - 1) })
  await db.query('select search_keep_words($1)', [words().join(' ')])
  for (const name of INDEXES)
    await db.query(`create index "SearchDocument_${name}_idx" on "SearchDocument" using gin ("${name}")`)
  await db.query('vacuum analyze')
  const began = performance.now()
  for (let n = documents - late + 1; n <= documents; n += 1)
    await db.query(`select search_refresh(${id('d', '$1::int')}, 1000000)`, [n])
  const seconds = (performance.now() - began) / 1000
  await db.query('vacuum analyze')
  return { pagesPerSecond: (late * pages) / seconds }
}

/** So many words, frequent and rare ones. */
function writer() {
  const random = chance(42)
  const all = words()
  return (length) => Array.from({ length }, () => all[Math.floor(WORDS ** random()) - 1] ?? all[0]).join(' ')
}

const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const capital = (written) => written.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())

async function writeTexts(db, { first, last, ofEach }, text) {
  const documents = numbers(first, last)
  const texts = documents.flatMap((n) => (n % 4 ? ['fr'] : ['fr', 'en']).map((lang) => [n, lang]))
  const authors = documents.flatMap((n) => numbers(0, n % 2).map((k) => [n, k]))
  const pages = documents.flatMap((n) => numbers(1, ofEach).map((k) => [n, k]))
  await db.query(
    `insert into "DocumentText" ("documentId", lang, title, abstract, keywords)
      select ${id('d')}, l, title, abstract, string_to_array(keywords, ',')
      from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[]) t(n, l, title, abstract, keywords)`,
    [
      ...[texts.map(([n]) => n), texts.map(([, lang]) => lang), texts.map(() => text(7))],
      ...[texts.map(() => text(60)), texts.map(() => [1, 1, 2].map((length) => text(length)).join())],
    ],
  )
  await db.query(
    `insert into "DocumentBody" ("documentId", lang, markdown)
      select ${id('d')}, 'fr', markdown from unnest($1::int[], $2::text[]) t(n, markdown)`,
    [documents, documents.map(() => `${text(20)}\n\n<!-- members -->\n\n${text(200)}`)],
  )
  await db.query(
    `insert into "DocumentAuthor" ("documentId", position, name, slug, "sortKey")
      select ${id('d')}, k, name, author_slug(name), author_key(name) from unnest($1::int[], $2::int[], $3::text[]) t(n, k, name)`,
    [authors.map(([n]) => n), authors.map(([, k]) => k), authors.map(() => capital(text(2)))],
  )
  await db.query(
    `insert into "FilePage" (sha256, number, title, text, width, height)
      select ${hash}, k, null, written, 960, 540 from unnest($1::int[], $2::int[], $3::text[]) t(n, k, written)`,
    [pages.map(([n]) => n), pages.map(([, k]) => k), pages.map(() => text(30))],
  )
}

/** What search_refresh does, of many documents in one go and of words without accents: six times as fast. */
async function readWords(db, { first, last }) {
  const ids = `(select ${id('d')} from generate_series(${first}, ${last}) n)`
  const vector = (written, lang) =>
    `to_tsvector(case ${lang} when 'en' then 'english' else 'french' end::regconfig, ${written})`
  // At once, so that the worker finds nothing to do.
  await db.query('begin')
  await db.query(`select search_gate(array${ids})`)
  await db.query(`insert into "SearchPage" (sha256, number, rule, words)
    select p.sha256, p.number, search_rule(), to_tsvector('french', p.text)
    from generate_series(${first}, ${last}) n join "FilePage" p on p.sha256 = ${hash}`)
  await db.query(`update "SearchDocument" s set rule = search_rule(), head = titles || writers || its_year, open = titles || writers || abstracts || beginning || search_open_pages(id) || its_year,
      whole = titles || writers || abstracts || body || search_all_pages(id) || its_year,
      "titleFr" = search_title(id, 'fr'), "titleEn" = search_title(id, 'en'), authors = names, languages = search_languages(id)
    from (select d.id, search_year(extract(year from d."datedOn")::int) as its_year, c.*, a.*, b.* from "LibraryDocument" d,
      lateral (select search_concat(setweight(${vector('title', 'lang')}, 'A') || setweight(${vector(`array_to_string(keywords, ' ')`, 'lang')}, 'B')) as titles,
        search_concat(setweight(${vector('abstract', 'lang')}, 'C')) as abstracts from "DocumentText" t where t."documentId" = d.id) c,
      lateral (select search_concat(setweight(to_tsvector('simple', name), 'B')) as writers, array_agg(name order by position) as names
        from "DocumentAuthor" t where t."documentId" = d.id) a,
      lateral (select ${vector(`search_open_part(markdown)`, 'lang')} as beginning, ${vector(`replace(markdown, '<!-- members -->', 'members')`, 'lang')} as body from "DocumentBody" t where t."documentId" = d.id) b
      where d.id in ${ids}) each_one
    where s."documentId" = each_one.id`)
  await db.query('commit')
}

const id = (kind, n = 'n') => `lpad('bench${kind}' || ${n}, 21, '0')`
const hash = `encode(sha256(('bench' || n)::bytea), 'hex')`
const each = (documents) => `generate_series(1, ${documents}) n`

function rows(documents, pages) {
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
    `insert into "DocumentVersion" (id, "documentId", number, "createdAt") select ${id('v')}, ${id('d')}, 1, now() from ${each(documents)}`,
    `insert into "FileReading" (sha256, format, "askedAt", "readAt", shape, "pageCount", language)
      select ${hash}, 'pdf', now(), now(), 'slides', ${pages}, 'fr' from ${each(documents)}`,
    `insert into "StoredFile" (id, "versionId", name, format, language, bytes, sha256, "blobKey", "storedAt")
      select ${id('f')}, ${id('v')}, 'bench.pdf', 'pdf', case when n % 6 = 0 then 'en' else 'fr' end, 1000, ${hash}, 'be/nch', now() from ${each(documents)}`,
  ]
}
