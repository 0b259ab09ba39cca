import { accountTexts } from '~/i18n/account'
import { myDataTexts } from '~/i18n/my-data'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

/** The pages of the account, the one shown marked. */
export function AccountAreas({ current }: { current: 'profile' | 'security' | 'notifications' | 'data' }) {
  const lang = useLang()
  const t = accountTexts[lang]
  const areas = [
    { key: 'profile', label: t.profile.tab, path: paths.account(lang) },
    { key: 'security', label: t.security.tab, path: paths.accountSecurity(lang) },
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
