import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import {
  type OpenBook,
  pagesBefore,
  pagesWith,
  type ReaderView,
  type ReadingView,
} from '~/domain/library/reader'
import { readerTexts } from '~/i18n/reader'
import { useLang } from '../use-lang'
import type { Addresses } from './addresses'
import { PageSheet } from './page-sheet'
import { useMorePages } from './use-more-pages'

type ScrolledPagesProps = {
  reading: ReadingView
  book: OpenBook
  view: ReaderView
  addresses: Addresses
  zoomed: boolean
  /** The page that is in sight now. */
  onPage: (page: number) => void
}

/** Pages one below the other; more come while one reads, and links lead to those before and after. */
export function ScrolledPages(props: ScrolledPagesProps) {
  const { reading, book, view, addresses, zoomed, onPage } = props
  const t = readerTexts[useLang()]
  const end = useRef<HTMLAnchorElement>(null)
  const { pages, loading } = useMorePages(book, addresses.page, end)
  const pagesInSight = usePageInSight(onPage, addresses.page, pages.length)
  const before = pagesBefore(book.page, book.shape, view)
  const last = pages.at(-1)?.number ?? book.page
  const next = last < book.lastPage ? last + 1 : null
  return (
    <div className="reader-pages" ref={pagesInSight}>
      {before ? (
        <Link className="reader-more" to={addresses.page(before).replace(/#.*/, `#page-${book.page - 1}`)}>
          {t.before(before, book.page - 1)}
        </Link>
      ) : null}
      {pages.map((page, i) => (
        <PageSheet
          key={page.number}
          page={page}
          book={book}
          title={reading.card.title.text}
          view={view}
          language={reading.language}
          atOnce={i === 0}
          scrolls={zoomed}
        />
      ))}
      {next ? (
        <Link className="reader-more" to={addresses.page(next)} ref={end}>
          {loading ? t.loading : t.after(next, pagesWith(next, { ...book, view }).last)}
        </Link>
      ) : null}
    </div>
  )
}

/** Tells which page crosses the middle of the screen, and keeps its address in the browser's bar. */
function usePageInSight(onPage: (page: number) => void, addressOf: (page: number) => string, drawn: number) {
  const list = useRef<HTMLDivElement>(null)
  const told = useRef({ onPage, addressOf })
  told.current = { onPage, addressOf }
  // biome-ignore lint/correctness/useExhaustiveDependencies: pages that were added are watched too
  useEffect(() => {
    const watching = new IntersectionObserver(
      (entries) => {
        const entered = entries.find(({ isIntersecting }) => isIntersecting)?.target
        const page = entered instanceof HTMLElement ? Number(entered.dataset.page) : 0
        if (!page) return
        told.current.onPage(page)
        const address = told.current.addressOf(page).replace(/#.*/, '')
        if (scrollY > 0) history.replaceState(history.state, '', address)
      },
      { rootMargin: '-45% 0px -54% 0px' },
    )
    for (const page of list.current?.querySelectorAll('.page') ?? []) watching.observe(page)
    return () => watching.disconnect()
  }, [drawn])
  return list
}
