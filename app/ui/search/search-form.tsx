import { FILTER_NAMES } from '~/domain/library/document-filters'
import type { SearchWish } from '~/domain/search/search-filters'
import { searchTexts } from '~/i18n/search'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { SearchInput } from './search-input'

/** The box of the search page: what is narrowed and how it is sorted stay. */
export function SearchForm({ wish }: { wish: SearchWish }) {
  const lang = useLang()
  const t = searchTexts[lang]
  return (
    <search>
      <form method="get" action={paths.search(lang)} className="search-form">
        <div className="field">
          <label className="field-label" htmlFor="search-q">
            {t.label}
          </label>
          {/* Keyed by what was asked, so that a corrected search shows what it looks for. */}
          <SearchInput key={wish.q} id="search-q" value={wish.q} describedBy="search-hint" />
        </div>
        {FILTER_NAMES.map((name) =>
          wish.filters[name] === undefined ? null : (
            <input key={name} type="hidden" name={name} value={wish.filters[name]} />
          ),
        )}
        {wish.sort === 'relevance' ? null : <input type="hidden" name="sort" value={wish.sort} />}
        <button type="submit" className="button">
          {t.submit}
        </button>
        <p className="field-hint" id="search-hint">
          {t.hint}
        </p>
      </form>
    </search>
  )
}

/** The box of other pages: a word, and off to the search. */
export function SearchBox({ id }: { id: string }) {
  const lang = useLang()
  const t = searchTexts[lang]
  return (
    <search>
      <form method="get" action={paths.search(lang)} className="search-form search-box">
        <div className="field">
          <label className="field-label" htmlFor={id}>
            {t.boxLabel}
          </label>
          <SearchInput id={id} />
        </div>
        <button type="submit" className="button">
          {t.submit}
        </button>
      </form>
    </search>
  )
}
