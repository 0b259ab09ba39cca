import { Link, useFetcher, useLocation } from '@remix-run/react'
import type { FormEvent, ReactNode } from 'react'
import { MOST_BOOKMARKS } from '~/domain/library/reading-list'
import { formatNumber } from '~/i18n/formats'
import { readingListTexts } from '~/i18n/reading-list'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

type BookmarkProps = {
  slug: string
  kept: boolean
  /** Where on its page the form stands, to come back to. */
  anchor: string
}

type BookmarkFormProps = BookmarkProps & { className: string; children: (isKept: boolean) => ReactNode }

/**
 * Keeps a document or lets go of it: a plain form that comes back to its page, or, with JavaScript, a post beside the
 * page, whose end is shown before it is known.
 */
function BookmarkForm({ slug, kept, anchor, className, children }: BookmarkFormProps) {
  const lang = useLang()
  const fetcher = useFetcher<{ outcome: 'kept' | 'let-go' | 'full' }>({ key: `bookmark ${slug}` })
  const { pathname, search } = useLocation()
  const action = paths.readingList(lang)
  const isKept = fetcher.formData ? fetcher.formData.get('intent') === 'keep' : kept
  const intent = isKept ? 'let-go' : 'keep'
  const send = (event: FormEvent) => {
    event.preventDefault()
    fetcher.submit({ intent, slug }, { method: 'post', action })
  }
  return (
    <fetcher.Form method="post" action={action} className={className} onSubmit={send}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="redirectTo" value={`${pathname}${search}#${anchor}`} />
      {children(isKept)}
      <Said outcome={fetcher.formData ? undefined : fetcher.data?.outcome} />
    </fetcher.Form>
  )
}

function Said({ outcome }: { outcome: 'kept' | 'let-go' | 'full' | undefined }) {
  const lang = useLang()
  const t = readingListTexts[lang]
  const words = {
    kept: t.kept,
    'let-go': t.let,
    full: t.full(formatNumber(MOST_BOOKMARKS, lang)),
  }
  return (
    <span role="status" className={outcome === 'full' ? 'bookmark-full' : 'visually-hidden'}>
      {outcome ? words[outcome] : null}
    </span>
  )
}

/** On a card: the sign alone, with its words for who does not see it. */
export function CardBookmark({ title, ...of }: BookmarkProps & { title: string }) {
  const t = readingListTexts[useLang()]
  return (
    <BookmarkForm className="card-bookmark" {...of}>
      {(isKept) => (
        <button type="submit" title={isKept ? t.letGo : t.keep}>
          <BookmarkSign filled={isKept} />
          <span className="visually-hidden">{isKept ? t.letGoOfThis(title) : t.keepThis(title)}</span>
        </button>
      )}
    </BookmarkForm>
  )
}

type PageBookmarkProps = { slug: string; kept: boolean | null; wanted: boolean }

/** On the document's page: for who is not signed in the way there, and back. */
export function PageBookmark({ slug, kept, wanted }: PageBookmarkProps) {
  const t = readingListTexts[useLang()]
  return (
    <div id="bookmark" className="stack-tight">
      {kept === false && wanted ? <p className="notice">{t.keepNow}</p> : null}
      {kept === null ? <Door slug={slug} /> : <InWords slug={slug} kept={kept} anchor="bookmark" />}
    </div>
  )
}

/** Both words stand there, one unseen, so that nothing moves when they change. */
function InWords(of: BookmarkProps) {
  const lang = useLang()
  const t = readingListTexts[lang]
  return (
    <BookmarkForm className="page-bookmark" {...of}>
      {(isKept) => (
        <>
          <button type="submit" className="button button-secondary">
            <BookmarkSign filled={isKept} />
            <span className="either">
              <span hidden={isKept}>{t.keep}</span>
              <span hidden={!isKept}>{t.letGo}</span>
            </span>
          </button>
          <Link to={paths.readingList(lang)}>{t.see}</Link>
        </>
      )}
    </BookmarkForm>
  )
}

function Door({ slug }: { slug: string }) {
  const lang = useLang()
  return (
    <p className="page-bookmark">
      <a className="button button-secondary" href={paths.login(lang, paths.keepDocument(lang, slug))}>
        <BookmarkSign filled={false} />
        {readingListTexts[lang].signIn}
      </a>
    </p>
  )
}

function BookmarkSign({ filled }: { filled: boolean }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M6 3h12v18l-6-5-6 5Z" />
    </svg>
  )
}
