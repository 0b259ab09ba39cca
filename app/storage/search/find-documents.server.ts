import type { Visitor } from '~/domain/access/visitor'
import type { DocumentFilters } from '~/domain/library/document-filters'
import type { Locale } from '~/domain/locale'
import type { SearchWish } from '~/domain/search/search-filters'
import type { ComposedSearch } from '~/domain/search/search-query'
import { Prisma } from '~/generated/prisma/client'
import { askIndexOnce } from './ask-index.server'
import { newestYears } from './newest-years.server'
import { listedRows, readableRows } from './readable.server'

/** So many are counted and weighed; of more, the newest, and those that are called so. */
export const MOST_COUNTED = 1000
const MOST_TITLED = 300
/** Where words have an order, so many texts are read for it: the newest that have them, and the newest that are called so. */
export const MOST_READ = 1000
/** So many are shown by relevance. */
export const MOST_RANKED = 200
/** Of those so many, the best by their titles and dates, are weighed by all of their words. */
const MOST_WEIGHED = 100
const PAGE_SIZE = 20
const MOST_VALUES = 12

/** What counts a word in: body and pages, abstract, keywords and authors, title. */
const WEIGHTS = '{0.1,0.3,0.6,1}'

export type FoundDocument = { id: string; mine: boolean }
type Counts = Record<string, number>
export type FoundFacets = Partial<
  Record<'theme' | 'kind' | 'workshop' | 'year' | 'language' | 'author' | 'access', Counts>
>
export type FoundDocuments = {
  hits: FoundDocument[]
  /** One more than MOST_COUNTED for whatever is more. */
  total: number
  /** Others may have it: MOST_READ texts were read. */
  unread: boolean
  /** Of those that are counted, the most frequent values. */
  facets: FoundFacets
  more: boolean
}

type Asked = { visitor: Visitor; lang: Locale; now: Date }
/** `since`: only what came out later. */
type Narrowed = { filters: DocumentFilters; since?: Date; asked: Pick<Asked, 'visitor' | 'now'> }

/**
 * The documents of a page of results, in their order, with the counts of all. Of what is closed to this visitor only
 * words are asked that everybody may read: for being found, for its rank, and for every count.
 */
export async function findDocuments(
  search: ComposedSearch,
  wish: Pick<SearchWish, 'filters' | 'sort' | 'after'> & { since?: Date },
  asked: Asked,
): Promise<FoundDocuments> {
  const narrowed = { filters: wish.filters, since: wish.since, asked }
  const row = await askIndexOnce<Omit<FoundDocuments, 'more'>>`
    with ${await newest(search, narrowed, MOST_COUNTED + 1)},
    counted as materialized (
      select n.id, n.mine, n."sortedOn", s."theme", s."kind", s."workshopId", s."year", s."languages", s."authors",
        s."head", s."titleFr", s."titleEn"
      from (select * from newest limit ${MOST_COUNTED}) n join "SearchDocument" s on s.ctid = n.place),
    ${await orderOf(wish.sort, search, narrowed, asked)}
    start as (select * from ranked where id = (select d."id" from "LibraryDocument" d where d."slug" = ${wish.after ?? ''})),
    page as (
      select r.* from ranked r
      where not exists (select 1 from start) or (r.weight, r.id) < (select weight, id from start)
      order by r.weight desc, r.id desc limit ${PAGE_SIZE + 1})
    select (select count(*)::int from newest) as total,
      ${search.ordered ? HAS_UNREAD : Prisma.sql`false`} as unread,
      (select coalesce(json_agg(json_build_object('id', id, 'mine', mine) order by weight desc, id desc), '[]') from page) as hits,
      ${FACETS} as facets`
  const { hits, ...counts } = row
  return { hits: hits.slice(0, PAGE_SIZE), more: hits.length > PAGE_SIZE, ...counts }
}

/** Whether anything of this is found for this visitor. */
export async function findsAnything(
  search: ComposedSearch,
  asked: Pick<Asked, 'visitor' | 'now'>,
): Promise<boolean> {
  const row = await askIndexOnce<{ found: boolean }>`
    with ${await newest(search, { filters: {}, asked }, 1)} select exists (select 1 from newest) as found`
  return row.found
}

/** The newest rows that have it, at most so many, as CTE `newest`. */
async function newest(search: ComposedSearch, narrowed: Narrowed, most: number): Promise<Prisma.Sql> {
  if (!search.ordered) return newestRows('newest', bodies(narrowed), search.plain, most, narrowed)
  const [texts, titles] = await Promise.all([
    newestRows('with_words', bodies(narrowed), search.plain, MOST_READ, narrowed),
    newestRows('with_title', headings(narrowed), search.plain, MOST_READ, narrowed),
  ])
  return Prisma.sql`${texts}, ${titles},
    newest as materialized (
      select c.* from (select * from with_words union select * from with_title) c
      join "SearchDocument" s on s.ctid = c.place
      where case when c.mine then s."whole" else s."open" end @@ ${search.all}::tsquery
      order by c."sortedOn" desc, c.id limit ${most})`
}

const HAS_UNREAD = Prisma.sql`(select count(*) >= ${MOST_READ} from with_words)`

/** Rows of the index that have all of an expression, and for which a condition holds. */
type Rows = (all: string, condition: Prisma.Sql) => Prisma.Sql

/**
 * The newest of these rows, at most so many, as a CTE of this name. In a large library the newest years are asked alone
 * at first: of a word that half of all documents have, they have enough, and of any other word there are few anywhere.
 */
async function newestRows(
  name: string,
  rows: Rows,
  all: string,
  most: number,
  { filters, asked }: Narrowed,
): Promise<Prisma.Sql> {
  const [cte, near, far] = [name, `${name}_near`, `${name}_far`].map((one) => Prisma.raw(one))
  // An expression, so that no index of dates is walked, each row's words being unpacked on the way.
  const first = Prisma.sql`order by "sortedOn" + 0 desc, id limit ${most}`
  const years = filters.year ? '' : await newestYears(most, asked.now)
  if (!years)
    return Prisma.sql`${cte} as materialized (select * from (${rows(withYear(all, filters), Prisma.empty)}) r ${first})`
  const enough = Prisma.sql`(select count(*) from ${near}) >= ${most}`
  return Prisma.sql`
    ${near} as materialized (select * from (${rows(`(${all}) & (${years})`, Prisma.empty)}) r ${first}),
    ${far} as (select * from (${rows(all, Prisma.sql`and not ${enough}`)}) r ${first}),
    ${cte} as materialized (select * from ${near} where ${enough} union all select * from ${far})`
}

/** The index knows years as words. */
const withYear = (all: string, { year }: DocumentFilters): string => (year ? `(${all}) & '@${year}'` : all)

/** Two questions, so that each is answered by its index alone, without reading the words of a row. */
function bodies({ filters, since, asked: { visitor, now } }: Narrowed): Rows {
  const [listed, readable, narrowed] = [
    listedRows(visitor, now),
    readableRows(visitor, now),
    narrowedTo(filters, since),
  ]
  return (all, condition) => {
    const open = Prisma.sql`
      select s.ctid as place, s."documentId" as id, s."sortedOn", true as mine from "SearchDocument" s
      where s."whole" @@ ${all}::tsquery and ${listed} and ${readable} ${narrowed} ${condition}`
    if (filters.access === 'mine') return open
    return Prisma.sql`${open} union all
      select s.ctid, s."documentId", s."sortedOn", false from "SearchDocument" s
      where s."open" @@ ${all}::tsquery and ${listed} and not ${readable} ${narrowed} ${condition}`
  }
}

/** Those that have it in titles, keywords and authors. */
function headings({ filters, since, asked: { visitor, now } }: Narrowed): Rows {
  const [listed, readable, narrowed] = [
    listedRows(visitor, now),
    readableRows(visitor, now),
    narrowedTo(filters, since),
  ]
  const mineOnly = filters.access === 'mine' ? Prisma.sql`and ${readable}` : Prisma.empty
  return (all, condition) => Prisma.sql`
    select s.ctid as place, s."documentId" as id, s."sortedOn", ${readable} as mine from "SearchDocument" s
    where s."head" @@ ${all}::tsquery and ${listed} ${narrowed} ${mineOnly} ${condition}`
}

/** What is left of a listed row `s` of SearchDocument where this is asked. */
export function narrowedTo(
  { theme, kind, workshop, year, language, author }: DocumentFilters,
  since?: Date,
): Prisma.Sql {
  const each = [
    since && Prisma.sql`s."outAt" > ${since}`,
    theme && Prisma.sql`s."theme" = ${theme}`,
    kind && Prisma.sql`s."kind" = ${kind}`,
    workshop && Prisma.sql`s."workshopId" = (select w."id" from "Workshop" w where w."slug" = ${workshop})`,
    year && Prisma.sql`s."year" = ${year}`,
    language && Prisma.sql`${language} = any(s."languages")`,
    author && Prisma.sql`${author} = any(s."authors")`,
  ].filter((one) => one !== undefined && one !== '' && one !== 0)
  return each.length ? Prisma.sql`and ${Prisma.join(each as Prisma.Sql[], ' and ')}` : Prisma.empty
}

/** The rows in an order, as CTE `ranked` with a `weight` that comes down; two rows of one weight stand by their id. */
async function orderOf(
  sort: SearchWish['sort'],
  search: ComposedSearch,
  narrowed: Narrowed,
  asked: Asked,
): Promise<Prisma.Sql> {
  if (sort === 'recent') return Prisma.sql`ranked as (select id, mine, "sortedOn" as weight from counted),`
  if (sort === 'relevance') return byRelevance(search, narrowed)
  // Numbered, since titles come up and not down.
  return Prisma.sql`
    ranked as (
      select id, mine, -row_number() over (order by ${asked.lang === 'fr' ? Prisma.sql`"titleFr"` : Prisma.sql`"titleEn"`}, id) as weight
      from counted),`
}

async function byRelevance(search: ComposedSearch, narrowed: Narrowed): Promise<Prisma.Sql> {
  const { plain, all, any, none, ordered } = search
  const { now } = narrowed.asked
  const weight = Prisma.sql`ts_rank(${WEIGHTS}::float4[], "head", ${any}::tsquery)
    + case when "head" @@ ${all}::tsquery then 0.5 else 0 end
    + 0.1 / (1 + greatest(0, ${now}::date - "sortedOn") / 365.0) as weight`
  const words = Prisma.sql`case when w.mine then s."whole" else s."open" end`
  // Words that are to be left out may stand beside the title.
  const without = none ? Prisma.sql`where not (${words} @@ ${none}::tsquery)` : Prisma.empty
  // Where words have an order, those with such a title are among the others.
  const [titled, others] = ordered
    ? [Prisma.empty, Prisma.empty]
    : [
        Prisma.sql`${await newestRows('titled', headings(narrowed), plain, MOST_TITLED, narrowed)},`,
        Prisma.sql`union all select t.id, t.mine, t."sortedOn", s."head" from titled t join "SearchDocument" s on s.ctid = t.place
          where not exists (select 1 from counted c where c.id = t.id)`,
      ]
  return Prisma.sql`${titled}
    weighed as materialized (
      select id, mine, ${weight} from (select id, mine, "sortedOn", "head" from counted ${others}) c
      order by weight desc, id limit ${MOST_RANKED}),
    best as (select * from weighed order by weight desc, id limit ${MOST_WEIGHED}),
    ranked as materialized (
      select w.id, w.mine, w.weight + ts_rank(${WEIGHTS}::float4[], ${words}, ${any}::tsquery, 1) as weight
      from best w join "SearchDocument" s on s."documentId" = w.id ${without}
      union all select * from (select * from weighed order by weight desc, id offset ${MOST_WEIGHED}) w
    ),`
}

const FACETS = Prisma.sql`(
  select coalesce(json_object_agg(name, counts), '{}') from (
    select name, json_object_agg(value, n order by place) as counts from (
      select name, value, n, row_number() over (partition by name order by n desc, value collate "C") as place from (
        select case when grouping("theme") = 0 then 'theme' when grouping("kind") = 0 then 'kind'
            when grouping("workshopId") = 0 then 'workshop' when grouping("year") = 0 then 'year' else 'access' end as name,
          coalesce("theme", "kind", "workshopId", "year"::text, case when mine then 'mine' end) as value, count(*)::int as n
        from counted group by grouping sets (("theme"), ("kind"), ("workshopId"), ("year"), (mine))
        union all select 'language', value, count(*)::int from (select unnest("languages") as value from counted) as l group by value
        union all select 'author', value, count(*)::int from (select unnest("authors") as value from counted) as a group by value
      ) as each_value where value is not null) as placed
    where place <= ${MOST_VALUES} group by name) as each_name)`
