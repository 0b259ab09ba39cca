import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Citation } from '~/domain/citing/citation'
import { type BesideDocument, type DocumentView, NOTHING_BESIDE } from '~/domain/library/views'
import { formatDate } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { readerTexts } from '~/i18n/reader'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { AccessBadges, DemonstrationBadge, LifeBadge, ThemeMark } from './badges'
import { PageBookmark } from './bookmark-button'
import { Breadcrumb } from './breadcrumb'
import { Byline } from './byline'
import { CitationBox } from './citation-box'
import { DocumentRecord } from './document-record'
import { Downloads, FileSummaries } from './file-list'
import { GateBlock, type GateReply } from './gate-block'
import { Phrase, Prose } from './in-lang'
import { ReadingByPass } from './reading-by-pass'
import { RelatedDocuments } from './related-documents'
import { ShareForm, type ShareReply } from './share-form'
import { VersionHistory } from './version-history'

type DocumentPageProps = {
  view: DocumentView
  /** Where the page leads on to; the desk's preview leads nowhere. */
  beside?: BesideDocument
  reply?: GateReply | ShareReply | null
  /** The page's own address, for the way through the gate. */
  returnTo: string
  slogan?: string
  /** What the last post did. */
  done?: string | null
  /** In the style that was asked for. */
  citation?: Citation | null
  /** Whether he keeps it for later, `null` for who has no list; `wanted`: he was on his way to. The preview has none. */
  bookmark?: { kept: boolean | null; wanted: boolean }
  /** The desk's preview: forms are shown, and dead. */
  preview?: boolean
}

/** A document as this visitor may see it; the desk's preview draws the same. */
export function DocumentPage(props: DocumentPageProps) {
  const {
    view,
    beside = NOTHING_BESIDE,
    reply,
    returnTo,
    slogan,
    done,
    citation = null,
    bookmark,
    preview = false,
  } = props
  return (
    <article data-colour={view.card.theme?.colour}>
      <div className="wrap">
        <DocumentHead view={view} bookmark={bookmark} />
        <div className="split">
          <div className="stack">
            <Inside view={view} />
          </div>
          <aside className="split-aside stack">
            {view.card.cover ? (
              <img
                className="page-cover"
                src={view.card.cover.address}
                width={view.card.cover.width}
                height={view.card.cover.height}
                alt=""
                decoding="async"
              />
            ) : null}
            {view.access === 'teaser' ? <FileSummaries files={view.card.files} /> : null}
            <DocumentRecord view={view} collections={beside.collections} />
            <CitationBox view={view} citation={citation} />
            {view.access === 'full' && view.mayShare ? (
              <ShareForm answer={reply?.form === 'share' ? reply : null} done={done === 'shared'} />
            ) : null}
          </aside>
        </div>
      </div>
      {view.access === 'teaser' ? (
        <Dead when={preview}>
          <GateBlock
            gate={view.gate}
            reply={reply?.form === 'share' ? null : reply}
            returnTo={returnTo}
            slogan={slogan}
            done={done}
          />
        </Dead>
      ) : null}
      <RelatedDocuments cards={beside.related} />
    </article>
  )
}

function Inside({ view }: { view: DocumentView }) {
  switch (view.access) {
    case 'tombstone':
      return <Tombstone view={view} />
    case 'teaser':
      return (
        <>
          <Abstract view={view} />
          <Opening view={view} />
        </>
      )
    case 'full':
      return (
        <>
          {view.pass ? <ReadingByPass {...view.pass} /> : null}
          <Abstract view={view} />
          <Downloads versions={view.versions} slug={view.card.slug} />
          <Text view={view} />
          <VersionHistory versions={view.versions} slug={view.card.slug} />
        </>
      )
  }
}

/** Forms that are shown and do nothing. */
function Dead({ when, children }: { when: boolean; children: ReactNode }) {
  return when ? <fieldset disabled>{children}</fieldset> : children
}

function DocumentHead({ view, bookmark }: Pick<DocumentPageProps, 'view' | 'bookmark'>) {
  const lang = useLang()
  const t = libraryTexts[lang]
  const { card } = view
  return (
    <header className="page-head page-head-long">
      <Breadcrumb
        steps={
          card.workshop
            ? [
                { to: paths.workshops(lang), label: t.workshopsPage.title },
                { to: paths.workshop(lang, card.workshop.slug), label: card.workshop.title.text },
              ]
            : [{ to: paths.documents(lang), label: t.documentsPage.title }]
        }
      />
      <p className="kicker">
        <span>{t.kinds[card.kind]}</span>
        <ThemeMark theme={card.theme} />
      </p>
      <Phrase of={card.title} as="h1" />
      {card.authors.length || card.date ? (
        <p>
          <Byline authors={card.authors} />
          {card.authors.length && card.date ? ' · ' : null}
          {card.date ? formatDate(card.date, lang) : null}
        </p>
      ) : null}
      <p className="cluster">
        <AccessBadges {...card} />
        <LifeBadge life={card.life} />
        <DemonstrationBadge shown={card.demonstration} />
      </p>
      <ReadButton view={view} />
      {bookmark ? <PageBookmark slug={card.slug} {...bookmark} /> : null}
    </header>
  )
}

/** The first thing to do with a document that can be read here. */
function ReadButton({ view: { card, reader } }: { view: DocumentView }) {
  const lang = useLang()
  const t = readerTexts[lang]
  return reader ? (
    <p>
      <Link className="button" to={paths.read(lang, card.slug)}>
        {reader.pages ? t.readFirst(reader.pages) : t.readOnline}
      </Link>
    </p>
  ) : null
}

function Tombstone({ view }: { view: Extract<DocumentView, { access: 'tombstone' }> }) {
  const lang = useLang()
  const t = libraryTexts[lang].documentPage
  return (
    <section className="tombstone" aria-labelledby="tombstone-title">
      <h2 id="tombstone-title">{t.withdrawn}</h2>
      {view.withdrawnAt ? <p>{t.withdrawnOn(formatDate(view.withdrawnAt, lang))}</p> : null}
      {view.withdrawalReason ? <p>{t.withdrawnReason(view.withdrawalReason)}</p> : null}
      <p>
        <Link className="button" to={paths.documents(lang)}>
          {t.all}
        </Link>
      </p>
    </section>
  )
}

function Abstract({ view }: { view: DocumentView }) {
  const lang = useLang()
  const t = libraryTexts[lang]
  if (!view.abstract.html) return null
  return (
    <section aria-labelledby="abstract-title" className="stack-tight">
      <h2 id="abstract-title">{t.documentPage.abstract}</h2>
      {view.abstract.lang === lang ? null : (
        <p className="notice">{t.onlyInOtherLanguage(view.abstract.lang)}</p>
      )}
      <Prose of={view.abstract} />
    </section>
  )
}

function Opening({ view }: { view: Extract<DocumentView, { access: 'teaser' }> }) {
  const t = libraryTexts[useLang()].documentPage
  return view.open ? (
    <section aria-labelledby="opening-title" className="stack-tight teaser-end">
      <h2 id="opening-title">{t.opening}</h2>
      <Prose of={view.open} />
    </section>
  ) : null
}

function Text({ view }: { view: Extract<DocumentView, { access: 'full' }> }) {
  const t = libraryTexts[useLang()].documentPage
  return view.body ? (
    <section aria-labelledby="text-title" id="text" className="stack-tight">
      <h2 id="text-title">{t.text}</h2>
      <Prose of={view.body} />
    </section>
  ) : null
}
