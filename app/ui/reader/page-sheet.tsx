import { paragraphsOf } from '~/domain/library/page-text'
import type { OpenBook, PageView, ReaderView } from '~/domain/library/reader'
import type { ReadingShape } from '~/domain/library/reading'
import type { Locale } from '~/domain/locale'
import { readerTexts } from '~/i18n/reader'
import { useLangOf } from '../library/in-lang'
import { useLang } from '../use-lang'
import { Marked } from './marked'
import { PagePicture } from './page-picture'
import { SheetTable } from './sheet-table'

/** « Diapositive 3 », « Page 3 », « Feuille 3 ». */
export function usePageName(shape: ReadingShape): (page: number) => string {
  const t = readerTexts[useLang()]
  return { slides: t.slide, paper: t.page, sheets: t.sheet, picture: t.picture }[shape]
}

type PageSheetProps = {
  page: PageView
  book: OpenBook
  /** Of the document. */
  title: string
  view: ReaderView
  language: Locale
  /** The pictures that are seen first are not waited with. */
  atOnce: boolean
  /** A picture larger than its place is scrolled, by keyboard too. */
  scrolls: boolean
}

/** A page: its heading, its picture, and beneath it its text, which is real. */
export function PageSheet({ page, book, title, view, language, atOnce, scrolls }: PageSheetProps) {
  const langOf = useLangOf()
  const name = usePageName(book.shape)(page.number)
  const id = `page-${page.number}`
  const pictured = page.picture !== null && view !== 'text'
  return (
    <section className="page" id={id} data-page={page.number} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <h2 className="page-title" id={`${id}-title`}>
        {name}
        {page.title ? <span lang={langOf(language)}> · {page.title}</span> : null}
      </h2>
      <div className="page-body" data-pictured={pictured || undefined}>
        {pictured ? <PagePicture {...{ page, book, name, title, atOnce, scrolls }} /> : null}
        <div
          className={view === 'pictures' && pictured ? 'visually-hidden' : 'page-text'}
          lang={langOf(language)}
        >
          <Text {...{ page, book, name, pictured }} />
        </div>
      </div>
    </section>
  )
}

type TextProps = Pick<PageSheetProps, 'page' | 'book'> & { name: string; pictured: boolean }

function Text({ page, book, name, pictured }: TextProps) {
  const t = readerTexts[useLang()]
  if (book.shape === 'sheets' && page.text)
    return <SheetTable text={page.text} query={book.found?.query} name={name} />
  const paragraphs = paragraphsOf(page.text, book.shape)
  if (!paragraphs.length) return pictured ? null : <p className="page-empty">{t.noText}</p>
  return paragraphs.map((paragraph, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place on the page
    <p key={i}>
      <Marked text={paragraph} query={book.found?.query} />
    </p>
  ))
}
