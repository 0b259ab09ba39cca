import { collectionTexts } from '~/i18n/collections'
import { useLang } from '../use-lang'

/** What else can be done with a collection; both ask once more. */
export function CollectionActs({ published }: { published: boolean }) {
  const t = collectionTexts[useLang()].desk.life
  return (
    <section className="panel" aria-labelledby="life-title">
      <h2 id="life-title">{t.title}</h2>
      {published ? (
        <Confirmed
          intent="unpublish"
          label={t.unpublish}
          hint={t.unpublishHint}
          confirm={t.unpublishConfirm}
        />
      ) : null}
      <Confirmed intent="delete" label={t.delete} hint={t.deleteHint} confirm={t.deleteConfirm} />
    </section>
  )
}

type ConfirmedProps = { intent: string; label: string; hint: string; confirm: string }

function Confirmed({ intent, label, hint, confirm }: ConfirmedProps) {
  return (
    <details className="confirm">
      <summary>{label}</summary>
      <form method="post" className="form">
        <p>{hint}</p>
        <button className="button button-danger" type="submit" name="intent" value={intent}>
          {confirm}
        </button>
      </form>
    </details>
  )
}
