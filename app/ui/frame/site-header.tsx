import { Link } from '@remix-run/react'
import { otherLocales } from '~/domain/locale'
import { commonTexts } from '~/i18n/common'
import { joiningTexts } from '~/i18n/joining'
import { searchTexts } from '~/i18n/search'
import { inOtherLanguage, paths } from '~/paths'
import { Mark } from '../signs'
import { useLang } from '../use-lang'

const LANGUAGE_NAMES = { fr: 'Français', en: 'English' }

type SiteHeaderProps = {
  name: string
  motto: string
  navigation: { page: string; title: string }[]
  visitor: { signedIn: boolean; firstName: string | null; staff: boolean }
  /** Registration is not open: the way to it says so. */
  invitedOnly: boolean
  /** Path and query of the page shown, for the language switch. */
  address: string
}

/** Name, menu, account and language switch. On a phone the menu is a disclosure that works without scripts. */
export function SiteHeader({ name, motto, navigation, visitor, invitedOnly, address }: SiteHeaderProps) {
  const lang = useLang()
  const t = commonTexts[lang]
  const entries = [
    ...navigation.map(({ page, title }) => ({ path: paths.page(lang, page), title })),
    { path: paths.workshops(lang), title: t.workshops },
    { path: paths.documents(lang), title: t.documents },
    { path: paths.search(lang), title: searchTexts[lang].title },
  ]
  const pathname = address.split('?')[0] ?? ''
  return (
    <header className="site-header">
      <div className="site-header-bar">
        <Link className="brand" to={paths.home(lang)}>
          <Mark />
          <span>
            {name}
            <small>{motto}</small>
          </span>
        </Link>
        {otherLocales(lang).map((other) => (
          <a
            key={other}
            className="switch"
            href={inOtherLanguage(address, other)}
            onClick={({ currentTarget }) => {
              // The reader notes in the bar alone on which page one is.
              currentTarget.href = inOtherLanguage(window.location.pathname + window.location.search, other)
            }}
            hrefLang={other}
            lang={other}
            aria-label={`${LANGUAGE_NAMES[other]} – ${commonTexts[other].otherLanguage}`}
          >
            {other.toUpperCase()}
          </a>
        ))}
        <details className="site-menu">
          <summary>{t.menu}</summary>
          <nav className="site-nav" aria-label={t.mainNavigation}>
            <ul>
              {entries.map(({ path, title }) => (
                <li key={path}>
                  <Link
                    to={path}
                    aria-current={pathname === path || pathname.startsWith(`${path}/`) ? 'page' : undefined}
                  >
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
            <AccountLinks visitor={visitor} invitedOnly={invitedOnly} />
          </nav>
        </details>
      </div>
    </header>
  )
}

function AccountLinks({ visitor, invitedOnly }: Pick<SiteHeaderProps, 'visitor' | 'invitedOnly'>) {
  const lang = useLang()
  const t = commonTexts[lang]
  if (!visitor.signedIn)
    return (
      <ul className="site-nav-account">
        <li>
          <a href={paths.login(lang)}>{t.signIn}</a>
        </li>
        <li>
          <a className="nav-join" href={paths.register(lang)}>
            {invitedOnly ? joiningTexts[lang].invitedOnly.nav : t.register}
          </a>
        </li>
      </ul>
    )
  return (
    <ul className="site-nav-account">
      {visitor.staff ? (
        <li>
          <a href={paths.desk(lang)}>{t.desk}</a>
        </li>
      ) : null}
      <li>
        <a href={paths.account(lang)}>{t.account}</a>
      </li>
      <li>
        <form method="post" action={paths.logout()}>
          <input type="hidden" name="lang" value={lang} />
          <button type="submit">{t.signOut}</button>
        </form>
      </li>
    </ul>
  )
}
