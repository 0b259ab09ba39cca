import { Link } from '@remix-run/react'
import type { DocumentFilters } from '~/domain/library/document-filters'
import type { ThemeView } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import type { Every } from '~/domain/search/saved-search'
import { SEARCH_SORTS, type SearchSort, type SearchWish, searchQuery } from '~/domain/search/search-filters'
import type { SearchView } from '~/domain/search/search-view'
import { formatNumber } from '~/i18n/formats'
import { searchTexts } from '~/i18n/search'
import { paths } from '~/paths'
import { BrowseThemes, ThemeLink } from '../library/browse-themes'
import { useLang } from '../use-lang'
import { ActiveFilters, Facets, Sorts } from './facets'
import { FollowSearch } from './follow-search'
import { SearchForm } from './search-form'
import { SearchHits } from './search-hits'

type Found = Extract<SearchView, { outcome: 'found' }>

type SearchPageProps = {
  view: SearchView
  signedIn: boolean
  /** How often he hears of it; null: he does not; undefined: he cannot. */
  follows: Every | null | undefined
}

/** The box, and below it what was found, or how to go on. */
export function SearchPage({ view, signedIn, follows }: SearchPageProps) {
  const t = searchTexts[useLang()]
  return (
    <div className="wrap stack">
      <header className="page-head">
        <h1>{t.title}</h1>
        {view.wish.q ? null : <p className="lead">{t.lead}</p>}
      </header>
      <SearchForm wish={view.wish} />
      {view.outcome === 'found' ? <Results found={view} signedIn={signedIn} /> : null}
      {view.outcome === 'found' && follows !== undefined ? (
        <FollowSearch
          query={searchQuery({ ...view.wish, sort: 'relevance', after: null })}
          followed={follows}
        />
      ) : null}
      {view.outcome === 'nothing-asked' ? <BrowseThemes as="h2" themes={view.themes} /> : null}
      {view.outcome === 'too-long' ? (
        <div className="empty" role="status">
          <h2>{t.tooLongTitle}</h2>
          <p>{t.tooLong}</p>
        </div>
      ) : null}
    </div>
  )
}

function Results({ found, signedIn }: { found: Found; signedIn: boolean }) {
  const lang = useLang()
  const t = searchTexts[lang]
  const { wish, hits, total, bounded, unread, facets, themes } = found
  const address = (changed: Partial<SearchWish>) =>
    paths.search(lang) + searchQuery({ ...wish, after: null, ...changed })
  const of = {
    ...{ facets, themes, filters: wish.filters },
    address: (filters: DocumentFilters) => address({ filters }),
  }
  return (
    <section aria-labelledby="results-title" className="stack" data-total={total}>
      <h2 id="results-title">
        <span role="status">{headingOf(found, lang)}</span>
      </h2>
      <Correction found={found} />
      <Called themes={found.called} />
      {unread ? <p className="notice">{t.unread(formatNumber(unread, lang))}</p> : null}
      {found.relaxed ? <p className="notice">{t.relaxed}</p> : null}
      <ActiveFilters {...of} all={address({ filters: {} })} />
      {hits.length ? (
        <div className="search-results">
          <div className="stack">
            <Sorts<SearchSort>
              sorts={SEARCH_SORTS.map((sort) => ({ sort, label: t.sorts[sort] }))}
              chosen={wish.sort}
              address={(sort) => address({ sort })}
            />
            <SearchHits hits={hits} />
            <Cut found={found} />
            <Pages found={found} />
          </div>
          <Facets {...of} bounded={bounded || unread !== null} />
        </div>
      ) : (
        <Nothing wish={wish} themes={themes} signedIn={signedIn} />
      )}
    </section>
  )
}

function headingOf({ total, bounded, unread }: Found, lang: Locale): string {
  const t = searchTexts[lang]
  const number = formatNumber(total, lang)
  if (bounded) return t.moreThan(number)
  return unread && total ? t.atLeastFound(number, total) : t.found(number, total)
}

/** Themes are no documents, and lead to all of theirs. */
function Called({ themes }: { themes: ThemeView[] }) {
  const lang = useLang()
  const t = searchTexts[lang]
  if (!themes.length) return null
  return (
    <nav className="browse" aria-label={t.called}>
      <ul>
        {themes.map((theme) => (
          <ThemeLink key={theme.key} theme={theme} />
        ))}
      </ul>
    </nav>
  )
}

function Correction({ found: { wish, correction } }: { found: Found }) {
  const lang = useLang()
  const t = searchTexts[lang]
  if (!correction) return null
  return (
    <p className="correction">
      {t.correction}{' '}
      <Link to={paths.search(lang) + searchQuery({ ...wish, q: correction, after: null })}>{correction}</Link>
    </p>
  )
}

/** Where the list ends before the results do; of titles from the first page on, since the others are missing among them. */
function Cut({ found: { wish, next, cut } }: { found: Found }) {
  const lang = useLang()
  if (!cut || (next && wish.sort !== 'title')) return null
  return <p>{searchTexts[lang].cut[wish.sort](formatNumber(cut, lang))}</p>
}

function Pages({ found: { wish, next } }: { found: Found }) {
  const lang = useLang()
  const t = searchTexts[lang]
  if (!next && !wish.after) return null
  const address = (after: string | null) => paths.search(lang) + searchQuery({ ...wish, after })
  return (
    <nav className="pagination" aria-label={t.pages}>
      <ul>
        {wish.after ? (
          <li>
            <Link to={address(null)}>{t.first}</Link>
          </li>
        ) : null}
        {next ? (
          <li>
            <Link rel="next" to={address(next)}>
              {t.next}
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

/** A search without results says how to go on. */
function Nothing({ wish, themes, signedIn }: { wish: SearchWish; themes: ThemeView[]; signedIn: boolean }) {
  const lang = useLang()
  const t = searchTexts[lang]
  const narrowed = Object.keys(wish.filters).length > 0
  return (
    <div className="empty">
      <h3>{t.emptyTitle}</h3>
      <ul className="plain-list">
        <li>{t.emptySpelling}</li>
        {narrowed ? (
          <li>
            {t.emptyFilters}{' '}
            <Link to={paths.search(lang) + searchQuery({ ...wish, filters: {}, after: null })}>
              {t.withoutFilters}
            </Link>
          </li>
        ) : null}
        {signedIn ? null : (
          <li>
            {t.emptySignIn}{' '}
            <Link to={paths.login(lang, paths.search(lang) + searchQuery(wish))}>{t.signIn}</Link>
          </li>
        )}
      </ul>
      <BrowseThemes as="h3" themes={themes} />
    </div>
  )
}
