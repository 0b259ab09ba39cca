import { readerTexts } from '~/i18n/reader'
import { useLang } from '../use-lang'
import type { ReaderKeys } from './use-reader-keys'

/** The reader's keys and gestures. */
export function HelpPanel({ keys: { single, switchSingle } }: { keys: ReaderKeys }) {
  const t = readerTexts[useLang()].help
  const rows: [string, string][] = [
    ['← →', t.keys.arrows],
    [t.names.pages, t.keys.pages],
    [t.names.ends, t.keys.ends],
    ['+ −', t.keys.zoom],
    ['f', t.keys.full],
    ['/', t.keys.search],
    ['?', t.keys.help],
    [t.names.escape, t.keys.escape],
  ]
  return (
    <>
      <h2>{t.heading}</h2>
      <dl className="reader-keys">
        {rows.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="choice needs-script">
        <input type="checkbox" checked={single} onChange={(event) => switchSingle(event.target.checked)} />
        {t.single}
      </label>
      <p className="field-hint">{t.touch}</p>
    </>
  )
}
