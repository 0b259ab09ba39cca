import { Link } from '@remix-run/react'
import type { CollectionCard } from '~/domain/library/views'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { DemonstrationBadge } from '../library/badges'
import { Phrase } from '../library/in-lang'
import { Cover } from '../signs'
import { useLang } from '../use-lang'

/** A list of collections; each title is a third heading. */
export function CollectionCards({ cards }: { cards: CollectionCard[] }) {
  const lang = useLang()
  return (
    <ul className="grid">
      {cards.map((card) => (
        <li key={card.slug}>
          <article className="card">
            <Cover slug={card.slug} />
            <div className="card-body">
              <h3>
                <Link to={paths.collection(lang, card.slug)}>
                  <Phrase of={card.title} />
                </Link>
              </h3>
              {card.summary.text ? (
                <p className="card-summary">
                  <Phrase of={card.summary} />
                </p>
              ) : null}
              <div className="card-foot">
                <span>{libraryTexts[lang].documents(card.documents)}</span>
                <DemonstrationBadge shown={card.demonstration} />
              </div>
            </div>
          </article>
        </li>
      ))}
    </ul>
  )
}
