import { Link } from '@remix-run/react'
import { FILE_FORMATS } from '~/domain/library/file-format'
import { isTurned, type OpenBook, thumbnailsAround } from '~/domain/library/reader'
import type { Locale } from '~/domain/locale'
import { libraryTexts } from '~/i18n/library'
import { readerTexts } from '~/i18n/reader'
import { paths } from '~/paths'
import { useLangOf } from '../library/in-lang'
import { useLang } from '../use-lang'
import type { Addresses } from './addresses'
import { usePageName } from './page-sheet'

type PlanPanelProps = {
  book: OpenBook
  addresses: Addresses
  current: number
  language: Locale
  slug: string
}

/** The outline, thumbnails of the pages around, and the version's other files. */
export function PlanPanel({ book, addresses, current, language, slug }: PlanPanelProps) {
  const t = readerTexts[useLang()].plan
  const langOf = useLangOf()
  const place = book.outline.filter(({ page }) => page <= current).at(-1)
  return (
    <>
      {book.pages.some(({ picture }) => picture) ? <Thumbnails {...{ book, addresses, current }} /> : null}
      <nav aria-label={t.outline}>
        {book.outline.length ? (
          <ol className="reader-outline" lang={langOf(language)}>
            {book.outline.map((item, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place in the outline
              <li key={i} data-depth={Math.min(item.depth, 3)}>
                <Link to={addresses.page(item.page)} aria-current={item === place ? 'location' : undefined}>
                  <span>{item.title}</span>
                  <span className="reader-outline-page">{item.page}</span>
                </Link>
              </li>
            ))}
          </ol>
        ) : (
          <p className="field-hint">{t.none}</p>
        )}
      </nav>
      <OtherFiles book={book} slug={slug} />
    </>
  )
}

function Thumbnails({ book, addresses, current }: Omit<PlanPanelProps, 'language' | 'slug'>) {
  const t = readerTexts[useLang()].plan
  const nameOf = usePageName(book.shape)
  return (
    <nav aria-label={t.thumbnails}>
      <ul className="reader-thumbnails">
        {thumbnailsAround(current, book.lastPage).map((page) => (
          <li key={page}>
            <Link to={addresses.page(page)} aria-current={page === current ? 'page' : undefined}>
              <img
                src={paths.pageImage(book.fileId, page, 'small')}
                alt={nameOf(page)}
                width={320}
                height={isTurned(book.shape) ? 180 : 452}
                loading="lazy"
                decoding="async"
              />
              <span aria-hidden="true">{page}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function OtherFiles({ book, slug }: { book: OpenBook; slug: string }) {
  const lang = useLang()
  const others = book.file?.files.filter(({ id }) => id !== book.fileId) ?? []
  if (!others.length) return null
  return (
    <nav aria-labelledby="other-files">
      <h2 id="other-files">{readerTexts[lang].plan.files}</h2>
      <ul>
        {others.map(({ id, name, format, language }) => (
          <li key={id}>
            <Link to={paths.read(lang, slug, undefined, { file: id })}>{name}</Link> (
            {FILE_FORMATS[format].label}, {libraryTexts[lang].languages[language]})
          </li>
        ))}
      </ul>
    </nav>
  )
}
