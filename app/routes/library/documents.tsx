import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { readFilters } from '~/domain/library/document-filters'
import { now } from '~/http/clock.server'
import { identify, requireLocale } from '~/http/guards.server'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { DocumentCards } from '~/ui/library/document-card'
import { Filters, ListPages } from '~/ui/library/document-filters'
import { LibraryWays } from '~/ui/library/library-ways'
import { pageMeta } from '~/ui/page-meta'
import { SearchBox } from '~/ui/search/search-form'
import { useLang } from '~/ui/use-lang'
import { listDocuments } from '~/usecases/library/list-documents.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await identify(request)
  const lang = requireLocale(params.lang)
  const wanted = readFilters(new URL(request.url).searchParams)
  return { list: await listDocuments(visitor, wanted, lang, now()), signedIn: visitor.kind !== 'guest' }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => libraryTexts[lang].documentsPage)

export default function DocumentsPage() {
  const { list, signedIn } = useLoaderData<typeof loader>()
  const t = libraryTexts[useLang()].documentsPage
  return (
    <div className="wrap stack">
      <header className="page-head">
        <h1>{t.title}</h1>
        <p className="lead">{t.lead}</p>
        <SearchBox id="library-search" />
        <LibraryWays />
      </header>
      <Filters filters={list.filters} options={list.options} />
      <section aria-labelledby="results-title" data-total={list.total} className="stack">
        <h2 id="results-title">{t.found(list.total)}</h2>
        {list.cards.length ? <DocumentCards cards={list.cards} /> : <Nothing signedIn={signedIn} />}
        <ListPages filters={list.filters} page={list.page} pages={list.pages} />
      </section>
    </div>
  )
}

/** An empty list says how to go on. */
function Nothing({ signedIn }: { signedIn: boolean }) {
  const { list } = useLoaderData<typeof loader>()
  const lang = useLang()
  const t = libraryTexts[lang].documentsPage
  if (!Object.keys(list.filters).length) return <p>{t.emptyLibrary}</p>
  return (
    <div className="empty">
      <h3>{t.emptyTitle}</h3>
      <p>{t.emptyLead}</p>
      {list.filters.access === 'mine' && !signedIn ? (
        <p>
          {t.emptyMine} <Link to={paths.login(lang, paths.documents(lang))}>{t.signIn}</Link>
        </p>
      ) : null}
      <p>
        <Link className="button" to={paths.documents(lang)}>
          {t.showAll}
        </Link>
      </p>
    </div>
  )
}
