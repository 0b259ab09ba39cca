import type { CollectionView } from '~/domain/library/views'
import { collectionTexts } from '~/i18n/collections'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { DemonstrationBadge, LifeBadge } from '../library/badges'
import { Breadcrumb } from '../library/breadcrumb'
import { DocumentCards } from '../library/document-card'
import { Phrase, Prose } from '../library/in-lang'
import { useLang } from '../use-lang'

/** A collection: why these documents, then each of them that this visitor may know of, in its order. */
export function CollectionPage({ view }: { view: CollectionView }) {
  const lang = useLang()
  const t = collectionTexts[lang]
  const { introduction, documents } = view
  return (
    <article className="wrap stack">
      <header className="page-head page-head-long">
        <Breadcrumb
          steps={[
            { to: paths.documents(lang), label: libraryTexts[lang].documentsPage.title },
            { to: paths.collections(lang), label: t.title },
          ]}
        />
        <p className="kicker">{t.label}</p>
        <Phrase of={view.title} as="h1" />
        <p className="cluster">
          <LifeBadge life={view.life} />
          <DemonstrationBadge shown={view.demonstration} />
        </p>
      </header>
      {introduction ? (
        <div className="stack-tight">
          {introduction.lang === lang ? null : (
            <p className="notice">{libraryTexts[lang].onlyInOtherLanguage(introduction.lang)}</p>
          )}
          <Prose of={introduction} />
        </div>
      ) : null}
      <section aria-labelledby="documents-title" className="stack">
        <h2 id="documents-title">{t.documents}</h2>
        {documents.length ? <DocumentCards cards={documents} ordered /> : <p>{t.noDocuments}</p>}
      </section>
    </article>
  )
}
