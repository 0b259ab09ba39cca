import type { Life } from '~/domain/library/library-document'
import { publishingTexts } from '~/i18n/publishing'
import { TextAreaField } from '../entrance/form-parts'
import { useLang } from '../use-lang'

/** What else can be done with a thing, from where it stands; each in a form of its own. */
export function LifeActs({ life, of }: { life: Life; of: 'document' | 'workshop' }) {
  const t = publishingTexts[useLang()].life
  return (
    <section className="panel" aria-labelledby="life-title">
      <h2 id="life-title">{t.title}</h2>
      {life === 'published' ? (
        <details className="confirm">
          <summary>{t.withdraw}</summary>
          <form method="post" className="form">
            <p>{t.withdrawHint[of]}</p>
            {of === 'document' ? (
              <TextAreaField
                field={{ id: 'life-reason', name: 'reason', value: '', error: null }}
                label={t.reason}
                required={false}
                rows={2}
                maxLength={500}
              />
            ) : null}
            <Act intent="withdraw" look="button button-danger" label={t.withdrawConfirm} />
          </form>
        </details>
      ) : null}
      {life === 'withdrawn' ? (
        <form method="post">
          <Act intent="restore" look="button" label={t.restore} />
        </form>
      ) : null}
      {life === 'scheduled' ? (
        <form method="post">
          <Act intent="unschedule" look="button button-secondary" label={t.unschedule} />
        </form>
      ) : null}
      {life === 'draft' ? (
        <details className="confirm">
          <summary>{t.discard}</summary>
          <form method="post" className="form">
            <p>{t.discardHint[of]}</p>
            <Act intent="discard" look="button button-danger" label={t.discardConfirm} />
          </form>
        </details>
      ) : null}
    </section>
  )
}

function Act({ intent, look, label }: { intent: string; look: string; label: string }) {
  return (
    <button className={look} type="submit" name="intent" value={intent}>
      {label}
    </button>
  )
}
