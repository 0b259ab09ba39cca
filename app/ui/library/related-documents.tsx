import type { DocumentCard } from '~/domain/library/views'
import { relatedTexts } from '~/i18n/related'
import { useLang } from '../use-lang'
import { DocumentCards } from './document-card'

/** Documents like this one; nothing where there is none. */
export function RelatedDocuments({ cards }: { cards: DocumentCard[] }) {
  const t = relatedTexts[useLang()]
  if (!cards.length) return null
  return (
    <section aria-labelledby="related-title" className="section related">
      <div className="wrap stack">
        <h2 id="related-title">{t.title}</h2>
        <DocumentCards cards={cards} />
      </div>
    </section>
  )
}
