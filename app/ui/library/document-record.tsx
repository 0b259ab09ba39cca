import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { BesideDocument, DocumentView } from '~/domain/library/views'
import { collectionTexts } from '~/i18n/collections'
import { formatDate } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { AuthorName } from './byline'
import { Phrase } from './in-lang'

type DocumentRecordProps = Pick<BesideDocument, 'collections'> & { view: DocumentView }

/** The card's facts, each with its name. */
export function DocumentRecord({ view, collections }: DocumentRecordProps) {
  const lang = useLang()
  const t = libraryTexts[lang]
  const { card } = view
  return (
    <section aria-labelledby="record-title" className="stack-tight">
      <h2 id="record-title">{t.documentPage.details}</h2>
      <dl className="facts">
        <Row name={t.documentPage.authors}>
          {view.authors.length ? <Authors authors={view.authors} /> : null}
        </Row>
        <Row name={t.documentPage.date}>
          {card.date ? <time dateTime={card.date}>{formatDate(card.date, lang)}</time> : null}
        </Row>
        <Row name={t.documentPage.kind}>{t.kinds[card.kind]}</Row>
        <Row name={t.documentPage.theme}>{card.theme?.name}</Row>
        <Row name={t.documentPage.workshop}>
          {card.workshop ? (
            <Link to={paths.workshop(lang, card.workshop.slug)}>
              <Phrase of={card.workshop.title} />
            </Link>
          ) : null}
        </Row>
        <Row name={collectionTexts[lang].partOf}>
          {collections.length ? (
            <ul>
              {collections.map(({ slug, title }) => (
                <li key={slug}>
                  <Link to={paths.collection(lang, slug)}>
                    <Phrase of={title} />
                  </Link>
                </li>
              ))}
            </ul>
          ) : null}
        </Row>
        <Row name={t.documentPage.audience}>{t.audiences[card.audience]}</Row>
        <Row name={t.documentPage.licence}>{t.licences[view.licence]}</Row>
        <Row name={t.documentPage.keywords}>{view.keywords.join(', ')}</Row>
      </dl>
    </section>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return children ? (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  ) : null
}

function Authors({ authors }: { authors: DocumentView['authors'] }) {
  return (
    <ul>
      {authors.map((author) => (
        <li key={`${author.name}${author.affiliation}`}>
          <AuthorName author={author} />
          {author.affiliation ? ` (${author.affiliation})` : ''}
        </li>
      ))}
    </ul>
  )
}
