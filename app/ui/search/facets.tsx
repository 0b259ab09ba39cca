import { Link } from '@remix-run/react'
import {
  type DocumentFilters,
  type Facets as FacetsFound,
  type FacetValue,
  FILTER_NAMES,
  type FilterName,
  withFilter,
  withoutFilter,
} from '~/domain/library/document-filters'
import type { ThemeView } from '~/domain/library/views'
import { formatNumber } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { searchTexts } from '~/i18n/search'
import { useLang } from '../use-lang'

type FacetsProps = {
  filters: DocumentFilters
  facets: FacetsFound
  themes: ThemeView[]
  /** The page with other filters, from its beginning. */
  address: (filters: DocumentFilters) => string
}

/** What a list may be narrowed to, each with how many there are for this visitor: links, so that no script is needed. */
export function Facets({ bounded = false, ...of }: FacetsProps & { bounded?: boolean }) {
  const { filters, facets } = of
  const t = searchTexts[useLang()]
  const shown = FILTER_NAMES.filter((name) => filters[name] === undefined && facets[name]?.length)
  if (!shown.length) return null
  return (
    <details className="facets" open>
      <summary>{t.filters}</summary>
      {bounded ? <p className="form-note">{t.boundedNote}</p> : null}
      {shown.map((name) => (
        <section key={name} aria-labelledby={`facet-${name}`}>
          <h3 id={`facet-${name}`}>{t.facets[name]}</h3>
          <ul>
            {facets[name]?.map((value) => (
              <FacetLine key={value.value} {...{ ...of, name, value, bounded }} />
            ))}
          </ul>
        </section>
      ))}
    </details>
  )
}

type FacetLineProps = FacetsProps & { name: FilterName; value: FacetValue; bounded: boolean }

function FacetLine({ filters, address, name, value, bounded, themes }: FacetLineProps) {
  const lang = useLang()
  const label = useLabels(themes)
  const number = formatNumber(value.count, lang)
  const chosen = withFilter(filters, name, value.value as DocumentFilters[typeof name])
  return (
    <li>
      <Link to={address(chosen)}>
        <span>{value.label?.text ?? label(name, value.value)}</span>
        <span className="facet-count">{bounded ? searchTexts[lang].atLeast(number) : number}</span>
      </Link>
    </li>
  )
}

/** What a value of a filter is called. */
function useLabels(themes: ThemeView[]): (name: FilterName, value: string) => string {
  const lang = useLang()
  const t = libraryTexts[lang]
  return (name, value) => {
    if (name === 'theme') return themes.find(({ key }) => key === value)?.name ?? value
    if (name === 'kind') return t.kinds[value as keyof typeof t.kinds] ?? value
    if (name === 'language') return t.languages[value as keyof typeof t.languages] ?? value
    return name === 'access' ? searchTexts[lang].mine : value
  }
}

type ActiveFiltersProps = FacetsProps & {
  /** What else the list is narrowed to, with the page without it. */
  also?: { label: string; without: string }[]
  /** The page without any of this. */
  all: string
}

/** The filters in use, as links that take them off. */
export function ActiveFilters({ filters, facets, themes, address, also = [], all }: ActiveFiltersProps) {
  const t = searchTexts[useLang()]
  const label = useLabels(themes)
  const nameOf = (name: FilterName) => {
    const value = String(filters[name])
    return facets[name]?.find((one) => one.value === value)?.label?.text ?? label(name, value)
  }
  const active = [
    ...FILTER_NAMES.filter((name) => filters[name] !== undefined).map((name) => ({
      label: nameOf(name),
      without: address(withoutFilter(filters, name)),
    })),
    ...also,
  ]
  if (!active.length) return null
  return (
    <ul className="chips" aria-label={t.active}>
      {active.map(({ label: name, without }) => (
        <li key={without}>
          <Link className="chip" to={without} aria-label={t.remove(name)}>
            {name} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      <li>
        <Link className="chip" to={all}>
          {t.clear}
        </Link>
      </li>
    </ul>
  )
}

/** The orders that a list may have, the one in use marked. */
export function Sorts<T extends string>({
  sorts,
  chosen,
  address,
}: {
  sorts: readonly { sort: T; label: string }[]
  chosen: T
  address: (sort: T) => string
}) {
  const t = searchTexts[useLang()]
  return (
    <nav className="sorts" aria-label={t.sort}>
      <span aria-hidden="true">{t.sort}</span>
      <ul>
        {sorts.map(({ sort, label }) => (
          <li key={sort}>
            <Link to={address(sort)} aria-current={chosen === sort ? 'true' : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
