import { useEffect } from 'react'
import type { OpenBook, ReaderView, ReadingView } from '~/domain/library/reader'
import { paths } from '~/paths'
import { PageSheet } from './page-sheet'
import { useSwipe } from './use-swipe'

type SinglePageProps = {
  reading: ReadingView
  book: OpenBook
  view: ReaderView
  zoomed: boolean
  turn: (step: number) => void
}

/** One slide; the next one's picture is fetched meanwhile. */
export function SinglePage({ reading, book, view, zoomed, turn }: SinglePageProps) {
  const swipe = useSwipe(turn, !zoomed)
  const [page] = book.pages
  const next = page?.picture && page.number < book.lastPage ? page.number + 1 : null
  useEffect(() => {
    if (next) new Image().src = paths.pageImage(book.fileId, next, 'large')
  }, [book.fileId, next])
  return page ? (
    <div className="reader-pages" {...swipe}>
      <PageSheet
        key={page.number}
        page={page}
        book={book}
        title={reading.card.title.text}
        view={view}
        language={reading.language}
        atOnce
        scrolls={zoomed}
      />
    </div>
  ) : null
}
