import { citationLine } from '~/domain/library/citation'
import type { OpenBook, ReadingView } from '~/domain/library/reader'
import { libraryTexts } from '~/i18n/library'
import { readerTexts } from '~/i18n/reader'
import { useLangOf } from '../library/in-lang'
import { useLang } from '../use-lang'
import type { Addresses } from './addresses'
import { useCopy } from './use-copy'

type SharePanelProps = { reading: ReadingView; book: OpenBook; addresses: Addresses; current: number }

/** The page's citation and link; printing and the file for who may have all of it. */
export function SharePanel({ reading, book, addresses, current }: SharePanelProps) {
  const lang = useLang()
  const t = readerTexts[lang].share
  const langOf = useLangOf()
  const { said, copy } = useCopy()
  const { card } = reading
  const link = addresses.shared(current)
  const citation = citationLine({
    authors: reading.authors,
    date: card.date,
    title: card.title.text,
    kind: libraryTexts[lang].kinds[card.kind].toLowerCase(),
    place: t.abbreviated[book.shape](current),
    publisher: reading.publisher,
    address: link,
  })
  return (
    <>
      <h2>{t.cite}</h2>
      <p className="citation" lang={langOf(card.title.lang)}>
        {citation}
      </p>
      <p className="cluster needs-script">
        <button className="button button-secondary button-small" type="button" onClick={() => copy(citation)}>
          {t.copyCitation}
        </button>
        <button className="button button-secondary button-small" type="button" onClick={() => copy(link)}>
          {t.copyLink}
        </button>
      </p>
      <p role="status">{said ? t[said] : ''}</p>
      {book.file ? (
        <p className="cluster">
          <a className="button download button-small" href={book.file.href} download>
            {t.download}
          </a>
          <button
            className="button button-secondary button-small needs-script"
            type="button"
            onClick={() => print()}
          >
            {t.print}
          </button>
        </p>
      ) : null}
    </>
  )
}
