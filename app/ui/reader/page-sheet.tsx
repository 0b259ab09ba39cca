import { paragraphsOf } from '~/domain/library/page-text'
import type { OpenBook, PageView, ReaderView } from '~/domain/library/reader'
import type { ReadingShape } from '~/domain/library/reading'
import type { Locale } from '~/domain/locale'
import { readerTexts } from '~/i18n/reader'
import { paths } from '~/paths'
import { useLangOf } from '../library/in-lang'
import { useLang } from '../use-lang'
import { Marked } from './marked'

/** « Diapositive 3 », « Page 3 », « Feuille 3 ». */
export function usePageName(shape: ReadingShape): (page: number) => string {
  const t = readerTexts[useLang()]
  return { slides: t.slide, paper: t.page, sheets: t.sheet }[shape]
}

type PageSheetProps = {
  page: PageView
  book: OpenBook
  view: ReaderView
  language: Locale
  /** The pictures that are seen first are not waited with. */
  atOnce: boolean
  /** A picture larger than its place is scrolled, by keyboard too. */
  scrolls: boolean
}

/** A page: its heading, its picture, and beneath it its text, which is real. */
export function PageSheet({ page, book, view, language, atOnce, scrolls }: PageSheetProps) {
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
        {pictured ? <Picture {...{ page, book, name, atOnce, scrolls }} /> : null}
        <div
          className={view === 'pictures' && pictured ? 'visually-hidden' : 'page-text'}
          lang={langOf(language)}
        >
          <Text page={page} book={book} pictured={pictured} />
        </div>
      </div>
    </section>
  )
}

type PictureProps = Pick<PageSheetProps, 'page' | 'book' | 'atOnce' | 'scrolls'> & { name: string }

/** Its size is known before it comes, so that nothing moves. */
function Picture({ page: { number, picture }, book, name, atOnce, scrolls }: PictureProps) {
  const t = readerTexts[useLang()]
  const address = (size: 'small' | 'large') => paths.pageImage(book.fileId, number, size)
  return (
    <figure className="page-picture" tabIndex={scrolls ? 0 : undefined} aria-label={t.pictureOf(name)}>
      <img
        src={address('large')}
        srcSet={`${address('small')} 320w, ${address('large')} 1280w`}
        sizes={book.shape === 'slides' ? '100vw' : '(min-width: 70rem) 60vw, 100vw'}
        width={picture?.width}
        height={picture?.height}
        loading={atOnce ? 'eager' : 'lazy'}
        decoding="async"
        alt=""
      />
    </figure>
  )
}

type TextProps = Pick<PageSheetProps, 'page' | 'book'> & { pictured: boolean }

function Text({ page, book, pictured }: TextProps) {
  const t = readerTexts[useLang()]
  const paragraphs = paragraphsOf(page.text, book.shape)
  if (!paragraphs.length) return pictured ? null : <p className="page-empty">{t.noText}</p>
  return paragraphs.map((paragraph, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place on the page
    <p key={i}>
      <Marked text={paragraph} query={book.found?.query} />
    </p>
  ))
}
