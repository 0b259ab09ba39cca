import { Link } from '@remix-run/react'
import { FEWEST_READERS } from '~/domain/library/most-read'
import type { DocumentCard } from '~/domain/library/views'
import { browsingTexts } from '~/i18n/browsing'
import { formatNumber } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { Phrase } from './in-lang'

/** What others read, in numbers; nothing where too few have read anything. */
export function MostRead({ documents }: { documents: { card: DocumentCard; reads: number }[] }) {
  const lang = useLang()
  const t = browsingTexts[lang].mostRead
  if (!documents.length) return null
  return (
    <section className="most-read" aria-labelledby="most-read-title">
      <h2 id="most-read-title">{t.title}</h2>
      <ol>
        {documents.map(({ card, reads }) => (
          <li key={card.slug}>
            <Link to={paths.document(lang, card.slug)}>
              <Phrase of={card.title} />
            </Link>
            <span className="most-read-facts">
              {libraryTexts[lang].kinds[card.kind]} · {t.reads(formatNumber(reads, lang))}
            </span>
          </li>
        ))}
      </ol>
      <p className="form-note">{t.note(FEWEST_READERS)}</p>
    </section>
  )
}
