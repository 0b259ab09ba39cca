import { Link } from '@remix-run/react'
import { libraryQuery } from '~/domain/library/library-wish'
import type { ThemeView } from '~/domain/library/views'
import { searchTexts } from '~/i18n/search'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { ThemeMark } from './badges'

/** The themes, each leading to its documents: a way on from where nothing was found. */
export function BrowseThemes({ as: Heading, themes }: { as: 'h2' | 'h3'; themes: ThemeView[] }) {
  const lang = useLang()
  const t = searchTexts[lang]
  return (
    <nav className="browse" aria-label={t.browse}>
      <Heading>{t.browse}</Heading>
      <ul>
        {themes.map((theme) => (
          <ThemeLink key={theme.key} theme={theme} />
        ))}
        <li>
          <Link to={paths.documents(lang)}>{t.all}</Link>
        </li>
      </ul>
    </nav>
  )
}

export function ThemeLink({ theme }: { theme: ThemeView }) {
  return (
    <li>
      <Link to={paths.documents(useLang()) + libraryQuery({ filters: { theme: theme.key } })}>
        <ThemeMark theme={theme} />
      </Link>
    </li>
  )
}
