import type { Visitor } from '~/domain/access/visitor'
import { Prisma } from '~/generated/prisma/client'
import { askIndex, askIndexOnce } from '../search/ask-index.server'
import { listedRows } from '../search/readable.server'

/** A name, as most of the documents that this visitor may know of write it, and how many they are. */
export type FoundAuthor = { slug: string; name: string; sortKey: string; documents: number }

/** Sort keys from one on, and before another. */
export type KeyRange = { from: string; upTo: string }

type Asked = { visitor: Visitor; now: Date }

/** Authors of the documents that lists name to this visitor: `a` is the author's row, `s` what the gate asks. */
const ofListed = ({ visitor, now }: Asked): Prisma.Sql => Prisma.sql`
  "DocumentAuthor" a join "SearchDocument" s on s."documentId" = a."documentId" and ${listedRows(visitor, now)}`

const within = ({ from, upTo }: KeyRange): Prisma.Sql =>
  Prisma.sql`a."sortKey" >= ${from} and a."sortKey" < ${upTo}`

/** A page of the authors of a range, by family name. */
export function findAuthors(
  range: KeyRange,
  { skip, take }: { skip: number; take: number },
  asked: Asked,
): Promise<FoundAuthor[]> {
  return askIndex<FoundAuthor>`
    with page as (
      select a."slug", min(a."sortKey") as key from ${ofListed(asked)}
      where ${within(range)} group by 1 order by 2, 1 limit ${take} offset ${skip})
    select page.slug, page.key as "sortKey", its.name, its.documents from page
    cross join lateral (
      select mode() within group (order by a."name") as name, count(distinct a."documentId")::int as documents
      from ${ofListed(asked)} where a."slug" = page.slug) as its
    order by page.key, page.slug`
}

/** How many authors a range has, counted up to `most`. */
export async function countAuthors(range: KeyRange, most: number, asked: Asked): Promise<number> {
  const row = await askIndexOnce<{ n: number }>`
    select count(*)::int as n from (
      select a."slug" from ${ofListed(asked)} where ${within(range)} group by 1 limit ${most}) as counted`
  return row.n
}

/** Those of these ranges in which there is an author, by their place. */
export async function rangesWithAuthors(ranges: readonly KeyRange[], asked: Asked): Promise<Set<number>> {
  const rows = await askIndex<{ place: number }>`
    select r.place::int from unnest(${ranges.map(({ from }) => from)}::text[], ${ranges.map(({ upTo }) => upTo)}::text[])
      with ordinality as r(since, before, place)
    cross join lateral (select 1 from ${ofListed(asked)}
      where a."sortKey" >= r.since and a."sortKey" < r.before limit 1) as any_of_it`
  return new Set(rows.map(({ place }) => place - 1))
}

/** One author, with where he works by his newest documents; null when this visitor may know of none of them. */
export async function findAuthor(
  slug: string,
  asked: Asked,
): Promise<{ name: string; affiliations: string[] } | null> {
  const [row] = await askIndex<{ name: string; affiliations: string[] }>`
    select mode() within group (order by a."name") as name,
      (array_agg(a."affiliation" order by s."sortedOn" desc nulls last) filter (where a."affiliation" <> '')) as affiliations
    from ${ofListed(asked)} where a."slug" = ${slug} having count(*) > 0`
  return row ? { name: row.name, affiliations: [...new Set(row.affiliations ?? [])].slice(0, 3) } : null
}

/** Authors in the order of their addresses, and when any of their documents changed. */
export function findAuthorAddresses(
  { skip, take }: { skip: number; take: number },
  asked: Asked,
): Promise<{ slug: string; changedAt: Date }[]> {
  return askIndex<{ slug: string; changedAt: Date }>`
    select a."slug", max(d."stampedAt") as "changedAt" from ${ofListed(asked)}
    join "LibraryDocument" d on d."id" = a."documentId"
    group by 1 order by 1 limit ${take} offset ${skip}`
}
