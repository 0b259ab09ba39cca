import { useFetcher } from '@remix-run/react'
import { type RefObject, useEffect, useState } from 'react'
import type { OpenBook, PageView, ReadingView } from '~/domain/library/reader'

/** The drawn pages, and those that follow as soon as their link comes near. */
export function useMorePages(
  book: OpenBook,
  addressOf: (page: number) => string,
  end: RefObject<HTMLElement>,
): { pages: PageView[]; loading: boolean } {
  const [pages, setPages] = useState(book.pages)
  const { load, state, data } = useFetcher<{ reading: ReadingView }>()
  const last = pages.at(-1)?.number ?? book.page
  const next = last < book.lastPage ? addressOf(last + 1).replace(/#.*/, '') : null
  useEffect(() => {
    if (data?.reading.state !== 'open') return
    const { pages: more } = data.reading.book
    setPages((had) => [...had, ...more.filter(({ number }) => number > (had.at(-1)?.number ?? 0))])
  }, [data])
  useEffect(() => {
    const link = end.current
    if (!link || !next || state !== 'idle') return
    const watching = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) load(next)
      },
      { rootMargin: '0px 0px 1500px 0px' },
    )
    watching.observe(link)
    return () => watching.disconnect()
  }, [end, load, next, state])
  return { pages, loading: state !== 'idle' }
}
