import type { Visitor } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import { askIndexOnce } from './ask-index.server'
import { listedRows } from './readable.server'

/** So many documents are looked at; a beginning of few letters matches more. */
const MOST_MATCHED = 300
const MOST_TITLES = 5

export type Suggestible = {
  titles: { slug: string; title: string }[]
  /** Names and keywords of the documents whose cards have the words, the most frequent first. */
  authors: string[]
  keywords: string[]
}

/** What cards that this visitor may see have of it, in titles, authors and keywords. */
export async function suggestible(
  { all, any }: { all: string; any: string },
  { visitor, lang, now }: { visitor: Visitor; lang: Locale; now: Date },
): Promise<Suggestible> {
  const row = await askIndexOnce<Suggestible>`
    with matched as materialized (
      select s."documentId" as id, s."head", s."authors", s."sortedOn" from "SearchDocument" s
      where s."head" @@ ${all}::tsquery and ${listedRows(visitor, now)} limit ${MOST_MATCHED}),
    best as (
      select id from matched order by ts_rank(head, ${any}::tsquery) desc, "sortedOn" desc, id limit ${MOST_TITLES})
    select
      (select coalesce(json_agg(json_build_object('slug', d."slug", 'title', t."title")), '[]') from best b
        join "LibraryDocument" d on d."id" = b.id
        cross join lateral (select x."title" from "DocumentText" x where x."documentId" = b.id
          order by x."lang" <> ${lang}, x."lang" limit 1) as t) as titles,
      (select coalesce(json_agg(name order by n desc, name), '[]') from (
        select unnest("authors") as name, count(*) as n from matched group by 1) as a) as authors,
      (select coalesce(json_agg(word order by n desc, word), '[]') from (
        select unnest(t."keywords") as word, count(*) as n from matched m
        join "DocumentText" t on t."documentId" = m.id group by 1) as k) as keywords`
  return row
}
