import { isTurned, type OpenBook, type ReaderView, type ReadingView } from '~/domain/library/reader'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'

export type Addresses = {
  /** Where forms of the reader go, with `page` among their fields or without. */
  form: (page?: number) => string
  /** A page in the reader as it is now: the same file, the same way of showing, the same search. */
  page: (page: number) => string
  /** The same page shown otherwise. */
  shown: (page: number, view: ReaderView) => string
  /** What is given to others: the page alone. */
  shared: (page: number) => string
  withoutSearch: (page: number) => string
  /** Fields that a form of the reader carries along. */
  carried: Record<string, string>
}

type Place = { lang: Locale; reading: ReadingView; book: OpenBook; view: ReaderView }

/** The addresses of a book's pages; those of a scroll name the place on their page too. */
export function addressesOf({ lang, reading, book, view }: Place): Addresses {
  const { slug } = reading.card
  const file = book.named ? book.fileId : undefined
  const q = book.found?.query
  const viewed = (one: ReaderView) => (one === 'both' ? undefined : one)
  const place = (page: number, one = view) => (isTurned(book.shape) && one !== 'text' ? '' : `#page-${page}`)
  const path = (page: number, wish: Parameters<typeof paths.read>[3]) => paths.read(lang, slug, page, wish)
  return {
    form: (page) => paths.read(lang, slug, page),
    page: (page) => path(page, { file, q, view: viewed(view) }) + place(page),
    shown: (page, one) => path(page, { file, q, view: viewed(one) }) + place(page, one),
    shared: (page) => new URL(path(page, { file }), reading.address).href,
    withoutSearch: (page) => path(page, { file, view: viewed(view) }) + place(page),
    carried: { ...(file && { file }), ...(view !== 'both' && { view }) },
  }
}
