import { Link } from '@remix-run/react'
import type { OpenBook } from '~/domain/library/reader'
import { readerTexts } from '~/i18n/reader'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

/** Who reads an older version is told so, and led to the newest. */
export function OlderNotice({ book, slug }: { book: OpenBook; slug: string }) {
  const lang = useLang()
  const t = readerTexts[lang].older
  const older = book.file?.older
  return older ? (
    <p className="notice notice-warning reader-older">
      {t.text(older.version)} <Link to={paths.read(lang, slug)}>{t.toNewest(older.newest)}</Link>
    </p>
  ) : null
}
