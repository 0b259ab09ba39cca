import { type DoiStanding, doiAddress } from '~/domain/citing/doi'
import { doiTexts } from '~/i18n/doi'
import { formatDate } from '~/i18n/formats'
import { useLang } from '../use-lang'

/** The DOI of a document, or the giving of one; nothing where the portal gives none. */
export function DocumentDoi({ standing }: { standing: DoiStanding | null }) {
  const t = doiTexts[useLang()]
  if (!standing) return null
  return (
    <section className="panel stack-tight" aria-labelledby="doi-title" id="doi">
      <h2 id="doi-title">{t.title}</h2>
      {standing.state === 'none' ? <Giving possible={standing.possible} /> : <Given standing={standing} />}
    </section>
  )
}

function Giving({ possible }: { possible: boolean }) {
  const t = doiTexts[useLang()]
  if (!possible) return <p>{t.notYet}</p>
  return (
    <details className="confirm">
      <summary>{t.assign}</summary>
      <form method="post" className="form">
        <p>{t.lead}</p>
        <button className="button" type="submit" name="intent" value="assign-doi">
          {t.confirm}
        </button>
      </form>
    </details>
  )
}

function Given({ standing }: { standing: Exclude<DoiStanding, { state: 'none' }> }) {
  const lang = useLang()
  const t = doiTexts[lang]
  const { doi, failure } = standing
  return (
    <>
      <p>{standing.state === 'registered' ? <a href={doiAddress(doi)}>{doi}</a> : <strong>{doi}</strong>}</p>
      <p>
        {standing.state === 'registered'
          ? t.registered(formatDate(standing.registeredAt, lang))
          : standing.byHand
            ? t.byHand
            : t.waiting}
      </p>
      {failure ? (
        <p className="notice notice-warning">
          {t.failure} <code>{failure}</code>
        </p>
      ) : null}
    </>
  )
}
