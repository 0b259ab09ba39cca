import { Link } from '@remix-run/react'
import type { VersionPageView } from '~/domain/library/views'
import { formatDate } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { versionTexts } from '~/i18n/versions'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { Breadcrumb } from './breadcrumb'
import { Files } from './file-list'
import { GateBlock, type GateReply } from './gate-block'
import { Phrase } from './in-lang'
import { Changes } from './version-history'

type VersionPageProps = {
  view: VersionPageView
  reply?: GateReply | null
  returnTo: string
  slogan?: string
}

/** One version of a document at its own address; an older one leads to the newest. */
export function VersionPage({ view, reply, returnTo, slogan }: VersionPageProps) {
  const lang = useLang()
  const t = versionTexts[lang]
  const { card, number } = view
  return (
    <article data-colour={card.theme?.colour}>
      <div className="wrap stack">
        <header className="page-head page-head-long">
          <Breadcrumb
            steps={[
              { to: paths.documents(lang), label: libraryTexts[lang].documentsPage.title },
              { to: paths.document(lang, card.slug), label: card.title.text },
            ]}
          />
          <p className="kicker">
            {t.version(number)}
            {view.access === 'full' ? ` ${t.of(formatDate(view.version.createdAt, lang))}` : ''}
          </p>
          <Phrase of={card.title} as="h1" />
        </header>
        {view.access === 'full' ? <Inside view={view} /> : null}
      </div>
      {view.access === 'teaser' ? (
        <GateBlock gate={view.gate} reply={reply} returnTo={returnTo} slogan={slogan} />
      ) : null}
    </article>
  )
}

function Inside({ view }: { view: Extract<VersionPageView, { access: 'full' }> }) {
  const lang = useLang()
  const t = versionTexts[lang]
  const { card, number, version, newest } = view
  const isNewest = number === newest
  return (
    <>
      <p className={isNewest ? 'notice' : 'notice notice-warning'}>
        {isNewest ? t.newest : t.older(number)}{' '}
        <Link to={paths.document(lang, card.slug)}>{isNewest ? t.toDocument : t.toNewest(newest)}</Link>
      </p>
      {version.note ? (
        <section aria-labelledby="changes-title" className="stack-tight">
          <h2 id="changes-title">{t.changes}</h2>
          <Changes html={version.note} />
        </section>
      ) : null}
      <section aria-labelledby="files-title" className="stack-tight">
        <h2 id="files-title">{t.files}</h2>
        {version.files.length ? <Files files={version.files} slug={card.slug} named /> : <p>{t.noFiles}</p>}
      </section>
    </>
  )
}
