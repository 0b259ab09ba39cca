import type { Visitor } from '~/domain/access/visitor'
import { Prisma } from '~/generated/prisma/client'
import { askIndex } from '../search/ask-index.server'
import { listedRows } from '../search/readable.server'

/** So many are looked at for each way in which two documents may be alike. */
const MOST_ALIKE = 40
/** Of those so many are weighed by their words, which have to be fetched. */
const MOST_WEIGHED = 12
/** A workshop's page has all of its documents. */
const MOST_OF_WORKSHOP = 2

/**
 * Documents like one of which this visitor sees the page, by what everybody who sees their cards may read: first of its
 * workshop, then by shared keywords, authors, words and theme. Looks at no more in a large library than in a small one.
 */
export async function findRelated(
  slug: string,
  { visitor, now, most }: { visitor: Visitor; now: Date; most: number },
): Promise<string[]> {
  const rows = await askIndex<{ id: string }>`
    with asked as materialized (
      select s."documentId" as id, s."workshopId", s."theme",
        array(select distinct k from "DocumentText" t, unnest(t."keywords") k where t."documentId" = s."documentId") as keywords,
        array(select distinct a."slug" from "DocumentAuthor" a where a."documentId" = s."documentId") as authors,
        (select string_agg(quote_literal(lexeme), ' | ') from unnest(s."head"))::tsquery as words,
        (${TITLE_PAIRS})::tsquery as pairs
      from "SearchDocument" s join "LibraryDocument" d on d."id" = s."documentId" where d."slug" = ${slug}),
    ${ALIKE},
    found as (
      select alike.id, s."sortedOn", coalesce(s."workshopId" = asked."workshopId", false) as beside,
        sum(alike.weight) + case when s."theme" = asked."theme" then 2 else 0 end as weight
      from asked cross join alike join "SearchDocument" s on s."documentId" = alike.id
      where alike.id <> asked.id and ${listedRows(visitor, now)}
      group by alike.id, s."documentId", asked."workshopId", asked."theme"),
    placed as materialized (
      select *, row_number() over (partition by beside order by weight desc, "sortedOn" desc, id) as place from found),
    weighed as (
      select p.id, p.beside, p."sortedOn", p.weight + 10 * coalesce(ts_rank(s."open", asked.words), 0) as weight
      from asked cross join placed p join "SearchDocument" s on s."documentId" = p.id
      where p.place <= case when p.beside then ${MOST_OF_WORKSHOP}::int else ${MOST_WEIGHED}::int end)
    select id from weighed order by beside desc, weight desc, "sortedOn" desc, id limit ${most}`
  return rows.map(({ id }) => id)
}

/** Two words of the title together; long ones, since they tell more than short ones. */
const TITLE_PAIRS = Prisma.sql`
  select string_agg(quote_literal(x.lexeme) || ' & ' || quote_literal(y.lexeme), ' | ')
  from (select lexeme from unnest(ts_filter(s."head", '{a}')) order by length(lexeme) desc, lexeme limit 6) as x
  join (select lexeme from unnest(ts_filter(s."head", '{a}')) order by length(lexeme) desc, lexeme limit 6) as y
    on x.lexeme < y.lexeme`

/** One way of being alike after the other; a document that is so in several ways stands there several times. */
const ALIKE = Prisma.sql`
  alike as materialized (
    select beside.id, 0::bigint as weight from asked cross join lateral (
      select d."id" as id from "LibraryDocument" d where d."workshopId" = asked."workshopId" limit ${MOST_ALIKE}) as beside
    union all
    select named.id, 3 * count(*) from asked cross join lateral (
      select a."documentId" as id from "DocumentAuthor" a where a."slug" = any(asked.authors) limit ${MOST_ALIKE}) as named group by 1
    union all
    select worded.id, 3 * max(shared) from asked cross join lateral (
      select t."documentId" as id, (select count(*) from unnest(t."keywords") k where k = any(asked.keywords)) as shared
      from "DocumentText" t where t."keywords" && asked.keywords limit ${MOST_ALIKE}) as worded group by 1
    union all
    select titled.id, 1 from asked cross join lateral (
      select s."documentId" as id from "SearchDocument" s where s."head" @@ asked.pairs limit ${MOST_ALIKE}) as titled
    union all
    select themed.id, 0 from asked cross join lateral (
      select d."id" as id from "LibraryDocument" d where d."theme" = asked."theme"
      order by d."stampedAt" desc, d."id" desc limit ${MOST_ALIKE}) as themed)`
