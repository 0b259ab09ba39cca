import { Link } from '@remix-run/react'
import type { ThemeView } from '~/domain/library/views'
import {
  SEARCH_FILTERS,
  SEARCH_SORTS,
  type SearchFilter,
  type SearchFilters,
  type SearchWish,
  searchQuery,
  withFilter,
  withoutFilter,
} from '~/domain/search/search-filters'
import type { FacetValue, SearchFacets } from '~/domain/search/search-view'
import { formatNumber } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { searchTexts } from '~/i18n/search'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

type FacetsProps = { wish: SearchWish; facets: SearchFacets; bounded: boolean; themes: ThemeView[] }

/** What results may be narrowed to, each with how many there are for this visitor: links, so that no script is needed. */
export function Facets({ wish, facets, bounded, themes }: FacetsProps) {
  const lang = useLang()
  const t = searchTexts[lang]
  const shown = SEARCH_FILTERS.filter((name) => wish.filters[name] === undefined && facets[name].length)
  if (!shown.length) return null
  return (
    <details className="facets" open>
      <summary>{t.filters}</summary>
      {bounded ? <p className="form-note">{t.boundedNote}</p> : null}
      {shown.map((name) => (
        <section key={name} aria-labelledby={`facet-${name}`}>
          <h3 id={`facet-${name}`}>{t.facets[name]}</h3>
          <ul>
            {facets[name].map((value) => (
              <FacetLine key={value.value} {...{ wish, name, value, bounded, themes }} />
            ))}
          </ul>
        </section>
      ))}
    </details>
  )
}

function FacetLine({
  wish,
  name,
  value,
  bounded,
  themes,
}: Pick<FacetsProps, 'wish' | 'bounded' | 'themes'> & { name: SearchFilter; value: FacetValue }) {
  const lang = useLang()
  const t = searchTexts[lang]
  const label = useLabels(themes)
  const number = formatNumber(value.count, lang)
  const chosen = withFilter(wish, name, value.value as SearchFilters[typeof name])
  return (
    <li>
      <Link to={paths.search(lang) + searchQuery(chosen)}>
        <span>{value.label?.text ?? label(name, value.value)}</span>
        <span className="facet-count">{bounded ? t.atLeast(number) : number}</span>
      </Link>
    </li>
  )
}

/** What a value of a filter is called. */
function useLabels(themes: ThemeView[]): (name: SearchFilter, value: string) => string {
  const lang = useLang()
  const t = libraryTexts[lang]
  return (name, value) => {
    if (name === 'theme') return themes.find(({ key }) => key === value)?.name ?? value
    if (name === 'kind') return t.kinds[value as keyof typeof t.kinds] ?? value
    if (name === 'language') return t.languages[value as keyof typeof t.languages] ?? value
    return name === 'access' ? searchTexts[lang].mine : value
  }
}

/** The filters in use, as links that take them off. */
export function ActiveFilters({ wish, facets, themes }: Omit<FacetsProps, 'bounded'>) {
  const lang = useLang()
  const t = searchTexts[lang]
  const label = useLabels(themes)
  const active = SEARCH_FILTERS.filter((name) => wish.filters[name] !== undefined)
  if (!active.length) return null
  const address = (to: SearchWish) => paths.search(lang) + searchQuery(to)
  const nameOf = (name: SearchFilter) => {
    const value = String(wish.filters[name])
    return facets[name].find((one) => one.value === value)?.label?.text ?? label(name, value)
  }
  return (
    <ul className="chips" aria-label={t.active}>
      {active.map((name) => (
        <li key={name}>
          <Link className="chip" to={address(withoutFilter(wish, name))} aria-label={t.remove(nameOf(name))}>
            {nameOf(name)} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      <li>
        <Link className="chip" to={address({ ...wish, filters: {}, after: null })}>
          {t.clear}
        </Link>
      </li>
    </ul>
  )
}

export function Sorts({ wish }: { wish: SearchWish }) {
  const lang = useLang()
  const t = searchTexts[lang]
  return (
    <nav className="sorts" aria-label={t.sort}>
      <span aria-hidden="true">{t.sort}</span>
      <ul>
        {SEARCH_SORTS.map((sort) => (
          <li key={sort}>
            <Link
              to={paths.search(lang) + searchQuery({ ...wish, sort, after: null })}
              aria-current={wish.sort === sort ? 'true' : undefined}
            >
              {t.sorts[sort]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
