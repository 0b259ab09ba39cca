import { publishingTexts } from '~/i18n/publishing'
import { useLang } from '../use-lang'
import type { Draft } from './use-draft'

/** Offers a text that this tab kept and the portal never got. */
export function KeptNotice({ draft }: { draft: Draft }) {
  const t = publishingTexts[useLang()].draft
  if (!draft.kept) return null
  return (
    <div className="notice notice-warning" role="status">
      <p>
        <strong>{t.keptTitle}</strong>
      </p>
      <p>{t.keptLead}</p>
      <p className="cluster">
        <button type="button" className="button button-small" onClick={draft.restore}>
          {t.restoreKept}
        </button>
        <button type="button" className="button button-quiet button-small" onClick={draft.forget}>
          {t.discardKept}
        </button>
      </p>
    </div>
  )
}
