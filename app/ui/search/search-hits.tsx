import { Link } from '@remix-run/react'
import type { PageHit, SearchHit } from '~/domain/search/search-view'
import { formatDate } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { searchTexts } from '~/i18n/search'
import { paths } from '~/paths'
import { AccessBadges, DemonstrationBadge } from '../library/badges'
import { Byline } from '../library/byline'
import { Phrase } from '../library/in-lang'
import { Pieces } from '../reader/marked'
import { useLang } from '../use-lang'

/** The documents that were found; each title is a third heading. */
export function SearchHits({ hits }: { hits: SearchHit[] }) {
  return (
    <ol className="hits">
      {hits.map((hit) => (
        <li key={hit.card.slug}>
          <Hit hit={hit} />
        </li>
      ))}
    </ol>
  )
}

function Hit({ hit }: { hit: SearchHit }) {
  const { card, title, excerpt } = hit
  const lang = useLang()
  const t = libraryTexts[lang]
  return (
    <article className="hit" data-colour={card.theme?.colour}>
      <p className="cluster">
        <span className="badge">{t.kinds[card.kind]}</span>
        <AccessBadges {...card} />
        <DemonstrationBadge shown={card.demonstration} />
      </p>
      <h3 lang={card.title.lang === lang ? undefined : card.title.lang}>
        <Link to={paths.document(lang, card.slug)}>
          <Pieces of={title} />
        </Link>
      </h3>
      <p className="hit-facts">
        {card.authors.length ? <Byline authors={card.authors} /> : null}
        {card.date ? <time dateTime={card.date}>{formatDate(card.date, lang)}</time> : null}
        {card.workshop ? (
          <Link to={paths.workshop(lang, card.workshop.slug)}>
            <Phrase of={card.workshop.title} />
          </Link>
        ) : null}
      </p>
      <p className="hit-excerpt" lang={excerpt.lang === lang ? undefined : excerpt.lang}>
        <Pieces of={excerpt.pieces} />
      </p>
      <HitPages hit={hit} />
    </article>
  )
}

function HitPages({ hit: { card, shape, pages, morePages } }: { hit: SearchHit }) {
  const t = searchTexts[useLang()]
  if (!pages.length) return null
  return (
    <>
      <ul className="hit-pages" aria-label={t.pagesOf(card.title.text)}>
        {pages.map((page) => (
          <PageLine key={page.address} page={page} name={t.pageHit[shape](page.number)} />
        ))}
      </ul>
      {morePages ? <p className="hit-more">{t.morePages(morePages)}</p> : null}
    </>
  )
}

function PageLine({ page: { title, excerpt, address }, name }: { page: PageHit; name: string }) {
  return (
    <li>
      <Link to={address}>{title ? `${name} – ${title}` : name}</Link>
      {excerpt.length ? (
        <p>
          <Pieces of={excerpt} />
        </p>
      ) : null}
    </li>
  )
}
