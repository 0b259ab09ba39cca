import { Link } from '@remix-run/react'
import type { WorkshopCard } from '~/domain/library/views'
import { formatDate } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { Cover } from '../signs'
import { useLang } from '../use-lang'
import { DemonstrationBadge, LifeBadge, ThemeMark } from './badges'
import { Phrase } from './in-lang'

/** A list of workshops; each title is a third heading. */
export function WorkshopCards({ cards }: { cards: WorkshopCard[] }) {
  return (
    <ul className="grid">
      {cards.map((card) => (
        <li key={card.slug}>
          <WorkshopCardItem card={card} />
        </li>
      ))}
    </ul>
  )
}

function WorkshopCardItem({ card }: { card: WorkshopCard }) {
  const lang = useLang()
  const t = libraryTexts[lang]
  return (
    <article className="card" data-colour={card.theme?.colour}>
      <Cover slug={card.slug} />
      <div className="card-body">
        <ThemeMark theme={card.theme} />
        <h3>
          <Link to={paths.workshop(lang, card.slug)}>
            <Phrase of={card.title} />
          </Link>
        </h3>
        <p className="card-summary">
          <Phrase of={card.summary} />
        </p>
        <div className="card-foot">
          {card.date ? <time dateTime={card.date}>{formatDate(card.date, lang)}</time> : null}
          <span>{t.documents(card.documents)}</span>
          <LifeBadge life={card.life} />
          <DemonstrationBadge shown={card.demonstration} />
        </div>
      </div>
    </article>
  )
}
