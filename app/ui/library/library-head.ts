import type { MetaDescriptor } from '@remix-run/react'
import type { LibraryWish } from '~/domain/library/library-wish'
import type { ThemeView } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { feedTexts } from '~/i18n/feeds'
import { paths } from '~/paths'

/** The feed of the theme to which the library is narrowed. */
export function themeFeed(
  { wish, themes }: { wish: LibraryWish; themes: ThemeView[] },
  lang: Locale,
): MetaDescriptor[] {
  const theme = themes.find(({ key }) => key === wish.filters.theme)
  if (!theme) return []
  return [
    {
      tagName: 'link',
      rel: 'alternate',
      type: 'application/atom+xml',
      title: feedTexts[lang].title(theme.name, null),
      href: paths.feed(lang, 'xml', { theme: theme.key }),
    },
  ]
}
