import { Link } from '@remix-run/react'
import type { DocumentFilters, Facets as FacetsFound } from '~/domain/library/document-filters'
import {
  fromTheStart,
  isNarrowed,
  LIBRARY_SORTS,
  type LibraryWish,
  libraryQuery,
} from '~/domain/library/library-wish'
import type { DocumentCard, ThemeView } from '~/domain/library/views'
import { browsingTexts } from '~/i18n/browsing'
import { formatDate, formatNumber } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { searchTexts } from '~/i18n/search'
import { paths } from '~/paths'
import { KeyPages } from '../desk/key-pages'
import { ActiveFilters, Facets, Sorts } from '../search/facets'
import { SearchBox } from '../search/search-form'
import { useLang } from '../use-lang'
import { BrowseThemes } from './browse-themes'
import { DocumentCards } from './document-card'
import { LibraryWays } from './library-ways'
import { MostRead } from './most-read'

type LibraryPageProps = {
  list: {
    wish: LibraryWish
    cards: DocumentCard[]
    total: number
    facets: FacetsFound
    themes: ThemeView[]
    previous: string | null
    next: string | null
    since: string | null
    kept: string[] | null
    mostRead: { card: DocumentCard; reads: number }[]
  }
  signedIn: boolean
}

/** The documents, what they may be narrowed to, and how to go on where there are none. */
export function LibraryPage({ list, signedIn }: LibraryPageProps) {
  const lang = useLang()
  const { total, cards } = list
  const t = libraryTexts[lang].documentsPage
  return (
    <div className="wrap stack">
      <header className="page-head">
        <h1>{t.title}</h1>
        <p className="lead">{t.lead}</p>
        <SearchBox id="library-search" />
        <LibraryWays />
      </header>
      <section aria-labelledby="results-title" data-total={total} className="stack">
        <h2 id="results-title">
          <span role="status">{searchTexts[lang].found(formatNumber(total, lang), total)}</span>
        </h2>
        <Chosen list={list} />
        {cards.length ? <Results list={list} /> : <Nothing list={list} signedIn={signedIn} />}
      </section>
    </div>
  )
}

type ListProps = Pick<LibraryPageProps, 'list'>

/** The list with other filters, sorted as it is, from its beginning. */
function useNarrowing({ wish, facets, themes }: LibraryPageProps['list']) {
  const base = paths.documents(useLang())
  const address = (changed: Partial<LibraryWish>) => base + libraryQuery(fromTheStart(wish, changed))
  const of = { facets, themes, filters: wish.filters }
  return { address, of: { ...of, address: (filters: DocumentFilters) => address({ filters }) } }
}

function Chosen({ list }: ListProps) {
  const lang = useLang()
  const { address, of } = useNarrowing(list)
  const since = list.since
    ? [
        {
          label: browsingTexts[lang].since(formatDate(list.since, lang)),
          without: address({ since: null }),
        },
      ]
    : []
  return <ActiveFilters {...of} also={since} all={address({ filters: {}, since: null })} />
}

function Results({ list }: ListProps) {
  const lang = useLang()
  const t = browsingTexts[lang]
  const { address, of } = useNarrowing(list)
  const { wish, cards, kept, themes, previous, next } = list
  const theme = themes.find(({ key }) => key === wish.filters.theme)
  const page = (query: string | null, text: string) =>
    query === null ? null : { to: paths.documents(lang) + query, text }
  return (
    <div className="search-results">
      <div className="stack">
        <Sorts
          sorts={LIBRARY_SORTS.map((sort) => ({ sort, label: t.sorts[sort] }))}
          chosen={wish.sort}
          address={(sort) => address({ sort })}
        />
        <DocumentCards cards={cards} kept={kept} />
        <KeyPages label={t.pages} previous={page(previous, t.previous)} next={page(next, t.next)} />
        {theme ? (
          <p>
            <a href={paths.feed(lang, 'xml', { theme: theme.key })}>{t.feedOf(theme.name)}</a>
          </p>
        ) : null}
      </div>
      <div className="stack">
        <Facets {...of} />
        <MostRead documents={list.mostRead} />
      </div>
    </div>
  )
}

/** An empty list says how to go on. */
function Nothing({ list: { wish, themes }, signedIn }: LibraryPageProps) {
  const lang = useLang()
  const t = browsingTexts[lang]
  const library = paths.documents(lang)
  if (!isNarrowed(wish)) return <p>{t.emptyLibrary}</p>
  const onlyNew = wish.since !== null && Object.keys(wish.filters).length === 0
  return (
    <div className="empty">
      <p>{onlyNew ? t.emptySince : t.emptyFilters}</p>
      {wish.filters.access === 'mine' && !signedIn ? (
        <p>
          {t.emptyMine} <Link to={paths.login(lang, library + libraryQuery(wish))}>{t.signIn}</Link>
        </p>
      ) : null}
      <BrowseThemes as="h3" themes={themes} />
    </div>
  )
}
