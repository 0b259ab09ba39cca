import { Link } from '@remix-run/react'
import { FILE_FORMATS } from '~/domain/library/file-format'
import type { DocumentCard, FileSummary, Cover as PageCoverOf } from '~/domain/library/views'
import { formatDate } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { Cover } from '../signs'
import { useLang } from '../use-lang'
import { AccessBadges, DemonstrationBadge, LifeBadge, ThemeMark } from './badges'
import { CardBookmark } from './bookmark-button'
import { Byline } from './byline'
import { Phrase } from './in-lang'

type DocumentCardsProps = {
  cards: DocumentCard[]
  /** In an order that means something. */
  ordered?: boolean
  /** Those that this visitor keeps, where he has a list. */
  kept?: string[] | null
}

/** A list of documents; each title is a third heading. */
export function DocumentCards({ cards, ordered = false, kept = null }: DocumentCardsProps) {
  const List = ordered ? 'ol' : 'ul'
  return (
    <List className="grid">
      {cards.map((card) => (
        <li key={card.slug} id={`document-${card.slug}`}>
          <DocumentCardItem card={card} kept={kept ? kept.includes(card.slug) : null} />
        </li>
      ))}
    </List>
  )
}

function DocumentCardItem({ card, kept }: { card: DocumentCard; kept: boolean | null }) {
  const lang = useLang()
  const t = libraryTexts[lang]
  return (
    <article className="card" data-colour={card.theme?.colour}>
      {card.cover ? <PageCover of={card.cover} /> : <Cover slug={card.slug} />}
      <div className="card-body">
        <p className="cluster">
          <span className="badge">{t.kinds[card.kind]}</span>
          <AccessBadges {...card} />
          <LifeBadge life={card.life} />
        </p>
        <h3>
          <Link to={paths.document(lang, card.slug)}>
            <Phrase of={card.title} />
          </Link>
        </h3>
        <ThemeMark theme={card.theme} />
        {card.summary.text ? (
          <p className="card-summary">
            <Phrase of={card.summary} />
          </p>
        ) : null}
        <div className="card-foot">
          {card.authors.length ? <Byline authors={card.authors} /> : null}
          {card.date ? <time dateTime={card.date}>{formatDate(card.date, lang)}</time> : null}
          {card.files.length ? <span>{formatsOf(card.files)}</span> : null}
          <DemonstrationBadge shown={card.demonstration} />
        </div>
      </div>
      {kept === null ? null : (
        <CardBookmark
          {...{ slug: card.slug, title: card.title.text, kept }}
          anchor={`document-${card.slug}`}
        />
      )}
    </article>
  )
}

/** The first page itself; the words beside it say what it is. */
function PageCover({ of: { address, width, height } }: { of: PageCoverOf }) {
  return (
    <img
      className="card-cover card-cover-page"
      src={address}
      width={width}
      height={height}
      alt=""
      loading="lazy"
      decoding="async"
    />
  )
}

/** « PDF, PPTX » */
function formatsOf(files: FileSummary[]): string {
  return [...new Set(files.map(({ format }) => FILE_FORMATS[format].label))].join(', ')
}
