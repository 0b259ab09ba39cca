import { Link } from '@remix-run/react'
import type { FormEvent, ReactNode } from 'react'
import type { OpenBook } from '~/domain/library/reader'
import { readerTexts } from '~/i18n/reader'
import { useLang } from '../use-lang'
import type { Addresses } from './addresses'
import { ReaderIcon } from './icons'

type PagerProps = {
  book: OpenBook
  current: number
  addresses: Addresses
  goTo: (page: number) => void
  /** All pages are open. */
  whole: boolean
}

/** One page back, one on, or to a number. Behind the last open page is the gate. */
export function Pager({ book, current, addresses, goTo, whole }: PagerProps) {
  const t = readerTexts[useLang()]
  const jump = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wanted = Number(new FormData(event.currentTarget).get('page'))
    if (wanted) goTo(Math.max(1, Math.min(Math.round(wanted), book.lastPage)))
  }
  return (
    <nav className="reader-pager" aria-label={t.pager}>
      <Step to={current > 1 ? addresses.page(current - 1) : null} goTo={() => goTo(current - 1)}>
        <ReaderIcon of="previous" />
        <span className="visually-hidden">{t.previous}</span>
      </Step>
      <form method="get" action={addresses.form()} onSubmit={jump}>
        {Object.entries(addresses.carried).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label>
          <span className="visually-hidden">{t.goTo}</span>
          <input
            key={current}
            name="page"
            type="text"
            inputMode="numeric"
            pattern="[0-9]*"
            maxLength={5}
            defaultValue={current}
            size={3}
            autoComplete="off"
            required
          />
        </label>
        {whole ? <span className="reader-of">{t.of(book.lastPage)}</span> : null}
        <button type="submit">{t.go}</button>
      </form>
      <Step
        to={current < book.lastPage || !whole ? addresses.page(current + 1) : null}
        goTo={current < book.lastPage ? () => goTo(current + 1) : null}
      >
        <ReaderIcon of="next" />
        <span className="visually-hidden">{t.next}</span>
      </Step>
    </nav>
  )
}

type StepProps = { to: string | null; goTo: (() => void) | null; children: ReactNode }

/** A link to a page; at either end it stays where it is, and leads nowhere. */
function Step({ to, goTo, children }: StepProps) {
  if (!to)
    return (
      // biome-ignore lint/a11y/useValidAnchor: a link that leads nowhere now
      <a role="link" aria-disabled="true">
        {children}
      </a>
    )
  return (
    <Link
      to={to}
      preventScrollReset={!to.includes('#')}
      onClick={(event) => {
        if (!goTo || event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        goTo()
      }}
    >
      {children}
    </Link>
  )
}
