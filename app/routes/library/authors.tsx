import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readLetter } from '~/domain/library/author-letters'
import { askedPage } from '~/domain/paging'
import { now } from '~/http/clock.server'
import { identify, requireLocale } from '~/http/guards.server'
import { authorTexts } from '~/i18n/authors'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { AuthorsByLetter, Letters } from '~/ui/library/author-list'
import { Breadcrumb } from '~/ui/library/breadcrumb'
import { PageLinks } from '~/ui/library/page-links'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { listAuthors } from '~/usecases/library/authors.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await identify(request)
  requireLocale(params.lang)
  const query = new URL(request.url).searchParams
  const asked = { letter: readLetter(query.get('letter')), page: askedPage(query.get('page')) }
  return { list: await listAuthors(visitor, asked, now()) }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => authorTexts[lang])

export default function AuthorsPage() {
  const { list } = useLoaderData<typeof loader>()
  const lang = useLang()
  const t = authorTexts[lang]
  const { authors, letters, letter, paging } = list
  return (
    <div className="wrap stack">
      <header className="page-head">
        <Breadcrumb steps={[{ to: paths.documents(lang), label: libraryTexts[lang].documentsPage.title }]} />
        <h1>{t.title}</h1>
        <p className="lead">{t.lead}</p>
      </header>
      {letters.length ? <Letters letters={letters} letter={letter} /> : null}
      {authors.length ? (
        <>
          <p>{t.found(paging.total)}</p>
          <AuthorsByLetter authors={authors} />
        </>
      ) : (
        <p>{letters.length && letter ? t.noneOfLetter(letter.toUpperCase()) : t.none}</p>
      )}
      <PageLinks
        {...paging}
        to={(page) => paths.authors(lang, { letter: letter ?? undefined, page })}
        texts={t}
      />
    </div>
  )
}
