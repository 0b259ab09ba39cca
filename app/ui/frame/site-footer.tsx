import { Link } from '@remix-run/react'
import { authorTexts } from '~/i18n/authors'
import { collectionTexts } from '~/i18n/collections'
import { commonTexts } from '~/i18n/common'
import { feedTexts } from '~/i18n/feeds'
import { paths } from '~/paths'
import { Strokes } from '../signs'
import { useLang } from '../use-lang'

type SiteFooterProps = {
  name: string
  motto: string
  navigation: { page: string; title: string }[]
  legal: { page: string; title: string }[]
  accessibilityState: 'compliant' | 'partially-compliant' | 'non-compliant'
}

/** Ways on, legal pages with the accessibility mention that the law wants, and the way back to the top. */
export function SiteFooter({ name, motto, navigation, legal, accessibilityState }: SiteFooterProps) {
  const lang = useLang()
  const t = commonTexts[lang]
  return (
    <footer className="site-footer">
      <Strokes />
      <div className="site-footer-inner">
        <div>
          <p className="site-footer-name">{name}</p>
          <p className="site-footer-motto">{motto}</p>
        </div>
        <nav aria-label={t.footerNavigation}>
          <ul>
            {navigation.map(({ page, title }) => (
              <li key={page}>
                <Link to={paths.page(lang, page)}>{title}</Link>
              </li>
            ))}
            <li>
              <Link to={paths.workshops(lang)}>{t.workshops}</Link>
            </li>
            <li>
              <Link to={paths.documents(lang)}>{t.documents}</Link>
            </li>
            <li>
              <Link to={paths.collections(lang)}>{collectionTexts[lang].title}</Link>
            </li>
            <li>
              <Link to={paths.authors(lang)}>{authorTexts[lang].title}</Link>
            </li>
            <li>
              <a href={paths.feed(lang, 'xml')}>{feedTexts[lang].follow}</a>
            </li>
            <li>
              <Link to={paths.aboutApi(lang)}>API</Link>
            </li>
          </ul>
        </nav>
        <nav aria-label={t.legalNavigation}>
          <ul>
            {legal.map(({ page, title }) => (
              <li key={page}>
                <Link to={paths.page(lang, page)}>
                  {page === 'accessibility' ? t.accessibility[accessibilityState] : title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <a className="back-to-top" href="#top">
          <span aria-hidden="true">↑</span> {t.backToTop}
        </a>
      </div>
    </footer>
  )
}
