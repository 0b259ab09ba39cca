import { Link } from '@remix-run/react'
import type { ProgrammeLine, WorkshopView } from '~/domain/library/views'
import { feedTexts } from '~/i18n/feeds'
import { formatBytes, formatDate } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { materialsTexts } from '~/i18n/materials'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { DemonstrationBadge, LifeBadge, ThemeMark } from './badges'
import { Breadcrumb } from './breadcrumb'
import { DocumentCards } from './document-card'
import { GateBlock, type GateReply } from './gate-block'
import { Phrase, Prose, useLangOf } from './in-lang'

type Whole = Extract<WorkshopView, { access: 'full' }>

type WorkshopPageProps = { view: WorkshopView; reply?: GateReply | null; returnTo: string; slogan?: string }

/** A workshop: what it was, its programme, who spoke, and its materials with their access. */
export function WorkshopPage({ view, reply, returnTo, slogan }: WorkshopPageProps) {
  return (
    <article data-colour={view.card.theme?.colour}>
      <div className="wrap">
        <WorkshopHead view={view} />
        {view.access === 'full' ? (
          <div className="split">
            <div className="stack">
              <About view={view} />
              <Programme view={view} />
            </div>
            <aside className="split-aside stack">
              <Facts view={view} />
              <Speakers view={view} />
            </aside>
          </div>
        ) : (
          <Tombstone />
        )}
      </div>
      {view.access === 'full' ? (
        <>
          <Materials view={view} />
          {view.gate ? (
            <GateBlock gate={view.gate} reply={reply} returnTo={returnTo} of="workshop" slogan={slogan} />
          ) : null}
        </>
      ) : null}
    </article>
  )
}

function WorkshopHead({ view: { card, access } }: { view: WorkshopView }) {
  const lang = useLang()
  const t = libraryTexts[lang]
  return (
    <header className="page-head page-head-long">
      <Breadcrumb steps={[{ to: paths.workshops(lang), label: t.workshopsPage.title }]} />
      <p className="kicker">
        <span>{t.workshopPage.label}</span>
        <ThemeMark theme={card.theme} />
      </p>
      <Phrase of={card.title} as="h1" />
      {access === 'full' ? (
        <p className="lead">
          <Phrase of={card.summary} />
        </p>
      ) : null}
      <p className="cluster">
        <LifeBadge life={card.life} />
        <DemonstrationBadge shown={card.demonstration} />
      </p>
    </header>
  )
}

function Facts({ view: { card } }: { view: Whole }) {
  const lang = useLang()
  const t = libraryTexts[lang]
  return (
    <dl className="facts">
      <div>
        <dt>{t.workshopPage.date}</dt>
        <dd>{card.date ? <time dateTime={card.date}>{formatDate(card.date, lang)}</time> : t.undated}</dd>
        {card.date ? (
          <dd>
            <a href={paths.workshopCalendar(lang, card.slug)} download>
              {feedTexts[lang].calendar}
            </a>
          </dd>
        ) : null}
      </div>
      {card.place.text ? (
        <div>
          <dt>{t.workshopPage.place}</dt>
          <dd>
            <Phrase of={card.place} />
          </dd>
        </div>
      ) : null}
      <div>
        <dt>{t.workshopPage.materials}</dt>
        <dd>{t.documents(card.documents)}</dd>
      </div>
    </dl>
  )
}

function Tombstone() {
  const lang = useLang()
  const t = libraryTexts[lang].workshopPage
  return (
    <section className="tombstone" aria-labelledby="tombstone-title">
      <h2 id="tombstone-title">{t.withdrawn}</h2>
      <p>{t.withdrawnLead}</p>
      <p>
        <Link className="button" to={paths.workshops(lang)}>
          {t.all}
        </Link>
      </p>
    </section>
  )
}

function About({ view }: { view: Whole }) {
  const t = libraryTexts[useLang()].workshopPage
  return view.body ? (
    <section aria-labelledby="about-title" className="stack-tight">
      <h2 id="about-title">{t.about}</h2>
      <Prose of={view.body} />
    </section>
  ) : null
}

function Programme({ view: { programme } }: { view: Whole }) {
  const t = libraryTexts[useLang()].workshopPage
  const langOf = useLangOf()
  if (!programme.lines.length) return null
  return (
    <section aria-labelledby="programme-title" className="stack-tight">
      <h2 id="programme-title">{t.programme}</h2>
      <ol className="programme" lang={langOf(programme.lang)}>
        {programme.lines.map((line) => (
          <ProgrammeEntry key={`${line.time} ${line.title}`} line={line} />
        ))}
      </ol>
    </section>
  )
}

function ProgrammeEntry({ line }: { line: ProgrammeLine }) {
  const lang = useLang()
  return (
    <li>
      <span className="programme-time">{line.time}</span>
      <div>
        <p>
          {line.document ? (
            <Link to={paths.document(lang, line.document.slug)}>{line.title}</Link>
          ) : (
            line.title
          )}
        </p>
        {line.speaker ? <p className="programme-speaker">{line.speaker}</p> : null}
      </div>
    </li>
  )
}

function Speakers({ view: { speakers, programme } }: { view: Whole }) {
  const t = libraryTexts[useLang()].workshopPage
  const langOf = useLangOf()
  if (!speakers.length) return null
  return (
    <section aria-labelledby="speakers-title" className="stack-tight">
      <h2 id="speakers-title">{t.speakers}</h2>
      <ul lang={langOf(programme.lang)}>
        {speakers.map((speaker) => (
          <li key={speaker}>{speaker}</li>
        ))}
      </ul>
    </section>
  )
}

function Materials({ view: { documents, card, archive } }: { view: Whole }) {
  const lang = useLang()
  const t = libraryTexts[lang].workshopPage
  return (
    <section aria-labelledby="materials-title" className="section">
      <div className="wrap">
        <div className="section-head">
          <h2 id="materials-title">{t.materials}</h2>
          {archive.files ? (
            <a className="button download" href={paths.materials(card.slug)} download>
              {materialsTexts[lang].download(archive.files, formatBytes(archive.bytes, lang))}
            </a>
          ) : null}
        </div>
        {documents.length ? <DocumentCards cards={documents} /> : <p>{t.noMaterials}</p>}
      </div>
    </section>
  )
}
