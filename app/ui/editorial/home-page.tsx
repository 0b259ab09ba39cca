import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { libraryQuery } from '~/domain/library/library-wish'
import type { CollectionCard, DocumentCard, WorkshopCard } from '~/domain/library/views'
import { browsingTexts } from '~/i18n/browsing'
import { collectionTexts } from '~/i18n/collections'
import { commonTexts } from '~/i18n/common'
import { formatDate } from '~/i18n/formats'
import { homeTexts } from '~/i18n/home'
import { joiningTexts } from '~/i18n/joining'
import { paths } from '~/paths'
import { CollectionCards } from '../collections/collection-card'
import { InvitedOnly } from '../entrance/invited-only'
import { DocumentCards } from '../library/document-card'
import { WorkshopCards } from '../library/workshop-card'
import { SearchBox } from '../search/search-form'
import { HeroStrokes } from '../signs'
import { useLang } from '../use-lang'
import { useJoining, useSite } from '../use-site'
import { type Block, Blocks } from './blocks'
import { Steps } from './figure'

type Head = { title: string; lead: string }

type News = { cards: DocumentCard[]; since: string }

type HomePageProps = {
  texts: {
    hero: Head
    sections: {
      about: { title: string }
      workshops: Head
      latest: Head
      join: Head & { steps: { title: string; text: string }[] }
    }
  }
  blocks: Block[]
  workshops: WorkshopCard[]
  latest: DocumentCard[]
  news: News | null
  kept: string[] | null
  collections: CollectionCard[]
  signedIn: boolean
}

/** The first page: what the centre is, its workshops, its latest documents, how to become a member. */
export function HomePage(props: HomePageProps) {
  const { texts, blocks, workshops, latest, news, kept, collections, signedIn } = props
  const lang = useLang()
  const t = homeTexts[lang]
  const { about, join, ...sections } = texts.sections
  return (
    <>
      <Hero {...texts.hero} signedIn={signedIn} />
      {news ? <NewsBand {...news} kept={kept} /> : null}
      <Band
        id="workshops"
        {...sections.workshops}
        more={{ to: paths.workshops(lang), label: t.allWorkshops }}
      >
        {workshops.length ? <WorkshopCards cards={workshops} /> : <p>{t.noWorkshops}</p>}
      </Band>
      <Band id="latest" {...sections.latest} more={{ to: paths.documents(lang), label: t.allDocuments }}>
        <SearchBox id="home-search" />
        {latest.length || news ? <DocumentCards cards={latest} kept={kept} /> : <p>{t.noDocuments}</p>}
      </Band>
      {collections.length ? (
        <Band
          id="collections"
          title={collectionTexts[lang].title}
          lead={collectionTexts[lang].homeLead}
          more={{ to: paths.collections(lang), label: collectionTexts[lang].all }}
        >
          <CollectionCards cards={collections} />
        </Band>
      ) : null}
      {signedIn ? null : <Join {...join} />}
      <Band id="about" title={about.title}>
        <div className="stack">
          <Blocks blocks={blocks} />
          <Accessibility />
        </div>
      </Band>
    </>
  )
}

function NewsBand({ cards, since, kept }: News & { kept: string[] | null }) {
  const lang = useLang()
  const t = browsingTexts[lang].news
  const all = { to: paths.documents(lang) + libraryQuery({ since: 'visit', sort: 'added' }), label: t.all }
  return (
    <Band id="news" title={t.title} lead={t.lead(formatDate(since, lang))} more={all}>
      <DocumentCards cards={cards} kept={kept} />
    </Band>
  )
}

function Join({ steps, ...head }: HomePageProps['texts']['sections']['join']) {
  const lang = useLang()
  if (useJoining().policy === 'invitation')
    return (
      <Band id="join" title={joiningTexts[lang].invitedOnly.title}>
        <InvitedOnly />
      </Band>
    )
  return (
    <Band id="join" {...head}>
      <Steps items={steps} />
      <p>
        <Link className="button" to={paths.register(lang)}>
          {homeTexts[lang].join}
        </Link>
      </p>
    </Band>
  )
}

function Hero({ title, lead, signedIn }: Head & { signedIn: boolean }) {
  const lang = useLang()
  const t = homeTexts[lang]
  const invitedOnly = useJoining().policy === 'invitation'
  return (
    <section className="hero">
      <HeroStrokes />
      <div className="wrap">
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        <p className="cluster">
          <Link className="button" to={paths.documents(lang)}>
            {t.discover}
          </Link>
          {signedIn || invitedOnly ? null : (
            <Link className="button button-secondary" to={paths.register(lang)}>
              {t.join}
            </Link>
          )}
        </p>
      </div>
    </section>
  )
}

type BandProps = {
  id: string
  title: string
  lead?: string
  more?: { to: string; label: string }
  children: ReactNode
}

function Band({ id, title, lead, more, children }: BandProps) {
  return (
    <section className="section" aria-labelledby={`${id}-title`}>
      <div className="wrap">
        <div className="section-head">
          <h2 id={`${id}-title`}>{title}</h2>
          {more ? <Link to={more.to}>{more.label}</Link> : null}
          {lead ? <p>{lead}</p> : null}
        </div>
        {children}
      </div>
    </section>
  )
}

/** The state of accessibility stands on the first page, too (RGAA, article 47 of the law of 2005). */
function Accessibility() {
  const lang = useLang()
  const state = useSite()?.accessibilityState
  return state ? (
    <p>
      <Link to={paths.page(lang, 'accessibility')}>{commonTexts[lang].accessibility[state]}</Link>
    </p>
  ) : null
}
