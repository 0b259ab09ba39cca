import { accessTexts } from '~/i18n/access'
import { formatMoment } from '~/i18n/formats'
import { paths } from '~/paths'
import { FormAlert, FormDone, submitOnce } from '../entrance/form-parts'
import { useLang } from '../use-lang'

type View =
  | { state: 'ready'; title: string; sharer: string | null; until: string | null }
  | { state: 'used'; title: string }
  | { state: 'over'; slug: string | null }

type Reply = { state: 'used' | 'over' | 'sent' } | { state: 'limited'; minutes: number }

type Props = { token: string; view: View; reply: Reply | null }

/** The page of a personal link: its button opens the document, or sends another link. */
export function GuestAccess({ token, view, reply }: Props) {
  const lang = useLang()
  const t = accessTexts[lang].pass
  if (reply?.state === 'sent')
    return (
      <div className="narrow">
        <h1>{t.title}</h1>
        <FormDone title={t.sentTitle}>
          <p>{t.sent}</p>
        </FormDone>
      </div>
    )
  if (view.state === 'over' || reply?.state === 'over')
    return <Over slug={view.state === 'over' ? view.slug : null} />
  if (view.state === 'used' || reply)
    return (
      <div className="narrow">
        <h1>{t.usedTitle}</h1>
        {reply?.state === 'limited' ? (
          <FormAlert>
            <p>{t.tooMany(reply.minutes)}</p>
          </FormAlert>
        ) : null}
        <p className="lead">{t.used(view.title)}</p>
        <Button token={token} intent="again" label={t.again} />
      </div>
    )
  return (
    <div className="narrow">
      <h1>{t.title}</h1>
      <p className="lead">{view.sharer ? t.shared(view.title, view.sharer) : t.granted(view.title)}</p>
      {view.until ? <p>{t.until(formatMoment(view.until, lang))}</p> : null}
      <p>{t.once}</p>
      <Button token={token} intent="open" label={t.open} />
    </div>
  )
}

function Over({ slug }: { slug: string | null }) {
  const lang = useLang()
  const t = accessTexts[lang].pass
  return (
    <div className="narrow">
      <h1>{t.overTitle}</h1>
      <p className="lead">{t.over}</p>
      <p>
        <a className="button" href={slug ? paths.document(lang, slug) : paths.documents(lang)}>
          {slug ? t.toDocument : t.documents}
        </a>
      </p>
    </div>
  )
}

function Button({ token, intent, label }: { token: string; intent: 'open' | 'again'; label: string }) {
  return (
    <form method="post" onSubmit={submitOnce} className="form">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="token" value={token} />
      <div>
        <button type="submit" className="button">
          {label}
        </button>
      </div>
    </form>
  )
}
