import { Link } from '@remix-run/react'
import { STYLE_OF } from '~/domain/citing/citation'
import type { OpenBook, ReadingView } from '~/domain/library/reader'
import { readerTexts } from '~/i18n/reader'
import { paths } from '~/paths'
import { useCopy } from '../use-copy'
import { useLang } from '../use-lang'
import type { Addresses } from './addresses'

type SharePanelProps = { reading: ReadingView; book: OpenBook; addresses: Addresses; current: number }

/** The way to the page's citation, and its link; printing and the file for who may have all of it. */
export function SharePanel({ reading, book, addresses, current }: SharePanelProps) {
  const lang = useLang()
  const t = readerTexts[lang].share
  const { said, copy } = useCopy()
  const link = addresses.shared(current)
  const place = `${book.shape}-${current}`
  return (
    <>
      <h2>{t.cite}</h2>
      <p>{t.how(t.abbreviated[book.shape](current))}</p>
      <p className="cluster">
        <Link
          className="button button-secondary button-small"
          to={paths.cited(lang, reading.card.slug, STYLE_OF[lang], place)}
          rel="nofollow"
        >
          {t.cite}
        </Link>
        <button
          className="button button-secondary button-small needs-script"
          type="button"
          onClick={() => copy(link)}
        >
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
