import {
  type Facets,
  type FacetValue,
  FILTER_NAMES,
  type FilterName,
} from '~/domain/library/document-filters'
import type { Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'
import type { FoundFacets } from '~/storage/search/find-documents.server'
import { inLang } from '../library/cards.server'

/** The values that results may be narrowed to, the most frequent first; a workshop by its slug and title. */
export async function nameFacets(found: Partial<FoundFacets>, lang: Locale): Promise<Facets> {
  const facets = Object.fromEntries(
    FILTER_NAMES.map((name) => [name, valuesOf(found[name] ?? {})]),
  ) as Record<FilterName, FacetValue[]>
  const workshops = await db().workshop.findMany({
    where: { id: { in: facets.workshop.map(({ value }) => value) } },
    select: { id: true, slug: true, texts: { select: { lang: true, title: true } } },
  })
  const named = new Map(workshops.map((workshop) => [workshop.id, workshop]))
  return {
    ...facets,
    year: facets.year.toSorted((a, b) => Number(b.value) - Number(a.value)),
    workshop: facets.workshop.flatMap(({ value, count }) => {
      const workshop = named.get(value)
      return workshop ? [{ value: workshop.slug, count, label: inLang(workshop.texts, lang, 'title') }] : []
    }),
  }
}

function valuesOf(counts: Record<string, number> = {}): FacetValue[] {
  return Object.entries(counts)
    .map(([value, count]) => ({ value, count, label: null }))
    .toSorted((a, b) => b.count - a.count)
}
