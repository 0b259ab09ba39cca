import type { PassInUse } from '~/domain/library/views'
import { accessTexts } from '~/i18n/access'
import { formatMoment } from '~/i18n/formats'
import { useLang } from '../use-lang'

/** Says to a reader without account why this document is open to him, and for how long. */
export function ReadingByPass({ sharer, until }: PassInUse) {
  const lang = useLang()
  const t = accessTexts[lang].reading
  return (
    <div className="notice">
      <p>
        {sharer ? t.shared(sharer) : t.granted} {until ? t.until(formatMoment(until, lang)) : null}
      </p>
    </div>
  )
}
