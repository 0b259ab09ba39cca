import { shareTexts } from '~/i18n/shares'
import { type Share, SharesTable } from '../library/shares-table'
import { useLang } from '../use-lang'

/** To whom members have opened this document; nothing when to nobody. */
export function DocumentShares({ shares }: { shares: Share[] }) {
  const t = shareTexts[useLang()]
  if (!shares.length) return null
  return (
    <section className="panel" aria-labelledby="shares-title" id="shares">
      <h2 id="shares-title">{t.deskTitle}</h2>
      <SharesTable shares={shares} of="document" />
    </section>
  )
}
