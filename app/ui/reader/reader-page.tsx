import { Link, useLocation, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import type { ReaderView, ReadingView, UnreadableFile } from '~/domain/library/reader'
import { readerTexts } from '~/i18n/reader'
import { paths } from '~/paths'
import { GateBlock, type GateReply } from '../library/gate-block'
import { Phrase } from '../library/in-lang'
import { useLang } from '../use-lang'
import { Book } from './book'

type ReaderPageProps = {
  reading: ReadingView
  view: ReaderView
  /** Words were just looked for. */
  listed: boolean
  reply?: GateReply | null
  /** The page's own address, for the way through the gate. */
  returnTo: string
  slogan?: string
}

/** A document page by page: its open pages, and the gate in place of the rest. */
export function ReaderPage({ reading, view, listed, reply, returnTo, slogan }: ReaderPageProps) {
  return (
    <article data-colour={reading.card.theme?.colour}>
      {reading.state === 'open' ? (
        <Book key={reading.book.fileId} reading={reading} book={reading.book} view={view} listed={listed} />
      ) : (
        <Unopened reading={reading} />
      )}
      {reading.gate && isAtTheEnd(reading) ? (
        <GateBlock gate={reading.gate} reply={reply} returnTo={returnTo} slogan={slogan} />
      ) : null}
    </article>
  )
}

const isAtTheEnd = (reading: ReadingView): boolean =>
  reading.state !== 'open' || reading.book.pages.at(-1)?.number === reading.book.lastPage

function Unopened({ reading }: { reading: Exclude<ReadingView, { state: 'open' }> }) {
  const lang = useLang()
  const t = readerTexts[lang]
  const { card } = reading
  return (
    <div className="wrap reader-unopened">
      <p className="back-link">
        <Link to={paths.document(lang, card.slug)}>{t.back}</Link>
      </p>
      <Phrase of={card.title} as="h1" />
      {reading.state === 'closed' ? (
        <Closed slug={card.slug} openPages={reading.openPages} />
      ) : reading.state === 'preparing' ? (
        <Preparing />
      ) : (
        <Unreadable file={reading.file} slug={card.slug} />
      )}
    </div>
  )
}

function Closed({ slug, openPages }: { slug: string; openPages: number }) {
  const lang = useLang()
  const t = readerTexts[lang].closed
  return openPages ? (
    <>
      <p>{t.openSoFar(openPages)}</p>
      <p>
        <Link to={paths.read(lang, slug)}>{t.toFirst}</Link>
      </p>
    </>
  ) : null
}

const PATIENCE = 4_000

function Preparing() {
  const t = readerTexts[useLang()].preparing
  const { revalidate } = useRevalidator()
  const { pathname, search } = useLocation()
  useEffect(() => {
    const asking = setInterval(revalidate, PATIENCE)
    return () => clearInterval(asking)
  }, [revalidate])
  return (
    <section className="notice" aria-labelledby="preparing-title">
      <h2 id="preparing-title">{t.title}</h2>
      <p role="status">
        {t.text} <span className="needs-script">{t.byItself}</span>
      </p>
      <p>
        <a className="button button-secondary button-small" href={pathname + search}>
          {t.again}
        </a>
      </p>
    </section>
  )
}

function Unreadable({ file, slug }: { file: UnreadableFile | null; slug: string }) {
  const lang = useLang()
  const t = readerTexts[lang]
  return (
    <section className="notice" aria-labelledby="unreadable-title">
      <h2 id="unreadable-title">{t.unreadable.title}</h2>
      <p>{file ? (file.hasPages ? t.unreadable.text : t.unreadable.noPages) : t.unreadable.noFile}</p>
      <p>
        {file ? (
          <a className="button download" href={file.href} download>
            {t.unreadable.download(file.name)}
          </a>
        ) : (
          <Link className="button" to={paths.document(lang, slug)}>
            {t.back}
          </Link>
        )}
      </p>
    </section>
  )
}
