import { Link } from '@remix-run/react'
import type { OpenBook, ReaderView, ReadingView } from '~/domain/library/reader'
import { readerTexts } from '~/i18n/reader'
import { Phrase } from '../library/in-lang'
import { useLang } from '../use-lang'
import type { Addresses } from './addresses'
import { DisplayPanel } from './display-panel'
import { HelpPanel } from './help-panel'
import { ReaderIcon } from './icons'
import { Panel } from './panel'
import { PlanPanel } from './plan-panel'
import { SearchPanel } from './search-panel'
import { SharePanel } from './share-panel'
import type { FullScreen } from './use-full-screen'
import type { ReaderKeys } from './use-reader-keys'
import type { Zooming } from './use-zoom'

type ReaderBarProps = {
  reading: ReadingView
  book: OpenBook
  view: ReaderView
  /** Somebody has just asked for words: what was found is in sight. */
  listed: boolean
  addresses: Addresses
  current: number
  zoom: Zooming
  fullScreen: FullScreen
  keys: ReaderKeys
  toDocument: string
}

/** The thin bar: what is read, the way back, and the tools, each folded into its button. */
export function ReaderBar(props: ReaderBarProps) {
  const { reading, book, view, listed, addresses, current, zoom, fullScreen, keys, toDocument } = props
  const t = readerTexts[useLang()]
  return (
    <header className="reader-bar">
      <div className="reader-bar-line">
        <Link className="reader-back" to={toDocument} title={t.back}>
          <ReaderIcon of="back" />
          <span className="visually-hidden">{t.back}</span>
        </Link>
        <Phrase of={reading.card.title} as="h1" />
        <section className="reader-tools" aria-label={t.tools}>
          <Panel name="plan" label={t.plan.title}>
            <PlanPanel
              {...{ book, addresses, current }}
              language={reading.language}
              slug={reading.card.slug}
            />
          </Panel>
          <Panel name="search" label={t.search.title} open={listed}>
            <SearchPanel {...{ book, addresses, current }} partly={reading.gate !== null} />
          </Panel>
          <Panel name="display" label={t.display.title}>
            <DisplayPanel {...{ book, addresses, current, view, zoom, fullScreen }} />
          </Panel>
          <Panel name="share" label={t.share.title}>
            <SharePanel {...{ reading, book, addresses, current }} />
          </Panel>
          <Panel name="help" label={t.help.title}>
            <HelpPanel keys={keys} />
          </Panel>
        </section>
      </div>
    </header>
  )
}
