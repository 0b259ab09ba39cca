import type { ComposedSearch } from '~/domain/search/search-query'
import { askIndex } from './ask-index.server'

/** So many pages of a file, from the first, are open to who searches. */
export type OpenFile = { id: string; sha256: string; lastPage: number }
export type FoundPage = { number: number; title: string | null; text: string }
export type FoundPages = { pages: FoundPage[]; more: number }

const MOST_PAGES = 3

/**
 * Of each file the pages on which the search stands, the best first: those that have all of it, or, where none has,
 * those with some of it. By the id of the file. Whoever calls has asked the gate how far each one is open.
 */
export async function findPages(
  search: ComposedSearch,
  files: readonly OpenFile[],
): Promise<Map<string, FoundPages>> {
  if (!files.length) return new Map()
  const rows = await askIndex<FoundPage & { id: string; more: number }>`
    with pages as (
      select f.id, s."sha256", s."number", s."words" @@ ${search.all}::tsquery as whole,
        ts_rank(s."words", ${search.any}::tsquery) as weight
      from unnest(${files.map(({ id }) => id)}::text[], ${files.map(({ sha256 }) => sha256)}::text[],
        ${files.map(({ lastPage }) => lastPage)}::int[]) as f(id, sha256, last)
      join "SearchPage" s on s."sha256" = f.sha256 and s."number" <= f.last
      where s."words" @@ ${search.any}::tsquery),
    best as (
      select *, bool_or(whole) over (partition by id) as any_whole from pages),
    numbered as (
      select *, row_number() over (partition by id order by weight desc, "number") as place,
        count(*) over (partition by id)::int as n
      from best where whole or not any_whole)
    select b.id, b."number", b.n - least(b.n, ${MOST_PAGES}) as more, p."title", p."text"
    from numbered b join "FilePage" p on p."sha256" = b."sha256" and p."number" = b."number"
    where b.place <= ${MOST_PAGES} order by b.place`
  const found = new Map<string, FoundPages>()
  for (const { id, more, ...page } of rows) {
    const known = found.get(id)
    if (known) known.pages.push(page)
    else found.set(id, { pages: [page], more })
  }
  return found
}
