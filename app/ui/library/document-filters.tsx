import { Link } from '@remix-run/react'
import {
  type DocumentFilters,
  FILTER_NAMES,
  filterQuery,
  withoutFilter,
} from '~/domain/library/document-filters'
import type { DocumentKind } from '~/domain/library/library-document'
import type { InLang, ThemeView } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

export type FilterOptions = {
  themes: ThemeView[]
  kinds: DocumentKind[]
  workshops: { slug: string; title: InLang }[]
  languages: Locale[]
}

type Choice = { value: string; label: string }

/** The filters as what there is to choose, each with its name and the words of its choices. */
function useChoices(options: FilterOptions): Record<(typeof FILTER_NAMES)[number], Choice[]> {
  const t = libraryTexts[useLang()]
  return {
    theme: options.themes.map(({ key, name }) => ({ value: key, label: name })),
    kind: options.kinds.map((kind) => ({ value: kind, label: t.kinds[kind] })),
    workshop: options.workshops.map(({ slug, title }) => ({ value: slug, label: title.text })),
    language: options.languages.map((lang) => ({ value: lang, label: t.languages[lang] })),
    access: [{ value: 'mine', label: t.documentsPage.mine }],
  }
}

/** A form that a GET sends, and the active filters as links that take them off: both work without JavaScript. */
export function Filters({ filters, options }: { filters: DocumentFilters; options: FilterOptions }) {
  const lang = useLang()
  const t = libraryTexts[lang].documentsPage
  const choices = useChoices(options)
  return (
    <>
      <form method="get" action={paths.documents(lang)} className="filters" aria-label={t.filters}>
        {FILTER_NAMES.map((name) => (
          <div className="field" key={name}>
            <label className="field-label" htmlFor={`filter-${name}`}>
              {t[name]}
            </label>
            {/* Keyed by its value, so that an address without it shows it empty again. */}
            <select
              className="field-input"
              id={`filter-${name}`}
              name={name}
              key={filters[name] ?? ''}
              defaultValue={filters[name] ?? ''}
            >
              <option value="">{name === 'theme' || name === 'language' ? t.anyFeminine : t.any}</option>
              {choices[name].map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        ))}
        <button type="submit" className="button">
          {t.apply}
        </button>
      </form>
      <ActiveFilters filters={filters} choices={choices} />
    </>
  )
}

function ActiveFilters({
  filters,
  choices,
}: {
  filters: DocumentFilters
  choices: Record<(typeof FILTER_NAMES)[number], Choice[]>
}) {
  const lang = useLang()
  const t = libraryTexts[lang].documentsPage
  const active = FILTER_NAMES.filter((name) => filters[name])
  if (!active.length) return null
  const labelOf = (name: (typeof FILTER_NAMES)[number]) =>
    choices[name].find(({ value }) => value === filters[name])?.label ?? String(filters[name])
  return (
    <ul className="chips" aria-label={t.active}>
      {active.map((name) => (
        <li key={name}>
          <Link
            className="chip"
            to={paths.documents(lang) + filterQuery(withoutFilter(filters, name))}
            aria-label={t.remove(labelOf(name))}
          >
            {labelOf(name)} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      <li>
        <Link className="chip" to={paths.documents(lang)}>
          {t.clear}
        </Link>
      </li>
    </ul>
  )
}

/** Links to the pages before and after this one. */
export function ListPages({
  filters,
  page,
  pages,
}: {
  filters: DocumentFilters
  page: number
  pages: number
}) {
  const lang = useLang()
  const t = libraryTexts[lang].documentsPage
  if (pages < 2) return null
  const address = (to: number) => paths.documents(lang) + filterQuery(filters, to)
  return (
    <nav className="pagination" aria-label={t.pages}>
      <ul>
        {page > 1 ? (
          <li>
            <Link rel="prev" to={address(page - 1)}>
              {t.previous}
            </Link>
          </li>
        ) : null}
        <li>
          <span aria-current="page">{t.pageOf(page, pages)}</span>
        </li>
        {page < pages ? (
          <li>
            <Link rel="next" to={address(page + 1)}>
              {t.next}
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}
