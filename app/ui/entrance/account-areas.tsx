import { accessTokenTexts } from '~/i18n/access-tokens'
import { accountTexts } from '~/i18n/account'
import { myDataTexts } from '~/i18n/my-data'
import { readingListTexts } from '~/i18n/reading-list'
import { shareTexts } from '~/i18n/shares'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { useSite } from '../use-site'

type Area = 'profile' | 'reading-list' | 'security' | 'tokens' | 'shares' | 'notifications' | 'data'

/** The pages of the account, the one shown marked; shares where members may share. */
export function AccountAreas({ current }: { current: Area }) {
  const lang = useLang()
  const t = accountTexts[lang]
  const sharing = useSite()?.sharing
  const areas = [
    { key: 'profile', label: t.profile.tab, path: paths.account(lang) },
    { key: 'reading-list', label: readingListTexts[lang].tab, path: paths.readingList(lang) },
    { key: 'security', label: t.security.tab, path: paths.accountSecurity(lang) },
    { key: 'tokens', label: accessTokenTexts[lang].tab, path: paths.accountTokens(lang) },
    ...(sharing || current === 'shares'
      ? [{ key: 'shares', label: shareTexts[lang].tab, path: paths.accountShares(lang) }]
      : []),
    {
      key: 'notifications',
      label: myDataTexts[lang].notifications.tab,
      path: paths.accountNotifications(lang),
    },
    { key: 'data', label: myDataTexts[lang].data.tab, path: paths.accountData(lang) },
  ]
  return (
    <nav aria-label={t.areas} className="areas">
      <ul>
        {areas.map((area) => (
          <li key={area.key}>
            <a href={area.path} aria-current={area.key === current ? 'page' : undefined}>
              {area.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
