import { Link } from '@remix-run/react'
import { isFiltered, type MemberQuery } from '~/domain/membership/member-filters'
import { deskTexts } from '~/i18n/desk'
import { memberListTexts } from '~/i18n/member-list'
import { useLang } from '../use-lang'
import { EmptyList } from './empty-list'

/** Above the list: that people wait for an answer, where the list itself does not say so. */
export function WaitingNotice({ query, waiting }: { query: MemberQuery; waiting: number }) {
  const lang = useLang()
  const t = memberListTexts[lang]
  if (waiting === 0 || query.standing === 'pending') return null
  return (
    <p className="notice">
      {t.queue(waiting)}
      {lang === 'fr' ? '\u00a0: ' : ': '}
      <Link to="?standing=pending">{t.queueLink}</Link>
    </p>
  )
}

/** In place of a list that shows nobody, with the reason. */
export function NobodyListed({ query, waiting }: { query: MemberQuery; waiting: number }) {
  const lang = useLang()
  const t = { ...deskTexts[lang].members, ...memberListTexts[lang] }
  if (query.standing === 'pending' && waiting === 0)
    return <EmptyList title={t.nobodyWaits}>{t.nobodyWaitsHint}</EmptyList>
  return isFiltered(query) ? (
    <EmptyList title={t.none}>{t.noneHint}</EmptyList>
  ) : (
    <EmptyList title={t.nobody}>{t.nobodyHint}</EmptyList>
  )
}
