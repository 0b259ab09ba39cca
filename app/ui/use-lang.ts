import { useParams } from '@remix-run/react'
import { DEFAULT_LOCALE, isLocale, type Locale } from '~/domain/locale'

/** The language of the address; French where the address has none. */
export function useLang(): Locale {
  const { lang } = useParams()
  return isLocale(lang) ? lang : DEFAULT_LOCALE
}
