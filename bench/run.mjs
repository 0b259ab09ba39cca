// npm run bench -- <name …>: every figure that the README and the notes state. Ratios of one run are to be trusted,
// absolute figures are this machine's.
const BENCHES = {
  pages: 'CPU per request of a public page, a teaser, a member’s page, against a bare node:http server',
  download:
    '50 MB, one and sixteen at once, through Node and X-Accel-Redirect, against nginx alone; memory of 100 slow ones',
  upload: '500 MB by the form and in parts, against copying and hashing a file: throughput and peak memory',
  start: 'time from `npm start` on a built clone to the first page',
  session: 'CPU of the same page for a guest and for a signed-in member',
  'sign-in': 'p95 of a public page alone and beside 40 logins at once',
  members: 'p50 and p95 of the list of 10,000 members in its orders, searches and filters; their export',
  audit: 'acts a second of twenty who act at once, with the chain of the audit trail and without',
  reading:
    '40 slides from upload to reader; pictures of pages, not yet made and made; a page of the reader; a workshop’s archive',
  search:
    'p50 and p95 of searches with facets and of suggestions at 1,000 and 10,000 documents (BENCH_DOCUMENTS), against PostgreSQL alone; pages made ready a second',
  library:
    'p50 and p95 of the library’s page, first, deep, narrowed and sorted, at 1,000 and 10,000 documents',
  oai: 'p50 and p95 of a page of OAI-PMH at 1,000, 10,000 and 100,000 documents',
  api: 'p50 and p95 of a page of documents and of one document by the API, at 1,000, 10,000 and 100,000 documents',
  'search-quality':
    'nDCG@10 and recall of the judged searches over the demonstration library and notes beside it',
  javascript: 'JavaScript that a public page loads, gzip',
}

const wanted = process.argv.slice(2)
const names = wanted.length ? wanted : Object.keys(BENCHES)
if (names.some((name) => !(name in BENCHES))) {
  process.stderr.write(
    `npm run bench -- <name …>\n${Object.entries(BENCHES)
      .map(([name, what]) => `  ${name.padEnd(12)}${what}`)
      .join('\n')}\n`,
  )
  process.exit(2)
}
for (const name of names) {
  process.stdout.write(`\n${name}: ${BENCHES[name]}\n`)
  const { measure } = await import(`./${name}.mjs`)
  await measure()
}
process.exit(0)
