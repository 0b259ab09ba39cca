import { Link } from '@remix-run/react'
import { type OpenBook, READER_VIEWS, type ReaderView } from '~/domain/library/reader'
import { readerTexts } from '~/i18n/reader'
import { useLang } from '../use-lang'
import type { Addresses } from './addresses'
import type { FullScreen } from './use-full-screen'
import { ZOOMS, type Zooming } from './use-zoom'

type DisplayPanelProps = {
  book: OpenBook
  addresses: Addresses
  current: number
  view: ReaderView
  zoom: Zooming
  fullScreen: FullScreen
}

/** What is shown of a page, how large, and on how much of the screen. */
export function DisplayPanel({ book, addresses, current, view, zoom, fullScreen }: DisplayPanelProps) {
  const t = readerTexts[useLang()].display
  const pictured = view === 'text' || book.pages.some(({ picture }) => picture)
  return (
    <>
      {pictured ? (
        <nav aria-labelledby="reader-views">
          <h2 id="reader-views">{t.views}</h2>
          <ul className="reader-choices">
            {READER_VIEWS.map((one) => (
              <li key={one}>
                <Link
                  to={addresses.shown(current, one)}
                  aria-current={one === view ? 'true' : undefined}
                  replace
                >
                  {t[one]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {view === 'text' || !pictured ? null : <ZoomChoices zoom={zoom} />}
      {fullScreen.possible ? (
        <p>
          <button className="button button-secondary button-small" type="button" onClick={fullScreen.toggle}>
            {fullScreen.on ? t.leaveFullScreen : t.fullScreen}
          </button>
        </p>
      ) : null}
    </>
  )
}

function ZoomChoices({ zoom }: { zoom: Zooming }) {
  const t = readerTexts[useLang()].display
  return (
    <fieldset className="needs-script">
      <legend>{t.zoom}</legend>
      <ul className="reader-choices">
        {ZOOMS.map((one) => (
          <li key={one}>
            <button type="button" aria-pressed={zoom.zoom === one} onClick={() => zoom.set(one)}>
              {one === 'whole' ? t.whole : one === 100 ? t.width : t.percent(one)}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
