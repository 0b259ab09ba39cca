import { useNavigate } from '@remix-run/react'
import { useRef, useState } from 'react'
import { isTurned, type OpenBook, type ReaderView, type ReadingView } from '~/domain/library/reader'
import { readerTexts } from '~/i18n/reader'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { addressesOf } from './addresses'
import { OlderNotice } from './older-notice'
import { Pager } from './pager'
import { ReaderBar } from './reader-bar'
import { ScrolledPages } from './scrolled-pages'
import { SinglePage } from './single-page'
import { useFullScreen } from './use-full-screen'
import { useHashPage } from './use-hash-page'
import { useReaderKeys } from './use-reader-keys'
import { useZoom } from './use-zoom'

type BookProps = { reading: ReadingView; book: OpenBook; view: ReaderView; listed: boolean }

/** The open pages of a file, with the thin bar above and the pager below. */
export function Book({ reading, book, view, listed }: BookProps) {
  const lang = useLang()
  const t = readerTexts[lang]
  const root = useRef<HTMLDivElement>(null)
  const addresses = addressesOf({ lang, reading, book, view })
  const turned = isTurned(book.shape)
  const one = turned && view !== 'text'
  const { current, setCurrent, announced, goTo } = usePlace(book, addresses.page)
  const zoom = useZoom(turned ? 'whole' : 100)
  const fullScreen = useFullScreen(root)
  const turn = (step: number) => goTo(current + step)
  const keys = useReaderKeys(root, {
    previous: () => turn(-1),
    next: () => turn(1),
    first: () => goTo(1),
    last: () => goTo(book.lastPage),
    pages: one,
    larger: zoom.larger,
    smaller: zoom.smaller,
    fullScreen: fullScreen.toggle,
  })
  useHashPage(book.lastPage, goTo)
  return (
    <div
      className="reader"
      ref={root}
      data-shape={turned ? 'slides' : book.shape}
      data-view={view}
      data-zoom={zoom.zoom}
    >
      <ReaderBar
        {...{ reading, book, view, listed, addresses, current, zoom, fullScreen, keys }}
        toDocument={paths.document(lang, reading.card.slug)}
      />
      <OlderNotice book={book} slug={reading.card.slug} />
      {one ? (
        <SinglePage {...{ reading, book, view, turn }} zoomed={zoom.zoomed} />
      ) : (
        <ScrolledPages
          key={`${book.page} ${view} ${book.found?.query}`}
          {...{ reading, book, view, addresses }}
          zoomed={zoom.zoomed}
          onPage={setCurrent}
        />
      )}
      <Pager {...{ book, current, addresses, goTo }} whole={reading.gate === null} />
      <p className="visually-hidden" role="status">
        {announced ? (reading.gate ? t.page(announced) : t.pageOf(announced, book.lastPage)) : ''}
      </p>
    </div>
  )
}

/** Where the reader is, and the way to another page: to its place when it is drawn, else to its address. */
function usePlace(book: OpenBook, addressOf: (page: number) => string) {
  const navigate = useNavigate()
  const [scrolledTo, setScrolledTo] = useState({ from: book.page, page: book.page })
  const [announced, setAnnounced] = useState<number | null>(null)
  const current = scrolledTo.from === book.page ? scrolledTo.page : book.page
  const setCurrent = (page: number) => setScrolledTo({ from: book.page, page })
  const goTo = (page: number, replace = false) => {
    if (page < 1 || page > book.lastPage || page === current) return
    setAnnounced(page)
    const drawn = document.getElementById(`page-${page}`)
    const address = addressOf(page)
    if (!drawn) return navigate(address, { replace, preventScrollReset: !address.includes('#') })
    drawn.scrollIntoView({ block: 'start' })
    setCurrent(page)
  }
  return { current, setCurrent, announced, goTo }
}
