import { Form, Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { LONGEST_QUERY } from '~/domain/library/find-in-text'
import type { Found, OpenBook } from '~/domain/library/reader'
import { readerTexts } from '~/i18n/reader'
import { useLang } from '../use-lang'
import type { Addresses } from './addresses'
import { Pieces } from './marked'
import { usePageName } from './page-sheet'

type SearchPanelProps = {
  book: OpenBook
  addresses: Addresses
  current: number
  /** Some pages are closed, and are not searched. */
  partly: boolean
}

/** Words to find in the document, and the pages that have them. */
export function SearchPanel({ book, addresses, current, partly }: SearchPanelProps) {
  const t = readerTexts[useLang()].search
  const field = useRef<HTMLInputElement>(null)
  const query = book.found?.query ?? ''
  // The field stays, and the cursor in it, while the page around it becomes another.
  useEffect(() => {
    if (field.current) field.current.value = query
  }, [query])
  return (
    <search>
      <Form method="get" action={addresses.form(current)} className="reader-search" preventScrollReset>
        {Object.entries(addresses.carried).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="list" value="1" />
        <label htmlFor="reader-q">{t.label}</label>
        <p className="field-hint" id="reader-q-hint">
          {partly ? t.onlyOpen : t.hint}
        </p>
        <div className="reader-search-line">
          <input
            ref={field}
            id="reader-q"
            type="search"
            name="q"
            defaultValue={query}
            maxLength={LONGEST_QUERY}
            aria-describedby="reader-q-hint"
            autoComplete="off"
            required
          />
          <button className="button button-small" type="submit">
            {t.submit}
          </button>
        </div>
      </Form>
      <div role="status">
        {book.found ? <FoundPages found={book.found} {...{ book, addresses, current }} /> : null}
      </div>
    </search>
  )
}

function FoundPages({
  found,
  book,
  addresses,
  current,
}: Omit<SearchPanelProps, 'partly'> & { found: Found }) {
  const t = readerTexts[useLang()].search
  const nameOf = usePageName(book.shape)
  return (
    <>
      <p className="reader-found">
        <strong>{found.hits ? t.found(found.hits, found.pages.length) : t.none(found.query)}</strong>
        <br />
        <Link to={addresses.withoutSearch(current)} preventScrollReset>
          {t.clear}
        </Link>
      </p>
      {found.more ? <p className="field-hint">{t.more}</p> : null}
      <ol className="reader-hits">
        {found.pages.map(({ number, title, hits, excerpt }) => (
          <li key={number}>
            <Link to={addresses.page(number)} aria-current={number === current ? 'page' : undefined}>
              {nameOf(number)}
              {title ? ` · ${title}` : ''}
            </Link>
            {hits > 1 ? <span className="file-facts"> {t.hits(hits)}</span> : null}
            <p>
              <Pieces of={excerpt} />
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}
