import { Link } from '@remix-run/react'
import { authorTexts } from '~/i18n/authors'
import { collectionTexts } from '~/i18n/collections'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

/** Other ways through the library than its list. */
export function LibraryWays() {
  const lang = useLang()
  return (
    <p className="cluster">
      <Link to={paths.collections(lang)}>{collectionTexts[lang].title}</Link>
      <Link to={paths.authors(lang)}>{authorTexts[lang].title}</Link>
    </p>
  )
}
