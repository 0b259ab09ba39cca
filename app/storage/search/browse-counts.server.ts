import { isStaff } from '~/domain/access/visitor'
import type { DocumentFilters } from '~/domain/library/document-filters'
import { type Asked, ask, listedAs } from './browse.server'
import type { FoundFacets } from './find-documents.server'
import { readableRows } from './readable.server'

export type BrowsedCounts = { total: number; facets: Omit<FoundFacets, 'author'> }

/** Numbers are kept two hundred times as long as it took to count them, at most ten seconds: a small library is exact. */
const TIMES = 200
const LONGEST = 10_000
const MOST_KEPT = 500

const kept = new Map<string, { until: number; counts: BrowsedCounts }>()

/**
 * How many documents there are in all, and with each value of each filter, for this visitor. Who has no right of his
 * own shares these numbers with all of his kind, and the moment for which they are kept; the staff's are counted anew.
 */
export async function browseCounts(filters: DocumentFilters, asked: Asked): Promise<BrowsedCounts> {
  const { visitor, since } = asked
  if (since || isStaff(visitor) || (await hasOwnRights(asked))) return countNow(filters, asked)
  const key = JSON.stringify([visitor.kind === 'member', filters])
  const known = kept.get(key)
  const began = performance.now()
  if (known && known.until > began) return known.counts
  const counts = await countNow(filters, asked)
  const ended = performance.now()
  kept.delete(key)
  kept.set(key, { until: ended + Math.min((ended - began) * TIMES, LONGEST), counts })
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return counts
}

/** Whether this visitor has been let in to something that others of his kind have not. */
async function hasOwnRights({ visitor, now }: Asked): Promise<boolean> {
  if (visitor.reader) return true
  if (visitor.kind !== 'member') return false
  const [row] = await ask<{ granted: boolean }>`
    select exists (select 1 from "AccessGrant" g where g."memberId" = ${visitor.id} and g."grantedAt" <= ${now}
      and (g."endsAt" is null or g."endsAt" > ${now})) as granted`
  return row?.granted === true
}

async function countNow(filters: DocumentFilters, asked: Asked): Promise<BrowsedCounts> {
  const rows = await ask<CountRow>`
    with listed as (
      select s."theme", s."kind", s."workshopId", s."year", array_to_string(s."languages", ' ') as languages,
        case when ${readableRows(asked.visitor, asked.now)} then 'mine' else 'closed' end as access
      from "SearchDocument" s where ${listedAs(filters, asked)})
    select case grouping("theme", "kind", "workshopId", "year", languages, access)
        when 31 then 'theme' when 47 then 'kind' when 55 then 'workshop' when 59 then 'year' when 61 then 'language' else 'access' end as facet,
      coalesce("theme", "kind", "workshopId", "year"::text, languages, access) as value, count(*)::int as n
    from listed group by grouping sets (("theme"), ("kind"), ("workshopId"), ("year"), (languages), (access))`
  return countsOf(rows)
}

type Facet = keyof BrowsedCounts['facets']
type CountRow = { facet: Facet; value: string | null; n: number }

function countsOf(rows: CountRow[]): BrowsedCounts {
  const counts = new Map<Facet, Map<string, number>>()
  let total = 0
  for (const { facet, value, n } of rows) {
    if (facet === 'access') total += n
    const its = counts.get(facet) ?? new Map<string, number>()
    // A document in two languages counts in both; without theme, workshop or language it counts in none of them.
    for (const one of value?.split(' ') ?? []) its.set(one, (its.get(one) ?? 0) + n)
    counts.set(facet, its)
  }
  const of = (facet: Facet) => Object.fromEntries(counts.get(facet) ?? [])
  const { closed: _closed = 0, ...access } = of('access')
  const facets = { theme: of('theme'), kind: of('kind'), workshop: of('workshop'), year: of('year') }
  return { total, facets: { ...facets, language: of('language'), access } }
}
