import type { AuthorView } from '~/domain/library/views'
import { authorTexts } from '~/i18n/authors'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { Breadcrumb } from './breadcrumb'
import { DocumentCards } from './document-card'
import { PageLinks } from './page-links'
import { WorkshopCards } from './workshop-card'

/** An author: his documents that this visitor may know of, and where he speaks. */
export function AuthorPage({ view }: { view: AuthorView }) {
  const lang = useLang()
  const t = authorTexts[lang]
  const { slug, name, affiliations, documents, paging, workshops } = view
  return (
    <div className="wrap stack">
      <header className="page-head page-head-long">
        <Breadcrumb
          steps={[
            { to: paths.documents(lang), label: libraryTexts[lang].documentsPage.title },
            { to: paths.authors(lang), label: t.title },
          ]}
        />
        <p className="kicker">{t.label}</p>
        <h1>{name}</h1>
        {affiliations.length ? <p className="lead">{affiliations.join(' · ')}</p> : null}
        <p>
          <a href={paths.feed(lang, 'xml', { author: slug })}>{t.follow}</a>
        </p>
      </header>
      <section aria-labelledby="documents-title" data-total={paging.total} className="stack">
        <h2 id="documents-title">{libraryTexts[lang].documents(paging.total)}</h2>
        <DocumentCards cards={documents} />
        <PageLinks {...paging} to={(page) => `${paths.author(lang, slug)}?page=${page}`} texts={t} />
      </section>
      {workshops.length ? (
        <section aria-labelledby="workshops-title" className="stack">
          <h2 id="workshops-title">{t.workshops}</h2>
          <WorkshopCards cards={workshops} />
        </section>
      ) : null}
    </div>
  )
}
