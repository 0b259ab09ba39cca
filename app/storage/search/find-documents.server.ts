import type { Visitor } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import type { SearchFilters, SearchWish } from '~/domain/search/search-filters'
import type { ComposedSearch } from '~/domain/search/search-query'
import { Prisma } from '~/generated/prisma/client'
import { askIndexOnce } from './ask-index.server'
import { listedRows, readableRows } from './readable.server'

/** So many are counted and weighed; of more, the newest, and those that are called so. */
export const MOST_COUNTED = 1000
const MOST_TITLED = 300
/** Of those so many are weighed by all of their words, and shown by relevance. */
const MOST_RANKED = 200
const PAGE_SIZE = 20

/** What counts a word in: body and pages, abstract, keywords and authors, title. */
const WEIGHTS = '{0.1,0.3,0.6,1}'

export type FoundDocument = { id: string; mine: boolean }
type Counts = Record<string, number>
export type FoundFacets = Record<
  'theme' | 'kind' | 'workshop' | 'year' | 'language' | 'author' | 'access',
  Counts
>
export type FoundDocuments = {
  hits: FoundDocument[]
  /** One more than MOST_COUNTED for whatever is more. */
  total: number
  /** Of those that are counted. */
  facets: FoundFacets
  more: boolean
}

type Asked = { visitor: Visitor; lang: Locale; now: Date }

/**
 * The documents of a page of results, in their order, with the counts of all. Of what is closed to this visitor only
 * words are asked that everybody may read: for being found, for its rank, and for every count.
 */
export async function findDocuments(
  search: ComposedSearch,
  wish: Pick<SearchWish, 'filters' | 'sort' | 'after'>,
  asked: Asked,
): Promise<FoundDocuments> {
  const order = orderOf(wish.sort, asked)
  const row = await askIndexOnce<{ hits: FoundDocument[]; total: number; facets: FoundFacets }>`
    with matched as materialized (${matched(search.all, wish.filters, asked)}),
    newest as materialized (select * from matched order by "sortedOn" desc, id limit ${MOST_COUNTED + 1}),
    counted as (select s.*, n.mine from newest n join "SearchDocument" s on s."documentId" = n.id limit ${MOST_COUNTED}),
    ${order(search, wish.filters)}
    start as (select * from ranked where id = (select d."id" from "LibraryDocument" d where d."slug" = ${wish.after ?? ''})),
    page as (
      select r.* from ranked r
      where not exists (select 1 from start) or (r.weight, r.id) < (select weight, id from start)
      order by r.weight desc, r.id desc limit ${PAGE_SIZE + 1})
    select (select count(*)::int from newest) as total,
      (select coalesce(json_agg(json_build_object('id', id, 'mine', mine) order by weight desc, id desc), '[]') from page) as hits,
      ${FACETS} as facets`
  const { hits, total, facets } = row
  return { hits: hits.slice(0, PAGE_SIZE), more: hits.length > PAGE_SIZE, total, facets }
}

/** Whether anything of this is found for this visitor. */
export async function findsAnything(
  all: string,
  { visitor, now }: Pick<Asked, 'visitor' | 'now'>,
): Promise<boolean> {
  const row = await askIndexOnce<{ found: boolean }>`
    select exists (select 1 from (${matched(all, {}, { visitor, now })}) as m) as found`
  return row.found
}

/** Two questions, so that each is answered by its index alone, without reading the words of a row. */
function matched(
  all: string,
  filters: SearchFilters,
  { visitor, now }: Pick<Asked, 'visitor' | 'now'>,
): Prisma.Sql {
  const [listed, readable, narrowed] = [
    listedRows(visitor, now),
    readableRows(visitor, now),
    narrowedTo(filters),
  ]
  const open = Prisma.sql`
    select s."documentId" as id, s."sortedOn", true as mine from "SearchDocument" s
    where s."whole" @@ ${all}::tsquery and ${listed} and ${readable} ${narrowed}`
  if (filters.access === 'mine') return open
  return Prisma.sql`${open} union all
    select s."documentId", s."sortedOn", false from "SearchDocument" s
    where s."open" @@ ${all}::tsquery and ${listed} and not ${readable} ${narrowed}`
}

function narrowedTo({ theme, kind, workshop, year, language, author }: SearchFilters): Prisma.Sql {
  const each = [
    theme && Prisma.sql`s."theme" = ${theme}`,
    kind && Prisma.sql`s."kind" = ${kind}`,
    workshop && Prisma.sql`s."workshopId" = (select w."id" from "Workshop" w where w."slug" = ${workshop})`,
    year && Prisma.sql`s."year" = ${year}`,
    language && Prisma.sql`${language} = any(s."languages")`,
    author && Prisma.sql`${author} = any(s."authors")`,
  ].filter((one) => one !== undefined && one !== '' && one !== 0)
  return each.length ? Prisma.sql`and ${Prisma.join(each as Prisma.Sql[], ' and ')}` : Prisma.empty
}

type Ordered = (search: ComposedSearch, filters: SearchFilters) => Prisma.Sql

/** The rows in an order, as CTE `ranked` with a `weight` that comes down; two rows of one weight stand by their id. */
function orderOf(sort: SearchWish['sort'], asked: Asked): Ordered {
  if (sort === 'recent')
    return () => Prisma.sql`ranked as (select id, mine, "sortedOn" as weight from matched),`
  if (sort === 'title') return () => byTitle(asked.lang)
  return (search, filters) => byRelevance(search, filters, asked)
}

// Numbered, since titles come up and not down.
const byTitle = (lang: Locale): Prisma.Sql => Prisma.sql`
  ranked as (
    select m.id, m.mine, -row_number() over (order by s.${lang === 'fr' ? Prisma.sql`"titleFr"` : Prisma.sql`"titleEn"`}, m.id) as weight
    from matched m join "SearchDocument" s on s."documentId" = m.id),`

function byRelevance(
  { all, any, none }: ComposedSearch,
  filters: SearchFilters,
  { visitor, now }: Asked,
): Prisma.Sql {
  const [listed, readable, narrowed] = [
    listedRows(visitor, now),
    readableRows(visitor, now),
    narrowedTo(filters),
  ]
  const mineOnly = filters.access === 'mine' ? Prisma.sql`and ${readable}` : Prisma.empty
  // Words that are to be left out may stand beside the title.
  const without = none
    ? Prisma.sql`and not (case when ${readable} then s."whole" else s."open" end @@ ${none}::tsquery)`
    : Prisma.empty
  return Prisma.sql`
    titled as (
      select s."documentId" as id, s."sortedOn", ${readable} as mine from "SearchDocument" s
      where s."head" @@ ${all}::tsquery and ${listed} ${narrowed} ${mineOnly} ${without}
      order by s."sortedOn" desc limit ${MOST_TITLED}),
    candidates as (select * from newest union select * from titled),
    weighed as materialized (
      select c.id, c.mine,
        ts_rank(${WEIGHTS}::float4[], s."head", ${any}::tsquery)
          + case when s."head" @@ ${all}::tsquery then 0.5 else 0 end
          + 0.1 / (1 + greatest(0, ${now}::date - s."sortedOn") / 365.0) as weight
      from candidates c join "SearchDocument" s on s."documentId" = c.id
      order by weight desc, c.id limit ${MOST_RANKED}),
    ranked as materialized (
      select w.id, w.mine,
        w.weight + ts_rank(${WEIGHTS}::float4[], case when w.mine then s."whole" else s."open" end, ${any}::tsquery, 1) as weight
      from weighed w join "SearchDocument" s on s."documentId" = w.id),`
}

const counts = (value: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (select coalesce(json_object_agg(value, n order by n desc, value), '{}')
   from (select ${value} as value, count(*)::int as n from counted group by 1) as each_value where value is not null)`

const FACETS = Prisma.sql`json_build_object(
  'theme', ${counts(Prisma.sql`"theme"`)},
  'kind', ${counts(Prisma.sql`"kind"`)},
  'workshop', ${counts(Prisma.sql`"workshopId"`)},
  'year', ${counts(Prisma.sql`"year"`)},
  'language', ${counts(Prisma.sql`unnest("languages")`)},
  'author', ${counts(Prisma.sql`unnest("authors")`)},
  'access', ${counts(Prisma.sql`case when mine then 'mine' end`)})`
