import type { AgreedText } from '~/domain/membership/agreement'
import { formatDate, formatMoment } from '~/i18n/formats'
import { termsTexts } from '~/i18n/terms'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { submitOnce } from './form-parts'

type ChangedText = { text: AgreedText; title: string; version: string; changes: string }

/** Each text that is asked about: since when it holds, what changed in it, and the way to read it whole. */
export function ChangedTexts({ texts, first }: { texts: ChangedText[]; first: boolean }) {
  const lang = useLang()
  const t = termsTexts[lang]
  return texts.map(({ text, title, version, changes }) => (
    <section key={text} className="panel stack-tight" aria-labelledby={`${text}-title`}>
      <h2 id={`${text}-title`}>{title}</h2>
      <p>{t.since(formatDate(version, lang))}</p>
      {changes && !first ? <p>{changes}</p> : null}
      <p>
        <a href={paths.page(lang, text)}>{t.read(title)}</a>
      </p>
    </section>
  ))
}

type Acceptance = { text: string; title: string; version: string; at: string }

/** What was accepted, and when. */
export function Acceptances({ rows }: { rows: Acceptance[] }) {
  const lang = useLang()
  const t = termsTexts[lang]
  if (!rows.length) return <p>{t.acceptedNone}</p>
  return (
    <ul>
      {rows.map(({ text, title, version, at }) => (
        <li key={text + version}>
          <a href={paths.page(lang, text)}>{title}</a>,{' '}
          {t.accepted(formatDate(version, lang), formatMoment(at, lang))}
        </li>
      ))}
    </ul>
  )
}

/** Accepts what was shown, and goes on. */
export function AgreementForm({ version }: { version: string }) {
  return (
    <form method="post" onSubmit={submitOnce}>
      <input type="hidden" name="version" value={version} />
      <button type="submit" className="button">
        {termsTexts[useLang()].accept}
      </button>
    </form>
  )
}

/** The ways of who would rather not accept. */
export function WithoutAgreeing() {
  const lang = useLang()
  const t = termsTexts[lang]
  return (
    <section className="stack" aria-labelledby="otherwise-title">
      <h2 id="otherwise-title">{t.otherwise}</h2>
      <p>{t.otherwiseLead}</p>
      <div className="cluster">
        <form method="post" action={paths.logout()}>
          <button type="submit" className="button button-secondary">
            {t.signOut}
          </button>
        </form>
        <a href={paths.deletion(lang)}>{t.leave}</a>
      </div>
    </section>
  )
}
